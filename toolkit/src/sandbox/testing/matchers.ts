import { strictEquals, toPrimitive } from '../language/convert.ts';
import { SandboxArray, SandboxFunction, SandboxObject, type Value } from '../language/values.ts';
import { AssertionFailure } from './assertion-failure.ts';
import { areEqual, differenceOf } from './equality.ts';
import { showLines, showValue } from './show-value.ts';

/** What is wrong with `actual`; undefined when the assertion holds. */
type Matcher = (actual: Value, args: readonly Value[]) => string | undefined;

/** `Expected <description>, actually <value>.` unless the test holds. */
function is(description: string, test: (actual: Value) => boolean): Matcher {
  return (actual) => (test(actual) ? undefined : `Expected ${description}, actually ${showValue(actual)}.`);
}

/** The same with an argument, which the description goes before. */
function isTo(description: string, test: (actual: Value, expected: Value) => boolean): Matcher {
  return (actual, [expected]) =>
    test(actual, expected)
      ? undefined
      : `Expected ${description}${showValue(expected)}, actually ${showValue(actual)}.`;
}

function listTo(description: string, test: (actual: Value, items: readonly Value[]) => boolean): Matcher {
  return (actual, items) =>
    test(actual, items)
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
  isEqualTo: (actual, [expected]) => differenceOf(actual, expected),
  isNotEqualTo: isTo('a value that does not equal ', (actual, other) => !areEqual(actual, other)),
  isAnyOf: listTo('any of ', (actual, items) => items.some((item) => areEqual(actual, item))),
  isNoneOf: listTo('none of ', (actual, items) => !items.some((item) => areEqual(actual, item))),
  isStrictlyEqualTo: isTo('', strictEquals),
  isNotStrictlyEqualTo: isTo('a value other than ', (actual, other) => !strictEquals(actual, other)),
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
  contains: listTo('a value that contains ', (actual, items) => items.every(isIn(actual))),
  doesNotContain: listTo('a value that does not contain ', (actual, items) => !items.some(isIn(actual))),
  containsExactly: listTo('a value that contains exactly ', containsExactly),
  doesNotContainExactly: listTo(
    'a value that does not contain exactly ',
    (actual, items) => !containsExactly(actual, items),
  ),
  hasLength: (actual, [length]) => {
    const actualLength = itemsOf(actual).length;
    return strictEquals(actualLength, length)
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
export function assertThat(actual: Value, message: Value, count: () => void): SandboxObject {
  const methods = Object.entries(matchers).map(([name, matcher]) => {
    const method = new SandboxFunction(name, (args) => {
      count();
      const wrong = matcher(actual, args);
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
  return (actual: Value, other: Value): boolean => compare(comparable(actual), comparable(other));
}

/** As the operators see it: text with text, all else as numbers. */
function comparable(value: Value): string | number {
  const primitive = toPrimitive(value);
  return typeof primitive === 'string' ? primitive : Number(primitive);
}

function itemsOf(value: Value): readonly Value[] | string {
  if (typeof value === 'string') return value;
  if (value instanceof SandboxArray) return value.elements;
  throw new AssertionFailure(`Expected an array or a string, actually ${showValue(value)}.`);
}

function isIn(actual: Value): (item: Value) => boolean {
  const items = itemsOf(actual);
  if (typeof items === 'string') return (item) => typeof item === 'string' && items.includes(item);
  return (item) => items.some((element) => areEqual(element, item));
}

/** All of the items and nothing else, in any order. */
function containsExactly(actual: Value, items: readonly Value[]): boolean {
  const left = Array.from(itemsOf(actual));
  for (const item of items) {
    const index = left.findIndex((element) => areEqual(element, item));
    if (index === -1) return false;
    left.splice(index, 1);
  }
  return left.length === 0;
}
