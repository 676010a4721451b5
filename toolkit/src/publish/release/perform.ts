import { setImmediate } from 'node:timers/promises';
import { CannotRun } from '../../messages/cannot-run.ts';
import { Journal } from './journal.ts';
import type { Release } from './release.ts';
import { steps as allSteps, type Step } from './steps.ts';
import { takeBack } from './take-back.ts';

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
      await step.do(release, journal);
      say(`  ✓ ${step.name}`);
    }
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    say(`  ✗ ${name}: ${reason}`);
    const kept = await takeBack({ ...release, ...journal.noted }, steps, journal.file);
    journal.close();
    throw new CannotRun(
      `The release ${release.version} failed and has been taken back${kept.length === 0 ? '; nothing is changed.' : `, except for this:\n${kept.join('\n')}`}`,
    );
  }
  journal.close();
}

/**
 * Takes back a release that was cut off before.
 * @returns Its version, and what is to be said of files that somebody has edited since; undefined when there is none.
 */
export async function recover(
  journal: Journal,
): Promise<{ readonly version: string; readonly kept: readonly string[] } | undefined> {
  const begun = journal.interrupted();
  if (begun === undefined) return undefined;
  const kept = await takeBack(begun, allSteps, journal.file);
  journal.close();
  return { version: begun.version, kept };
}
