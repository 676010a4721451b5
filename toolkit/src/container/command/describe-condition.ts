import type { Condition } from '../export/format.ts';
import { partsOf } from '../export/references.ts';
import { isTrue, textOf } from '../export/parameters.ts';

/** How GTM's editor puts a comparison, and the same negated. */
const comparisons: Readonly<Record<string, readonly [holds: string, negated: string]>> = {
  EQUALS: ['equals', 'does not equal'],
  CONTAINS: ['contains', 'does not contain'],
  STARTS_WITH: ['starts with', 'does not start with'],
  ENDS_WITH: ['ends with', 'does not end with'],
  MATCH_REGEX: ['matches RegEx', 'does not match RegEx'],
  CSS_SELECTOR: ['matches CSS selector', 'does not match CSS selector'],
  URL_MATCHES: ['matches URL', 'does not match URL'],
  GREATER: ['is greater than', 'is not greater than'],
  GREATER_OR_EQUALS: ['is at least', 'is not at least'],
  LESS: ['is less than', 'is not less than'],
  LESS_OR_EQUALS: ['is at most', 'is not at most'],
};

/** The comparison of a condition in words: `does not equal`, `matches RegEx (ignore case)`. */
export function comparisonOf({ type, parameter }: Condition): string {
  const [plain, negated] = (Object.hasOwn(comparisons, type) ? comparisons[type] : undefined) ?? [
    type,
    `not ${type}`,
  ];
  const words = isTrue(parameter, 'negate') ? negated : plain;
  return isTrue(parameter, 'ignore_case') ? `${words} (ignore case)` : words;
}

/** A side of a condition as it is written; GTM's own name for the event's name is no name for people. */
export function writtenSide({ parameter }: Condition, side: 'arg0' | 'arg1'): string {
  const text = textOf(parameter, side) ?? '';
  return text === '{{_event}}' ? 'event' : text;
}

/** `{{Page Path}} starts with /tea` */
export function describeCondition(condition: Condition): string {
  return `${writtenSide(condition, 'arg0')} ${comparisonOf(condition)} ${writtenSide(condition, 'arg1')}`.trim();
}

/** A side with the value that it had, as text: `Page Path "/tea"`, and the value alone where it is written so. */
export function valuedSide(condition: Condition, side: 'arg0' | 'arg1', value: string): string {
  const written = writtenSide(condition, side);
  if (written === 'event') return `event ${value}`;
  const parts = partsOf(written);
  if (parts.every((part) => 'text' in part)) return value;
  const [first] = parts;
  return `${parts.length === 1 && first !== undefined && 'variable' in first ? first.variable : written} ${value}`;
}
