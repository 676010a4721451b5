import { isPlainObject } from '../../sandbox/language/border.ts';

/**
 * A value as it is now: what the page makes of its objects and arrays later does not show. Elements, functions and
 * the like stay what they are.
 * @param copies What has been copied already, so that what is shared or within itself stays so.
 */
export function snapshot(value: unknown, copies: Map<unknown, unknown> = new Map()): unknown {
  if (copies.has(value)) return copies.get(value);
  if (Array.isArray(value)) {
    const copy: unknown[] = [];
    copies.set(value, copy);
    for (const item of value) copy.push(snapshot(item, copies));
    return copy;
  }
  if (!isPlainObject(value)) return value;
  const copy = {};
  copies.set(value, copy);
  for (const [key, item] of Object.entries(value)) {
    Object.defineProperty(copy, key, { value: snapshot(item, copies), enumerable: true, writable: true });
  }
  return copy;
}

/** The values of a record as they are now. */
export function snapshotOf(values: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  const copies = new Map<unknown, unknown>();
  return Object.fromEntries(Object.entries(values).map(([key, value]) => [key, snapshot(value, copies)]));
}
