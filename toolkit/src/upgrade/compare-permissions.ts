import { readUrlPattern } from '../sandbox/permissions/url-pattern.ts';
import { isJsonArray, isJsonObject, type Json } from '../tpl/json.ts';
import type { Permissions, PermissionValue } from '../tpl/permissions.ts';
import type { Change } from './change.ts';

/**
 * Permissions do not break a tag by being more: whoever updates is shown the new ones and accepts them.
 * Being fewer, they may: a call that passed is refused.
 */
export function comparePermissions(old: Permissions, next: Permissions): Change[] {
  const added = Object.keys(next)
    .filter((id) => !Object.hasOwn(old, id))
    .map((id): Change => ({
      severity: 'attention',
      rule: 'permission-added',
      text: `The template now asks for ${id}: ${JSON.stringify(next[id])}; whoever updates must accept it.`,
    }));
  const removed = Object.keys(old)
    .filter((id) => !Object.hasOwn(next, id))
    .map((id): Change => ({
      severity: 'safe',
      rule: 'permission-removed',
      text: `The template no longer asks for ${id}.`,
    }));
  const looks = new Looks();
  const changed = Object.keys(next).flatMap((id) => {
    const before = old[id];
    const after = next[id];
    return before === undefined || after === undefined ? [] : compareParams(id, before, after, looks);
  });
  return [...added, ...changed, ...removed];
}

function compareParams(id: string, old: Params, next: Params, looks: Looks): Change[] {
  const names = [...new Set([...Object.keys(old), ...Object.keys(next)])];
  return names.flatMap((name) => {
    const changes = compareParam(`${id}.${name}`, old[name] ?? absent, next[name] ?? absent, looks);
    return changes.filter(({ rule }) => !isOverruled(name, rule === 'permission-narrowed' ? next : old));
  });
}

type Params = Permissions[string];

/** What GTM takes a parameter for that is not there. */
const absent: readonly PermissionValue[] = [];
const sameAsAbsent: readonly PermissionValue[] = ['specific', false];

/** Where one parameter says “any”, what another one lists is no limit. */
const overrules: Readonly<Record<string, readonly string[]>> = {
  allowedUrls: ['urls'],
  cookieAccess: ['cookieNames'],
  allowedKeys: ['keyPatterns'],
  eventDataAccess: ['keyPatterns'],
  allowedActions: ['messageTypes'],
  headerAccess: ['headerWhitelist'],
  queryParameterAccess: ['queryParameterWhitelist'],
  requestAccess: [
    'bodyAllowed',
    'headersAllowed',
    'pathAllowed',
    'queryParametersAllowed',
    'remoteAddressAllowed',
    'headerAccess',
    'headerWhitelist',
    'queryParameterAccess',
    'queryParameterWhitelist',
  ],
  writeHeaderAccess: ['writeHeaderWhitelist'],
  writeResponseAccess: [
    'writeBodyAllowed',
    'writeHeadersAllowed',
    'writeStatusAllowed',
    'writeHeaderAccess',
    'writeHeaderWhitelist',
  ],
  queriesAllowed: ['queryKeys'],
  urlParts: [
    'protocol',
    'host',
    'port',
    'path',
    'query',
    'extension',
    'fragment',
    'queriesAllowed',
    'queryKeys',
  ],
};

function isOverruled(name: string, params: Params): boolean {
  return Object.entries(overrules).some(([mode, others]) => params[mode] === 'any' && others.includes(name));
}

function compareParam(name: string, old: PermissionValue, next: PermissionValue, looks: Looks): Change[] {
  if (isJsonArray(old) && isJsonArray(next)) {
    const more = uncovered(next, old, looks);
    const less = uncovered(old, next, looks);
    return [
      ...more.found.map((item) => widened(`${name} now has ${item}`)),
      ...(more.open === 0
        ? []
        : [attention('permission-widened', `${name} now has ${more.open} ${tooMany} those before`)]),
      ...less.found.map((item) => narrowed(`${name} no longer has ${item}`)),
      ...(less.open === 0
        ? []
        : [
            attention(
              'permission-narrowed',
              `${name} no longer has ${less.open} ${tooMany} those it has now`,
            ),
          ]),
    ];
  }
  const [was, is] = [old, next].map((value) => (sameAsAbsent.includes(value) ? absent : value));
  if (was === undefined || is === undefined || JSON.stringify(was) === JSON.stringify(is)) return [];
  const text = `${name} was ${describe(old)} and is now ${describe(next)}`;
  return [isEverything(is) && !isEverything(was) ? widened(text) : narrowed(text)];
}

