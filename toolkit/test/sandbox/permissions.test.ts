import test from 'ava';
import fc from 'fast-check';
import { isValidKeyPattern, keyPatternMatches } from '../../src/sandbox/permissions/key-pattern.ts';
import { whyDenied } from '../../src/sandbox/permissions/checks.ts';
import { webPermissionChecks } from '../../src/sandbox/permissions/web-checks.ts';
import type { Grants } from '../../src/sandbox/permissions/grants.ts';
import { isValidUrlPattern, urlPatternMatches } from '../../src/sandbox/permissions/url-pattern.ts';
import { generous, logsOf, runCode } from './helpers/run-code.ts';

/** pattern, URL, whether the pattern lets it through */
const urlPatterns: readonly (readonly [string, string, boolean])[] = [
  ['https://example.com/', 'https://example.com/any/path?q=1', true],
  ['https://example.com/*', 'https://example.com/', true],
  ['https://EXAMPLE.com/*', 'https://example.COM/x', true],
  ['https://example.com/*', 'https://www.example.com/x', false],
  ['https://*.example.com/*', 'https://example.com/x', true],
  ['https://*.example.com/*', 'https://a.b.example.com/x', true],
  ['https://*.example.com/*', 'https://badexample.com/x', false],
  ['https://example.com/a.js', 'https://example.com/a.js', true],
  ['https://example.com/a.js', 'https://example.com/a.js#hash', true],
  ['https://example.com/a.js', 'https://example.com/a.js?v=1', false],
  ['https://example.com/a.js*', 'https://example.com/a.js?v=1', true],
  ['https://example.com/a.js?', 'https://example.com/a.js', true],
  ['https://example.com/A', 'https://example.com/a', false],
  ['https://example.com/js/', 'https://example.com/js/', true],
  ['https://example.com/js/', 'https://example.com/js/x', false],
  ['https://example.com/v1/*', 'https://example.com/v1', true],
  ['https://example.com/js/*', 'https://example.com/js2/x.js', true],
  ['https://example.com/a*z', 'https://example.com/abcz', true],
  ['https://example.com/a*z', 'https://example.com/abczy', false],
  ['https://example.com/a*b*', 'https://example.com/a/x/b/y', true],
  ['https://example.com/a*b*', 'https://example.com/b/a', false],
  ['https://example.com/a*b*', 'https://example.com/a/x', false],
  ['https://example.com/a*b*', 'https://example.com/ab', true],
  ['https://example.com/a*b*b*', 'https://example.com/a/b', false],
  ['https://example.com/a*b*b*', 'https://example.com/abb', true],
  ['https://example.com/a*b*c', 'https://example.com/a/b/b/c', true],
  ['https://example.com/a*b*c', 'https://example.com/abc', true],
  ['https://example.com/a*b*c', 'https://example.com/a/c', false],
  ['https://example.com/a*b*c', 'https://example.com/a/c/b', false],
  ['https://example.com/a*bc*c', 'https://example.com/abc', false],
  ['https://example.com/aa*aa', 'https://example.com/aaa', false],
  ['https://example.com/aa*aa', 'https://example.com/aaaa', true],
  ['https://example.com/a*/*', 'https://example.com/a', true],
  ['https://example.com/a?x*', 'https://example.com/a?xy', true],
  ['https://example.com/a?x', 'https://example.com/a?x', true],
  ['https://example.com/a', 'https://example.com/ab', false],
  ['https://*.EXAMPLE.com/*', 'https://a.example.com/', true],
  ['https://example.com/*', 'http://example.com/x', false],
  ['https://example.com/*', 'https://example.com:443/x', true],
  ['https://example.com/*', 'https://example.com:8443/x', false],
  ['https://example.com/*', 'https://user:secret@example.com/x', true],
  ['https://example.com/*', '//example.com/x', true],
  ['https://www.shop.com/*', '/relative', true],
  ['https://example.com/*', 'https://', false],
  ['https://example.com', 'https://example.com/', false],
  ['https://example.com/a*b/*', 'https://example.com/axbc', true],
  ['https://example.com/a/*/b', 'https://example.com/a/x/b', true],
  ['https://example.com/a*b/*', 'https://example.com/axc', false],
];

