import { SandboxLimitError } from '../../sandbox/language/errors.ts';
import type { Condition } from '../export/format.ts';
import { findParameter, isTrue } from '../export/parameters.ts';
import { isElement } from './page-elements.ts';
import { resolve, type Reading } from './resolve.ts';
import type { StepWork } from './step-work.ts';
import { urlComponent } from './url-component.ts';

interface Circumstances {
  readonly ignoreCase: boolean;
  /** The address of the page. */
  readonly page: string;
  readonly work: StepWork;
}

/**
 * What a condition's comparison says of the two sides.
 * @throws SandboxLimitError when it takes too long to tell
 */
type Comparison = (left: unknown, right: unknown, around: Circumstances) => boolean;

/** As GTM's runtime compares: as text, or by `Number()`. A broken pattern or selector matches nothing. */
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
  CSS_SELECTOR: (left, right) => isElement(left) && matchesSelector(left, String(right)),
  URL_MATCHES: (left, right, { page }) => sameAddress(String(left), String(right), page),
};

/** The kinds of condition that no comparison here stands for. */
export function isKnownCondition({ type }: Condition): boolean {
  return Object.hasOwn(comparisons, type);
}

/** What cannot be known about a condition: variables, or how its type compares. */
export interface Unknown {
  readonly unknown: readonly string[];
}

/** Whether a condition holds. `broken` when it cannot be worked out in GTM either. */
export type Holding = boolean | 'broken' | Unknown;

/** A condition with what it compared. */
export interface JudgedCondition {
  readonly condition: Condition;
  readonly holds: Holding;
  readonly left: unknown;
  readonly right: unknown;
}

/**
 * Compares the two sides of a condition. One that is broken keeps a trigger from firing, and as an exception it blocks.
 * @param page The address of the page.
 */
export function judgeCondition(
  condition: Condition,
  { valueOf, watch, work }: Reading,
  page: string,
): JudgedCondition {
  const { type, parameter } = condition;
  const side = (key: string): unknown => {
    const found = findParameter(parameter, key);
    return found === undefined ? '' : resolve(found, valueOf);
  };
  const compare = Object.hasOwn(comparisons, type) ? comparisons[type] : undefined;
  let [left, right]: readonly unknown[] = [];
  try {
    const { result, unknown } = watch(() => {
      work.spendOn('condition');
      left = side('arg0');
      right = side('arg1');
      return compare?.(left, right, { ignoreCase: isTrue(parameter, 'ignore_case'), page, work });
    });
    const doubts = result === undefined ? [type] : unknown;
    const holds = doubts.length > 0 ? { unknown: doubts } : result !== isTrue(parameter, 'negate');
    return { condition, holds, left, right };
  } catch (error) {
    return {
      condition,
      holds: error instanceof SandboxLimitError ? { unknown: [type] } : 'broken',
      left,
      right,
    };
  }
}

/** Undefined and null are the texts `undefined` and `null`, on the right side too. */
function asTexts(compare: (left: string, right: string) => boolean): Comparison {
  return (left, right, { ignoreCase, work }) => {
    const text = (value: unknown): string => {
      const itself = String(value);
      work.spendOnText(itself.length);
      return ignoreCase ? itself.toLowerCase() : itself;
    };
    return compare(text(left), text(right));
  };
}

/** A broken pattern matches nothing; of one that takes too long it cannot be told. */
function matches(value: unknown, pattern: unknown, { ignoreCase, work }: Circumstances): boolean {
  try {
    return work.matches(String(pattern), String(value), { ignoreCase });
  } catch (error) {
    if (error instanceof SandboxLimitError) throw error;
    return false;
  }
}

function matchesSelector(element: Element, selector: string): boolean {
  try {
    return element.matches(selector);
  } catch {
    return false;
  }
}

/** Host without www, port and path are the same; the protocol and a slash at the end make no difference. */
function sameAddress(left: string, right: string, page: string): boolean {
  const place = (address: string): string => {
    const part = (component: string) => String(urlComponent(address, page, { component, stripWww: true }));
    const port = part('PORT').replace(/^(?:80|443)$/, 'default');
    return [part('HOST'), port, part('PATH').toLowerCase().replace(/\/$/, '')].join(' ');
  };
  return place(left) === place(right);
}
