import { existsSync } from 'node:fs';
import path from 'node:path';
import { CannotRun } from '../../messages/cannot-run.ts';
import { readBytes, writeFile } from '../../tpl/files.ts';
import { hashOf, type Edit, type Interrupted } from './journal.ts';
import { fileOf } from './release.ts';
import { commitSubjects, type Step } from './steps.ts';

/**
 * Takes back all that a release did. A file that somebody has edited meanwhile stays as it is.
 * @param journal The file that says that a release is under way.
 * @returns What is to be said of such files.
 * @throws CannotRun, and changes nothing, when there are other commits upon the ones of the release
 */
export async function takeBack(
  begun: Interrupted,
  steps: readonly Step[],
  journal: string,
): Promise<readonly string[]> {
  const { git, start, version } = begun;
  const own = commitSubjects(begun);
  const since = git.succeeds('merge-base', '--is-ancestor', start, 'HEAD')
    ? git.lines('log', '--format=%s', `${start}..HEAD`)
    : undefined;
  if (since === undefined || since.length > own.length || since.some((subject) => !own.includes(subject))) {
    throw new CannotRun(
      `The release ${version} is half made and cannot be taken back, because other commits have been made since it started at ${start.slice(0, 12)}. Take back by hand what git log ${start.slice(0, 12)}..HEAD shows of it and delete the tag v${version} if it is there; then delete ${journal}.`,
    );
  }
  const obstacle = obstacleOf(begun, since.length);
  if (obstacle !== undefined) {
    throw new CannotRun(
      `The release ${version} is half made and cannot be taken back now: ${obstacle} Nothing has been changed.`,
    );
  }
  const states = begun.edits.map((edit) => ({ edit, ...stateOf(begun, edit) }));
  for (const step of steps.toReversed()) await step.undo?.(begun);
  return states.flatMap(({ edit, isOurs, isStagedByUs }) => {
    const { file, before } = edit;
    // Somebody may have written while git was at work.
    const isStillOurs = isOurs && hasOurContent(begun, edit);
    if (isStillOurs) writeFile(fileOf(begun, file), before);
    if (isStagedByUs) git.run('reset', '--quiet', start, '--', file);
    return isStillOurs && isStagedByUs
      ? []
      : [
          `${file} has been edited since and is left as it is: look at git diff ${start.slice(0, 12)} -- ${file}`,
        ];
  });
}

/** Why the commits of a release, so many of them, cannot be undone where the repository stands. */
function obstacleOf({ git, branch }: Interrupted, commits: number): string | undefined {
  const present = git.try('symbolic-ref', '--quiet', 'HEAD');
  if (branch !== undefined && branch !== present) {
    const name = (ref: string): string => ref.replace('refs/heads/', '');
    return `it was made on the branch ${name(branch)}, and HEAD is on ${present === undefined ? 'no branch' : name(present)}. Switch back first.`;
  }
  const underWay = Object.entries(operations).find(([file]) =>
    existsSync(path.resolve(git.root, git.run('rev-parse', '--git-path', file))),
  );
  if (underWay !== undefined) return `${underWay[1]} is under way. Finish or abort it first.`;
  const isPushed =
    commits > 0 && git.succeeds('merge-base', '--is-ancestor', `HEAD~${commits - 1}`, '@{upstream}');
  return isPushed
    ? 'its commits have been pushed. Finish it by hand: what is missing of them, and the tag.'
    : undefined;
}

/** What git leaves in its folder while something is under way that undoing a commit would break into. */
const operations: Readonly<Record<string, string>> = {
  'rebase-merge': 'a rebase',
  'rebase-apply': 'a rebase',
  MERGE_HEAD: 'a merge',
  CHERRY_PICK_HEAD: 'a cherry-pick',
  REVERT_HEAD: 'a revert',
};

/** Whether a file, and what is staged of it, is what the release found or made; asked before its commits are undone. */
function stateOf(
  begun: Interrupted,
  edit: Edit,
): { readonly isOurs: boolean; readonly isStagedByUs: boolean } {
  const isOurs = hasOurContent(begun, edit);
  return { isOurs, isStagedByUs: hasOurStage(begun, edit, isOurs) };
}

function hasOurContent(begun: Interrupted, { file, before, after }: Edit): boolean {
  const target = fileOf(begun, file);
  const hash = existsSync(target) ? hashOf(readBytes(target)) : undefined;
  return hash === after || hash === hashOf(before);
}

/** A commit of the release may have been amended, so that it is no proof for what is in it. */
function hasOurStage({ git }: Interrupted, { file, before, after }: Edit, isOurs: boolean): boolean {
  const isKnown = git.run('ls-files', '--stage', '--', file) !== '';
  if (!isKnown) return !git.succeeds('cat-file', '-e', `HEAD:${file}`);
  // What is on the disk may be what is staged with other ends of lines.
  if (isOurs && git.succeeds('diff', '--quiet', '--', file)) return true;
  const staged = git.try('cat-file', 'blob', `:${file}`);
  if (staged === undefined) return false;
  return [staged, `${staged}\n`].some((text) => [after, hashOf(before)].includes(hashOf(text)));
}
