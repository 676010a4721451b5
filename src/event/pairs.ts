import { warn } from '../warn.ts';
import { identityType } from './identities.ts';
import { cut, isObject, rowsOf, toText } from './text.ts';

/** Attributes, identities, flags or parameters: texts by key, both as they will be sent. */
export type Pairs = { [key: string]: string };

/**
 * Adds to `pairs` those of an object that a variable yields and those of a table with the columns key and
 * value. Of a key that comes twice the last value stays, so the table wins.
 */
export function readPairs(pairs: Pairs, table: unknown, object?: unknown, isIdentities?: boolean): Pairs {
  const put = (name: unknown, value: unknown): void => {
    const key = cut(isIdentities ? identityType(toText(name)) : toText(name));
    if (isIdentities && typeof value === 'boolean') {
      // A variable that GTM cannot read is false, which is nobody's e-mail address.
      warn(key, 'is left out: it is a boolean');
    } else {
      if (pairs[key]) warn(key, 'has several values: the last is sent');
      pairs[key] = toText(value);
    }
  };
  if (object) {
    if (isObject(object)) {
      for (const key in object) put(key, object[key]);
    } else {
      warn(toText(object), 'is no object');
    }
  }
  if (table) {
    for (const row of rowsOf(table)) put(row.key, row.value);
  }
  return pairs;
}
