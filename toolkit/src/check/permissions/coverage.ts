import type { GrantValue, Grants } from '../../sandbox/permissions/grants.ts';
import { whyDenied, type PermissionChecks } from '../../sandbox/permissions/checks.ts';
import { serverPermissionChecks } from '../../sandbox/permissions/server-checks.ts';
import { webPermissionChecks } from '../../sandbox/permissions/web-checks.ts';
import { hole } from '../code/folded.ts';

/**
 * A page on which nothing is relative to a place that a template knows; in preview, where logging for
 * debugging is allowed.
 */
const surroundings = { pageUrl: 'https://page.invalid/', debugMode: true };

/**
 * Why the grants can never allow a request, whatever its holes stand for, in the runtime's words; undefined
 * when they do or may. Holes are filled with what the grants themselves name, so that the runtime's own
 * checks decide.
 */
export function whyNever(grants: Grants, permission: string, args: readonly unknown[]): string | undefined {
  const refusal = denial(grants, permission, args);
  if (refusal === undefined || !hasHole(args)) return refusal;
  const named = textsIn(grants[permission] ?? {});
  const mayPass = (rest: readonly unknown[], filled: readonly unknown[]): boolean => {
    const [arg, ...others] = rest;
    if (rest.length === 0) return denial(grants, permission, filled) === undefined;
    return fillings(arg, named, permission === 'set_cookies' ? grants[permission] : undefined).some((value) =>
      mayPass(others, [...filled, value]),
    );
  };
  return mayPass(args, []) ? undefined : refusal.replaceAll(hole, '…');
}

/** A permission that only one kind of container has is checked as there. */
const checks: PermissionChecks = { ...serverPermissionChecks, ...webPermissionChecks };

function denial(grants: Grants, permission: string, args: readonly unknown[]): string | undefined {
  return whyDenied(checks, grants, permission, args, surroundings);
}

export function hasHole(value: unknown): boolean {
  if (typeof value === 'string') return value.includes(hole);
  if (Array.isArray(value)) return value.some(hasHole);
  return (
    typeof value === 'object' &&
    value !== null &&
    Object.entries(value).some(([key, one]) => hasHole(key) || hasHole(one))
  );
}

/** What is known of a text before its first hole. */
export function knownStart(text: string): string {
  const end = text.indexOf(hole);
  return end === -1 ? text : text.slice(0, end);
}

/** Whatever a URL or a key may go on with where any will do. */
const endings = ['x', '', 'x.example/', '//x.example/', 'https://x.example/'];

/**
 * Values that an argument with holes may have, so chosen that one passes if any does.
 * @param cookies the grant whose rows say what a cookie's options may be
 */
function fillings(
  arg: unknown,
  named: readonly string[],
  cookies: GrantValue | undefined,
): readonly unknown[] {
  if (!hasHole(arg)) return [arg];
  if (cookies !== undefined && typeof arg !== 'string') return cookieOptions(arg, cookies);
  if (Array.isArray(arg)) return [arg.filter((item) => !hasHole(item))];
  if (typeof arg !== 'string') return recordFillings(arg, named);
  const start = knownStart(arg);
  const texts = new Set(endings.map((ending) => start + ending));
  for (const name of named) {
    if (!name.includes('*')) {
      if (name.startsWith(start)) texts.add(name);
      continue;
    }
    // A pattern may go on anywhere after the known start, with its wildcards standing for nothing or for a label.
    for (const text of [name.replace('*.', '').replaceAll('*', ''), name.replaceAll('*', 'x')]) {
      if (text.startsWith(start)) texts.add(text);
      for (let from = 0; start !== '' && from < text.length; from += 1) texts.add(start + text.slice(from));
    }
  }
  return [...texts];
}

/** Every choice of a value for each property that has a hole; one whose name is unknown may be anything. */
function recordFillings(arg: unknown, named: readonly string[]): readonly unknown[] {
  return Object.entries(typeof arg === 'object' && arg !== null ? arg : {}).reduce<readonly object[]>(
    (chosen, [key, value]) =>
      hasHole(key)
        ? chosen
        : chosen.flatMap((before) => [
            ...(value === hole ? [before] : []),
            ...fillings(value, named, undefined).map((filled) => ({ ...before, [key]: filled })),
          ]),
    [{}],
  );
}

/** `set_cookies`: options of which something is unknown may be those of any row. */
function cookieOptions(options: unknown, grant: GrantValue | undefined): readonly unknown[] {
  const known = Object.entries(typeof options === 'object' && options !== null ? options : {}).filter(
    ([key, value]) => !hasHole(key) && !hasHole(value),
  );
  const isExpiryKnown = known.some(([key]) => key === 'max-age' || key === 'expires');
  const allowed = isRecord(grant) ? grant['allowedCookies'] : undefined;
  return (Array.isArray(allowed) ? allowed : []).filter(isRecord).map((row) => ({
    ...(isWildcard(row['domain']) ? {} : { domain: row['domain'] }),
    ...(isWildcard(row['path']) ? {} : { path: row['path'] }),
    ...(row['secure'] === 'secure' ? { secure: true } : {}),
    ...(row['session'] === 'non_session' && !isExpiryKnown ? { 'max-age': 1 } : {}),
    ...Object.fromEntries(known),
  }));
}

function isWildcard(value: GrantValue | undefined): boolean {
  return value === undefined || value === '' || value === '*';
}

function isRecord(value: unknown): value is { readonly [key: string]: GrantValue } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Every text in a permission's parameters, the parameters' names included: URL components are such names. */
function textsIn(value: GrantValue): readonly string[] {
  if (typeof value === 'string') return [value];
  if (typeof value === 'boolean') return [];
  return Array.isArray(value)
    ? value.flatMap(textsIn)
    : Object.entries(value).flatMap(([key, one]) => [key, ...textsIn(one)]);
}
