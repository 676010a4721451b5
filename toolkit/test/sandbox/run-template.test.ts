import test from 'ava';
import { endlessTasks } from '../../src/sandbox/page/tasks.ts';
import type { RunInput } from '../../src/sandbox/run-input.ts';
import { faultsOfRunInput } from '../../src/sandbox/run-input.ts';
import { withUndefined } from '../../src/sandbox/undefined-mark.ts';
import { runTemplate, startTemplate } from '../../src/sandbox/run-template.ts';
import type { RunStatus } from '../../src/sandbox/tag-run.ts';
import { generous, logsOf, page, runCode } from './helpers/run-code.ts';

const pixel = 'https://example.com/p?x=%C3%BC&y=ü ';

/** How a tag ends. */
const endings: readonly { code: string; input?: RunInput; status: RunStatus; error?: string }[] = [
  { code: `data.gtmOnSuccess()`, status: 'success' },
  { code: `data.gtmOnFailure()`, status: 'failure' },
  { code: `data.gtmOnFailure(); data.gtmOnSuccess()`, status: 'failure' },
  { code: `data.gtmOnSuccess(); data.gtmOnSuccess(); data.gtmOnFailure()`, status: 'success' },
  { code: `return 1`, status: 'pending' },
  {
    code: `data.gtmOnSuccess(); data.a.b`,
    status: 'exception',
    error: `TypeError: Cannot read properties of undefined (reading 'b')`,
  },
  { code: `require('callLater')(data.gtmOnSuccess)`, status: 'success' },
  {
    code: `require('callLater')(() => { data.a.b; data.gtmOnSuccess(); })`,
    status: 'pending',
    error: `TypeError: Cannot read properties of undefined (reading 'b')`,
  },
  { code: `require('sendPixel')('${pixel}', data.gtmOnSuccess, data.gtmOnFailure)`, status: 'success' },
  {
    code: `require('sendPixel')('${pixel}', data.gtmOnSuccess, data.gtmOnFailure)`,
    input: { pixel: 'error' },
    status: 'failure',
  },
  {
    code: `require('sendPixel')('${pixel}', data.gtmOnSuccess)`,
    input: { pixel: 'error' },
    status: 'pending',
  },
  {
    code: `require('injectScript')('https://example.com/a.js', data.gtmOnSuccess, data.gtmOnFailure)`,
    input: { pixel: 'error' },
    status: 'failure',
  },
  { code: `require('injectHiddenIframe')('https://example.com/', data.gtmOnSuccess)`, status: 'success' },
  {
    code: `require('addConsentListener')('ad_storage', (type, granted) => granted && data.gtmOnSuccess())`,
    input: { consent: { ad_storage: 'denied' } },
    status: 'pending',
  },
  {
    code: `require('addConsentListener')('ad_storage', (type, granted) => granted && data.gtmOnSuccess())`,
    input: { consent: { ad_storage: 'denied' }, consentUpdates: [{ ad_storage: 'granted' }] },
    status: 'success',
  },
  {
    code: `while (true) {}`,
    status: 'exception',
    error: 'The code took more than 200,000 steps: does a loop never end?',
  },
  {
    code: `const later = require('callLater'); const again = () => { later(again); }; again();`,
    status: 'pending',
    error: 'The code took more than 200,000 steps: does a loop never end?',
  },
];

/** Calls in 1,000 passes, whose statements alone would stay within 100,000 steps. */
const costly: readonly string[] = [
  `require('JSON').parse(text)`,
  `require('Object').keys(list)`,
  `require('logToConsole')(list)`,
  `require('createQueue')('list')(list)`,
  `require('copyFromWindow')('o')`,
  `require('makeString')(1)`,
];
for (const call of costly) {
  test(`the budget also counts what APIs make and copy: ${call}`, async (t) => {
    const code = `const list = []; let text = '[]';
      for (let i = 0; i < 100; i++) { list.push(i); text = '[' + text + ',0]'; }
      for (let i = 0; i < 1000; i++) { ${call}; ${call}; }`;
    const input = { page: { window: { o: [1, 2, 3] } } };
    const { error } = await runCode(code, input, generous, { limits: { steps: 100_000, depth: 500 } });
    t.is(error, 'The code took more than 100,000 steps: does a loop never end?');
  });
}

