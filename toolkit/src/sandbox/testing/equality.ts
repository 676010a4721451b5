import { strictEquals } from '../language/convert.ts';
import { SandboxLimitError } from '../language/errors.ts';
import { SandboxArray, SandboxObject, type Value } from '../language/values.ts';
import { showValue } from './show-value.ts';

const mostComparisons = 1_000_000;

/**
 * How `isEqualTo` compares: identical values are equal, arrays element by element, objects with
 * exactly the same keys. So NaN equals nothing, functions only themselves, and an expected value that
 * contains itself nothing. The difference in GTM's words; undefined when there is none.
 */
export function differenceOf(actual: Value, expected: Value): string | undefined {
  return compare(actual, expected, { path: [], parents: [], budget: { left: mostComparisons } });
}

export function areEqual(actual: Value, expected: Value): boolean {
  return differenceOf(actual, expected) === undefined;
}

interface Position {
  readonly path: readonly string[];
  readonly parents: readonly Value[];
  /** Shared by all of one comparison: values that hold the same values over and over would take for ever. */
  readonly budget: { left: number };
}

function compare(actual: Value, expected: Value, at: Position): string | undefined {
  if (strictEquals(actual, expected)) return undefined;
  if ((at.budget.left -= 1) < 0) throw new SandboxLimitError('The values are too large to compare.');
  if (at.parents.includes(expected)) return said(at, 'The expected value contains itself.');
  const inside = (key: string): Position => ({
    path: [...at.path, key],
    parents: [...at.parents, expected],
    budget: at.budget,
  });
  if (expected instanceof SandboxArray && actual instanceof SandboxArray) {
    const { length } = expected.elements;
    if (actual.elements.length !== length) {
      return said(at, `Expected array to contain ${length} item(s), actually ${actual.elements.length}.`);
    }
    return first(expected.elements.keys(), (index) =>
      compare(actual.elements[index], expected.elements[index], inside(String(index))),
    );
  }
  if (expected instanceof SandboxObject && actual instanceof SandboxObject) {
    return (
      first(expected.properties.keys(), (key) =>
        actual.properties.has(key)
          ? undefined
          : said(at, `Expected property "${key}" was not found in actual.`),
      ) ??
      first(actual.properties.keys(), (key) =>
        expected.properties.has(key)
          ? undefined
          : said(at, `Unexpected property "${key}" was found in actual.`),
      ) ??
      first(expected.properties.keys(), (key) =>
        compare(actual.properties.get(key), expected.properties.get(key), inside(key)),
      )
    );
  }
  return said(at, `Expected ${showValue(expected)}, actually ${showValue(actual)}.`);
}

function said({ path }: Position, message: string): string {
  return path.length === 0 ? message : `Property ${path.join('.')}: ${message}`;
}

function first<Key>(keys: Iterable<Key>, find: (key: Key) => string | undefined): string | undefined {
  for (const key of keys) {
    const found = find(key);
    if (found !== undefined) return found;
  }
  return undefined;
}
