import { decodeUriComponent, encodeUriComponent, getType, JSON } from 'gtm';
import { warn } from '../warn.ts';

export type ObjectValue = { readonly [key: string]: unknown };

export function isObject(value: unknown): value is ObjectValue {
  return getType(value) === 'object';
}

/** The objects in a list: the rows of a table, the items of an order. What is no list has none. */
export function rowsOf<Row>(list: readonly Row[] | undefined): readonly Row[];
export function rowsOf(list: unknown): readonly ObjectValue[];
export function rowsOf(list: unknown): readonly ObjectValue[] {
  return getType(list) === 'array' ? (list as readonly unknown[]).filter(isObject) : [];
}

/**
 * A value as mParticle takes it: text, and all else as JSON text. '' stands for no value: undefined, null,
 * NaN, a function, an object that JSON cannot express. Half a surrogate pair, which no URL can carry, is
 * left out by itself.
 */
export function toText(value: unknown): string {
  if (typeof value !== 'string') {
    const json = JSON.stringify(value);
    return json === 'null' ? '' : toText(json || '');
  }
  if (encodeUriComponent(value)) return value;
  return (
    decodeUriComponent(
      value
        .split('')
        // The first half of a pair only encodes with the second, the second never by itself.
        .map(
          (half, index, halves) => encodeUriComponent(half) || encodeUriComponent(half + halves[index + 1]),
        )
        .join(''),
    ) || ''
  );
}

/** Decodes text by itself; what cannot be decoded stays as it is. */
export function decode(text: string): string {
  return decodeUriComponent(text) || text;
}

/** Text without blanks around it; '' also for objects and arrays, whose JSON would make no name. */
export function toName(value: unknown): string {
  return value == null || typeof value === 'object' ? '' : toText(value).trim();
}

/** A name cut to the 256 characters that mParticle stores. */
export function cut(name: string): string {
  if (name.length <= 256) return name;
  warn(name, 'is cut to 256 characters');
  return toText(name.slice(0, 256));
}