test('consent that a template sets comes before what waits on the data layer', async (t) => {
  const code = `require('createQueue')('dataLayer')(function () { seen.push(require('isConsentGranted')('ad_storage')); });
    const seen = []; require('setDefaultConsentState')({ ad_storage: 'denied' });
    seen.push(require('isConsentGranted')('ad_storage'));
    require('callLater')(() => { require('logToConsole')(seen); data.gtmOnSuccess(); });`;
  const { console: printed } = await runCode(code, { page: { dataLayer: [] } });
  t.deepEqual(printed, [[[true, false]]]);
});

test('code that polls until its time is up comes to an end, as browsers make nested timers wait', async (t) => {
  const code = `const later = require('callLater'); const time = require('getTimestampMillis'); const start = time();
    const poll = () => { if (time() - start < 5000) later(poll); else data.gtmOnFailure(); }; poll();`;
  t.like(await runCode(code, { now: 1000 }), { status: 'failure', error: null });
});

test('code that polls for ever is cut off, and the result says so', async (t) => {
  const code = `const later = require('callLater'); const poll = () => { later(poll); }; poll();`;
  t.like(await runCode(code), { status: 'pending', error: endlessTasks, swallowed: [] });
  t.like(await runCode(`${code} data.gtmOnSuccess();`), { status: 'success', error: null });
});

for (const { code, input, status, error } of endings) {
  test(`${code}${input === undefined ? '' : ` with ${JSON.stringify(input)}`} ends in ${status}`, async (t) => {
    const result = await runCode(code, input, generous, { limits: { steps: 200_000, depth: 500 } });
    t.is(result.status, status);
    t.is(result.error, error ?? null);
  });
}

test.serial('a pixel is an image of the page, its URL verbatim', async (t) => {
  const images: [string, number | undefined, number | undefined][] = [];
  page.reset();
  const run = startTemplate(
    { type: 'TAG', code: `require('sendPixel')('${pixel}')`, permissions: generous },
    {},
    {
      ...pageLike(),
      get window() {
        const { window } = page;
        return new Proxy(window, {
          get: (target, name) =>
            name === 'Image'
              ? class extends target.Image {
                  constructor(width?: number, height?: number) {
                    super(width, height);
                    images.push(['image', width, height]);
                  }
                }
              : Reflect.get(target, name),
        });
      },
    },
  );
  await run.settle();
  t.deepEqual(images, [['image', 1, 1]]);
  t.deepEqual(run.result().pixels, [pixel]);
});

function pageLike() {
  return { referrer: '', digest: page.digest, isInternal: () => false, noteUse: () => undefined };
}

test.serial(
  'scripts and iframes are elements of the document; a script stands before the first one',
  async (t) => {
    const code = `const script = require('injectScript'); script('https://example.com/1.js'); script('https://example.com/2.js');
    require('injectHiddenIframe')('https://example.com/frame')`;
    const { requests } = await runCode(code);
    t.deepEqual(requests, {
      scripts: ['https://example.com/1.js', 'https://example.com/2.js'],
      iframes: ['https://example.com/frame'],
    });
    const { document } = page.window;
    t.deepEqual(
      Array.from(document.querySelectorAll('script'), ({ src, async }) => [src, async]),
      [
        ['https://example.com/2.js', true],
        ['https://example.com/1.js', true],
      ],
    );
    t.is(document.querySelector('iframe')?.style.display, 'none');
  },
);

