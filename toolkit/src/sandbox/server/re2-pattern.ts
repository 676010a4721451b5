import { RE2JS } from 're2js';
import { TextPattern, type PatternMatch } from '../language/text-pattern.ts';

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

  find(text: string, from: number): PatternMatch | undefined {
    const matcher = this.#compiled.matcher(text);
    if (from > text.length || !matcher.find(from)) return undefined;
    const groups = Array.from(
      { length: matcher.groupCount() + 1 },
      (_, index) => matcher.group(index) ?? undefined,
    );
    return { start: matcher.start(), end: matcher.end(), groups };
  }

  /** As `RegExp.prototype.test`: a global one goes on after its last match. */
  test(text: string): boolean {
    if (!this.global) return this.find(text, 0) !== undefined;
    const match = this.find(text, this.#lastIndex);
    this.#lastIndex = match === undefined ? 0 : match.end > match.start ? match.end : match.end + 1;
    return match !== undefined;
  }
}
