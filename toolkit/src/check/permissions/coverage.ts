import { grantOf, sizeOf, type GrantValue, type Grants } from '../../sandbox/permissions/grants.ts';
import { whyDenied, type PermissionChecks } from '../../sandbox/permissions/checks.ts';
import { serverPermissionChecks } from '../../sandbox/permissions/server-checks.ts';
import { webPermissionChecks } from '../../sandbox/permissions/web-checks.ts';
import { hole } from '../code/folded.ts';

/**
 * A page on which nothing is relative to a place that a template knows; in preview, where logging for
 * debugging is allowed.
 */
const surroundings = { pageUrl: 'https://page.invalid/', debugMode: true };

/** A permission that only one kind of container has is checked as there. */
const checks: PermissionChecks = { ...serverPermissionChecks, ...webPermissionChecks };

/** Values of permissions that are looked at for the calls of one template; of public templates none takes 10,000. */
const mostLooks = 2_000_000;

/** Holds the calls of a template against permissions. What takes too long to tell decides nothing. */
export class Coverage {
  #looks = mostLooks;

  /** Whether it no longer tells anything, since there was too much to hold against each other. */
  get isSpent(): boolean {
    return this.#looks < 0;
  }

  /**
   * Why the grants can never allow a request, whatever its holes stand for, in the runtime's words; undefined
   * when they do or may. Holes are filled with what the grants themselves name, so that the runtime's own
   * checks decide.
   */
  whyNever(grants: Grants, permission: string, args: readonly unknown[]): string | undefined {
    const refusal = this.#denial(grants, permission, args);
    if (refusal === undefined || !hasHole(args)) return refusal;
    const grant = grantOf(grants, permission);
    const named = textsIn(grant ?? {});
    const mayPass = (rest: readonly unknown[], filled: readonly unknown[]): boolean => {
      const [arg, ...others] = rest;
      if (rest.length === 0) return this.#denial(grants, permission, filled) === undefined;
      for (const value of fillings(arg, named, permission === 'set_cookies' ? grant : undefined)) {
        if (typeof value === 'string') this.#looks -= sizeOf(value);
        if (this.isSpent || mayPass(others, [...filled, value])) return true;
      }
      return false;
    };
    return mayPass(args, []) ? undefined : refusal.replaceAll(hole, '…');
  }

  #denial(grants: Grants, permission: string, args: readonly unknown[]): string | undefined {
    this.#looks -= sizeOf(grantOf(grants, permission));
    return this.isSpent ? undefined : whyDenied(checks, grants, permission, args, surroundings);
  }
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
function* fillings(
  arg: unknown,
  named: readonly string[],
  cookies: GrantValue | undefined,
): Iterable<unknown> {
  if (!hasHole(arg)) yield arg;
  else if (cookies !== undefined && typeof arg !== 'string') yield* cookieOptions(arg, cookies);
  else if (Array.isArray(arg)) yield arg.filter((item) => !hasHole(item));
  else if (typeof arg === 'string') yield* textFillings(knownStart(arg), named);
  else yield* recordFillings(Object.entries(typeof arg === 'object' && arg !== null ? arg : {}), named);
}

function* textFillings(start: string, named: readonly string[]): Iterable<string> {
  for (const ending of endings) yield start + ending;
  for (const name of named) {
    if (!name.includes('*')) {
      if (name.startsWith(start)) yield name;
      continue;
    }
    // A pattern may go on anywhere after the known start, with its wildcards standing for nothing or for a label.
    for (const text of [name.replace('*.', '').replaceAll('*', ''), name.replaceAll('*', 'x')]) {
      if (text.startsWith(start)) yield text;
      for (let from = 0; start !== '' && from < text.length; from += 1) yield start + text.slice(from);
    }
  }
}

/** Every choice of a value for each property that has a hole; one whose name is unknown may be anything. */
function* recordFillings(
  [first, ...others]: readonly (readonly [string, unknown])[],
  named: readonly string[],
): Iterable<object> {
  if (first === undefined) return yield {};
  const [key, value] = first;
  for (const rest of recordFillings(others, named)) {
    if (hasHole(key) || value === hole) yield rest;
    if (hasHole(key)) continue;
    for (const filled of fillings(value, named, undefined)) yield { [key]: filled, ...rest };
  }
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
