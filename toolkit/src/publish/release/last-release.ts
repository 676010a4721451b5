import path from 'node:path';
import { existsSync } from 'node:fs';
import { readMetadata, type ReleasedVersion } from '../gallery/metadata.ts';
import type { Git } from '../git/git.ts';
import { CannotRun } from '../../messages/cannot-run.ts';
import { readTextFile } from '../../tpl/files.ts';
import { readTemplate, refuse, type Template } from '../../tpl/template.ts';
import type { Change } from '../../upgrade/change.ts';
import { compareTemplates } from '../../upgrade/compare-templates.ts';

/**
 * The version that metadata.yaml names first; undefined when nothing has been released.
 * @throws CannotRun when metadata.yaml is malformed, or its commit is not in this clone
 */
export function findLastRelease(git: Git): ReleasedVersion | undefined {
  const file = path.join(git.root, 'metadata.yaml');
  if (!existsSync(file)) return undefined;
  const { metadata, messages } = readMetadata(readTextFile(file), 'metadata.yaml');
  refuse(messages);
  const [last] = metadata.versions;
  if (last !== undefined && !git.succeeds('cat-file', '-e', `${last.sha}:template.tpl`)) {
    throw new CannotRun(
      `metadata.yaml names ${last.sha}, which holds no template.tpl in this clone. Fetch the whole history: git fetch --unshallow.`,
    );
  }
  return last;
}

/** What an update from the released template to the present one does to live tags, the worst first. */
export function compareWithRelease(git: Git, { sha }: ReleasedVersion): Change[] {
  return compareTemplates(releasedTemplate(git, sha), presentTemplate(git));
}

/** Whether template.tpl is, byte for byte, the one that was released. */
export function isReleasedTemplate(git: Git, { sha }: ReleasedVersion): boolean {
  return git.succeeds('diff', '--quiet', sha, '--', 'template.tpl');
}

/**
 * The commits since the release whose messages announce a breaking change, in a footer as Conventional Commits
 * writes it: `BREAKING CHANGE: …`.
 */
export function announcedBreaks(git: Git, { sha }: ReleasedVersion): string[] {
  return git.lines(
    'log',
    '--format=%h %s',
    '--extended-regexp',
    '--grep=^BREAKING[ -]CHANGE: ',
    `${sha}..HEAD`,
  );
}

function releasedTemplate(git: Git, sha: string): Template {
  return readForComparison(
    `${git.run('show', `${sha}:template.tpl`)}\n`,
    `template.tpl of ${sha.slice(0, 12)}`,
  );
}

function presentTemplate(git: Git): Template {
  return readForComparison(readTextFile(path.join(git.root, 'template.tpl')), 'template.tpl');
}

/** Tests do not reach a live tag: what cannot be read of them is no reason not to compare. */
function readForComparison(text: string, file: string): Template {
  const { template, messages } = readTemplate(text, file);
  refuse(messages.filter(({ location }) => location?.section !== 'TESTS'));
  return template;
}
