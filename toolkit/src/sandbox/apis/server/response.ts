import { getDomain } from 'tldts';
import { SandboxError } from '../../language/errors.ts';
import { toText } from '../../language/convert.ts';
import type { SandboxObject, Value } from '../../language/values.ts';
import { isVersion2 } from '../../server/measurement-protocol.ts';
import { base64ToBytes } from '../encoding.ts';
import { plainRecord } from './copy.ts';
import { api, type ServerContext } from './context.ts';

/** The APIs that build the response and send it. */
export const responseApis = {
  /** From Google’s “Server-side tagging APIs”. */
  returnResponse: api(
    [],
    ({ response, container }) => {
      container.noteResponse();
      response.return();
    },
    () => [['return_response']],
  ),
  /** From Google’s “Server-side tagging APIs”. */
  sendPixelFromBrowser: api(['string'], sendPixelFromBrowser, (url) => [['send_pixel_from_browser', url]]),
  /** Its permission depends on the domain that it finds, so it asks for itself. From Google’s “Server-side tagging APIs”. */
  setCookie: api(
    ['string', 'any', 'Object|null|undefined', 'any'],
    (context, name, value, options, noEncode) => {
      setCookie(context, name, value, options ?? undefined, noEncode !== true);
    },
  ),
  /** From Google’s “Server-side tagging APIs”. */
  setPixelResponse: api(
    [],
    ({ response }) => {
      response.change(() => {
        response.status = 200;
        response.body = base64ToBytes(pixel);
        for (const [name, value] of Object.entries(pixelHeaders)) response.headers.set(name, value);
      });
    },
    () => [
      ['access_response', 'write', 'body'],
      ['access_response', 'write', 'status'],
      ...Object.keys(pixelHeaders).map((name) => ['access_response', 'write', 'header', name] as const),
    ],
  ),
  /** From Google’s “Server-side tagging APIs”. */
  setResponseBody: api(
    ['any', 'string|null|undefined'],
    ({ response, meter }, body, encoding) => {
      const bytes = bytesOf(toText(body, meter), encoding);
      response.change(() => (response.body = bytes));
    },
    () => [['access_response', 'write', 'body']],
  ),
  /** From Google’s “Server-side tagging APIs”. */
  setResponseHeader: api(
    ['string', 'any'],
    ({ response, meter }, name, value) => {
      response.change(() => {
        const key = name.toLowerCase();
        if (value === null || value === undefined) response.headers.delete(key);
        else response.headers.set(key, toText(value, meter));
      });
    },
    (name) => [['access_response', 'write', 'header', name]],
  ),
  /** From Google’s “Server-side tagging APIs”. */
  setResponseStatus: api(
    ['number'],
    ({ response }, status) => {
      response.change(() => (response.status = status));
    },
    () => [['access_response', 'write', 'status']],
  ),
};

/** A transparent GIF of 1 × 1 pixels. */
const pixel = 'R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7';

const pixelHeaders = {
  'content-type': 'image/gif',
  'cache-control': 'no-cache, no-store, must-revalidate',
  expires: 'Fri, 01 Jan 1990 00:00:00 GMT',
  pragma: 'no-cache',
};

/** Only gtag takes a command back to the browser. */
function sendPixelFromBrowser({ request, response }: ServerContext, url: string): boolean {
  if (!isVersion2(request) || response.returned) return false;
  response.change(() => response.pixels.push(url));
  return true;
}

function setCookie(
  context: ServerContext,
  name: string,
  value: Value,
  given: SandboxObject | undefined,
  encode: boolean,
): void {
  const { permissions } = context;
  const options = plainRecord(given, context.meter);
  // Asked first: what a call asks for is found without a response to act upon.
  const isAllowed = permissions.allows('set_cookies', name, options);
  const { response, request } = context;
  const domain = options['domain'] === 'auto' ? widestDomain(request.host) : options['domain'];
  const concrete = { ...options, domain };
  if (!isAllowed) permissions.demand('set_cookies', name, concrete);
  const deletes = value === undefined || value === null;
  const text = deletes
    ? ''
    : encode
      ? encodeCookie(toText(value, context.meter))
      : toText(value, context.meter);
  const header = cookieHeader(name, text, deletes ? { ...concrete, 'max-age': 0 } : concrete);
  response.setCookie(JSON.stringify([name, domain, options['path']]), { name, value: text, header });
}

function encodeCookie(text: string): string {
  try {
    return encodeURIComponent(text);
  } catch {
    throw new SandboxError('URI malformed', 'URIError');
  }
}

/** `auto`: the registrable domain of the host that the browser asked. */
function widestDomain(host: string): string {
  return getDomain(host, { allowPrivateDomains: true }) ?? host;
}

function cookieHeader(name: string, text: string, options: Readonly<Record<string, unknown>>): string {
  const sameSite = options['sameSite'] ?? options['samesite'];
  const maxAge = options['max-age'];
  const attribute = (title: string, value: unknown): string[] =>
    value === undefined || value === null || value === '' ? [] : [`${title}=${String(value)}`];
  return [
    `${name}=${text}`,
    ...attribute('Domain', options['domain'] ?? options['fallbackDomain']),
    ...attribute('Path', options['path']),
    ...attribute('Max-Age', maxAge),
    ...attribute('Expires', maxAge === undefined ? options['expires'] : undefined),
    ...attribute('SameSite', sameSite),
    ...(options['secure'] ? ['Secure'] : []),
    ...(options['httpOnly'] ? ['HttpOnly'] : []),
  ].join('; ');
}

/** UTF-8, unless another encoding is named. */
function bytesOf(text: string, encoding: string | null | undefined): Uint8Array {
  switch (encoding) {
    case 'base64':
      return base64ToBytes(text);
    case 'hex':
      return Uint8Array.from(text.match(/[0-9a-f]{2}/gi) ?? [], (pair) => parseInt(pair, 16));
    case 'ascii':
    case 'latin1':
    case 'binary':
      return Uint8Array.from(text, (character) => character.charCodeAt(0) & 0xff);
    case 'utf16le':
    case 'ucs2':
      return Uint8Array.from(
        Array.from({ length: text.length }, (_, index) => text.charCodeAt(index)).flatMap((unit) => [
          unit & 0xff,
          unit >> 8,
        ]),
      );
    default:
      return new TextEncoder().encode(text);
  }
}