test.serial('with a cache token a script is loaded once, and every caller hears of it', async (t) => {
  const code = `const script = require('injectScript'); const log = require('logToConsole');
    const load = (name) => script('https://example.com/a.js', () => log(name), () => log('failed ' + name), 'token');
    load('first'); load('second'); require('callLater')(() => require('callLater')(() => load('third')));`;
  const loaded = await runCode(code);
  t.deepEqual(loaded.console, [['first'], ['second'], ['third']]);
  t.is(loaded.requests.scripts.length, 1);
  const failed = await runCode(code, { pixel: 'error' });
  t.deepEqual(failed.console, [['failed first'], ['failed second'], ['failed third']]);
  t.is(failed.requests.scripts.length, 2);
});

test.serial('what a callback throws is swallowed but not lost', async (t) => {
  const { status, error, swallowed } = await runCode(
    `require('sendPixel')('https://example.com/', () => { data.gtmOnSuccess(); undefined.x; })`,
  );
  t.deepEqual([status, error], ['success', null]);
  t.deepEqual(swallowed, [`TypeError: Cannot read properties of undefined (reading 'x')`]);
});

test.serial('an exception names its place in the file', async (t) => {
  const { errorAt } = await runTemplate(
    { type: 'TAG', code: `const a = 1;\n  a.b.c();`, permissions: {}, file: 'x.tpl', lineOffset: 40 },
    {},
    page,
  );
  t.like(errorAt, { source: 'x.tpl', line: 42 });
});

test.serial('data is a copy with the completion callbacks and the numbers of GTM', async (t) => {
  const data = { text: 'x', list: [{ a: undefined }], date: new Date(0), later: () => 'called' };
  const logs = await logsOf(
    `data.list[0].a = 1; log(getType(data.gtmOnSuccess), getType(data.gtmOnFailure), getType(data.gtmTagId), getType(data.gtmEventId)); log(data.date, data.hasOwnProperty('date'), data.later())`,
    { data },
  );
  t.deepEqual(logs, [
    ['function', 'function', 'number', 'number'],
    [undefined, true, 'called'],
  ]);
  t.deepEqual(data.list, [{ a: undefined }]);
});

test.serial('a variable gives its value and has no completion', async (t) => {
  page.reset();
  const variable = { type: 'MACRO', permissions: {} } as const;
  const given = await runTemplate(
    { ...variable, code: `return {a: data.x, f: data.gtmOnSuccess}` },
    { data: { x: [1] } },
    page,
  );
  t.deepEqual([given.status, given.value], ['success', { a: [1], f: undefined }]);
  const thrown = await runTemplate({ ...variable, code: `return data.x.y` }, {}, page);
  t.deepEqual([thrown.status, thrown.value], ['exception', undefined]);
});

test.serial('permissions of the input replace those of the template', async (t) => {
  const code = `require('sendPixel')('https://other.com/x', data.gtmOnSuccess)`;
  const narrow = { send_pixel: { urls: ['https://example.com/*'] } };
  t.is(
    (await runCode(code, { permissions: narrow })).error,
    'PermissionError: Prohibited URL: https://other.com/x.',
  );
});

test.serial('a run can go on: the page pushes and updates consent while the tag waits', async (t) => {
  page.reset();
  const code = `const granted = require('isConsentGranted'); const log = require('logToConsole');
    require('addConsentListener')('ad_storage', (type, yes) => { log(require('copyFromDataLayer')('n')); data.gtmOnSuccess(); });`;
  const run = startTemplate(
    { type: 'TAG', code, permissions: generous },
    { consent: { ad_storage: 'denied' } },
    page,
  );
  await run.settle();
  t.is(run.result().status, 'pending');
  run.sandbox.container.take({ n: 7 });
  run.sandbox.container.consent.update({ ad_storage: 'granted' });
  await run.settle();
  t.is(run.result().status, 'success');
  t.deepEqual(run.result().console, [[7]]);
});

test.serial('a field that cannot be converted ends the tag before its code runs', async (t) => {
  const { status, error, console } = await runCode(`require('logToConsole')('ran')`, {
    data: { user: { hasOwnProperty: 1 } },
  });
  t.deepEqual([status, error, console], ['exception', 'TypeError: g.hasOwnProperty is not a function', []]);
});

