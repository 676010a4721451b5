import { createHash } from 'node:crypto';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import type { Git } from '../git/git.ts';
import { CannotRun } from '../../messages/cannot-run.ts';
import { isJsonArray, isJsonObject } from '../../tpl/json.ts';
import { createFile, writeFile } from '../../tpl/files.ts';
import type { Begun } from './release.ts';

/** A file that a release writes. */
export interface Edit {
  /** Below the root, as git names it. */
  readonly file: string;
  /** What it held. */
  readonly before: string;
  /** The hash of what it holds then. */
  readonly after: string;
}

export function hashOf(content: string | Uint8Array): string {
  return createHash('sha256').update(content).digest('hex');
}

/** A release that has been cut off, with the files that it has written, or was about to. */
export type Interrupted = Begun & { readonly edits: readonly Edit[] };

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
    this.#entry = { version, start, process: process.pid, edits: [] };
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

  get edits(): readonly Edit[] {
    return this.#entry?.edits ?? [];
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
    if (entry.process !== process.pid && isRunning(entry.process)) {
      throw new CannotRun(`The release ${entry.version} is under way in process ${entry.process}.`);
    }
    return { git: this.#git, version: entry.version, start: entry.start, edits: entry.edits };
  }
}

interface Entry {
  readonly version: string;
  readonly start: string;
  readonly process: number;
  readonly edits: readonly Edit[];
}

function isEntry(value: unknown): value is Entry {
  return (
    isJsonObject(value) &&
    typeof value['version'] === 'string' &&
    typeof value['start'] === 'string' &&
    typeof value['process'] === 'number' &&
    isJsonArray(value['edits']) &&
    value['edits'].every(isEdit)
  );
}

function isEdit(value: unknown): boolean {
  return isJsonObject(value) && ['file', 'before', 'after'].every((key) => typeof value[key] === 'string');
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function isRunning(process_: number): boolean {
  try {
    return process.kill(process_, 0);
  } catch (error) {
    // Somebody else's process may not be signalled, but it runs.
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