for (const [pattern, url, expected] of urlPatterns) {
  test(`URL pattern ${pattern} ${expected ? 'allows' : 'refuses'} ${url}`, (t) => {
    t.is(urlPatternMatches(pattern, url, 'https://www.shop.com/page'), expected);
  });
}

const invalidUrlPatterns = [
  'xhttps://example.com/',
  'https://example.com:8080/',
  'https://.example.com/',
  'https://*.com/',
  'https://example.com',
  'http://example.com/',
  '*',
  'https://*/',
  'https://a.*.com/',
  'https://localhost/',
  'https://ex_ample.com/',
  'https://example.com/a\nb',
];
for (const pattern of invalidUrlPatterns) {
  test(`${pattern} is no URL pattern`, (t) => t.false(isValidUrlPattern(pattern)));
}

test('a host of one label or with an underscore matches no pattern, not even with any URL allowed', (t) => {
  const grants: Grants = { send_pixel: { allowedUrls: 'any' } };
  for (const url of [
    'https://localhost/x',
    'https://a_b.com/x',
    'https://a.com_b/x',
    'http://a.com/',
    'https://a.com:8080/',
    'data:,x',
  ]) {
    t.is(denial(grants, 'send_pixel', url), `Prohibited URL: ${url}.`);
  }
  t.is(denial(grants, 'send_pixel', 'https://münchen.example/x'), undefined);
});

test('a prefix pattern allows exactly the URLs that start with it', (t) => {
  const segment = fc.stringMatching(/^[a-z0-9]{1,6}$/);
  fc.assert(
    fc.property(segment, segment, (prefix, rest) => {
      const pattern = `https://example.com/${prefix}*`;
      t.true(urlPatternMatches(pattern, `https://example.com/${prefix}${rest}`));
      t.is(urlPatternMatches(pattern, `https://example.com/${rest}`), rest.startsWith(prefix));
    }),
  );
});

/** pattern, key, whether the pattern covers it */
const keyPatterns: readonly (readonly [string, string, boolean])[] = [
  ['a', 'a', true],
  ['a', 'a.b', false],
  ['a.b', 'a.b', true],
  ['a.*', 'a', true],
  ['a.*', 'a.b.c', true],
  ['a.*', 'ab', false],
  ['items.*', 'items.0.id', false],
  ['a-b.*', 'a-b.c', true],
  ['*', 'a', false],
  ['a.*.b', 'a.x.b', false],
  ['A', 'a', false],
  ['A.B.*', 'A.B.c', true],
  ['a.b.*', 'a', false],
  ['a.*', 'a.', false],
  ['a.*', 'a.0', false],
  ['a.*', 'a.b-1', true],
  ['a.*', 'a.b!', false],
  ['a.*', 'a.-b', false],
];
for (const [pattern, key, expected] of keyPatterns) {
  test(`key pattern ${pattern} ${expected ? 'covers' : 'does not cover'} ${key}`, (t) => {
    t.is(keyPatternMatches(pattern, key), expected);
  });
}
test('a key pattern is dotted names, .* at the end at most', (t) => {
  for (const pattern of ['a', '$a.b_c', 'a.b.*', 'A', 'a-b.c.d', 'a1'])
    t.true(isValidKeyPattern(pattern), pattern);
  for (const pattern of ['*', 'a.*.b', '0', 'a.0', 'a b', '', 'a.', '.a', 'a.**', 'a.*x', '!a', 'a!'])
    t.false(isValidKeyPattern(pattern), pattern);
});

function denial(grants: Grants, id: string, ...args: readonly unknown[]): string | undefined {
  return whyDenied(webPermissionChecks, grants, id, args, {
    pageUrl: 'https://www.example.com/',
    debugMode: false,
  });
}

const parts = { urlParts: 'specific', host: true, query: true, queriesAllowed: 'specific', queryKeys: ['q'] };
const cookie = { name: 'c', domain: '*', path: '/', secure: 'secure', session: 'non_session' };

