import { existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { CannotRun } from '../messages/cannot-run.ts';
import { readBytes, readTextFile, reasonOf, writeFile } from './files.ts';
import { packTemplate } from './pack.ts';
import type { Files, Folder } from './folder.ts';
import { manifestFile, sha256, unpackTemplate, type Manifest } from './unpack.ts';

/** The files of a folder on disk. */
export function openFolder(directory: string): Folder {
  return {
    text: (path) => readTextFile(join(directory, path)),
    bytes: (path) => readBytes(join(directory, path)),
    name: (path) => join(directory, path),
  };
}

/**
 * Writes the files of an unpacked template. A folder with other things in it is refused, and so is an
 * earlier unpack that has been edited since; one that has not is replaced.
 * @throws CannotRun before anything is written.
 */
export function writeUnpacked(directory: string, text: string, files: Files): void {
  const earlier = earlierFiles(directory, text);
  const inTheWay = [...files.keys()].filter(
    (path) => !earlier.includes(path) && existsSync(join(directory, path)),
  );
  if (inTheWay.length > 0) {
    throw new CannotRun(
      `${join(directory, inTheWay[0] ?? '')}: this file is none that was unpacked here; unpack into another folder.`,
    );
  }
  for (const path of earlier) if (!files.has(path)) rmSync(join(directory, path), { force: true });
  for (const [path, content] of files) {
    makeFolder(dirname(join(directory, path)));
    writeFile(join(directory, path), content);
  }
}

/** The files that an earlier unpack left in the folder: nothing would be lost by writing over them. */
function earlierFiles(directory: string, text: string): readonly string[] {
  const names = namesIn(directory);
  if (names.length === 0) return [];
  if (!names.includes(manifestFile)) {
    throw new CannotRun(
      `${directory}: the folder is not empty, and no template has been unpacked there; name a new one.`,
    );
  }
  const folder = openFolder(directory);
  const packed = packTemplate(folder);
  const manifest: Manifest = JSON.parse(folder.text(manifestFile));
  if (sha256(packed) !== manifest.sha256 && packed !== text) {
    throw new CannotRun(
      `${directory}: the template there has been edited since it was unpacked; pack it first, or unpack into another folder.`,
    );
  }
  return [...unpackTemplate(packed, directory).keys()];
}

function namesIn(directory: string): string[] {
  try {
    return existsSync(directory) ? readdirSync(directory) : [];
  } catch (error) {
    throw new CannotRun(`${directory}: ${reasonOf(error, 'cannot be read')}`);
  }
}

function makeFolder(directory: string): void {
  try {
    mkdirSync(directory, { recursive: true });
  } catch (error) {
    throw new CannotRun(`${directory}: ${reasonOf(error, 'cannot be made')}`);
  }
}
