import { isPlainObject } from './language/border.ts';

/**
 * A copy with each `{ "$undefined": true }` in it replaced by undefined, which the value of a GTM variable
 * often is and JSON does not have. What is no plain data is taken as it is.
 */
export function withUndefined(value: unknown): unknown {
  return copyWithUndefined(value, new Map());
}

function copyWithUndefined(value: unknown, copies: Map<object, object>): unknown {
  if (Array.isArray(value)) {
    const known = copies.get(value);
    if (known !== undefined) return known;
    const copy: unknown[] = [];
    copies.set(value, copy);
    for (const item of value) copy.push(copyWithUndefined(item, copies));
    return copy;
  }
  if (!isPlainObject(value)) return value;
  const entries = Object.entries(value);
  if (entries.length === 1 && entries[0]?.[0] === '$undefined' && entries[0][1] === true) return undefined;
  const known = copies.get(value);
  if (known !== undefined) return known;
  const copy = {};
  copies.set(value, copy);
  for (const [key, item] of entries) {
    const descriptor = { writable: true, enumerable: true, configurable: true };
    Object.defineProperty(copy, key, { ...descriptor, value: copyWithUndefined(item, copies) });
  }
  return copy;
}