/** permission, its parameters, arguments of the check, the runtime's reason; undefined when it is allowed */
const checks: readonly (readonly [
  string,
  Grants[string] | undefined,
  readonly unknown[],
  string | undefined,
])[] = [
  ['send_pixel', undefined, ['https://a.com/'], 'The requested permission send_pixel is not configured.'],
  ['bogus', {}, [], 'The requested permission bogus is not configured.'],
  ['send_pixel', { urls: ['https://a.com/*'] }, ['https://a.com/x'], undefined],
  [
    'send_pixel',
    { allowedUrls: 'specific', urls: ['https://a.com/*'] },
    ['https://b.com/x'],
    'Prohibited URL: https://b.com/x.',
  ],
  ['send_pixel', { urls: ['https://a.com'] }, ['https://a.com/x'], 'Invalid URL filter.'],
  ['send_pixel', { urls: ['https://a.com/*', 'https://b.com'] }, ['https://a.com/x'], undefined],
  ['send_pixel', { urls: [] }, [1], 'URL must be a string.'],
  [
    'inject_script',
    { urls: ['https://a.com/a.js'] },
    ['https://a.com/b.js'],
    'Prohibited script URL: https://a.com/b.js',
  ],
  ['inject_script', { urls: ['a'] }, ['https://a.com/b.js'], 'Invalid script URL filter.'],
  ['inject_hidden_iframe', { urls: [] }, ['https://a.com/'], 'Prohibited URL: https://a.com/.'],
  [
    'access_globals',
    { keys: [{ key: 'a', read: true, write: false, execute: false }] },
    ['read', 'a'],
    undefined,
  ],
  [
    'access_globals',
    { keys: [{ key: 'a', read: true, write: false, execute: false }] },
    ['readwrite', 'a'],
    'Prohibited readwrite on global variable: a.',
  ],
  [
    'access_globals',
    {
      keys: [
        { key: 'a', read: true },
        { key: 'a', write: true },
      ],
    },
    ['readwrite', 'a'],
    undefined,
  ],
  [
    'access_globals',
    { keys: [{ key: 'a', read: true }] },
    ['read', 'a.b'],
    'Prohibited read on global variable: a.b.',
  ],
  [
    'access_globals',
    { keys: [] },
    ['call', 'a'],
    "Operation must be either 'read', 'write', or 'execute', was call",
  ],
  ['access_globals', { keys: [] }, ['read', 1], 'Key must be a string.'],
  ['access_local_storage', { keys: [{ key: 'k', read: true }] }, ['read', 'k'], undefined],
  [
    'access_local_storage',
    { keys: [{ key: 'k', read: true }] },
    ['write', 'k'],
    'Prohibited write on local storage key: k.',
  ],
  [
    'access_consent',
    { consentTypes: [{ consentType: 'ad_storage', read: true }] },
    ['ad_storage', 'read'],
    undefined,
  ],
  [
    'access_consent',
    { consentTypes: [{ consentType: 'ad_storage', read: true }] },
    ['ad_storage', 'write'],
    'Prohibited write on consent type: ad_storage.',
  ],
  [
    'access_consent',
    { consentTypes: [] },
    ['read', 'ad_storage'],
    "Access type must be either 'read', or 'write', was ad_storage",
  ],
  ['get_cookies', { cookieAccess: 'specific', cookieNames: ['a'] }, ['a'], undefined],
  [
    'get_cookies',
    { cookieAccess: 'specific', cookieNames: ['a'] },
    ['b'],
    'Access to cookie "b" is prohibited.',
  ],
  ['get_cookies', { cookieAccess: 'any' }, ['b'], undefined],
  [
    'set_cookies',
    { allowedCookies: [cookie] },
    ['c', { path: '/', secure: true, 'max-age': 5, domain: 'x' }],
    undefined,
  ],
  [
    'set_cookies',
    { allowedCookies: [cookie] },
    ['c', { path: '/', secure: true }],
    'Prohibited from setting cookie c with options: {"path":"/","secure":true}',
  ],
  [
    'set_cookies',
    { allowedCookies: [cookie] },
    ['c', { path: '/', 'max-age': 5 }],
    'Prohibited from setting cookie c with options: {"path":"/","max-age":5}',
  ],
  [
    'set_cookies',
    { allowedCookies: [{ name: 'c', domain: '', path: '', secure: 'any', session: 'any' }] },
    ['c'],
    undefined,
  ],
  [
    'set_cookies',
    { allowedCookies: [{ name: 'c', domain: '', path: '', secure: 'any', session: 'any' }] },
    ['c', { path: '/' }],
    'Prohibited from setting cookie c with options: {"path":"/"}',
  ],
  ['get_url', { urlParts: 'any' }, [], undefined],
  ['get_url', parts, [], 'Prohibited from getting entire URL when components are specified.'],
  ['get_url', parts, ['host'], undefined],
  ['get_url', parts, ['path'], 'Prohibited URL component: path'],
  ['get_url', parts, ['HOST'], 'Prohibited URL component: HOST'],
  ['get_url', { urlParts: 'specific', fragment: true }, ['fragment'], undefined],
  ['get_url', { urlParts: 'any' }, [5], 'URL component must be a string.'],
  [
    'get_referrer',
    { urlParts: 'specific', fragment: true },
    ['fragment'],
    'Prohibited URL component: fragment',
  ],
  ['get_url', parts, ['query'], 'Prohibited from getting entire URL query when query keys are specified.'],
  ['get_url', parts, ['query', 'q'], undefined],
  ['get_url', parts, ['query', 'x'], 'Prohibited query key: x'],
  ['get_referrer', { ...parts, queriesAllowed: 'any' }, ['query'], undefined],
  ['get_referrer', parts, ['fragment'], 'Prohibited URL component: fragment'],
  ['read_data_layer', { allowedKeys: 'specific', keyPatterns: ['a.*'] }, ['a.b'], undefined],
  ['read_data_layer', { keyPatterns: ['a.*'] }, ['b'], 'Prohibited read from data layer variable: b.'],
  ['read_data_layer', { allowedKeys: 'any' }, ['items.0.id'], undefined],
  ['read_data_layer', { keyPatterns: ['*'] }, ['a'], 'Invalid key filter.'],
  ['write_data_layer', { keyPatterns: ['a'] }, ['a.b'], 'Prohibited write to data layer variable: a.b.'],
  ['logging', { environments: 'all' }, [], undefined],
  ['logging', {}, [], 'Logging is not enabled in all environments'],
  ['logging', { environments: 'debug' }, [], 'Logging is not enabled in all environments'],
  ['read_title', {}, [], undefined],
];
for (const [id, grant, args, expected] of checks) {
  test(`${id} ${JSON.stringify(grant)} with ${JSON.stringify(args)}: ${expected ?? 'allowed'}`, (t) => {
    t.is(denial(grant === undefined ? {} : { [id]: grant }, id, ...args), expected);
  });
}

