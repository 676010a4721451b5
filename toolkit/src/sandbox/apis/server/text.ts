import { parse } from 'tldts';
import { toText } from '../../language/convert.ts';
import type { Meter } from '../../language/meter.ts';
import { getProperty } from '../../language/properties.ts';
import { OpaqueValue, type Value } from '../../language/values.ts';
import { Re2Pattern } from '../../server/re2-pattern.ts';
import { fromBase64, fromUrlAlphabet, orUndefined, toBase64, toUrlAlphabet } from '../encoding.ts';
import { parseUrl } from '../urls.ts';
import { api } from './context.ts';

/** Regular expressions, addresses and encodings. */
export const textApis = {
  /** From Google’s “Server-side tagging APIs”. */
  createRegex: api(['any', 'any'], ({ meter }, pattern, flags) =>
    createRegex(toText(pattern, meter), toText(flags ?? '', meter)),
  ),
  /** From Google’s “Server-side tagging APIs”. */
  testRegex: api(['any', 'any'], ({ meter }, regex, text) => {
    const tested = toText(text, meter);
    return regex instanceof OpaqueValue && regex.held instanceof Re2Pattern && regex.held.test(tested, meter);
  }),
  /** From Google’s “Server-side tagging APIs”. */
  computeEffectiveTldPlusOne: api(['any'], ({ meter }, domainOrUrl) =>
    effectiveTldPlusOne(domainOrUrl, meter),
  ),
  /** From Google’s “Server-side tagging APIs”. */
  fromBase64: api(['string'], (_, text) => orUndefined(() => fromBase64(fromUrlAlphabet(text)))),
  /** From Google’s “Server-side tagging APIs”. */
  toBase64: api(['string', 'Object|undefined'], (_, text, options) =>
    orUndefined(() =>
      options !== undefined && getProperty(options, 'urlEncoding') === true
        ? toUrlAlphabet(toBase64(text))
        : toBase64(text),
    ),
  ),
  /** There is no page whose protocol `//host` could take. From Google’s “Server-side tagging APIs”. */
  parseUrl: api(['any'], (_, url) => parseUrl(url, '')),
};

/** Null for what RE2 does not know: look-around and back references, say. Flags other than `g` and `i` are ignored. */
function createRegex(pattern: string, flags: string): Value {
  try {
    return new OpaqueValue(new Re2Pattern(pattern, flags));
  } catch {
    return null;
  }
}

/** By the Public Suffix List, its private part included; the empty text for what is no domain. */
function effectiveTldPlusOne(domainOrUrl: Value, meter: Meter): Value {
  if (domainOrUrl === undefined || domainOrUrl === null) return domainOrUrl;
  const { domain, isIp } = parse(toText(domainOrUrl, meter), { allowPrivateDomains: true });
  return isIp === true ? '' : (domain ?? '');
}
