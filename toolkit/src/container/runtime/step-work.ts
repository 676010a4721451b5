import type { Message } from '../../messages/message.ts';
import { SandboxLimitError } from '../../sandbox/language/errors.ts';
import { Meter } from '../../sandbox/language/meter.ts';
import { mostStepsOfPattern, testPattern } from '../../sandbox/language/pattern/test-pattern.ts';

/**
 * What working out triggers and variables may take in one step of a visit: a second or two. A container of hundreds of
 * triggers takes less for a thousand events.
 */
const mostSteps = 10_000_000;

/**
 * Milliseconds that the page's own code may take in one step, all of it together: nothing else about it can be
 * counted. The command line's watchdog, which ends a step without a word of what it was at, comes a little later.
 */
const mostPageTime = 8_000;

/** What one of each takes, whatever comes of it. */
const stepsOf = { condition: 15, variable: 25 } as const;

export interface PatternOptions {
  readonly ignoreCase: boolean;
  /** Whether all matches are to be found, not only the first. */
  readonly everywhere?: boolean;
}

/**
 * The work that the container itself does in a step, beside its templates' code: conditions, patterns, variables. One
 * budget serves them all, since there may be any number of each. When it is used up, what is not worked out yet stays
 * open, and the rest of the step is left out.
 */
export class StepWork {
  /** Where steps have ended. */
  readonly ended: Message[] = [];
  #remaining = mostSteps;
  #isOver = false;
  #pageTime = 0;
  readonly #places: string[] = [];

  beginStep(): void {
    this.#remaining = mostSteps;
    this.#isOver = false;
    this.#pageTime = 0;
  }

  get isOver(): boolean {
    return this.#isOver;
  }

  /** Does what a part of the container asks for. @param place The part, as a message names it: `trigger “Buy”`. */
  at<Result>(place: string, work: () => Result): Result {
    this.#places.push(place);
    try {
      return work();
    } finally {
      this.#places.pop();
    }
  }

  /** @throws SandboxLimitError when the step has nothing left */
  spend(steps: number): void {
    this.#remaining -= steps;
    if (this.#remaining < 0) this.#endStep(tooMuch, endless);
  }

  #endStep(why: string, hint: string): never {
    if (!this.#isOver) this.ended.push(endedAt(this.#places, why, hint));
    this.#isOver = true;
    // Whatever comes next is refused before it begins.
    this.#remaining = -1;
    throw new SandboxLimitError(why);
  }

  /**
   * Runs code of the page.
   * @throws SandboxLimitError when that of the step has taken too long in all; what the code throws
   */
  runPageCode<Result>(run: () => Result): Result {
    const begun = performance.now();
    try {
      return run();
    } finally {
      this.#pageTime += performance.now() - begun;
      // What the code throws meanwhile is of no more interest than what it gives.
      if (this.#pageTime > mostPageTime) this.#endStep(tooLong, endlessCode);
    }
  }

  /** Whether the step has so many steps left, which are then spent. */
  allows(steps: number): boolean {
    try {
      this.spend(steps);
      return true;
    } catch {
      return false;
    }
  }

  /** For a condition or variable that is worked out. @throws SandboxLimitError */
  spendOn(part: keyof typeof stepsOf): void {
    this.spend(stepsOf[part]);
  }

  /** For texts of so many characters that are compared or put together. @throws SandboxLimitError */
  spendOnText(characters: number): void {
    this.spend(characters >> 4);
  }

  /**
   * Whether a pattern is found in a text.
   * @throws SandboxError, a SyntaxError, for what is no pattern; SandboxLimitError when this pattern, or all of the step
   *   together, take too long to tell
   */
  matches(pattern: string, text: string, { ignoreCase, everywhere = false }: PatternOptions): boolean {
    // One step more than there is: who takes it has used up the rest, and is named.
    const steps = Math.max(0, Math.min(mostStepsOfPattern, this.#remaining + 1));
    const meter = new Meter({ steps, depth: 1 });
    try {
      return testPattern(pattern, text, { ignoreCase, everywhere, meter });
    } finally {
      this.spend(meter.used);
    }
  }
}

const tooMuch = `Working out triggers and variables took more than ${mostSteps.toLocaleString('en')} steps.`;

const endless =
  'In GTM the page hangs. Patterns such as ^(a+)+$ go on for ever, and so do variables that each name others more than once.';

const tooLong = `Custom JavaScript took more than ${mostPageTime / 1000} seconds in one step.`;

const endlessCode = 'In GTM the page hangs as long: every variable runs anew wherever it is named.';

function endedAt(places: readonly string[], why: string, hint: string): Message {
  const [first, last] = [places[0], places.at(-1)];
  const forWhat = first === last ? '' : `, which the ${first} asks for`;
  const where = last === undefined ? '' : ` It ended at the ${last}${forWhat}.`;
  return {
    rule: 'endless-work',
    severity: 'fault',
    text: `${why}${where} What was not worked out stays open, and the rest of the step was left out.`,
    hint,
  };
}
