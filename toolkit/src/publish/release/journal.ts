import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Git } from '../git/git.ts';
import { CannotRun } from '../../messages/cannot-run.ts';
import type { Begun } from './release.ts';

/**
 * A file in git's own folder that exists while a release is under way. A release that was cut off, by a power cut
 * say, leaves it behind, and with it all that is needed to take the release back.
 */
export class Journal {
  readonly #git: Git;
  readonly #file: string;

  constructor(git: Git) {
    this.#git = git;
    this.#file = path.resolve(git.root, git.run('rev-parse', '--git-path', 'template-release.json'));
  }

  /** @throws CannotRun when another release is under way */
  open({ version, start }: Begun): void {
    try {
      writeFileSync(this.#file, JSON.stringify({ version, start, process: process.pid }), { flag: 'wx' });
    } catch {
      throw new CannotRun(`Another release is under way: ${this.#file} exists.`);
    }
  }

  close(): void {
    rmSync(this.#file, { force: true });
  }

  /**
   * The release that was cut off; undefined when there is none.
   * @throws CannotRun when its process still runs
   */
  interrupted(): Begun | undefined {
    if (!existsSync(this.#file)) return undefined;
    const entry: unknown = parse(readFileSync(this.#file, 'utf8'));
    if (!isEntry(entry)) {
      throw new CannotRun(`${this.#file} cannot be read. Look at git status and git log, then delete it.`);
    }
    if (entry.process !== process.pid && isRunning(entry.process)) {
      throw new CannotRun(`The release ${entry.version} is under way in process ${entry.process}.`);
    }
    return { git: this.#git, version: entry.version, start: entry.start };
  }
}

interface Entry {
  readonly version: string;
  readonly start: string;
  readonly process: number;
}

function isEntry(value: unknown): value is Entry {
  if (typeof value !== 'object' || value === null) return false;
  const { version, start, process } = value as Partial<Record<keyof Entry, unknown>>; // Every property is checked below.
  return typeof version === 'string' && typeof start === 'string' && typeof process === 'number';
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
