import { toHost } from '../../language/border.ts';
import { withBrowserErrors } from '../../language/errors.ts';
import type { Meter } from '../../language/meter.ts';
import { SandboxArray, type SandboxObject, type Value } from '../../language/values.ts';
import type { WebContext } from './context.ts';

const longestValue = 1200;

interface CookieOptions {
  readonly domain?: unknown;
  readonly path?: unknown;
  readonly 'max-age'?: unknown;
  readonly expires?: unknown;
  readonly secure?: unknown;
  readonly samesite?: unknown;
}

/** `document.cookie`, charged by its length. */
export function allCookies({ page, meter }: WebContext): string {
  const { cookie } = page.window.document;
  meter.spend(cookie.length >> 3);
  return cookie;
}

/** The cookies that stand in a header or in `document.cookie`, values as they are there. */
export function cookiesIn(text: string): { readonly name: string; readonly value: string }[] {
  return text.split(';').map((cookie) => {
    const [name = '', ...rest] = cookie.split('=');
    return { name: name.trim(), value: rest.join('=').trim() };
  });
}

/**
 * All values of the name, as several paths and domains may each have one.
 * @throws SandboxError, a URIError, when one that is to be decoded has a `%` that encodes nothing
 */
export function cookieValues(cookies: string, name: string, decode: boolean): string[] {
  return cookiesIn(cookies)
    .filter((cookie) => cookie.name === name && name !== '')
    .map(({ value }) => (decode ? withBrowserErrors(() => decodeURIComponent(value)) : value));
}

export function getCookieValues(context: WebContext, name: string, decode: boolean): Value {
  return new SandboxArray(cookieValues(allCookies(context), name, decode));
}

/**
 * Sets a cookie or, without a value, deletes it. `domain: 'auto'` takes the widest domain that the
 * browser accepts; the permission is asked for each domain tried. Whether the cookie is as wished.
 */
export function setCookie(
  context: WebContext,
  name: string,
  value: string | null | undefined,
  given: SandboxObject | null | undefined,
  encode: boolean,
): boolean {
  const options = cookieOptions(given, context.meter);
  if (options.domain !== 'auto') {
    context.permissions.demand('set_cookies', name, options);
    return write(context, name, value, options, encode);
  }
  return candidateDomains(context.page.window.location.hostname).some((domain) => {
    const concrete = { ...options, domain };
    context.permissions.demand('set_cookies', name, concrete);
    return write(context, name, value, concrete, encode);
  });
}

function cookieOptions(given: SandboxObject | null | undefined, meter: Meter): CookieOptions {
  const options = toHost(given, meter);
  return typeof options === 'object' ? { ...options } : {};
}

/** From the widest, `example.com`, to the host itself; last of all no domain. */
function candidateDomains(hostname: string): (string | undefined)[] {
  const labels = hostname.split('.');
  const domains = labels.map((_, index) => labels.slice(index).join('.')).reverse();
  return [...domains.slice(1), undefined];
}

function write(
  context: WebContext,
  name: string,
  value: string | null | undefined,
  options: CookieOptions,
  encode: boolean,
): boolean {
  const deletes = value === undefined || value === null;
  const text = deletes ? 'deleted' : (encode ? encodeURIComponent(value) : value).slice(0, longestValue);
  const maxAge = deletes ? 0 : options['max-age'];
  const attributes = [
    `${name}=${text}`,
    options.path === undefined ? '' : `path=${String(options.path)}`,
    options.domain === undefined || options.domain === 'none' ? '' : `domain=${String(options.domain)}`,
    maxAge === undefined ? '' : `max-age=${String(maxAge)}`,
    options.expires === undefined ? '' : `expires=${String(options.expires)}`,
    options.secure ? 'secure' : '',
    options.samesite === undefined ? '' : `samesite=${String(options.samesite)}`,
  ];
  context.page.window.document.cookie = attributes.filter((attribute) => attribute !== '').join('; ');
  const stands = cookieValues(allCookies(context), name, false).includes(text);
  return deletes ? !stands : stands;
}