function isEverything(value: PermissionValue): boolean {
  return value === 'any' || value === 'all' || value === true;
}

function describe(value: PermissionValue): string {
  return isJsonArray(value) && value.length === 0 ? 'not set' : JSON.stringify(value);
}

/** Values that are held against each other for all permissions of a template: some seconds' work. */
const mostLooks = 2_000_000;

const tooMany = 'values more, too many to hold each of them against all of';

class Looks {
  #left = mostLooks;

  /** Whether there is one left for values of so many characters, which is then used up. */
  take(characters: number): boolean {
    this.#left -= 1 + (characters >> 6);
    return this.#left >= 0;
  }
}

interface Uncovered {
  readonly found: readonly string[];
  /** How many it was too much work to tell of. */
  readonly open: number;
}

/** The elements of `list` that allow something which none of `others` allows. */
function uncovered(list: readonly Json[], others: readonly Json[], looks: Looks): Uncovered {
  const same = new Set(others.map((other) => JSON.stringify(other)));
  const values = others.map(readValue);
  const found: string[] = [];
  let open = 0;
  for (const item of list) {
    const json = JSON.stringify(item);
    if (same.has(json)) continue;
    const covered = isCovered(item, values, looks);
    if (covered === undefined) open += 1;
    else if (!covered) found.push(json);
  }
  return { found, open };
}

/** A value that may cover others. */
interface Value {
  readonly json: Json;
  readonly length: number;
  readonly letsThrough: ((url: URL) => boolean) | undefined;
}

function readValue(json: Json): Value {
  const letsThrough = typeof json === 'string' ? readUrlPattern(json) : undefined;
  return { json, length: JSON.stringify(json).length, letsThrough };
}

/** Undefined when there are no looks left to tell. */
function isCovered(narrow: Json, values: readonly Value[], looks: Looks): boolean | undefined {
  const { length } = JSON.stringify(narrow);
  const isPattern = typeof narrow === 'string' && readUrlPattern(narrow) !== undefined;
  const samples = isPattern ? samplesOf(narrow).map((url) => new URL(url)) : undefined;
  for (const wide of values) {
    if (!looks.take(length + wide.length)) return undefined;
    if (covers(wide, narrow, samples)) return true;
  }
  return false;
}

/** In a row of a table: any project, path or table, both operations or both actions. */
function isWildcard(value: Json | undefined): boolean {
  return value === '*' || value === 'read_write' || value === 'listen_and_send';
}

/**
 * True for a pattern that lets through all that the other one does, and the same key with at least these rights.
 * @param samples of a URL pattern, what it lets through
 */
function covers(
  { json: wide, letsThrough }: Value,
  narrow: Json,
  samples: readonly URL[] | undefined,
): boolean {
  if (isJsonObject(wide) && isJsonObject(narrow)) {
    return Object.entries(narrow).every(
      ([key, value]) => value === false || wide[key] === value || isWildcard(wide[key]),
    );
  }
  if (typeof wide !== 'string' || typeof narrow !== 'string') return false;
  if (letsThrough !== undefined && samples !== undefined) return samples.every(letsThrough);
  return wide.endsWith('*') && narrow.startsWith(wide.slice(0, -1));
}

/** URLs that a pattern lets through, with something that no other pattern names wherever it leaves it open. */
function samplesOf(pattern: string): readonly string[] {
  const [, host = '', path = ''] = /^https:\/\/([^/]+)(\/.*)$/.exec(pattern) ?? [];
  const hosts = host.startsWith('*.') ? [host.slice(2), host.replace('*', unnamed)] : [host];
  // A lone slash is a whole host, and a last `/*` begins before the slash.
  const filled = path === '/' ? `/${unnamed}` : path.replace(/\/\*$/, '*').replaceAll('*', unnamed);
  return hosts.map((each) => `https://${each}${filled.startsWith('/') ? '' : '/'}${filled}`);
}

const unnamed = 'no-pattern-names-this';

function widened(text: string): Change {
  return attention('permission-widened', `${text}; whoever updates must accept it`);
}

function narrowed(text: string): Change {
  return attention('permission-narrowed', `${text}; a live tag that needs it is refused from now on`);
}

function attention(rule: string, text: string): Change {
  return { severity: 'attention', rule, text: `${text}.` };
}
