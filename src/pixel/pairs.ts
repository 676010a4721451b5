import { isArray, isObject, toText } from './text.ts';
import { warn } from './warnings.ts';

/** Attributes, identities, flags or parameters: values by key. */
export type Pairs = { [key: string]: unknown };

/**
 * Adds to `pairs` those of an object that a variable yields and those of a table with the columns key and
 * value. Of a key that comes twice the last value stays, so the table wins.
 */
export function mergePairs(
  pairs: Pairs,
  object: unknown,
  table: unknown,
  toKey: (key: unknown) => string,
): Pairs {
  const put = (name: unknown, value: unknown): void => {
    const key = toKey(name);
    if (pairs[key] !== undefined) warn(key, 'has several values: the last is sent');
    pairs[key] = value;
  };
  if (isObject(object)) {
    for (const key in object) put(key, object[key]);
  } else if (toText(object)) {
    warn(toText(object), 'is no object');
  }
  if (isArray(table)) table.filter(isObject).forEach((row) => put(row.key, row.value));
  return pairs;
}
