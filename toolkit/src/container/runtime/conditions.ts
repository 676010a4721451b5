import type { Condition } from '../export/format.ts';
import { findParameter, isTrue } from '../export/parameters.ts';
import { resolve, type ValueOf } from './resolve.ts';

/** What a condition's comparison says of the two sides. */
type Comparison = (left: unknown, right: unknown, ignoreCase: boolean) => boolean;

/** As GTM's runtime compares: as text, or by `Number()`. A broken regular expression matches nothing. */
const comparisons: Readonly<Record<string, Comparison>> = {
  EQUALS: asTexts((left, right) => left === right),
  CONTAINS: asTexts((left, right) => left.includes(right)),
  STARTS_WITH: asTexts((left, right) => left.startsWith(right)),
  ENDS_WITH: asTexts((left, right) => left.endsWith(right)),
  MATCH_REGEX: matches,
  GREATER: (left, right) => Number(left) > Number(right),
  GREATER_OR_EQUALS: (left, right) => Number(left) >= Number(right),
  LESS: (left, right) => Number(left) < Number(right),
  LESS_OR_EQUALS: (left, right) => Number(left) <= Number(right),
};

export function isKnownCondition({ type }: Condition): boolean {
  return Object.hasOwn(comparisons, type);
}

/** Whether a condition holds; undefined when its type is not known here. */
export function conditionHolds({ type, parameter }: Condition, valueOf: ValueOf): boolean | undefined {
  const compare = Object.hasOwn(comparisons, type) ? comparisons[type] : undefined;
  if (compare === undefined) return undefined;
  const side = (key: string): unknown => {
    const found = findParameter(parameter, key);
    return found && resolve(found, valueOf);
  };
  const holds = compare(side('arg0'), side('arg1') ?? '', isTrue(parameter, 'ignore_case'));
  return holds !== isTrue(parameter, 'negate');
}

function asTexts(compare: (left: string, right: string) => boolean): Comparison {
  return (left, right, ignoreCase) => {
    const text = (value: unknown): string => (ignoreCase ? String(value).toLowerCase() : String(value));
    return compare(text(left), text(right));
  };
}

function matches(value: unknown, pattern: unknown, ignoreCase: boolean): boolean {
  try {
    return new RegExp(String(pattern), ignoreCase ? 'i' : '').test(String(value));
  } catch {
    return false;
  }
}
