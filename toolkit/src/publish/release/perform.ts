import { setImmediate } from 'node:timers/promises';
import { CannotRun } from '../../messages/cannot-run.ts';
import { Journal } from './journal.ts';
import type { Begun, Release } from './release.ts';
import { commitSubjects, steps as allSteps, type Step } from './steps.ts';

export interface PerformOptions {
  readonly say: (text: string) => void;
  /** Aborted by Ctrl+C. */
  readonly signal?: AbortSignal;
  readonly steps?: readonly Step[];
}

/**
 * Does all steps or none: when one fails, everything is taken back.
 * @throws CannotRun when a step failed
 */
export async function perform(
  release: Release,
  { say, signal, steps = allSteps }: PerformOptions,
): Promise<void> {
  const journal = new Journal(release.git);
  journal.open(release);
  let name = '';
  try {
    for (const step of steps) {
      name = step.name;
      // Signals arrive between the steps: git runs while nothing else does.
      await setImmediate();
      if (signal?.aborted === true) throw new CannotRun('it was stopped.');
      await step.do(release);
      say(`  ✓ ${step.name}`);
    }
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    say(`  ✗ ${name}: ${reason}`);
    await takeBack(release, steps);
    journal.close();
    throw new CannotRun(`The release ${release.version} failed and has been taken back; nothing is changed.`);
  }
  journal.close();
}

/** Takes back a release that was cut off before; returns its version, or undefined when there is none. */
export async function recover(journal: Journal): Promise<string | undefined> {
  const begun = journal.interrupted();
  if (begun === undefined) return undefined;
  await takeBack(begun, allSteps);
  journal.close();
  return begun.version;
}

/** @throws CannotRun, and changes nothing, when there are other commits upon the ones of the release */
async function takeBack(begun: Begun, steps: readonly Step[]): Promise<void> {
  const { git, start, version } = begun;
  const own = commitSubjects(begun);
  const since = git.succeeds('merge-base', '--is-ancestor', start, 'HEAD')
    ? git.lines('log', '--format=%s', `${start}..HEAD`)
    : undefined;
  if (since === undefined || since.length > own.length || since.some((subject) => !own.includes(subject))) {
    throw new CannotRun(
      `The release ${version} is half made and cannot be taken back, because other commits have been made since it started at ${start.slice(0, 12)}. Take back by hand what git log ${start.slice(0, 12)}..HEAD shows of it and delete the tag v${version} if it is there; then delete .git/template-release.json.`,
    );
  }
  for (const step of steps.toReversed()) await step.undo(begun);
}
