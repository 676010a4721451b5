import { granted, type CheckSurroundings, type PermissionCheck, type PermissionChecks } from './checks.ts';
import { rowsOf, textsOf, type Grant } from './grants.ts';
import { isRequestableKey, isValidKeyPattern, keyPatternMatches } from './key-pattern.ts';
import { isRequestableUrl, parseUrlOnPage, whichCovers } from './url-pattern.ts';

const urlComponents = ['protocol', 'host', 'port', 'path', 'extension', 'query'];

/**
 * All permissions of web templates, and the words of their refusals: measured in GTM’s runtime, but for
 * `inject_hidden_iframe` and `read_analytics_storage`, which rest on Google’s “Custom template permissions”.
 */
export const webPermissionChecks: PermissionChecks = {
  access_consent: checkConsent,
  access_globals: checkGlobals,
  access_local_storage: checkLocalStorage,
  access_template_storage: granted,
  get_cookies: checkGetCookies,
  get_referrer: urlPartsCheck(urlComponents),
  get_url: urlPartsCheck([...urlComponents, 'fragment']),
  inject_hidden_iframe: urlCheck({ refusal: (url) => `Prohibited URL: ${url}.`, what: 'URL' }),
  inject_script: urlCheck({ refusal: (url) => `Prohibited script URL: ${url}`, what: 'script URL' }),
  logging: checkLogging,
  read_analytics_storage: granted,
  read_character_set: granted,
  read_container_data: granted,
  read_data_layer: keyCheck('read from'),
  read_event_metadata: granted,
  read_title: granted,
  send_pixel: urlCheck({ refusal: (url) => `Prohibited URL: ${url}.`, what: 'URL', anyAllowed: true }),
  set_cookies: checkSetCookies,
  write_data_layer: keyCheck('write to'),
};

function checkConsent(grant: Grant, [type, access]: readonly unknown[]): string | undefined {
  if (typeof type !== 'string') return 'Consent type must be a string.';
  if (access !== 'read' && access !== 'write') {
    return `Access type must be either 'read', or 'write', was ${String(access)}`;
  }
  const allowed = rowsOf(grant['consentTypes']).some(
    (row) => row['consentType'] === type && row[access] === true,
  );
  return allowed ? undefined : `Prohibited ${access} on consent type: ${type}.`;
}

function checkGlobals(grant: Grant, [operation, key]: readonly unknown[]): string | undefined {
  if (typeof key !== 'string') return 'Key must be a string.';
  const needed = accesses(operation, ['read', 'write', 'execute']);
  if (needed === undefined) {
    return `Operation must be either 'read', 'write', or 'execute', was ${String(operation)}`;
  }
  return rowsAllow(grant['keys'], key, needed)
    ? undefined
    : `Prohibited ${String(operation)} on global variable: ${key}.`;
}

function checkLocalStorage(grant: Grant, [operation, key]: readonly unknown[]): string | undefined {
  if (typeof key !== 'string') return 'Key must be a string.';
  const needed = accesses(operation, ['read', 'write']);
  if (needed === undefined) {
    return `Operation must be either 'read', 'write', or 'readwrite', was ${String(operation)}`;
  }
  return rowsAllow(grant['keys'], key, needed)
    ? undefined
    : `Prohibited ${String(operation)} on local storage key: ${key}.`;
}

function accesses(operation: unknown, single: readonly string[]): readonly string[] | undefined {
  if (operation === 'readwrite') return ['read', 'write'];
  return typeof operation === 'string' && single.includes(operation) ? [operation] : undefined;
}

/** The accesses may come from different rows of the same key. */
function rowsAllow(keys: Grant[string] | undefined, key: string, needed: readonly string[]): boolean {
  const rows = rowsOf(keys).filter((row) => row['key'] === key);
  return needed.every((access) => rows.some((row) => row[access] === true));
}

export function checkGetCookies(grant: Grant, [name]: readonly unknown[]): string | undefined {
  if (typeof name !== 'string') return 'Cookie name must be a string.';
  if (grant['cookieAccess'] === 'any' || textsOf(grant['cookieNames']).includes(name)) return undefined;
  return `Access to cookie "${name}" is prohibited.`;
}

