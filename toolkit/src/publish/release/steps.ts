import { readTextFile, writeFile } from '../../tpl/files.ts';
import { changelogEntry, galleryNotes } from './change-notes.ts';
import { addChangelogEntry, addVersion, formatted, setJson } from './edit-files.ts';
import { CannotRun } from '../../messages/cannot-run.ts';
import { hashOf, type Journal, type WrittenFile } from './journal.ts';
import { fileOf, tagName, type Begun, type Release } from './release.ts';

/** One change that a release makes. */
export interface Step {
  readonly name: string;
  /** What the step will write, for the dry run. */
  preview?(release: Release): string;
  /** What it writes in files it notes in the journal first, which is enough to take that back. */
  do(release: Release, journal: Journal): Promise<void>;
  /** Takes back what else the step did, be it all, a part or nothing of it. Later steps have been taken back before. */
  undo?(begun: Begun): Promise<void>;
}

const packageFiles = ['package.json', 'package-lock.json'];

/** The subjects of the commits that a release makes. */
export function commitSubjects(begun: Pick<Release, 'version'>): readonly string[] {
  return [releaseSubject(begun), metadataSubject(begun)];
}

/** What a release does, in its order. Nothing is pushed. */
export const steps: readonly Step[] = [
  {
    name: 'Set the version in package.json and package-lock.json',
    async do(release, journal) {
      const { version } = release;
      await edit(release, journal, 'package.json', (text) => setJson(text, ['version'], version));
      await edit(release, journal, 'package-lock.json', (text) =>
        setJson(setJson(text, ['version'], version), ['packages', '', 'version'], version),
      );
    },
  },
  {
    name: 'Write the entry of CHANGELOG.md',
    preview: ({ version, date, notes }) => changelogEntry(version, date, notes),
    do: (release, journal) =>
      edit(release, journal, 'CHANGELOG.md', (text) =>
        addChangelogEntry(text, changelogEntry(release.version, release.date, release.notes)),
      ),
  },
  commitStep('Commit the release', releaseSubject, [...packageFiles, 'CHANGELOG.md']),
  {
    name: 'Name that commit in metadata.yaml',
    preview: ({ notes }) => galleryNotes(notes),
    do: (release, journal) =>
      edit(release, journal, 'metadata.yaml', (text) =>
        addVersion(text, {
          sha: release.git.run('rev-parse', 'HEAD'),
          changeNotes: galleryNotes(release.notes),
        }),
      ),
  },
  commitStep('Commit metadata.yaml', metadataSubject, ['metadata.yaml']),
  {
    name: 'Tag the release commit',
    preview: tagName,
    do: async (release) => {
      const { git } = release;
      git.run('tag', '--annotate', tagName(release), '--message', releaseSubject(release), 'HEAD~1');
    },
    undo: async (begun) => {
      const { git, start } = begun;
      const tag = tagName(begun);
      const isOfRelease = git.try('rev-parse', '--verify', '--quiet', `${tag}^{commit}~1`) === start;
      // One that somebody has made by hand since has another text, or none.
      const made = git.try('for-each-ref', '--format=%(objecttype) %(contents:subject)', `refs/tags/${tag}`);
      if (isOfRelease && made === `tag ${releaseSubject(begun)}`) git.run('tag', '--delete', tag);
    },
  },
];

function releaseSubject({ version }: Pick<Release, 'version'>): string {
  return `Release ${version}`;
}

function metadataSubject({ version }: Pick<Release, 'version'>): string {
  return `Name release ${version} in metadata.yaml`;
}

/** A commit of these files alone. */
function commitStep(
  name: string,
  subject: (begun: Pick<Release, 'version'>) => string,
  files: readonly string[],
): Step {
  return {
    name,
    preview: subject,
    async do(release) {
      const { git } = release;
      git.run('add', '--', ...files);
      git.run('commit', '--quiet', '--message', subject(release), '--', ...files);
    },
    async undo(begun) {
      const { git } = begun;
      if (git.run('log', '-1', '--format=%s') === subject(begun))
        git.run('reset', '--quiet', '--soft', 'HEAD~1');
    },
  };
}

async function edit(
  release: Release,
  journal: Journal,
  name: WrittenFile,
  change: (text: string) => string,
): Promise<void> {
  const file = fileOf(release, name);
  const before = readTextFile(file);
  const after = await formatted(change(before), file);
  journal.note({ file: name, before, after: hashOf(after) });
  if (readTextFile(file) !== before) throw new CannotRun(`somebody has edited ${name} meanwhile.`);
  writeFile(file, after);
}
