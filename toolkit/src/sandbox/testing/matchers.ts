import { strictEquals, toPrimitive } from '../language/convert.ts';
import { SandboxError } from '../language/errors.ts';
import { indexOfText } from '../language/find-text.ts';
import type { Meter } from '../language/meter.ts';
import { SandboxPromise } from '../language/promise.ts';
import { SandboxArray, SandboxFunction, SandboxObject, type Value } from '../language/values.ts';
import { AssertionFailure } from './assertion-failure.ts';
import { areEqual, differenceOf } from './equality.ts';
import { showLines, showValue } from './show-value.ts';

/** What is wrong with `actual`; undefined when the assertion holds. */
type Matcher = (actual: Value, args: readonly Value[], meter: Meter) => string | undefined;

/** `Expected <description>, actually <value>.` unless the test holds. */
function is(description: string, test: (actual: Value) => boolean): Matcher {
  return (actual) => (test(actual) ? undefined : `Expected ${description}, actually ${showValue(actual)}.`);
}

/** The same with an argument, which the description goes before. */
function isTo(description: string, test: (actual: Value, expected: Value, meter: Meter) => boolean): Matcher {
  return (actual, [expected], meter) =>
    test(actual, expected, meter)
      ? undefined
      : `Expected ${description}${showValue(expected)}, actually ${showValue(actual)}.`;
}

function listTo(
  description: string,
  test: (actual: Value, items: readonly Value[], meter: Meter) => boolean,
): Matcher {
  return (actual, items, meter) =>
    test(actual, items, meter)
      ? undefined
      : `Expected ${description}${items.map(showValue).join(', ')}, actually ${showValue(actual)}.`;
}

/** The matchers of `assertThat(actual)`. */
export const matchers: Readonly<Record<string, Matcher>> = {
  isUndefined: is('undefined', (actual) => actual === undefined),
  isDefined: is('a defined value', (actual) => actual !== undefined),
  isNull: is('null', (actual) => actual === null),
  isNotNull: is('a value that is not null', (actual) => actual !== null),
  isFalse: is('false', (actual) => actual === false),
  isTrue: is('true', (actual) => actual === true),
  isFalsy: is('a falsy value', (actual) => !actual),
  isTruthy: is('a truthy value', (actual) => Boolean(actual)),
  isNaN: is('NaN', (actual) => Number.isNaN(actual)),
  isNotNaN: is('a value that is not NaN', (actual) => !Number.isNaN(actual)),
  isInfinity: is('an infinite number', isInfinite),
  isNotInfinity: is('a value that is not infinite', (actual) => !isInfinite(actual)),
  isEqualTo: (actual, [expected], meter) => differenceOf(actual, expected, meter),
  isNotEqualTo: isTo(
    'a value that does not equal ',
    (actual, other, meter) => !areEqual(actual, other, meter),
  ),
  isAnyOf: listTo('any of ', (actual, items, meter) => items.some((item) => areEqual(actual, item, meter))),
  isNoneOf: listTo(
    'none of ',
    (actual, items, meter) => !items.some((item) => areEqual(actual, item, meter)),
  ),
  isStrictlyEqualTo: isTo('', strictEquals),
  isNotStrictlyEqualTo: isTo(
    'a value other than ',
    (actual, other, meter) => !strictEquals(actual, other, meter),
  ),
  isGreaterThan: isTo(
    'a value greater than ',
    ordered((actual, other) => actual > other),
  ),
  isGreaterThanOrEqualTo: isTo(
    'a value greater than or equal to ',
    ordered((actual, other) => actual >= other),
  ),
  isLessThan: isTo(
    'a value less than ',
    ordered((actual, other) => actual < other),
  ),
  isLessThanOrEqualTo: isTo(
    'a value less than or equal to ',
    ordered((actual, other) => actual <= other),
  ),
  contains: listTo('a value that contains ', (actual, items, meter) => items.every(isIn(actual, meter))),
  doesNotContain: listTo(
    'a value that does not contain ',
    (actual, items, meter) => !items.some(isIn(actual, meter)),
  ),
  containsExactly: listTo('a value that contains exactly ', containsExactly),
  doesNotContainExactly: listTo(
    'a value that does not contain exactly ',
    (actual, items, meter) => !containsExactly(actual, items, meter),
  ),
  hasLength: (actual, [length]) => {
    const actualLength = itemsOf(actual).length;
    return actualLength === length
      ? undefined
      : `Expected length ${showValue(length)}, actually ${actualLength}: ${showValue(actual)}.`;
  },
  isEmpty: is('an empty value', (actual) => itemsOf(actual).length === 0),
  isNotEmpty: is('a value that is not empty', (actual) => itemsOf(actual).length > 0),
  isArray: is('an array', (actual) => actual instanceof SandboxArray),
  isBoolean: is('a boolean', (actual) => typeof actual === 'boolean'),
  isFunction: is('a function', (actual) => actual instanceof SandboxFunction),
  isNumber: is('a number', (actual) => typeof actual === 'number'),
  isObject: is('an object', (actual) => actual instanceof SandboxObject),
  isString: is('a string', (actual) => typeof actual === 'string'),
};

