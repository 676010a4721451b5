import { openRepository } from '../git/git.ts';
import { exitCode, type ExitCode } from '../../messages/cannot-run.ts';
import { formatChanges, summarise } from '../../upgrade/format.ts';
import { announcedBreaks, compareWithRelease, findLastRelease } from './last-release.ts';

/**
 * Holds the template of the repository at `root` against the last one that was released. A change that breaks live
 * tags is a fault unless a commit since the release announces it.
 */
export function checkUpgrade(
  root: string,
  options: { readonly colour?: boolean } = {},
): { readonly text: string; readonly code: ExitCode } {
  const git = openRepository(root);
  const last = findLastRelease(git);
  if (last === undefined) {
    return { text: 'Nothing has been released yet, so no live tag can break.', code: exitCode.ok };
  }
  const changes = compareWithRelease(git, last);
  const report = `Since the release ${last.sha.slice(0, 12)}:\n${formatChanges(changes, options)}`;
  if (summarise(changes).breaking === 0) return { text: report, code: exitCode.ok };
  const announced = announcedBreaks(git, last);
  return announced.length > 0
    ? {
        text: `${report}\nAnnounced by ${announced.join(', ')}: the next release is a major one.`,
        code: exitCode.ok,
      }
    : {
        text: `${report}\nKeep what live tags hold or, for a major release, announce it in a commit’s message: BREAKING CHANGE: …`,
        code: exitCode.faults,
      };
}
