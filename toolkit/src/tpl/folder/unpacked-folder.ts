import {
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  renameSync,
  rmSync,
  writeFileSync,
  type Stats,
} from 'node:fs';
import path from 'node:path';
import { CannotRun } from '../../messages/cannot-run.ts';
import { readBytes, readTextFile, reasonOf } from '../files.ts';
import { packTemplate } from './pack.ts';
import type { Files, Folder } from './folder.ts';
import { manifestFile, sha256, unpackTemplate, type Manifest } from './unpack.ts';

/** The files of a folder on disk. Files out of it are refused, and so are links, which might lead there. */
export function openFolder(directory: string): Folder {
  const fileAt = (name: string): string => {
    refuseOutside(directory, name);
    refuseLinks(directory, name);
    const file = path.join(directory, name);
    if (kindOf(file)?.isFile() === false) {
      throw new CannotRun(`${file}: this is no file.`);
    }
    return file;
  };
  return {
    text: (name) => readTextFile(fileAt(name)),
    bytes: (name) => readBytes(fileAt(name)),
    name: (name) => path.join(directory, name),
  };
}

/**
 * Writes the files of an unpacked template, the manifest last: a folder that has one is complete. A folder with other
 * things in it is refused, and so is an earlier unpack that has been edited since; one that has not is replaced.
 * @throws CannotRun before anything is written in the folder.
 */
export function writeUnpacked(directory: string, text: string, files: Files): void {
  const earlier = earlierFiles(directory, text);
  for (const name of files.keys()) refuseLinks(directory, name);
  const inTheWay = [...files.keys()].filter(
    (name) => !earlier.has(name) && existsSync(path.join(directory, name)),
  );
  if (inTheWay.length > 0) {
    throw new CannotRun(
      `${path.join(directory, inTheWay[0] ?? '')}: this file is none that was unpacked here; unpack into another folder.`,
    );
  }
  attempt(directory, () => {
    const made = mkdirSync(directory, { recursive: true });
    try {
      replaceFiles(directory, earlier, files);
    } catch (error) {
      if (made !== undefined) rmSync(made, { recursive: true });
      throw error;
    }
  });
}

/** All that may fail for want of room or rights is done before the first of the earlier files is touched. */
function replaceFiles(directory: string, earlier: ReadonlySet<string>, files: Files): void {
  const stage = mkdtempSync(path.join(directory, '.unpack-'));
  try {
    for (const [name, content] of files) {
      mkdirSync(path.dirname(path.join(stage, name)), { recursive: true });
      writeFileSync(path.join(stage, name), content);
    }
    for (const name of manifestFirst([...earlier])) rmSync(path.join(directory, name), { force: true });
    for (const name of manifestFirst([...files.keys()]).toReversed()) {
      mkdirSync(path.dirname(path.join(directory, name)), { recursive: true });
      renameSync(path.join(stage, name), path.join(directory, name));
    }
  } finally {
    rmSync(stage, { recursive: true, force: true });
  }
}

/** The files that an earlier unpack left in the folder: nothing would be lost by writing over them. */
function earlierFiles(directory: string, text: string): ReadonlySet<string> {
  const names = namesIn(directory);
  if (names.length === 0) return new Set();
  if (!names.includes(manifestFile)) {
    throw new CannotRun(
      `${directory}: the folder is not empty, and no template has been unpacked there, or not completely; name a new one.`,
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
  return new Set(unpackTemplate(packed, directory).keys());
}

function manifestFirst(names: readonly string[]): readonly string[] {
  return [manifestFile, ...names.filter((name) => name !== manifestFile)];
}

/** @throws CannotRun for a path that is none below the folder, on any system. */
function refuseOutside(directory: string, name: string): void {
  const isInside =
    name !== '' && !/[\\\0]|^[a-z]:|^\//i.test(name) && !name.split('/').some((part) => part === '..');
  if (isInside) return;
  throw new CannotRun(
    `${directory}: the path ${JSON.stringify(name)} leads out of the folder; write it from the folder on, as in "tests/setup.js".`,
  );
}

/** @throws CannotRun when the file, or a folder between it and the directory, is a link. */
function refuseLinks(directory: string, name: string): void {
  let file = directory;
  for (const part of name.split('/')) {
    file = path.join(file, part);
    if (kindOf(file)?.isSymbolicLink() === true) {
      throw new CannotRun(`${file}: this is a link, which could lead anywhere; put the file itself there.`);
    }
  }
}

/** What stands there, links not followed; undefined when nothing does. */
function kindOf(file: string): Stats | undefined {
  try {
    return lstatSync(file, { throwIfNoEntry: false });
  } catch (error) {
    throw new CannotRun(`${file}: ${reasonOf(error, 'cannot be read')}`);
  }
}

function namesIn(directory: string): string[] {
  try {
    return existsSync(directory) ? readdirSync(directory) : [];
  } catch (error) {
    throw new CannotRun(`${directory}: ${reasonOf(error, 'cannot be read')}`);
  }
}

function attempt(directory: string, write: () => void): void {
  try {
    write();
  } catch (error) {
    if (error instanceof CannotRun) throw error;
    throw new CannotRun(`${directory}: ${reasonOf(error, 'cannot be written')}`);
  }
}
