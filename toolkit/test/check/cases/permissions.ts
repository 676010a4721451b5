import type { Permissions } from '../../../src/tpl/permissions.ts';
import { codeOnly, idField, type Change } from '../helpers.ts';
import type { Finding, Pass } from './case.ts';

const using = (code: string, permissions: Permissions): Change => ({
  ...codeOnly(code, [idField]),
  permissions,
});
const pixel = (...urls: readonly string[]): Permissions => ({
  send_pixel: { allowedUrls: 'specific', urls },
});
const scripts = (...urls: readonly string[]): Permissions => ({ inject_script: { urls } });
const globals = (
  ...keys: readonly { key: string; read?: boolean; write?: boolean; execute?: boolean }[]
): Permissions => ({
  access_globals: {
    keys: keys.map(({ key, ...granted }) => ({ key, read: false, write: false, execute: false, ...granted })),
  },
});
const cookies = (...cookieNames: readonly string[]): Permissions => ({
  get_cookies: { cookieAccess: 'specific', cookieNames },
});
const setsCookie = (row: object): Permissions => ({
  set_cookies: {
    allowedCookies: [{ name: 'a', domain: '*', path: '*', secure: 'any', session: 'any', ...row }],
  },
});
const anyUrl: Permissions = { send_pixel: { allowedUrls: 'any' } };
const send = (url: string): string => `require('sendPixel')(${url});`;

/** A function that returns what is sent. */
const returning = (body: string, sent = 'address()'): Change =>
  using(`function address() {\n${body}\n}\n${send(sent)}`, pixel('https://a.com/p*'));