export function checkSetCookies(grant: Grant, [name, options]: readonly unknown[]): string | undefined {
  if (typeof name !== 'string') return 'Cookie name must be a string.';
  const wanted = cookieOptions(options);
  const session = wanted['expires'] === undefined && wanted['max-age'] === undefined;
  const allowed = rowsOf(grant['allowedCookies']).some(
    (row) =>
      (row['name'] === '*' || row['name'] === name) &&
      optionMatches(row['domain'], wanted['domain']) &&
      optionMatches(row['path'], wanted['path']) &&
      switchMatches(row['secure'], 'secure', 'non_secure', Boolean(wanted['secure'])) &&
      switchMatches(row['session'], 'session', 'non_session', session),
  );
  return allowed
    ? undefined
    : `Prohibited from setting cookie ${name} with options: ${JSON.stringify(wanted)}`;
}

function cookieOptions(options: unknown): Readonly<Record<string, unknown>> {
  return typeof options === 'object' ? { ...options } : {};
}

/** `*` allows any domain or path, an empty text demands that it is unset. */
function optionMatches(pattern: unknown, value: unknown): boolean {
  if (pattern === '*') return true;
  return pattern === '' ? value === undefined : pattern === value;
}

function switchMatches(setting: unknown, on: string, off: string, value: boolean): boolean {
  return setting === undefined || setting === 'any' || setting === (value ? on : off);
}

/** A URL component, named as `get_url` and `get_referrer` have it, and for a query one of its keys. */
function urlPartsCheck(components: readonly string[]): PermissionCheck {
  return (grant, [component, queryKey]) => {
    if (component && typeof component !== 'string') return 'URL component must be a string.';
    if (grant['urlParts'] === 'any') return undefined;
    if (typeof component !== 'string' || component === '') {
      return 'Prohibited from getting entire URL when components are specified.';
    }
    if (!components.includes(component) || grant[component] !== true) {
      return `Prohibited URL component: ${component}`;
    }
    if (component !== 'query' || grant['queriesAllowed'] === 'any') return undefined;
    if (!queryKey) return 'Prohibited from getting entire URL query when query keys are specified.';
    if (typeof queryKey !== 'string') return 'Query key must be a string.';
    return textsOf(grant['queryKeys']).includes(queryKey) ? undefined : `Prohibited query key: ${queryKey}`;
  };
}

function urlCheck(words: {
  readonly refusal: (url: string) => string;
  readonly what: string;
  readonly anyAllowed?: boolean;
}): PermissionCheck {
  return (grant, [url], { pageUrl }) => {
    if (typeof url !== 'string') return `${words.what.replace('script', 'Script')} must be a string.`;
    const parsed = parseUrlOnPage(url, pageUrl);
    if (parsed === undefined || !isRequestableUrl(parsed)) return words.refusal(url);
    if (words.anyAllowed === true && grant['allowedUrls'] === 'any') return undefined;
    const found = whichCovers(grant['urls'], parsed);
    if (found === 'broken') return `Invalid ${words.what} filter.`;
    return found === 'covered' ? undefined : words.refusal(url);
  };
}

function keyCheck(verb: 'read from' | 'write to'): PermissionCheck {
  return (grant, [key]) => {
    if (typeof key !== 'string') return 'Keys must be strings.';
    if (grant['allowedKeys'] === 'any') return undefined;
    if (isRequestableKey(key)) {
      for (const pattern of textsOf(grant['keyPatterns'])) {
        if (!isValidKeyPattern(pattern)) return 'Invalid key filter.';
        if (keyPatternMatches(pattern, key)) return undefined;
      }
    }
    return `Prohibited ${verb} data layer variable: ${key}.`;
  };
}

export function checkLogging(
  grant: Grant,
  _args: readonly unknown[],
  { debugMode }: CheckSurroundings,
): string | undefined {
  // Without the setting the permission covers previews alone.
  if (grant['environments'] === 'all' || debugMode) return undefined;
  return 'Logging is not enabled in all environments';
}
