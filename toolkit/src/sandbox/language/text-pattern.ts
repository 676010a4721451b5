import type { Meter } from './meter.ts';

/** A place where a pattern matches: the whole and its groups, those that took no part undefined. */
export interface PatternMatch {
  readonly start: number;
  readonly end: number;
  readonly groups: readonly (string | undefined)[];
}

/** A regular expression that templates hold as an opaque value, and that `match`, `search` and `replace` of a text take. */
export abstract class TextPattern {
  /** Whether it is about all matches and not the first. */
  abstract readonly global: boolean;
  /** The first match at or after `from`; the search is charged to the meter. */
  abstract find(text: string, from: number, meter: Meter): PatternMatch | undefined;

  /** All matches, one after the other. */
  *all(text: string, meter: Meter): Generator<PatternMatch> {
    for (let from = 0; from <= text.length;) {
      const match = this.find(text, from, meter);
      if (match === undefined) return;
      yield match;
      from = match.end > match.start ? match.end : match.end + 1;
    }
  }
}
