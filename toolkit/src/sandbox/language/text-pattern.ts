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
  /** The first match at or after `from`. */
  abstract find(text: string, from: number): PatternMatch | undefined;

  /** All matches, one after the other. */
  *all(text: string): Generator<PatternMatch> {
    for (let from = 0; from <= text.length;) {
      const match = this.find(text, from);
      if (match === undefined) return;
      yield match;
      from = match.end > match.start ? match.end : match.end + 1;
    }
  }
}
