import type { Pairs } from './pixel/pairs.ts';

interface Names {
  readonly [name: string]: string;
}

/** The custom flags in which mParticle's Web SDK sends click IDs, by query parameter in lower case. */
const parameterFlags: Names = {
  gclid: 'GoogleEnhancedConversions.Gclid',
  gbraid: 'GoogleEnhancedConversions.Gbraid',
  wbraid: 'GoogleEnhancedConversions.Wbraid',
  fbclid: 'Facebook.ClickId',
  ttclid: 'TikTok.Callback',
  sccid: 'SnapchatConversions.ClickId',
};

/** The same, by cookie. */
const cookieFlags: Names = {
  _fbc: 'Facebook.ClickId',
  _fbp: 'Facebook.BrowserId',
  _scid: 'SnapchatConversions.Cookie1',
};

/**
 * The click IDs of the page as custom flags.
 * @param query The query parameters of the page, by name in lower case.
 * @param now Milliseconds since 1970.
 */
export function clickIdFlags(
  query: Pairs,
  hostName: string,
  now: number,
  readCookie: (name: string) => string | undefined,
): Pairs {
  const flags: Pairs = {};
  // A parameter is fresher than the cookie that an earlier one left.
  for (const name in cookieFlags) flags[cookieFlags[name] || name] = readCookie(name);
  for (const name in parameterFlags) if (query[name]) flags[parameterFlags[name] || name] = query[name];
  if (query['fbclid']) {
    // Meta's form of a click ID: fb, the number of dots in the domain (at most 2), when it was seen, the ID.
    flags['Facebook.ClickId'] =
      'fb.' + (hostName.split('.').length > 2 ? 2 : 1) + '.' + now + '.' + query['fbclid'];
  }
  return flags;
}
