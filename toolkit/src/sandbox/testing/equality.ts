import { strictEquals } from '../language/convert.ts';
import { largest, tooLarge, type Meter } from '../language/meter.ts';
import { SandboxArray, SandboxObject, type Value } from '../language/values.ts';
import { showValue } from './show-value.ts';

/**
 * How `isEqualTo` compares: identical values are equal, arrays element by element, objects with
 * exactly the same keys. So NaN equals nothing, functions only themselves, and an expected value that
 * contains itself nothing. The difference in GTM's words; undefined when there is none.
 */
export function differenceOf(actual: Value, expected: Value, meter: Meter): string | undefined {
  return compare(actual, expected, { path: [], parents: [], meter });
}

export function areEqual(actual: Value, expected: Value, meter: Meter): boolean {
  return differenceOf(actual, expected, meter) === undefined;
}

interface Position {
  readonly path: readonly string[];
  readonly parents: readonly Value[];
  /** Values that hold the same values over and over would take for ever. */
  readonly meter: Meter;
}

function compare(actual: Value, expected: Value, at: Position): string | undefined {
  if (strictEquals(actual, expected, at.meter)) return undefined;
  at.meter.spend(4 + (at.path.length >> 4));
  if (at.path.length > largest.nesting) throw tooLarge('nesting');
  if (at.parents.includes(expected)) return said(at, 'The expected value contains itself.');
  const inside = (key: string): Position => ({
    path: [...at.path, key],
    parents: [...at.parents, expected],
    meter: at.meter,
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
