import { RE2JS } from 're2js';
import type { Meter } from '../language/meter.ts';
import { TextPattern, type PatternMatch } from '../language/text-pattern.ts';

/** Steps that a search costs besides the characters it looks at. */
const searchCost = 20;

/** A regular expression of `createRegex`: RE2, whose time grows with the text alone. */
export class Re2Pattern extends TextPattern {
  readonly global: boolean;
  /** Where `test` goes on, when it is about all matches. */
  #lastIndex = 0;
  readonly #compiled: RE2JS;

  /** @throws what is no pattern of RE2: one with look-around or back references, say */
  constructor(pattern: string, flags: string) {
    super();
    this.global = flags.includes('g');
    const options = flags.includes('i') ? RE2JS.CASE_INSENSITIVE : 0;
    this.#compiled = RE2JS.compile(RE2JS.translateRegExp(pattern), options);
  }

  find(text: string, from: number, meter: Meter): PatternMatch | undefined {
    // It may look at all that is left although it finds something at once.
    meter.spend(searchCost + ((text.length - from) >> 4));
    const matcher = this.#compiled.matcher(text);
    if (from > text.length || !matcher.find(from)) return undefined;
    const groups = Array.from(
      { length: matcher.groupCount() + 1 },
      (_, index) => matcher.group(index) ?? undefined,
    );
    return { start: matcher.start(), end: matcher.end(), groups };
  }

  /** As `RegExp.prototype.test`: a global one goes on after its last match. */
  test(text: string, meter: Meter): boolean {
    if (!this.global) return this.find(text, 0, meter) !== undefined;
    const match = this.find(text, this.#lastIndex, meter);
    this.#lastIndex = match === undefined ? 0 : match.end > match.start ? match.end : match.end + 1;
    return match !== undefined;
  }
}

/** Whether RE2 takes the pattern as it stands. */
export function isRe2Pattern(pattern: string): boolean {
  try {
    RE2JS.compile(pattern);
    return true;
  } catch {
    return false;
  }
}
