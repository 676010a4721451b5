import { getCookieValues, getReferrerUrl, getTimestampMillis, getUrl } from 'gtm';
import type { TemplateData } from '../template/data.ts';
import { attributes, flags } from './event/found.ts';
import { cut, decode, toText } from './event/text.ts';

declare const data: TemplateData;

/** The custom flags in which mParticle's Web SDK sends click IDs, by query parameter in lower case. */
const parameterFlags: { readonly [parameter: string]: string } = {
  gclid: 'GoogleEnhancedConversions.Gclid',
  gbraid: 'GoogleEnhancedConversions.Gbraid',
  wbraid: 'GoogleEnhancedConversions.Wbraid',
  fbclid: 'Facebook.ClickId',
  ttclid: 'TikTok.Callback',
  sccid: 'SnapchatConversions.ClickId',
};

/** The cookies that hold click IDs, each with its custom flag. */
const cookieFlags = [
  ['_fbc', 'Facebook.ClickId'],
  ['_fbp', 'Facebook.BrowserId'],
  ['_scid', 'SnapchatConversions.Cookie1'],
] as const;

/** Adds the details of the page and the click IDs that the tag is to send. */
export function addPage(): void {
  if (data.sendPageUrl) attributes.page_url = getUrl();
  if (data.sendPagePath) attributes.page_path = getUrl('path');
  if (data.sendReferrer) attributes.page_referrer = getReferrerUrl();
  if (data.sendUtm || data.sendClickIds) {
    for (const part of getUrl('query').split('+').join(' ').split('&')) {
      const name = decode(part.split('=')[0] || '').toLowerCase();
      const value = decode(part.split('=').slice(1).join('='));
      // Of a parameter that comes twice the first counts.
      if (data.sendUtm && name.match('^utm_') && !attributes[name]) attributes[cut(name)] = value;
      const flag = data.sendClickIds && parameterFlags[name];
      if (flag && value) {
        // Meta's form of a click ID: fb, how deep the domain is (1 or 2), when the ID was seen, the ID.
        flags[flag] =
          flags[flag] ||
          (name === 'fbclid'
            ? 'fb.' + (getUrl('host').split('.').length > 2 ? 2 : 1) + '.' + getTimestampMillis() + '.'
            : '') + value;
      }
    }
  }
  if (data.sendClickIds) {
    for (const cookie of cookieFlags) {
      const value = getCookieValues(cookie[0], false)[0];
      // A parameter is fresher than the cookie that an earlier one left.
      if (value && !flags[cookie[1]]) flags[cookie[1]] = toText(decode(value));
    }
  }
}
