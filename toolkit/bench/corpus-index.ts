import { existsSync } from 'node:fs';
import path from 'node:path';
import { CannotRun } from '../src/messages/cannot-run.ts';
import { readTextFile } from '../src/tpl/files.ts';
import { isJsonArray, isJsonObject, readJson } from '../src/tpl/json.ts';

/** A public template that lies in a folder beside the list of them. */
export interface IndexEntry {
  readonly repository: string;
  readonly path: string;
  readonly file: string;
}

/**
 * The templates that a folder's `index.json` lists: `{ repository, path, file }` each.
 * @throws CannotRun when there is no such list
 */
export function readIndex(folder: string): IndexEntry[] {
  const at = path.join(folder, 'index.json');
  const { value } = readJson(readTextFile(at));
  if (!isJsonArray(value)) throw new CannotRun(`${at}: this is no list of { repository, path, file }.`);
  return value
    .filter(isJsonObject)
    .flatMap(({ repository, path: inside, file }) =>
      typeof repository === 'string' && typeof inside === 'string' && typeof file === 'string'
        ? [{ repository, path: inside, file: locate(folder, file) }]
        : [],
    );
}

/** Below the index or, where several indices share a folder, below that. */
function locate(folder: string, file: string): string {
  const below = path.join(folder, file);
  return existsSync(below) ? below : path.join(folder, '..', file);
}
