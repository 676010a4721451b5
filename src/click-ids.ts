import type { Pairs } from './pixel/pairs.ts';

/** The cookies that hold click IDs. */
export const clickIdCookies = ['_fbc', '_fbp', '_scid'];

/**
 * The custom flags in which mParticle's Web SDK sends click IDs, by cookie and by query parameter in lower
 * case. A parameter is fresher than the cookie that an earlier one left, so it comes later.
 */
const flagNames: { readonly [name: string]: string } = {
  _fbc: 'Facebook.ClickId',
  _fbp: 'Facebook.BrowserId',
  _scid: 'SnapchatConversions.Cookie1',
  gclid: 'GoogleEnhancedConversions.Gclid',
  gbraid: 'GoogleEnhancedConversions.Gbraid',
  wbraid: 'GoogleEnhancedConversions.Wbraid',
  fbclid: 'Facebook.ClickId',
  ttclid: 'TikTok.Callback',
  sccid: 'SnapchatConversions.ClickId',
};

/**
 * Click IDs as custom flags.
 * @param found Cookies and query parameters by name.
 * @param now Milliseconds since 1970.
 */
export function clickIdFlags(found: Pairs, hostName: string, now: number): Pairs {
  const flags: Pairs = {};
  for (const name in flagNames) {
    // Meta's form of a click ID: fb, how deep the domain is (1 or 2), when the ID was seen, the ID.
    const prefix =
      name === 'fbclid' ? 'fb.' + (hostName.split('.').length > 2 ? 2 : 1) + '.' + now + '.' : '';
    if (found[name]) flags[flagNames[name] || name] = prefix + found[name];
  }
  return flags;
}
