import { CannotRun } from '../messages/cannot-run.ts';
import { defaultLimits, type Limits } from '../sandbox/language/meter.ts';

/** What a run may use up, as the command line gives it. */
export interface LimitOptions {
  readonly steps?: string;
  readonly depth?: string;
}

/**
 * The limits that `--steps` and `--depth` name, the sandbox's own for what is not given.
 * @throws CannotRun for what is no whole number above 0
 */
export function readLimits(values: LimitOptions): Limits {
  return {
    steps: readNumber('steps', values.steps) ?? defaultLimits.steps,
    depth: readNumber('depth', values.depth) ?? defaultLimits.depth,
  };
}

/**
 * What `--time` says, in milliseconds.
 * @throws CannotRun for what is no number of seconds
 */
export function readTime(text: string): number {
  const seconds = Number(text);
  if (text.trim() !== '' && seconds > 0 && Number.isFinite(seconds)) return seconds * 1000;
  throw new CannotRun(`--time takes a number of seconds above 0, not “${text}”.`);
}

function readNumber(name: string, text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  const number = Number(text);
  if (Number.isSafeInteger(number) && number > 0) return number;
  throw new CannotRun(`--${name} takes a whole number above 0, not “${text}”.`);
}
