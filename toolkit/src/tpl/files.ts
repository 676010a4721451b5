import { readFileSync, realpathSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
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
  try {
    const present = statSync(file, { throwIfNoEntry: false });
    // A pipe or a terminal is no file that another could replace.
    if (present !== undefined && !present.isFile()) return writeFileSync(file, content);
    const target = present === undefined ? file : realpathSync(file);
    const temporary = `${target}.${process.pid}.tmp`;
    try {
      writeFileSync(temporary, content, { flag: 'wx', mode: present?.mode ?? 0o666 });
      renameSync(temporary, target);
    } catch (error) {
      rmSync(temporary, { force: true });
      throw error;
    }
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
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  return reasons[code] ?? `${otherwise}${code === '' ? '' : ` (${code})`}.`;
}
