import type { Git } from '../git/git.ts';
import type { ReleasedVersion } from '../gallery/metadata.ts';

/** What has been done since the last release, by the subjects of its commits, oldest first. */
export interface ChangeNotes {
  /** What reaches those who use the template. */
  readonly template: readonly string[];
  /** Everything else. */
  readonly other: readonly string[];
}

/** Commits that a release makes itself. */
const ownCommit = /^(?:Release \d+\.\d+\.\d+$|Name release \d+\.\d+\.\d+ in metadata\.yaml$)/;

/** The note of a release that has none before it. */
export const firstNote = 'First release.';

/** The notes of the next release; those of the first one do not retell the whole history. */
export function collectNotes(git: Git, last: ReleasedVersion | undefined): ChangeNotes {
  if (last === undefined) return { template: [firstNote], other: [] };
  const subjects = (...paths: readonly string[]): string[] =>
    git
      .lines('log', '--reverse', '--no-merges', '--format=%H %s', `${last.sha}..HEAD`, '--', ...paths)
      .filter((line) => !ownCommit.test(line.slice(41)));
  const template = subjects('template.tpl');
  const text = (lines: readonly string[]): string[] => lines.map((line) => line.slice(41));
  return { template: text(template), other: text(subjects('.').filter((line) => !template.includes(line))) };
}

/** The notes that the gallery shows. */
export function galleryNotes({ template }: ChangeNotes): string {
  const [only] = template;
  if (only !== undefined && template.length === 1) return only;
  return template.map((subject) => `- ${subject}`).join('\n');
}

/** The entry of CHANGELOG.md; `date` as 2026-11-23. */
export function changelogEntry(version: string, date: string, { template, other }: ChangeNotes): string {
  const list = (subjects: readonly string[]): string =>
    subjects.map((subject) => `- ${subject.replace(/[\\`*_<[]/g, '\\$&')}`).join('\n');
  return [
    `## ${version} (${date})`,
    list(template),
    ...(other.length === 0 ? [] : ['### Tooling and documents', list(other)]),
  ].join('\n\n');
}
