import {
  addConsentListener,
  copyFromDataLayer,
  decodeUriComponent,
  getContainerVersion,
  getCookieValues,
  getReferrerUrl,
  getTimestampMillis,
  getUrl,
  isConsentGranted,
  logToConsole,
  parseUrl,
  queryPermission,
  readTitle,
  sendPixel,
} from 'gtm';
import type { TemplateData } from '../template/data.ts';
import { clickIdCookies, clickIdFlags } from './click-ids.ts';
import type { Pairs } from './pixel/pairs.ts';
import { pixelUrl } from './pixel/pixel-url.ts';
import { isArray, isObject } from './pixel/text.ts';
import { warn, warnings } from './pixel/warnings.ts';

declare const data: TemplateData;

const now = getTimestampMillis();
const hostName = getUrl('host');
const attributes: Pairs = {};
const query: Pairs = {};
const page = parseUrl(getUrl());
if (page) {
  for (const name in page.searchParams) {
    const value = page.searchParams[name];
    query[name.toLowerCase()] = isArray(value) ? value[0] : value;
  }
  if (data.sendPageUrl) attributes.page_url = page.href;
  if (data.sendPagePath) attributes.page_path = page.pathname;
}
if (data.sendReferrer) attributes.page_referrer = getReferrerUrl();
if (data.sendUtm) {
  for (const name in query) if (name.indexOf('utm_') === 0) attributes[name] = query[name];
}

if (data.sendClickIds) {
  clickIdCookies.forEach((name) => {
    query[name] = getCookieValues(name)[0];
  });
}

const container = getContainerVersion();
const url = pixelUrl(data, {
  now: now,
  preview: container.debugMode || container.previewMode,
  hostName: hostName,
  pageTitle: readTitle(),
  ecommerce: data.sendEcommerce ? data.ecommerceObject || copyFromDataLayer('ecommerce') : undefined,
  attributes: attributes,
  flags: data.sendClickIds ? clickIdFlags(query, hostName, now) : {},
});

const consentTypes = isArray(data.consentTypes)
  ? data.consentTypes.filter(isObject).map((row) => row.type)
  : [];
// Asked for a type that the permissions of the template do not name, GTM would throw.
const canCheck =
  consentTypes.length > 0 && consentTypes.every((type) => queryPermission('access_consent', type, 'read'));
const isGranted = (): boolean => canCheck && consentTypes.every((type) => isConsentGranted(type));
const waits = data.consentMode === 'wait';
const maySend = (!waits && data.consentMode !== 'require') || isGranted();

if (!maySend) warn('Consent', 'is missing');
if (url && data.debugLogging) warnings.push(decodeUriComponent(url.split('&').join('\n')) || url);
if (warnings.length) logToConsole('mParticle Pixel: ' + warnings.join('\n'));

let sent = false;
if (!url) {
  data.gtmOnFailure();
} else if (!maySend) {
  if (waits && canCheck) {
    consentTypes.forEach((type) => {
      addConsentListener(type, () => {
        if (!sent && isGranted()) {
          sendPixel(url);
          sent = true;
        }
      });
    });
  }
  data.gtmOnSuccess();
} else if (data.completion === 'request') {
  sendPixel(url);
  data.gtmOnSuccess();
} else {
  sendPixel(url, data.gtmOnSuccess, data.gtmOnFailure);
}
