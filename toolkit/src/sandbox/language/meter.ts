import { SandboxLimitError } from './errors.ts';

export interface Limits {
  /** Statements, loop passes, calls, and values made or copied, over all callbacks together. */
  readonly steps: number;
  /** Calls within calls. */
  readonly depth: number;
}

/** Far beyond what any template does, reached within about a second. */
export const defaultLimits: Limits = { steps: 10_000_000, depth: 500 };

/**
 * The largest values the sandbox makes, so that doubling a text or setting an array's length cannot take the
 * machine's memory: UTF-16 units of a text, elements of an array.
 */
export const largest = { text: 4_194_304, array: 1_048_576 } as const;

/**
 * Steps that an object, an array or a function costs besides its parts: the budget also ends what fills the
 * machine's memory in no time.
 */
export const valueCost = 10;

/** What one run may use up. One meter serves all programs and callbacks of a run together. */
export class Meter {
  /** Steps that are left. The compiled code counts it down in place. */
  remaining: number;
  /** Calls under way. */
  depth = 0;
  readonly limits: Limits;
  constructor(limits: Limits = defaultLimits) {
    this.limits = limits;
    this.remaining = limits.steps;
  }

  get used(): number {
    return this.limits.steps - this.remaining;
  }

  spend(steps: number): void {
    if ((this.remaining -= steps) < 0) throw this.exhausted();
  }

  /** For text that a built-in function made: a copy, which joined texts are not. */
  spendOnText(text: string): void {
    if (text.length > shortText) this.spend(text.length >> 5);
  }

  exhausted(): SandboxLimitError {
    this.remaining = 0;
    return new SandboxLimitError(
      `The code took more than ${this.limits.steps.toLocaleString('en')} steps: does a loop never end?`,
    );
  }

  tooDeep(): SandboxLimitError {
    return new SandboxLimitError(
      `More than ${this.limits.depth.toLocaleString('en')} calls are under way at once: does a function call itself without end?`,
    );
  }
}

export function tooLong(kind: keyof typeof largest): SandboxLimitError {
  const unit = kind === 'text' ? 'characters' : 'elements';
  return new SandboxLimitError(
    `The code makes ${kind === 'text' ? 'a text' : 'an array'} of more than ${largest[kind].toLocaleString('en')} ${unit}.`,
  );
}

/** Below this length texts are joined without a look at the budget. */
const shortText = 4096;

/** `left + right` for texts: charged to the budget when long, refused when too long. */
export function joinTexts(left: string, right: string, meter: Meter): string {
  const length = left.length + right.length;
  if (length > shortText) {
    if (length > largest.text) throw tooLong('text');
    meter.spend(length >> 7);
  }
  return left + right;
}
