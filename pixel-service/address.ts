import { decodeText } from './decode/query.ts';
import { looksLikePlaceholder, quote, type Report } from './decode/problem.ts';

/** The one host of the Pixel Service, whatever pod the workspace lives in: the key decides. */
export const pixelHost = 'pixels.mparticle.com';

export interface Address {
  /** In lower case, with a port that is not 443; null when only a path or a query string was given. */
  readonly host: string | null;
  /** The Web API key, decoded; null when the path has none. */
  readonly key: string | null;
}

/** A key as far as one can tell: words of letters and digits joined by hyphens. Old keys have no `us1-`, new pods may come. */
export const keyPattern = /^[A-Za-z0-9]+(?:-[A-Za-z0-9]+)*$/;

/** Reads scheme, host and path and reports what the service would not answer to. */
export function readAddress(
  origin: { scheme: string; authority: string } | null,
  path: string,
  report: Report,
): Address {
  const key = path === '' && origin === null ? null : readKey(path, report);
  return { host: origin === null ? null : readHost(origin.scheme, origin.authority, report), key };
}

function readHost(scheme: string, authority: string, report: Report): string {
  const lower = authority.toLowerCase();
  const host = lower.slice(lower.lastIndexOf('@') + 1).replace(/:443$/, '');
  if (scheme.toLowerCase() !== 'https') {
    report({
      rule: 'scheme',
      severity: 'fault',
      text: `The URL begins with ${scheme}:, so that anybody on the way can read the event.`,
      hint: `Write https://${pixelHost}/…`,
    });
  }
  if (lower.includes('@')) {
    report({
      rule: 'user-information',
      severity: 'fault',
      text: 'The URL has user information before its host, which the service does not ask for.',
      hint: `Write https://${pixelHost}/…`,
    });
  }
  if (host !== pixelHost) {
    report({
      rule: 'host',
      severity: 'fault',
      text: `The host is ${quote(host)}; the Pixel Service is at ${pixelHost}.`,
      hint: `Write https://${pixelHost}/…, for every pod, unless a server of your own passes the request on.`,
    });
  }
  return host;
}

function readKey(path: string, report: Report): string | null {
  const match = /^\/v1\/([^/]*)\/(Pixel)(\/?)$/i.exec(path);
  if (match === null) {
    report({
      rule: 'path',
      severity: 'fault',
      text: `The path is ${quote(path === '' ? '/' : path)}; the service answers to /v1/{Web API key}/Pixel.`,
      hint: 'Put the key between /v1/ and /Pixel, percent-encoded as one segment.',
    });
    return null;
  }
  const [, rawKey = '', last, slash] = match;
  if (last !== 'Pixel' || !path.startsWith('/v1/') || slash !== '') {
    report({
      rule: 'path',
      severity: 'fault',
      text: `The path is written ${quote(path)}; documented is /v1/{Web API key}/Pixel, with a capital P and no slash at its end.`,
      hint: 'Write the path as documented.',
    });
  }
  const { text: key } = decodeText(rawKey.replaceAll('+', '%2B'));
  if (key === '') {
    report({
      rule: 'key',
      severity: 'fault',
      text: 'The Web API key is missing from the path.',
      hint: 'Put the key of your Web input between /v1/ and /Pixel.',
    });
    return null;
  }
  if (looksLikePlaceholder(key)) {
    report({
      rule: 'placeholder',
      severity: 'fault',
      text: `The Web API key is the placeholder ${quote(key)}.`,
      hint: 'Put the key of your Web input in its place.',
    });
  } else if (!keyPattern.test(key)) {
    report({
      rule: 'key',
      severity: 'fault',
      text: `The Web API key ${quote(key)} has characters that no key has.`,
      hint: 'A key is letters, digits and hyphens, usually us1- and 32 hexadecimal digits.',
    });
  }
  return key;
}