/** What `assertThat(actual, message)` gives. `count` is told of each assertion made. */
export function assertThat(
  actual: Value,
  message: Value,
  { meter, count }: { readonly meter: Meter; readonly count: () => void },
): SandboxObject {
  if (actual instanceof SandboxPromise) {
    throw new SandboxError('assertThat does not take a promise: assert on its value, in then.');
  }
  const methods = Object.entries(matchers).map(([name, matcher]) => {
    const method = new SandboxFunction(name, (args) => {
      count();
      const wrong = matcher(actual, args, meter);
      if (wrong === undefined) return undefined;
      const text = typeof message === 'string' && message !== '' ? `${message}: ${wrong}` : wrong;
      throw new AssertionFailure(text, comparison(name, actual, args));
    });
    return [name, method] as const;
  });
  return new SandboxObject(new Map<string, Value>(methods));
}

function comparison(
  matcher: string,
  actual: Value,
  [expected]: readonly Value[],
): { expected: string; actual: string } | undefined {
  if (matcher !== 'isEqualTo' && matcher !== 'isStrictlyEqualTo') return undefined;
  return { expected: showLines(expected), actual: showLines(actual) };
}

function isInfinite(value: Value): boolean {
  return value === Infinity || value === -Infinity;
}

function ordered(compare: (actual: string | number, other: string | number) => boolean) {
  return (actual: Value, other: Value, meter: Meter): boolean =>
    compare(comparable(actual, meter), comparable(other, meter));
}

/** As the operators see it: text with text, all else as numbers. */
function comparable(value: Value, meter: Meter): string | number {
  const primitive = toPrimitive(value, meter);
  return typeof primitive === 'string' ? primitive : Number(primitive);
}

function itemsOf(value: Value): readonly Value[] | string {
  if (typeof value === 'string') return value;
  if (value instanceof SandboxArray) return value.elements;
  throw new AssertionFailure(`Expected an array or a string, actually ${showValue(value)}.`);
}

function isIn(actual: Value, meter: Meter): (item: Value) => boolean {
  const items = itemsOf(actual);
  if (typeof items === 'string') {
    return (item) => {
      if (typeof item !== 'string') return false;
      meter.spendOnText(items.length + item.length);
      return indexOfText(items, item) >= 0;
    };
  }
  return (item) => items.some((element) => areEqual(element, item, meter));
}

/** All of the items and nothing else, in any order. */
function containsExactly(actual: Value, items: readonly Value[], meter: Meter): boolean {
  const left = Array.from(itemsOf(actual));
  for (const item of items) {
    const index = left.findIndex((element) => areEqual(element, item, meter));
    if (index === -1) return false;
    left.splice(index, 1);
  }
  return left.length === 0;
}
