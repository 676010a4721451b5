import type { Grants } from '../../../src/sandbox/permissions/grants.ts';

const globals = [
  ...['queue', 'send', 'dataLayer', 'fn', 'thing', 'thing.part'],
  ...['list', 'list.length', 'list.join', 'list.flat', 'other', 'other.join'],
];

/** Permissions for whatever the tests of hostile pages and programs do. */
export const everything: Grants = {
  access_consent: { consentTypes: [{ consentType: 'ad_storage', read: true, write: true }] },
  access_globals: { keys: globals.map((key) => ({ key, read: true, write: true, execute: true })) },
  access_local_storage: { keys: [{ key: 'k', read: true, write: true }] },
  get_cookies: { cookieAccess: 'any' },
  inject_hidden_iframe: { urls: ['https://example.com/*'] },
  inject_script: { urls: ['https://example.com/*'] },
  logging: { environments: 'all' },
  read_data_layer: { allowedKeys: 'any' },
  read_event_metadata: {},
  read_title: {},
  send_pixel: { allowedUrls: 'any' },
  set_cookies: { allowedCookies: [{ name: '*', domain: '*', path: '*', secure: 'any', session: 'any' }] },
  write_data_layer: { keyPatterns: ['*'] },
};
