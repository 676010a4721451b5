import type { GrantValue } from './permissions/grants.ts';

/** A part of the input that is not as it should be. */
export interface InputFault {
  readonly path: readonly (string | number)[];
  /** Follows the name of the place: `must be text`. */
  readonly text: string;
  /** The property's name is at fault, not its value. */
  readonly inName?: true;
}

type Path = readonly (string | number)[];
export type Check = (value: unknown, path: Path) => InputFault[];

export const text = kind('text', (value) => typeof value === 'string');
export const flag = kind('true or false', (value) => typeof value === 'boolean');
export const anything: Check = () => [];
export const time = kind(
  'a time in milliseconds since 1970',
  (value) => typeof value === 'number' && Math.abs(value) <= 8.64e15,
);
/** In place of a template's own permissions. */
export const grants = mapOf(mapOf(grantValue));
export function kind(name: string, test: (value: unknown) => boolean): Check {
  return (value, path) => (test(value) ? [] : [{ path, text: `must be ${name}` }]);
}

export function record(checks: Readonly<Record<string, Check>>): Check {
  return (value, path) => {
    if (!isObject(value)) return [{ path, text: 'must be an object' }];
    return Object.entries(value).flatMap(([key, inner]) => {
      const check = Object.hasOwn(checks, key) ? checks[key] : undefined;
      const inside = [...path, key];
      if (check !== undefined) return check(inner, inside);
      const known = Object.keys(checks).join(', ');
      return [
        { path: inside, text: `is not a known property here; known are ${known}`, inName: true as const },
      ];
    });
  };
}

/** `name` is the form of its keys, where they have one. */
export function mapOf(check: Check, name?: { readonly form: RegExp; readonly text: string }): Check {
  return (value, path) => {
    if (!isObject(value)) return [{ path, text: 'must be an object' }];
    return Object.entries(value).flatMap(([key, inner]) => {
      const inside = [...path, key];
      if (name !== undefined && !name.form.test(key))
        return [{ path: inside, text: name.text, inName: true as const }];
      return check(inner, inside);
    });
  };
}

export function listOf(check: Check): Check {
  return (value, path) => {
    if (!Array.isArray(value)) return [{ path, text: 'must be a list' }];
    return value.flatMap((inner: unknown, index) => check(inner, [...path, index]));
  };
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function grantValue(value: unknown, path: Path): InputFault[] {
  return isGrantValue(value)
    ? []
    : [{ path, text: 'must be text, true, false, or lists and objects of them' }];
}

function isGrantValue(value: unknown): value is GrantValue {
  if (typeof value === 'string' || typeof value === 'boolean') return true;
  return typeof value === 'object' && value !== null && Object.values(value).every(isGrantValue);
}
