import { SandboxLimitError, type CodeLocation } from './errors.ts';

export interface Limits {
  /**
   * Statements, loop passes and calls, and what built-in functions and APIs do, by the characters and elements they
   * look at; over all callbacks together.
   */
  readonly steps: number;
  /** Calls within calls; those of deeply nested code count for several, by the room they take on the stack. */
  readonly depth: number;
  /**
   * Told where the code is, at each call of an API and after every million steps, for whoever may have to end it from
   * outside. What it throws ends the code.
   */
  readonly watch?: (at: CodeLocation) => void;
}

/** Far beyond what any template does; the steps are used up within a second or two. */
export const defaultLimits: Limits = { steps: 10_000_000, depth: 500 };

/**
 * The largest values the sandbox makes: UTF-16 units of a text and of a pattern, elements of an array, and levels of
 * values within values, which are followed by recursion.
 */
export const largest = { text: 4_194_304, array: 1_048_576, pattern: 65_536, nesting: 400 } as const;

/**
 * Steps that an object, an array or a function costs besides its parts: the budget also ends what fills the
 * machine's memory in no time.
 */
export const valueCost = 10;

/** Steps between two reports of the place to whoever watches: a tenth of a second or two. */
const shareOfSteps = 1_000_000;

/** What one run may use up. One meter serves all programs and callbacks of a run together. */
export class Meter {
  /** Steps that are left of the present share. The compiled code counts it down in place. */
  remaining: number;
  /** Calls under way, by their weight. */
  depth = 0;
  /** Where the code has called something last. */
  lastCall: (() => CodeLocation) | undefined;
  readonly limits: Limits;
  /** Steps that follow when those of the present share are used up. */
  #further: number;

  constructor(limits: Limits = defaultLimits) {
    this.limits = limits;
    this.remaining = limits.watch === undefined ? limits.steps : Math.min(limits.steps, shareOfSteps);
    this.#further = limits.watch === undefined ? 0 : limits.steps - this.remaining;
  }

  get used(): number {
    return this.limits.steps - this.#further - this.remaining;
  }

  spend(steps: number): void {
    if ((this.remaining -= steps) < 0) this.renew();
  }

  /** For a look at so many characters or elements: comparing, searching. */
  spendOnReading(units: number): void {
    if ((this.remaining -= units >> 6) < 0) this.renew();
  }

  /** For so many characters that are copied or converted. */
  spendOnText(units: number): void {
    if ((this.remaining -= units >> 4) < 0) this.renew();
  }

  /**
   * To be called when `remaining` has fallen below 0: goes on to the next share.
   * @throws SandboxLimitError when there is none
   */
  renew(at: (() => CodeLocation) | undefined = this.lastCall): void {
    this.tell(at);
    const share = Math.min(this.#further, shareOfSteps - this.remaining);
    this.remaining += share;
    this.#further -= share;
    if (this.remaining >= 0) return;
    this.remaining = 0;
    throw new SandboxLimitError(
      `The code took more than ${this.limits.steps.toLocaleString('en')} steps: does a loop never end?`,
    );
  }

  /** Tells who watches where the code is. */
  tell(at: (() => CodeLocation) | undefined = this.lastCall): void {
    if (at !== undefined) this.limits.watch?.(at());
  }

  tooDeep(): SandboxLimitError {
    return new SandboxLimitError(
      `RangeError: Maximum call stack size exceeded: the limit is ${this.limits.depth.toLocaleString('en')} calls within calls. Does a function call itself without end?`,
    );
  }
}

/** For values that are looked at outside any run. */
export const unmetered = new Meter({ steps: Infinity, depth: Infinity });

const tooMuch = {
  text: `The code makes a text of more than ${largest.text.toLocaleString('en')} characters.`,
  array: `The code makes an array of more than ${largest.array.toLocaleString('en')} elements.`,
  nesting: `The code nests values more than ${largest.nesting.toLocaleString('en')} levels deep.`,
};

export function tooLarge(kind: keyof typeof tooMuch): SandboxLimitError {
  return new SandboxLimitError(tooMuch[kind]);
}

/** `left + right` for texts. The browser lays them out later, when their characters are looked at: that is paid here. */
export function joinTexts(left: string, right: string, meter: Meter): string {
  const length = left.length + right.length;
  if ((meter.remaining -= length >> 5) < 0) meter.renew();
  if (length > largest.text) throw tooLarge('text');
  return left + right;
}