export const findings: readonly Finding[] = [
  // Where the code does come to
  {
    change: using(
      "const load = (how, url) => {\nif (how === 'pixel') require('sendPixel')(url); else require('injectScript')(url);\n};\nload('pixel', 'https://b.com/s.js');",
      { ...pixel('https://a.com/p'), ...scripts('https://b.com/s.js') },
    ),
    rule: 'permission-too-narrow',
    line: 2,
    column: 21,
  },
  {
    // The name may have changed in between.
    change: using(
      "let name = 'a';\nif (name === 'b') return;\nname = data.id;\nif (name === 'a') return;\nrequire('copyFromWindow')('b');",
      globals({ key: 'c', read: true }),
    ),
    rule: 'permission-too-narrow',
    line: 5,
    column: 0,
  },
  {
    change: using(
      "const o = { on: false };\nconst turn = () => { o.on = true; };\nturn();\nif (o.on) require('copyFromWindow')('b');",
      globals({ key: 'c', read: true }),
    ),
    rule: 'permission-too-narrow',
    line: 4,
    column: 10,
  },
  // What a function returns
  { change: returning("return 'https://b.com/p';"), rule: 'permission-too-narrow', line: 4, column: 0 },
  {
    change: returning("if (data.id) return 'https://a.com/p';\nreturn 'https://b.com/p';"),
    rule: 'permission-too-narrow',
    line: 5,
    column: 0,
  },
  {
    change: returning("let url = 'https://b.com/p?';\nif (data.id) url += data.id;\nreturn url;"),
    rule: 'permission-too-narrow',
    line: 6,
    column: 0,
  },
  {
    change: returning("return 'https://b.com/';", "address() + 'p' + data.id"),
    rule: 'permission-too-narrow',
    line: 4,
    column: 0,
  },
  // Declarations
  { change: using('', { send_pixels: {} }), rule: 'unknown-permission', line: 5, column: 20 },
  {
    change: { edit: (text) => text.replace(/(WEB_PERMISSIONS___\s+\[)([^]*?)(\n\]\n)/, '$1$2,$2$3') },
    rule: 'duplicate-permission',
    line: 38,
    column: 20,
  },
  {
    change: using("require('logToConsole')(1);", { logging: { environment: 'debug' } }),
    rule: 'permission-parameter',
    line: 10,
    column: 17,
  },
  {
    change: using("require('logToConsole')(1);", { logging: { environments: 'prod' } }),
    rule: 'permission-parameter',
    line: 10,
    column: 17,
  },
  { change: using(send('data.id'), pixel('https://example.com')), rule: 'url-pattern', line: 23, column: 26 },
  {
    change: using(send('data.id'), pixel('https://a.com/*', 'http://b.com/*')),
    rule: 'url-pattern',
    line: 27,
    column: 26,
  },
  {
    change: using("require('copyFromDataLayer')(data.id);", { read_data_layer: { keyPatterns: ['*'] } }),
    rule: 'key-pattern',
    line: 16,
    column: 26,
  },
  {
    change: using("require('copyFromWindow')(data.id);", globals({ key: 'a.*', read: true })),
    rule: 'global-name',
    line: 37,
    column: 30,
  },
  {
    change: using("require('copyFromWindow')(data.id);", globals({ key: 'window.a', read: true })),
    rule: 'global-name',
    line: 37,
    column: 30,
  },

  // What the code needs
  { change: using(send("'https://example.com/a'"), {}), rule: 'permission-missing', line: 1, column: 0 },
  {
    change: using("const local = require('localStorage');\nlocal.getItem('a');", {}),
    rule: 'permission-missing',
    line: 2,
    column: 0,
  },
  {
    change: { ...using("require('sendHttpGet')('https://example.com/a');", {}), server: true },
    rule: 'permission-missing',
    line: 1,
    column: 0,
  },
  {
    change: {
      ...using("require('sendHttpGet')('https://b.com/a');", {
        send_http: { allowedUrls: 'specific', urls: ['https://a.com/*'] },
      }),
      server: true,
    },
    rule: 'permission-too-narrow',
    line: 1,
    column: 0,
  },
  {
    change: using(send("'https://b.com/a'"), pixel('https://a.com/*')),
    rule: 'permission-too-narrow',
    line: 1,
    column: 0,
  },
  {
    change: using(send("'https://b.com/' + data.id"), pixel('https://a.com/*')),
    rule: 'permission-too-narrow',
    line: 1,
    column: 0,
  },
  {
    change: using(send("'https://a.com/b/' + data.id"), pixel('https://a.com/c/*', 'https://a.com/b')),
    rule: 'permission-too-narrow',
    line: 1,
    column: 0,
  },
  {
    change: using(send("'http://a.com/' + data.id"), anyUrl),
    rule: 'permission-too-narrow',
    line: 1,
    column: 0,
  },
  {
    change: using(
      "const host = 'https://b.com';\nconst inject = (path) => require('injectScript')(host + path);\ninject('/a.js');",
      scripts('https://a.com/*'),
    ),
    rule: 'permission-too-narrow',
    line: 2,
    column: 25,
  },
  {
    change: using(
      "const get = require('getCookieValues');\n['a', 'b'].forEach((name) => get(name));",
      cookies('a'),
    ),
    rule: 'permission-too-narrow',
    line: 2,
    column: 29,
  },
  {
    change: using("require('setInWindow')('a', 1);", globals({ key: 'a', write: true })),
    rule: 'permission-too-narrow',
    line: 1,
    column: 0,
  },
  {
    change: using("require('callInWindow')('a.b');", globals({ key: 'a', execute: true })),
    rule: 'permission-too-narrow',
    line: 1,
    column: 0,
  },
  {
    change: using(
      "require('setCookie')('a', 'x', { domain: 'auto', path: '/' });",
      setsCookie({ name: 'b' }),
    ),
    rule: 'permission-too-narrow',
    line: 1,
    column: 0,
  },
  {
    change: using(
      "require('setCookie')('a', 'x', { path: '/', secure: false });",
      setsCookie({ secure: 'secure' }),
    ),
    rule: 'permission-too-narrow',
    line: 1,
    column: 0,
  },
  {
    change: using("require('isConsentGranted')('ad_storage');", {
      access_consent: { consentTypes: [{ consentType: 'ad_storage', read: false, write: true }] },
    }),
    rule: 'permission-too-narrow',
    line: 1,
    column: 0,
  },
  {
    change: using("require('getUrl')();", { get_url: { urlParts: 'specific', host: true } }),
    rule: 'permission-too-narrow',
    line: 1,
    column: 0,
  },
  {
    change: using(
      "if (require('queryPermission')('send_pixel', data.id)) require('sendPixel')(data.id);",
      {},
    ),
    rule: 'permission-never-granted',
    line: 1,
    column: 55,
  },
  { change: using("require('logToConsole')(data.id);", {}), rule: 'log-never-printed', line: 1, column: 0 },

  // What it does not need
  { change: using('', { read_title: {} }), rule: 'permission-unused', line: 5, column: 20 },
  {
    change: using('', { logging: { environments: 'debug' } }),
    rule: 'permission-unused',
    line: 5,
    column: 20,
  },
  {
    change: using(send("'https://a.com/b'"), pixel('https://a.com/*', 'https://b.com/*')),
    rule: 'permission-entry-unused',
    line: 27,
    column: 26,
  },
  {
    change: using("require('getCookieValues')('a');", cookies('a', 'b')),
    rule: 'permission-entry-unused',
    line: 27,
    column: 26,
  },
  {
    change: using(
      "require('copyFromWindow')('a');",
      globals({ key: 'b', read: true }, { key: 'a', read: true }),
    ),
    rule: 'permission-entry-unused',
    line: 37,
    column: 30,
  },
  {
    change: using("require('copyFromWindow')('a');", globals({ key: 'a', read: true, write: true })),
    rule: 'permission-access-unused',
    line: 37,
    column: 30,
  },
  {
    change: using(send("'https://a.com/' + data.id"), anyUrl),
    rule: 'permission-broad',
    line: 10,
    column: 17,
  },
  {
    change: using("require('getCookieValues')('a');", { get_cookies: { cookieAccess: 'any' } }),
    rule: 'permission-broad',
    line: 10,
    column: 17,
  },
  {
    change: using("require('getUrl')('host');", { get_url: { urlParts: 'any' } }),
    rule: 'permission-broad',
    line: 10,
    column: 17,
  },
];