/** What each gated API says when its permission is missing; only logToConsole keeps silent. */
const gated: readonly (readonly [string, string])[] = [
  [`addConsentListener('ad_storage', log)`, 'access_consent'],
  [`isConsentGranted('ad_storage')`, 'access_consent'],
  [`setDefaultConsentState({ad_storage: 'denied'})`, 'access_consent'],
  [`updateConsentState({ad_storage: 'denied'})`, 'access_consent'],
  [`addEventCallback(log)`, 'read_event_metadata'],
  [`aliasInWindow('a', 'b')`, 'access_globals'],
  [`callInWindow('fn')`, 'access_globals'],
  [`copyFromWindow('a')`, 'access_globals'],
  [`setInWindow('a', 1)`, 'access_globals'],
  [`createQueue('q')`, 'access_globals'],
  [`createArgumentsQueue('f', 'q')`, 'access_globals'],
  [`copyFromDataLayer('a')`, 'read_data_layer'],
  [`gtagSet('a', 1)`, 'write_data_layer'],
  [`getContainerVersion()`, 'read_container_data'],
  [`getCookieValues('c')`, 'get_cookies'],
  [`setCookie('c', '1')`, 'set_cookies'],
  [`getUrl('host')`, 'get_url'],
  [`getQueryParameters('q')`, 'get_url'],
  [`getReferrerUrl('host')`, 'get_referrer'],
  [`getReferrerQueryParameters('q')`, 'get_referrer'],
  [`injectScript('https://a.com/')`, 'inject_script'],
  [`injectHiddenIframe('https://a.com/')`, 'inject_hidden_iframe'],
  [`sendPixel('https://a.com/')`, 'send_pixel'],
  [`localStorage.getItem('k')`, 'access_local_storage'],
  [`localStorage.setItem('k', 1)`, 'access_local_storage'],
  [`localStorage.removeItem('k')`, 'access_local_storage'],
  [`templateStorage.getItem('k')`, 'access_template_storage'],
  [`readAnalyticsStorage()`, 'read_analytics_storage'],
  [`readCharacterSet()`, 'read_character_set'],
  [`readTitle()`, 'read_title'],
];
for (const [code, id] of gated) {
  test(`without ${id}, ${code} throws`, async (t) => {
    const others = Object.fromEntries(Object.entries(generous).filter(([key]) => key !== id));
    t.deepEqual(await logsOf(code, {}, others), [
      `PermissionError: The requested permission ${id} is not configured.`,
    ]);
  });
}

