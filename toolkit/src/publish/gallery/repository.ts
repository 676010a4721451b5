import { existsSync } from 'node:fs';
import path from 'node:path';
import type { Location, Message, Severity } from '../../messages/message.ts';
import { openRepository, type Git } from '../git/git.ts';
import { readTextFile } from '../../tpl/files.ts';

/** The repository as the gallery would find it: the files that git tracks, with what they hold now. */
export interface Repository {
  readonly root: string;
  readonly git: Git;
  /** Paths below the root, with slashes. */
  readonly tracked: ReadonlySet<string>;
  /** The text of a tracked file; undefined when git does not track it or it has been deleted. */
  read(file: string): string | undefined;
}

/** @throws CannotRun when `root` is no root of a git repository */
export function readRepository(root: string): Repository {
  const git = openRepository(root);
  const tracked = new Set(git.items('ls-files', '-z'));
  return {
    root,
    git,
    tracked,
    read(file) {
      const whole = path.join(root, file);
      return tracked.has(file) && existsSync(whole) ? readTextFile(whole) : undefined;
    },
  };
}

/** A message about a file as a whole, or about the repository. */
export function message(
  severity: Severity,
  rule: string,
  text: string,
  { hint, file, location }: { hint?: string; file?: string; location?: Location } = {},
): Message {
  const at =
    location ?? (file === undefined ? undefined : { file, line: 1, column: 0, length: 0, lineText: '' });
  return {
    severity,
    rule,
    text,
    ...(hint === undefined ? {} : { hint }),
    ...(at === undefined ? {} : { location: at }),
  };
}
