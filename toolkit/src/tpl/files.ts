import { randomBytes } from 'node:crypto';
import {
  chmodSync,
  linkSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { TextDecoder } from 'node:util';
import { CannotRun } from '../messages/cannot-run.ts';

/**
 * A file's text, byte order marks included.
 * @throws CannotRun when it cannot be read or is not UTF-8, of which some bytes would be lost.
 */
export function readTextFile(file: string): string {
  const bytes = readBytes(file);
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    throw new CannotRun(`${file}: this is no text in UTF-8.`);
  }
}

export function readBytes(file: string): Buffer {
  try {
    return readFileSync(file);
  } catch (error) {
    throw new CannotRun(`${file}: ${reasonOf(error, 'cannot be read')}`);
  }
}

/**
 * Writes the whole file or leaves what was there: a new file takes the place of the old one once it is complete.
 * @throws CannotRun when it cannot be written.
 */
export function writeFile(file: string, content: string | Uint8Array): void {
  attempt(file, () => {
    const present = statSync(file, { throwIfNoEntry: false });
    // A pipe or a terminal is no file that another could replace.
    if (present !== undefined && !present.isFile()) return writeFileSync(file, content);
    const target = present === undefined ? file : realpathSync(file);
    withTemporary(target, content, (temporary) => {
      if (present !== undefined) chmodSync(temporary, present.mode);
      renameSync(temporary, target);
    });
  });
}

/**
 * Makes a file, which is there from the first moment with all that it holds.
 * @returns False, and leaves what is there, when there is one.
 * @throws CannotRun when it cannot be written.
 */
export function createFile(file: string, content: string | Uint8Array): boolean {
  return attempt(file, () =>
    withTemporary(file, content, (temporary) => {
      try {
        // Unlike a rename, this replaces nothing.
        linkSync(temporary, file);
        return true;
      } catch (error) {
        if (codeOf(error) === 'EEXIST') return false;
        throw error;
      }
    }),
  );
}

/** Hands over a file beside the target that holds the content on the disk itself, and removes what is left of it. */
function withTemporary<Result>(
  target: string,
  content: string | Uint8Array,
  use: (temporary: string) => Result,
): Result {
  const temporary = path.join(path.dirname(target), `.${randomBytes(6).toString('hex')}.tmp`);
  try {
    writeFileSync(temporary, content, { flag: 'wx', flush: true });
    return use(temporary);
  } finally {
    rmSync(temporary, { force: true });
  }
}

function attempt<Result>(file: string, write: () => Result): Result {
  try {
    return write();
  } catch (error) {
    throw new CannotRun(`${file}: ${reasonOf(error, 'cannot be written')}`);
  }
}

const reasons: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file or folder.',
  EISDIR: 'this is a folder; a file is expected.',
  ENOTDIR: 'this is a file; a folder is expected.',
  EACCES: 'permission denied.',
};

/** A sentence for an error of Node's file system. */
export function reasonOf(error: unknown, otherwise: string): string {
  const code = codeOf(error);
  return reasons[code] ?? `${otherwise}${code === '' ? '' : ` (${code})`}.`;
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : '';
}
