import type { InterpreterTask } from './interpreter.ts';

/** One run of the tag's code with a good number of fields set, its APIs played by plain functions. */
export function tagTask(code: string): InterpreterTask {
  return { name: 'template.tpl', code, globals: { data, require: (name: string) => tagApis[name] } };
}

const data = {
  apiKey: 'us1-0123456789abcdef0123456789abcdef',
  eventKind: 'AppEvent',
  eventName: 'Plan chosen',
  eventType: 'user_preference',
  userIdentities: [
    { key: 'customerid', value: '1234' },
    { key: 'email', value: 'ada@example.com' },
  ],
  eventAttributes: Array.from({ length: 10 }, (_, index) => ({
    key: `key ${index}`,
    value: `value ${index}`,
  })),
  eventAttributesObject: { seats: 5, trial: true, addOns: ['sso', 'audit'] },
  customFlags: [{ key: 'Google.Category', value: 'plans' }],
  sendPageUrl: true,
  sendUtm: true,
  sendClickIds: true,
  gtmOnSuccess: () => undefined,
  gtmOnFailure: () => undefined,
};

const url = 'https://www.example.com/pricing?utm_source=newsletter&gclid=Cj0KCQ';

/** GTM's APIs, played by plain functions. */
export const tagApis: Readonly<Record<string, unknown>> = {
  JSON: { stringify: (value: unknown) => JSON.stringify(value) },
  Math: { abs: Math.abs, round: Math.round },
  encodeUriComponent: encodeURIComponent,
  decodeUriComponent: decodeURIComponent,
  makeNumber: Number,
  makeInteger: (value: unknown) => Math.round(Number(value)) || 0,
  getType: (value: unknown) => (Array.isArray(value) ? 'array' : value === null ? 'null' : typeof value),
  getUrl: (component?: string) => {
    const { hostname, pathname, search, href } = new URL(url);
    return { host: hostname, path: pathname, query: search.slice(1) }[component ?? ''] ?? href;
  },
  parseUrl: () => ({
    href: url,
    pathname: '/pricing',
    searchParams: { utm_source: 'newsletter', gclid: 'Cj0KCQ' },
  }),
  getTimestampMillis: () => 1735689600000,
  getContainerVersion: () => ({ debugMode: false, previewMode: false }),
  getCookieValues: () => [],
  getReferrerUrl: () => '',
  readTitle: () => 'Pricing',
  copyFromDataLayer: () => undefined,
  queryPermission: () => true,
  isConsentGranted: () => true,
  addConsentListener: () => undefined,
  logToConsole: () => undefined,
  sendPixel: () => undefined,
};
