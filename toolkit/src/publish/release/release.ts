import path from 'node:path';
import type { ReleasedVersion } from '../gallery/metadata.ts';
import type { Git } from '../git/git.ts';
import type { ChangeNotes } from './change-notes.ts';
import type { Bump } from './version.ts';

/** One release while it is made. */
export interface Release {
  readonly git: Git;
  readonly bump: Bump;
  /** The version to be released. */
  readonly version: string;
  /** The commit from which it started. */
  readonly start: string;
  /** The release before; undefined for the first. */
  readonly last: ReleasedVersion | undefined;
  readonly notes: ChangeNotes;
  /** As 2026-11-23. */
  readonly date: string;
}

/** What is enough to take a release back. */
export type Begun = Pick<Release, 'git' | 'version' | 'start'>;

export function tagName({ version }: Pick<Release, 'version'>): string {
  return `v${version}`;
}

/** Git's name for the file below the root, as a path that Node takes. */
export function fileOf({ git }: Pick<Release, 'git'>, file: string): string {
  return path.join(git.root, file);
}
