import test from 'ava';
import { JsdomPage } from '../../src/sandbox/page/jsdom-page.ts';
import type { PageInput } from '../../src/sandbox/run-input.ts';
import { startTemplate } from '../../src/sandbox/run-template.ts';
import { startServerTemplate } from '../../src/sandbox/server-run.ts';
import { generous } from './helpers/run-code.ts';
import { generous as generousServer } from './server/run-code.ts';

/** Used by one test after the other. */
const page = new JsdomPage();

/** Steps that a web template of this code takes, up to the end of all that it leaves for later. */
async function webSteps(code: string, input: PageInput = {}): Promise<number> {
  page.reset({ url: input.url ?? 'https://www.example.com/', referrer: input.referrer ?? '' });
  const run = startTemplate({ type: 'TAG', code, permissions: generous }, { page: input }, page);
  await run.settle();
  return run.sandbox.meter.used;
}

async function serverSteps(code: string): Promise<number> {
  const template = { kind: 'server', type: 'TAG', code, permissions: generousServer } as const;
  const run = startServerTemplate(template, { privateKeys: { k: 'a2V5' } });
  await run.settle();
  return run.sandbox.meter.used;
}

/** Calls that take an emulated page longer than a statement, and what at least they cost. */
const calls: readonly (readonly [code: string, steps: number])[] = [
  [`require('addConsentListener')('ad_storage', () => {})`, 100],
  [`require('addEventCallback')(() => {})`, 100],
  [`require('callLater')(() => {})`, 100],
  [`require('getCookieValues')('c')`, 200],
  [`require('getQueryParameters')('q')`, 80],
  [`require('getReferrerQueryParameters')('q')`, 80],
  [`require('getReferrerUrl')()`, 80],
  [`require('getUrl')()`, 80],
  [`require('injectHiddenIframe')('https://example.com/')`, 50_000],
  [`require('injectScript')('https://example.com/')`, 2500],
  [`require('sendPixel')('https://example.com/')`, 1000],
  [`require('setCookie')('c', 'v')`, 1500],
  [`require('localStorage').getItem('k')`, 100],
  [`require('localStorage').removeItem('k')`, 100],
  [`require('localStorage').setItem('k', 'v')`, 100],
  [`require('logToConsole')('x')`, 100],
  [`require('parseUrl')('https://example.com/')`, 200],
  [`require('queryPermission')('get_url')`, 80],
  [`require('sha256')('x', () => {})`, 250],
  [`require('getTimestamp')()`, 40],
];
for (const [code, steps] of calls) {
  test.serial(`${code} costs ${steps} steps at least`, async (t) => {
    const used = await webSteps(code);
    t.true(used >= steps && used < 10 * steps, String(used));
  });
}

const text = (length: number): string => `let t = 'x'; while (t.length < ${length}) t += t;`;

/** What calls look at, keep or give back: with more of it they cost more. */
const growing: readonly (readonly [about: string, each: number, steps: (size: number) => Promise<number>])[] =
  [
    ['characters of an argument', 1 / 10, (n) => webSteps(`${text(n)} require('getType')(t)`)],
    [
      'characters that an API gives back',
      1 / 20,
      (n) => webSteps(`require('getUrl')()`, { url: `https://a.com/?${'x'.repeat(n)}` }),
    ],
    [
      'characters of the page’s address',
      1 / 10,
      (n) => webSteps(`require('getUrl')('host')`, { url: `https://a.com/?${'x'.repeat(n)}` }),
    ],
    [
      'characters of the referrer',
      1 / 10,
      (n) => webSteps(`require('getReferrerUrl')('host')`, { referrer: `https://a.com/?${'x'.repeat(n)}` }),
    ],
    [
      'characters of the cookies',
      1 / 10,
      (n) => webSteps(`require('getCookieValues')('none')`, { cookies: { c: 'x'.repeat(n) } }),
    ],
    [
      'rows of a table',
      1.5,
      async (n) => {
        const rows = `const rows = []; rows.length = ${n};`;
        const table = await webSteps(`${rows} require('makeTableMap')(rows, 'k', 'v')`);
        return 2 * table - (await webSteps(`${rows} require('getType')(rows)`));
      },
    ],
    [
      'permissions that are asked for',
      10,
      (n) => {
        const keys = Array.from({ length: n }, (_, index) => `a${index}: 1`);
        return webSteps(`require('gtagSet')('a', {${keys.join(', ')}})`);
      },
    ],
    ...(['setDefaultConsentState', 'updateConsentState'] as const).map(
      (api) =>
        [
          `listeners, for each call of ${api}`,
          20,
          (n: number) =>
            webSteps(
              `for (let i = 0; i < 500; i++) require('addConsentListener')('ad_storage', () => {});
               for (let i = 0; i < ${n / 20}; i++) require('${api}')({ ad_storage: 'granted' });`,
            ),
        ] as const,
    ),
    [
      'scripts that are there',
      400,
      (n) => webSteps(`for (let i = 0; i < ${n / 20}; i++) require('injectScript')('https://example.com/')`),
    ],
    ['characters to be digested', 1 / 5, (n) => serverSteps(`${text(n)} require('sha256Sync')(t)`)],
    [
      'characters to be digested later',
      1 / 5,
      (n) => serverSteps(`${text(n)} require('sha256')(t, () => {})`),
    ],
    ['characters to be signed', 1 / 5, (n) => serverSteps(`${text(n)} require('hmacSha256')(t, 'k')`)],
  ];
for (const [about, each, steps] of growing) {
  test.serial(`what a call costs grows with the ${about}`, async (t) => {
    const [few, many] = [await steps(256), await steps(1024)];
    t.true(many - few >= each * 768, `${few} and ${many}`);
  });
}
