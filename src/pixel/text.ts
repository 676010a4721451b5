import { JSON, getType } from 'gtm';
import { warn } from './warnings.ts';

export type ObjectValue = { readonly [key: string]: unknown };

export function isObject(value: unknown): value is ObjectValue {
  return getType(value) === 'object';
}

export function isArray(value: unknown): value is readonly unknown[] {
  return getType(value) === 'array';
}

/**
 * A value as mParticle takes it: text, numbers and booleans as text, objects and arrays as JSON text.
 * '' stands for no value: undefined, null, NaN, a function, an object that JSON cannot express.
 */
export function toText(value: unknown): string {
  if (isObject(value) || isArray(value)) return JSON.stringify(value) || '';
  return value == null || value !== value || getType(value) === 'function' ? '' : '' + value;
}

/** Text without blanks around it; '' also for objects and arrays, whose JSON would make no name. */
export function toName(value: unknown): string {
  return isObject(value) || isArray(value) ? '' : toText(value).trim();
}

/** A name cut to the 256 characters that mParticle stores. */
export function cut(name: string): string {
  if (name.length > 256) warn(name, 'is cut to 256 characters');
  return name.substring(0, 256);
}