/** Asks for a consent type that only one of two calls comes to ask for. */
const consent = (body: string): Change =>
  using(`const ask = (type) => {\n${body}\n};\nask('none');\nask('ad_storage');`, {
    access_consent: { consentTypes: [{ consentType: 'ad_storage', read: true, write: false }] },
  });
const isGranted = `require('isConsentGranted')(type);`;
const pixelAndScript: Permissions = {
  ...pixel('https://a.com/p'),
  ...scripts('https://b.com/s.js'),
};
const load = (body: string, calls: string): Change =>
  using(`const load = (how, url) => {\n${body}\n};\n${calls}`, pixelAndScript);
const bothWays = "if (how === 'pixel') require('sendPixel')(url); else require('injectScript')(url);";
const eachItsWay = "load('pixel', 'https://a.com/p');\nload('script', 'https://b.com/s.js');";

export const passes: readonly Pass[] = [
  // What a function returns
  ...[
    "if (data.id) return '';\nreturn 'https://a.com/p';",
    "if (data.id) return 'https://a.com/p';",
    "let url = 'https://a.com/p?';\nif (data.id) url += data.id;\nreturn url;",
    "let url = 'https://b.com/p';\nif (data.id) url = 'https://a.com/p';\nreturn url;",
    "return address() || 'https://a.com/p';",
  ].map((body): Pass => ({
    change: returning(body, "address() || 'https://a.com/p2'"),
    passes: 'permission-too-narrow',
  })),
  // Where the code does not come to
  ...[
    `if (type === 'none') { data.gtmOnSuccess(); return; }\n${isGranted}`,
    `if (type !== 'none') { ${isGranted} }`,
    `if (type === 'none') data.gtmOnSuccess(); else ${isGranted}`,
    `type === 'none' || ${isGranted}`,
    `const asks = type !== 'none';\nif (asks) ${isGranted}`,
    `switch (type) { case 'none': data.gtmOnSuccess(); break; default: ${isGranted} }`,
    `switch (type) { case 'none': data.gtmOnSuccess(); return; case 'ad_storage': ${isGranted} }`,
    `if (type === 'none') return;\nrequire('callLater')(() => { ${isGranted} });`,
  ].map((body): Pass => ({ change: consent(body), passes: 'permission-too-narrow' })),
  { change: load(bothWays, eachItsWay), passes: 'permission-too-narrow' },
  {
    change: load("how === 'pixel' ? require('sendPixel')(url) : require('injectScript')(url);", eachItsWay),
    passes: 'permission-too-narrow',
  },
  {
    change: using(
      "['a', 'b'].forEach((name) => { if (name === 'a') return; require('copyFromWindow')(name); });",
      globals({ key: 'b', read: true }),
    ),
    passes: 'permission-too-narrow',
  },
  {
    change: using(
      "for (const name of ['a', 'b']) { if (name === 'a') continue; require('copyFromWindow')(name); }",
      globals({ key: 'b', read: true }),
    ),
    passes: 'permission-too-narrow',
  },
  {
    change: using(
      "const name = data.id ? 'a' : 'b';\nif (name === 'b') { data.gtmOnFailure(); return; }\nrequire('copyFromWindow')(name);",
      globals({ key: 'a', read: true }),
    ),
    passes: 'permission-too-narrow',
  },
  // What a call without a URL needs is not to be seen from the call that has one.
  {
    change: using(
      `const fire = (url) => { if (!url) { data.gtmOnFailure(); return; } ${send('url')} };\nfire('');\nfire('https://a.com/p');`,
      pixel('https://a.com/p'),
    ),
    passes: 'permission-too-narrow',
  },
  { change: using(send('data.id'), anyUrl), passes: 'permission-too-narrow' },
  { change: using(send('data.id'), anyUrl), passes: 'permission-broad' },
  { change: using(send("'https://' + data.id + '/a?b=c'"), anyUrl), passes: 'permission-too-narrow' },
  {
    change: using(send("'https://' + data.id + '.example.com/'"), pixel('https://*.example.com/*')),
    passes: 'permission-too-narrow',
  },
  {
    change: using(send("'https://a.com/b/' + data.id + '/c'"), pixel('https://a.com/b/*')),
    passes: 'permission-too-narrow',
  },
  {
    change: using(send("data.id ? 'https://a.com/1' : 'https://a.com/2'"), pixel('https://a.com/*')),
    passes: 'permission-too-narrow',
  },
  {
    change: using(
      "let url = 'https://b.com/';\nurl = data.id;\nrequire('sendPixel')(url);",
      pixel('https://a.com/*'),
    ),
    passes: 'permission-too-narrow',
  },
  {
    change: using(
      "const options = {};\nif (data.id) options.secure = true;\nrequire('setCookie')('a', 'x', options);",
      setsCookie({ secure: 'secure' }),
    ),
    passes: 'permission-too-narrow',
  },
  {
    change: using("require('setCookie')('a', 'x', { domain: 'auto' });", setsCookie({})),
    passes: 'permission-too-narrow',
  },
  {
    change: using(
      "require('setInWindow')('a', 1);",
      globals({ key: 'a', read: true }, { key: 'a', write: true }),
    ),
    passes: 'permission-too-narrow',
  },
  {
    change: using(
      "require('setInWindow')('a', 1);",
      globals({ key: 'a', read: true }, { key: 'a', write: true }),
    ),
    passes: 'permission-entry-unused',
  },
  {
    change: using("require('copyFromDataLayer')('a.' + data.id);", {
      read_data_layer: { allowedKeys: 'specific', keyPatterns: ['a.*'] },
    }),
    passes: 'permission-too-narrow',
  },
  {
    change: using("require('getQueryParameters')('q');", {
      get_url: { urlParts: 'specific', query: true, queriesAllowed: 'specific', queryKeys: ['q'] },
    }),
    passes: 'permission-too-narrow',
  },
  {
    change: using(
      "const dataLayer = require('createQueue')('dataLayer');\ndataLayer({});",
      globals({ key: 'dataLayer', read: true, write: true }),
    ),
    passes: 'permission-access-unused',
  },
  {
    change: using("require('sendPixel')(data.id);", pixel('https://a.com/*', 'https://b.com/*')),
    passes: 'permission-entry-unused',
  },
  {
    change: using(
      "const cookies = require('getCookieValues');\nconst read = { cookies: cookies };\nread.cookies('a');",
      cookies('a', 'b'),
    ),
    passes: 'permission-entry-unused',
  },
  {
    change: using("require('queryPermission')('read_title');", { read_title: {} }),
    passes: 'permission-unused',
  },
  { change: using("require('queryPermission')(data.id);", { read_title: {} }), passes: 'permission-unused' },
  // What is misspelt is to be corrected, not removed.
  { change: using("require('readTitle')();", { read_tittle: {} }), passes: 'permission-unused' },
  { change: using(send("'https://a.com/b'"), pixel('a.com/*')), passes: 'permission-entry-unused' },
  {
    change: using("require('copyFromDataLayer')('a.b');", {
      read_data_layer: { allowedKeys: 'specific', keyPatterns: ['a*'] },
    }),
    passes: 'permission-entry-unused',
  },
  { change: using(send('data.id'), pixel('https://a.com/', 'https://*.b.com/c*')), passes: 'url-pattern' },
  {
    change: using(send('data.id'), { send_pixel: { allowedUrls: 'any', urls: ['http://x'] } }),
    passes: 'url-pattern',
  },
  {
    change: using("require('copyFromWindow')('a.b');", globals({ key: 'a.b', read: true })),
    passes: 'global-name',
  },
  {
    change: using("const log = require('logToConsole');\nlog(data);", { logging: { environments: 'all' } }),
    passes: 'log-never-printed',
  },
];
