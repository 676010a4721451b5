import { existsSync } from 'node:fs';
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
  const states = begun.edits.map((edit) => ({ edit, ...stateOf(begun, edit) }));
  for (const step of steps.toReversed()) await step.undo?.(begun);
  return states.flatMap(({ edit: { file, before }, isOurs, isStagedByUs }) => {
    if (isOurs) writeFile(fileOf(begun, file), before);
    if (isStagedByUs) git.run('reset', '--quiet', start, '--', file);
    return isOurs && isStagedByUs
      ? []
      : [
          `${file} has been edited since and is left as it is: look at git diff ${start.slice(0, 12)} -- ${file}`,
        ];
  });
}

/** Whether a file, and what is staged of it, is what the release found or made; asked before its commits are undone. */
function stateOf(
  begun: Interrupted,
  { file, before, after }: Edit,
): { readonly isOurs: boolean; readonly isStagedByUs: boolean } {
  const { git } = begun;
  const target = fileOf(begun, file);
  const hash = existsSync(target) ? hashOf(readBytes(target)) : undefined;
  const isOurs = hash === after || hash === hashOf(before);
  const isAsCommitted = git.succeeds('diff', '--cached', '--quiet', 'HEAD', '--', file);
  return { isOurs, isStagedByUs: isAsCommitted || (isOurs && git.succeeds('diff', '--quiet', '--', file)) };
}