test('argument types are checked before the permission, and the permission before the effect', async (t) => {
  t.deepEqual(await logsOf('sendPixel(1, 2)', {}, {}), [
    'Argument error in sendPixel. Expected argument types [string,function|undefined,function|undefined], but received [number,number].',
  ]);
  const { pixels, status } = await runCode(
    `require('sendPixel')('https://b.com/x')`,
    {},
    { send_pixel: { urls: ['https://a.com/*'] } },
  );
  t.deepEqual([status, pixels], ['exception', []]);
});

test('logging for debug only prints in preview and never throws', async (t) => {
  const code = `require('logToConsole')('hi'); data.gtmOnSuccess();`;
  const grants: Grants = { logging: { environments: 'debug' } };
  for (const [container, printed] of [
    [{}, []],
    [{ previewMode: true }, [['hi']]],
    [{ debugMode: true }, [['hi']]],
  ] as const) {
    const { status, console } = await runCode(code, { container }, grants);
    t.is(status, 'success');
    t.deepEqual(console, printed);
  }
  t.is((await runCode(code, {}, {})).status, 'success');
});

test('setInWindow needs read and write, whatever is overridden', async (t) => {
  const grants: Grants = { access_globals: { keys: [{ key: 'a', write: true }] } };
  t.deepEqual(await logsOf(`setInWindow('a', 1, true)`, {}, grants), [
    'PermissionError: Prohibited readwrite on global variable: a.',
  ]);
});

test('queryPermission answers with the order of arguments that each permission has', async (t) => {
  t.deepEqual(
    await logsOf(
      `log(queryPermission('access_consent', 'ad_storage', 'read'), queryPermission('access_globals', 'read', 'a'), queryPermission('access_globals', 'a', 'read'))`,
    ),
    [[true, true, false]],
  );
  t.deepEqual(
    await logsOf(
      `log(queryPermission('send_pixel', 'https://a.com/x'), queryPermission('send_pixel', 'http://a.com/'), queryPermission('bogus'), queryPermission('set_cookies', 'c', {path: '/'}))`,
    ),
    [[true, false, false, true]],
  );
});

/** A page policy, as a page sets it through its queue, and what the template then meets. */
const policies: readonly (readonly [string, string, readonly unknown[]])[] = [
  ['send_pixel', `(id, permission, what) => what.url !== 'https://b.com/'`, [true, false]],
  ['all', `(id, permission) => permission !== 'send_pixel'`, [false, false]],
  ['all', `() => undefined`, [false, false]],
  ['read_title', `() => false`, [true, true]],
];
for (const [id, policy, expected] of policies) {
  test(`the page's policy ${policy} for ${id} restricts templates`, async (t) => {
    const seen: unknown[] = [];
    await logsOf(
      `const gtag = createArgumentsQueue('f', 'dataLayer');
       const sent = (url) => queryPermission('send_pixel', url);
       gtag('policy', '${id}', ${policy});
       callLater(() => data.done(sent('https://a.com/'), sent('https://b.com/')));`,
      { data: { done: (...answers: readonly unknown[]) => seen.push(...answers) } },
    );
    t.deepEqual(seen, [...expected]);
  });
}

test('who asks pays for what a permission lists', async (t) => {
  const urls = Array.from({ length: 1_000 }, (_, index) => `https://example.com/${index}/*`);
  const code = `const ask = require('queryPermission');
const log = require('logToConsole');
for (;;) {
  log(1);
  ask('send_pixel', 'https://example.com/none');
}`;
  const grants: Grants = { ...generous, send_pixel: { allowedUrls: 'specific', urls } };
  const limits = { steps: 10_000, depth: 10 };
  const { error, console: printed } = await runCode(code, {}, grants, { limits });
  t.regex(error ?? '', /more than 10,000 steps/);
  t.true(printed.length <= 10, `${printed.length} passes`);
});
