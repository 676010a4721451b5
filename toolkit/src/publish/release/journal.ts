import { createHash } from 'node:crypto';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import type { Git } from '../git/git.ts';
import { CannotRun } from '../../messages/cannot-run.ts';
import { isJsonArray, isJsonObject } from '../../tpl/json.ts';
import { createFile, writeFile } from '../../tpl/files.ts';
import type { Begun } from './release.ts';

/** The files that a release writes, below the root. */
const writtenFiles = ['package.json', 'package-lock.json', 'CHANGELOG.md', 'metadata.yaml'] as const;
export type WrittenFile = (typeof writtenFiles)[number];

/** A file that a release writes. */
export interface Edit {
  readonly file: WrittenFile;
  /** What it held. */
  readonly before: string;
  /** The hash of what it holds then. */
  readonly after: string;
}

export function hashOf(content: string | Uint8Array): string {
  return createHash('sha256').update(content).digest('hex');
}

/** A release that has been cut off, with the files that it has written, or was about to. */
export type Interrupted = Begun & {
  readonly edits: readonly Edit[];
  /** The branch that it was made on, as `refs/heads/main`; undefined when that was not noted. */
  readonly branch: string | undefined;
};

/**
 * A file in git's own folder that exists while a release is under way. A release that was cut off, by a power cut
 * say, leaves it behind, and with it all that is needed to take the release back.
 */
export class Journal {
  readonly #git: Git;
  readonly file: string;
  #entry: Entry | undefined;

  constructor(git: Git) {
    this.#git = git;
    this.file = path.resolve(git.root, git.run('rev-parse', '--git-path', 'template-release.json'));
  }

  /** @throws CannotRun when another release is under way */
  open({ version, start }: Begun): void {
    const branch = this.#git.try('symbolic-ref', '--quiet', 'HEAD');
    const began = beginningOf(process.pid);
    this.#entry = {
      ...{ version, start, process: process.pid, edits: [] },
      ...(began === undefined ? {} : { began }),
      ...(branch === undefined ? {} : { branch }),
    };
    if (!createFile(this.file, JSON.stringify(this.#entry))) {
      throw new CannotRun(`Another release is under way: ${this.file} exists.`);
    }
  }

  /** Notes what is about to be written: whatever happens then, it is known whether a file holds just that. */
  note(edit: Edit): void {
    if (this.#entry === undefined) throw new Error('The journal is not open.');
    this.#entry = { ...this.#entry, edits: [...this.#entry.edits, edit] };
    writeFile(this.file, JSON.stringify(this.#entry));
  }

  /** What it has noted of the release that it was opened for. */
  get noted(): Pick<Interrupted, 'edits' | 'branch'> {
    return { edits: this.#entry?.edits ?? [], branch: this.#entry?.branch };
  }

  close(): void {
    rmSync(this.file, { force: true });
  }

  /**
   * The release that was cut off; undefined when there is none.
   * @throws CannotRun when its process still runs
   */
  interrupted(): Interrupted | undefined {
    if (!existsSync(this.file)) return undefined;
    const entry: unknown = parse(readFileSync(this.file, 'utf8'));
    if (!isEntry(entry)) {
      throw new CannotRun(`${this.file} cannot be read. Look at git status and git log, then delete it.`);
    }
    if (entry.process !== process.pid && isRunning(entry)) {
      throw new CannotRun(`The release ${entry.version} is under way in process ${entry.process}.`);
    }
    const { version, start, edits, branch } = entry;
    return { git: this.#git, version, start, edits, branch };
  }
}

interface Entry {
  readonly version: string;
  readonly start: string;
  readonly process: number;
  /** Which of the processes that have had this number, where that can be told. */
  readonly began?: string;
  readonly branch?: string;
  readonly edits: readonly Edit[];
}

function isEntry(value: unknown): value is Entry {
  return (
    isJsonObject(value) &&
    matches(value['version'], /^\d+\.\d+\.\d+$/) &&
    matches(value['start'], /^[0-9a-f]{40,64}$/) &&
    typeof value['process'] === 'number' &&
    value['process'] > 0 &&
    ['began', 'branch'].every((key) => ['string', 'undefined'].includes(typeof value[key])) &&
    isJsonArray(value['edits']) &&
    value['edits'].every(isEdit)
  );
}

function isEdit(value: unknown): boolean {
  return (
    isJsonObject(value) &&
    ['before', 'after'].every((key) => typeof value[key] === 'string') &&
    writtenFiles.some((file) => file === value['file'])
  );
}

function matches(value: unknown, pattern: RegExp): boolean {
  return typeof value === 'string' && pattern.test(value);
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Whether it is that very process: after a power cut, and in containers, numbers are soon given again. */
function isRunning({ process: number, began }: Pick<Entry, 'process' | 'began'>): boolean {
  try {
    process.kill(number, 0);
  } catch (error) {
    // Somebody else's process may not be signalled, but it runs.
    if (!(error instanceof Error && 'code' in error && error.code === 'EPERM')) return false;
  }
  const present = beginningOf(number);
  return began === undefined || present === undefined || began === present;
}

/** What tells a process from all others of its number: the machine's start, and the process's; known on Linux. */
function beginningOf(number: number): string | undefined {
  try {
    const stat = readFileSync(`/proc/${number}/stat`, 'utf8');
    const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
    // Of the fields after the program's name in brackets, which may hold anything.
    return `${boot} ${stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19]}`;
  } catch {
    return undefined;
  }
}