test.serial('a data layer item that contains itself is lost, and nothing else', async (t) => {
  const { status, swallowed, console } = await runCode(
    `const queue = require('createQueue')('dataLayer'); const log = require('logToConsole');
    const item = { n: 1 }; item.itself = item;
    queue(item); queue({ m: 2 });
    const later = require('callLater');
    later(() => later(() => { log(require('copyFromDataLayer')('m')); data.gtmOnSuccess(); }));`,
  );
  t.deepEqual(
    [status, swallowed, console],
    ['success', ['RangeError: Maximum call stack size exceeded'], [[2]]],
  );
});

const addresses: readonly (readonly [string, boolean])[] = [
  ['https://a.com/?%E0%A4=1', false],
  ['https://a.com/?a=1&b%ZZ', false],
  ['https://a.com/?gtm_debug=%E0%A4', false],
  ['https://a.com/?a=%E0%A4', true],
  ['https://a.com/#%E0%A4=1', true],
];
for (const [url, starts] of addresses) {
  test.serial(`GTM ${starts ? 'starts' : 'does not start'} on ${url}`, async (t) => {
    const { status, error, pixels } = await runCode(
      `require('sendPixel')('https://example.com/p'); data.gtmOnSuccess()`,
      { page: { url } },
    );
    t.deepEqual([status, pixels.length], starts ? ['success', 1] : ['pending', 0]);
    if (!starts) t.regex(error ?? '', /^GTM does not start on this page: .*cannot be decoded\.$/);
  });
}

const faults: readonly (readonly [unknown, readonly string[]])[] = [
  [{}, []],
  [
    {
      data: {},
      page: { url: 'https://a.com/', dataLayer: [], window: {}, cookies: {} },
      consent: { a: 'granted' },
      container: { debugMode: true },
      permissions: { send_pixel: { urls: [] } },
      pixel: 'load',
      now: 0,
    },
    [],
  ],
  [[], ['The input must be an object']],
  [
    { pages: {} },
    [
      'pages is not a known property here; known are data, page, consent, consentUpdates, container, permissions, pixel, now',
    ],
  ],
  [
    { page: { url: '/x', referrer: '', title: 1 } },
    ['page.url must be an absolute http or https URL', 'page.title must be text'],
  ],
  [
    { page: { cookies: { a: 'b; path=/' } } },
    ['page.cookies.a must be a cookie’s value, without ; and control characters'],
  ],
  [{ page: { cookies: { 'a=b': 'c' } } }, ['page.cookies.a=b is no cookie name']],
  [{ consent: { ad_storage: true } }, ['consent.ad_storage must be "granted" or "denied"']],
  [
    { consentUpdates: [{ ad_storage: 'yes' }] },
    ['consentUpdates.0.ad_storage must be "granted" or "denied"'],
  ],
  [
    { container: { debugMode: 'true', version: 1 } },
    ['container.debugMode must be true or false', 'container.version must be text'],
  ],
  [
    { pixel: 'ok', now: 'today', data: [] },
    [
      'pixel must be "load" or "error"',
      'now must be a time in milliseconds since 1970',
      'data must be an object',
    ],
  ],
  [
    { permissions: { send_pixel: { urls: [1] } } },
    ['permissions.send_pixel.urls must be text, true, false, or lists and objects of them'],
  ],
];
for (const [input, expected] of faults) {
  test(`the input ${JSON.stringify(input)} has ${expected.length === 0 ? 'no faults' : expected.join('; ')}`, (t) => {
    const said = faultsOfRunInput(input).map(
      ({ path, text }) => `${path.length === 0 ? 'The input' : path.join('.')} ${text}`,
    );
    t.deepEqual(said, [...expected]);
  });
}

test.serial('{ "$undefined": true } stands for undefined wherever it is', (t) => {
  const undefinedText = { $undefined: true };
  t.deepEqual(
    withUndefined({
      a: undefinedText,
      b: [undefinedText, { c: undefinedText }],
      d: { $undefined: true, e: 1 },
    }),
    {
      a: undefined,
      b: [undefined, { c: undefined }],
      d: { $undefined: true, e: 1 },
    },
  );
});
