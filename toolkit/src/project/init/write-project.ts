import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { CannotRun } from '../../messages/cannot-run.ts';
import { createFile, reasonOf } from '../../tpl/files.ts';
import type { ProjectFiles } from './project-files.ts';

/** A folder beside the one that a project is to have, in which it is made and tried first. */
export interface Stage {
  readonly folder: string;
  /** Writes files, by their path in the project. */
  write(files: ProjectFiles): void;
  /** Removes it, with all that has not been moved. */
  discard(): void;
}

/** @throws CannotRun when nothing can be written there. */
export function openStage(directory: string): Stage {
  const target = path.resolve(directory);
  const parents = missingParents(target);
  const folder = attempt(directory, () => {
    for (const parent of parents) mkdirSync(parent);
    return mkdtempSync(path.join(path.dirname(target), '.gtm-template-'));
  });
  return {
    folder,
    write: (files) => attempt(directory, () => writeAll(folder, files)),
    discard() {
      rmSync(folder, { recursive: true, force: true });
      for (const parent of parents.toReversed()) if (isEmpty(parent)) rmSync(parent, { recursive: true });
    },
  };
}

/**
 * Moves the staged files to the project's folder. Files of a name that exists are left as they are; those are
 * returned. Whatever keeps one from being moved, the folder is then as it was.
 */
export function moveStaged(stage: Stage, directory: string, names: readonly string[]): readonly string[] {
  return attempt(directory, () => {
    if (!existsSync(directory)) {
      renameSync(stage.folder, directory);
      return [];
    }
    const kept = names.filter((name) => existsSync(path.join(directory, name)));
    const moved: string[] = [];
    try {
      for (const name of names.filter((each) => !kept.includes(each))) {
        const target = path.join(directory, name);
        mkdirSync(path.dirname(target), { recursive: true });
        const content = readFileSync(path.join(stage.folder, name));
        if (createFile(target, content)) moved.push(target);
        else kept.push(name);
      }
    } catch (error) {
      for (const file of moved) rmSync(file, { force: true });
      removeEmptyFolders(directory, names);
      throw error;
    }
    return kept;
  });
}

function writeAll(folder: string, files: ProjectFiles): void {
  for (const [name, content] of files) {
    const file = path.join(folder, name);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, content);
  }
}

function missingParents(target: string): string[] {
  const missing: string[] = [];
  for (let parent = path.dirname(target); !existsSync(parent); parent = path.dirname(parent)) {
    missing.unshift(parent);
  }
  return missing;
}

/** Those that the names would have made. */
function removeEmptyFolders(directory: string, names: readonly string[]): void {
  const folders = new Set(
    names.flatMap((name) => {
      const parts = name.split('/').slice(0, -1);
      return parts.map((_, index) => path.join(directory, ...parts.slice(0, index + 1)));
    }),
  );
  for (const folder of [...folders].sort().reverse())
    if (isEmpty(folder)) rmSync(folder, { recursive: true });
}

function isEmpty(folder: string): boolean {
  return (
    statSync(folder, { throwIfNoEntry: false })?.isDirectory() === true && readdirSync(folder).length === 0
  );
}

function attempt<Result>(directory: string, work: () => Result): Result {
  try {
    return work();
  } catch (error) {
    if (error instanceof CannotRun) throw error;
    throw new CannotRun(`${directory}: ${reasonOf(error, 'cannot be written')}`);
  }
}
