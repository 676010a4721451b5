import { existsSync } from 'node:fs';
import { readFile, rm, writeFile } from 'node:fs/promises';
import { changelogEntry, galleryNotes } from './change-notes.ts';
import { addChangelogEntry, addVersion, formatted, setJson } from './edit-files.ts';
import { fileOf, tagName, type Begun, type Release } from './release.ts';

/** One change that a release makes. */
export interface Step {
  readonly name: string;
  /** What the step will write, for the dry run. */
  preview?(release: Release): string;
  do(release: Release): Promise<void>;
  /** Takes back what the step did, be it all, a part or nothing of it. Later steps have been taken back before. */
  undo(begun: Begun): Promise<void>;
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
    async do(release) {
      const { version } = release;
      await edit(release, 'package.json', (text) => setJson(text, ['version'], version));
      await edit(release, 'package-lock.json', (text) =>
        setJson(setJson(text, ['version'], version), ['packages', '', 'version'], version),
      );
    },
    undo: (begun) => restore(begun, packageFiles),
  },
  {
    name: 'Write the entry of CHANGELOG.md',
    preview: ({ version, date, notes }) => changelogEntry(version, date, notes),
    do: (release) =>
      edit(release, 'CHANGELOG.md', (text) =>
        addChangelogEntry(text, changelogEntry(release.version, release.date, release.notes)),
      ),
    undo: (begun) => restore(begun, ['CHANGELOG.md']),
  },
  commitStep('Commit the release', releaseSubject, [...packageFiles, 'CHANGELOG.md']),
  {
    name: 'Name that commit in metadata.yaml',
    preview: ({ notes }) => galleryNotes(notes),
    do: (release) =>
      edit(release, 'metadata.yaml', (text) =>
        addVersion(text, {
          sha: release.git.run('rev-parse', 'HEAD'),
          changeNotes: galleryNotes(release.notes),
        }),
      ),
    undo: (begun) => restore(begun, ['metadata.yaml']),
  },
  commitStep('Commit metadata.yaml', metadataSubject, ['metadata.yaml']),
  {
    name: 'Tag the release commit',
    preview: tagName,
    do: async (release) => {
      const { git, version } = release;
      git.run('tag', '--annotate', tagName(release), '--message', `Release ${version}`, 'HEAD~1');
    },
    undo: async (begun) => {
      const { git, start } = begun;
      const tag = tagName(begun);
      if (git.try('rev-parse', '--verify', '--quiet', `${tag}^{commit}~1`) === start)
        git.run('tag', '--delete', tag);
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

async function edit(release: Release, name: string, change: (text: string) => string): Promise<void> {
  const file = fileOf(release, name);
  await writeFile(file, await formatted(change(await readFile(file, 'utf8')), file));
}

/** As the files were when the release started. */
async function restore({ git, start }: Begun, files: readonly string[]): Promise<void> {
  for (const file of files) {
    if (git.succeeds('cat-file', '-e', `${start}:${file}`)) {
      git.run('restore', `--source=${start}`, '--staged', '--worktree', '--', file);
    } else {
      git.run('rm', '--quiet', '--cached', '--ignore-unmatch', '--', file);
      if (existsSync(fileOf({ git }, file))) await rm(fileOf({ git }, file));
    }
  }
}
