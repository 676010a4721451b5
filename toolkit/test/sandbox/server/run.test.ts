import test from 'ava';
import { faultsOfServerRunInput, type ServerRunInput } from '../../../src/sandbox/server-input.ts';
import type { ServerRunStatus } from '../../../src/sandbox/server-run.ts';
import { maskSecret } from '../../../src/sandbox/server/mask-secret.ts';
import type { TemplateType } from '../../../src/sandbox/template.ts';
import { runCode } from './run-code.ts';

const url = 'https://example.com/v1';
const respond = `claimRequest(); setResponseStatus(201); setResponseHeader('X-A', 'b'); setResponseBody('ok');`;

/** How a run ends. */
const endings: readonly {
  readonly code: string;
  readonly type?: TemplateType;
  readonly input?: ServerRunInput;
  readonly status: ServerRunStatus;
  readonly error?: string;
  readonly value?: unknown;
}[] = [
  { code: `data.gtmOnSuccess()`, status: 'success' },
  { code: `data.gtmOnFailure(); data.gtmOnSuccess()`, status: 'failure' },
  { code: `return Promise.create((r) => r(1))`, status: 'pending' },
  { code: `sendHttpGet('${url}').then(data.gtmOnSuccess, data.gtmOnFailure)`, status: 'success' },
  {
    code: `sendHttpGet('${url}').then((r) => { if (r.statusCode === 200) data.gtmOnSuccess(); else data.gtmOnFailure(); })`,
    input: { responses: [{ status: 500 }] },
    status: 'failure',
  },
  {
    code: `sendHttpGet('${url}').then(data.gtmOnSuccess)`,
    input: { responses: [{ fails: 'failed' }] },
    status: 'pending',
    error: 'A promise was rejected with {reason: "failed"}, and nothing handles that.',
  },
  {
    code: `sendHttpGet('${url}').then((r) => { r.none.x; data.gtmOnSuccess(); })`,
    status: 'pending',
    error: `TypeError: Cannot read properties of undefined (reading 'x')`,
  },
  {
    code: `sendHttpRequest('${url}', (status) => { status.x.y; })`,
    status: 'pending',
    error: `TypeError: Cannot read properties of undefined (reading 'y')`,
  },
  {
    code: `data.a.b`,
    status: 'exception',
    error: `TypeError: Cannot read properties of undefined (reading 'b')`,
  },
  { code: `return data.a`, type: 'MACRO', input: { data: { a: [1] } }, status: 'success', value: [1] },
  {
    code: `return Promise.create((r) => callLater(() => r({a: 1})))`,
    type: 'MACRO',
    status: 'success',
    value: { a: 1 },
  },
  {
    code: `return Promise.create((r, reject) => reject('no'))`,
    type: 'MACRO',
    status: 'failure',
    error: 'The promise that it returned was rejected with "no".',
    value: undefined,
  },
  {
    code: `return sendHttpGet('${url}').then((r) => r.body.x.y)`,
    type: 'MACRO',
    status: 'failure',
    error: `TypeError: Cannot read properties of undefined (reading 'y')`,
    value: undefined,
  },
  { code: `log(1)`, type: 'CLIENT', status: 'unclaimed' },
  { code: `claimRequest()`, type: 'CLIENT', status: 'pending' },
  { code: `${respond} returnResponse()`, type: 'CLIENT', status: 'success' },
  {
    code: `${respond} runContainer({event_name: 'x'}, () => returnResponse())`,
    type: 'CLIENT',
    status: 'success',
  },
  { code: `callLater(() => claimRequest())`, type: 'CLIENT', status: 'unclaimed' },
  {
    code: `while (true) {}`,
    status: 'exception',
    error: 'The code took more than 100,000 steps: does a loop never end?',
  },
  {
    code: `const again = () => { Promise.create((r) => r()).then(again); }; again();`,
    status: 'pending',
    error: 'The code took more than 100,000 steps: does a loop never end?',
  },
  {
    code: `const again = () => { sendHttpGet('${url}').then(again, again); }; again();`,
    status: 'pending',
    error: 'The code took more than 100,000 steps: does a loop never end?',
  },
  {
    code: `const again = () => { sendHttpGet('${url}', again); }; again();`,
    input: { responses: [{ fails: 'timed_out' }] },
    status: 'pending',
    error: 'The code took more than 100,000 steps: does a loop never end?',
  },
];

for (const { code, type, input, status, error = null, ...rest } of endings) {
  test(`${type ?? 'TAG'} ${code} with ${JSON.stringify(input ?? {})} is ${status}`, async (t) => {
    const result = await runCode(code, input, type, { limits: { steps: 100_000, depth: 500 } });
    t.is(result.status, status);
    t.is(result.error, error);
    t.is('value' in result, type === 'MACRO');
    if ('value' in rest) t.deepEqual(result.value, rest.value);
  });
}

/** What is given to sendHttpGet and sendHttpRequest, and what is sent. */
const sent: readonly (readonly [code: string, request: object])[] = [
  [`sendHttpGet('${url}')`, { method: 'GET', headers: {}, body: null, options: { timeout: 15_000 } }],
  [
    `sendHttpGet('${url}', {headers: {a: 1}, timeout: 500, method: 'POST'})`,
    { method: 'GET', headers: { a: '1' }, options: { timeout: 500 } },
  ],
  [`sendHttpGet('${url}', () => {}, {timeout: 700})`, { method: 'GET', options: { timeout: 700 } }],
  [`sendHttpRequest('${url}', {method: 'put'}, 'text')`, { method: 'PUT', body: 'text' }],
  [
    `sendHttpRequest('${url}', () => {}, {method: 'POST', headers: {b: undefined}}, '{}')`,
    { method: 'POST', headers: {}, body: '{}' },
  ],
  [
    `sendHttpRequest('${url}', {authorization: getGoogleAuth({scopes: ['scope']})})`,
    { options: { timeout: 15_000, authorization: ['scope'] } },
  ],
  [
    `sendHttpRequest('${url}', {authorization: createRegex('a'), method: null, timeout: 0, headers: {a: null, b: 2}}, null)`,
    { method: 'GET', headers: { b: '2' }, body: null, options: { timeout: 15_000 } },
  ],
  [
    `sendHttpRequest('${url}', {timeout: '9', headers: 'x'}, 5)`,
    { headers: {}, body: '5', options: { timeout: 15_000 } },
  ],
  [`sendHttpRequest('${url}')`, { method: 'GET', headers: {}, body: null, options: { timeout: 15_000 } }],
  [`sendHttpGet('${url}', {timeout: 1})`, { options: { timeout: 1 } }],
  [`sendHttpGet('${url}', {timeout: -1})`, { body: null, options: { timeout: 15_000 } }],
];
for (const [code, request] of sent) {
  test(`what is sent is noted as it was given: ${code}`, async (t) => {
    const { requests } = await runCode(code);
    t.is(requests.length, 1);
    t.like(requests[0], { url, ...request });
    if ('headers' in request) t.deepEqual(requests[0]?.headers, request.headers);
    if ('options' in request) t.deepEqual(requests[0]?.options, request.options);
  });
}

/** Answers, and what the callback and the promise get. */
const answers: readonly (readonly [
  answer: NonNullable<ServerRunInput['responses']>[number],
  callback: unknown,
  promise: unknown,
])[] = [
  [
    { status: 404, headers: { 'X-A': 'b' }, body: 'gone' },
    [404, { 'x-a': 'b' }, 'gone'],
    { statusCode: 404, headers: { 'x-a': 'b' }, body: 'gone' },
  ],
  [{ fails: 'failed' }, [0, {}, undefined], { reason: 'failed' }],
  [{ fails: 'timed_out' }, [-1, {}, undefined], { reason: 'timed_out' }],
  [{ after: 901 }, [-1, {}, undefined], { reason: 'timed_out' }],
  [{ after: 899 }, [200, {}, ''], { statusCode: 200, headers: {}, body: '' }],
];
for (const [answer, callback, promise] of answers) {
  test(`the answer ${JSON.stringify(answer)} reaches callbacks and promises`, async (t) => {
    const { console: printed } = await runCode(
      `sendHttpRequest('${url}', (a, b, c) => log(a, b, c), {timeout: 900});
       sendHttpRequest('${url}', {timeout: 900}).then(log, log);`,
      { responses: [answer] },
    );
    t.deepEqual(printed, [callback, [promise]]);
  });
}

test('answers are chosen by method and address, in order, and as often as they last', async (t) => {
  const { requests } = await runCode(
    `['POST', 'GET', 'GET'].forEach((method) => sendHttpRequest('https://a.example/x?y=(1)', {method: method}));
     sendHttpGet('https://b.example/');`,
    {
      responses: [
        { match: 'POST https://a.example/*', status: 201 },
        { match: 'https://a.example/x?y=(1)', status: 429, times: 1 },
        { match: 'https://a.example/*', status: 202 },
      ],
    },
  );
  t.deepEqual(
    requests.map(({ answer }) => answer !== null && 'status' in answer && answer.status),
    [201, 429, 202, 200],
  );
});

test('a client builds the response; what comes after it has been returned goes nowhere', async (t) => {
  const { response } = await runCode(
    `${respond} setCookie('a', 'x y', {domain: 'auto', path: '/', 'max-age': 9, expires: 'never', secure: true, httpOnly: true, samesite: 'Lax'});
     setCookie('raw', 'x y', {}, true); setCookie('gone', null); setResponseHeader('x-a', null); setResponseHeader('X-B', 1);
     returnResponse(); setResponseBody('late'); setCookie('late', '1');`,
    { request: { headers: { host: 'www.shop.example:8080' } } },
    'CLIENT',
  );
  t.deepEqual(response, {
    returned: true,
    status: 201,
    headers: { 'x-b': '1' },
    cookies: [
      {
        name: 'a',
        value: 'x%20y',
        header: 'a=x%20y; Domain=shop.example; Path=/; Max-Age=9; SameSite=Lax; Secure; HttpOnly',
      },
      { name: 'raw', value: 'x y', header: 'raw=x y' },
      { name: 'gone', value: '', header: 'gone=; Max-Age=0' },
    ],
    body: 'ok',
    bodyEncoding: 'utf8',
    pixels: [],
  });
});

test('a pixel response, and bodies that are no text', async (t) => {
  const pixel = await runCode(`setResponseStatus(404); setPixelResponse()`);
  t.like(pixel.response, { status: 200, bodyEncoding: 'base64', returned: false });
  t.is(pixel.response?.headers['content-type'], 'image/gif');
  t.true(
    Buffer.from(pixel.response?.body ?? '', 'base64')
      .toString('latin1')
      .startsWith('GIF89a'),
  );
  t.deepEqual(pixel.response?.headers, {
    'content-type': 'image/gif',
    'cache-control': 'no-cache, no-store, must-revalidate',
    expires: 'Fri, 01 Jan 1990 00:00:00 GMT',
    pragma: 'no-cache',
  });
});

/** What is given to setResponseBody, and the bytes of the body in hex. */
const bodies: readonly (readonly [code: string, bytes: string])[] = [
  [`'ü'`, 'c3bc'],
  [`'ü', null`, 'c3bc'],
  [`'ü', 'utf8'`, 'c3bc'],
  [`'ü', 'unheard-of'`, 'c3bc'],
  [`12`, '3132'],
  [`'c3BCf', 'hex'`, 'c3bc'],
  [`'', 'hex'`, ''],
  [`'w7w=', 'base64'`, 'c3bc'],
  [`'aü€', 'latin1'`, '61fcac'],
  [`'aü€', 'binary'`, '61fcac'],
  [`'aü€', 'ascii'`, '61fcac'],
  [`'a€', 'utf16le'`, '6100ac20'],
  [`'a€', 'ucs2'`, '6100ac20'],
];
for (const [code, bytes] of bodies) {
  test(`setResponseBody(${code}) gives the bytes ${bytes}`, async (t) => {
    const { response } = await runCode(`setResponseBody(${code})`);
    t.is(Buffer.from(response?.body ?? '', response?.bodyEncoding).toString('hex'), bytes);
  });
}

/** What setCookie writes, beside the host that the browser asked. */
const cookies: readonly (readonly [code: string, headers: readonly string[], host?: string])[] = [
  [`setCookie('c', 'v', {domain: 'auto'})`, ['c=v; Domain=shop.co.uk'], 'a.b.shop.co.uk'],
  [`setCookie('c', 'v', {domain: 'auto'})`, ['c=v; Domain=me.github.io'], 'www.me.github.io'],
  [`setCookie('c', 'v', {domain: 'auto'})`, ['c=v; Domain=localhost'], 'localhost'],
  [`setCookie('c', 'v', {domain: 'a.com', fallbackDomain: 'b.com'})`, ['c=v; Domain=a.com']],
  [`setCookie('c', 'v', {fallbackDomain: 'b.com'})`, ['c=v; Domain=b.com']],
  [`setCookie('c', 'v', {domain: '', path: null, expires: ''})`, ['c=v']],
  [
    `setCookie('c', 'v', {expires: 'Tue, 01 Jan 2030 00:00:00 GMT', sameSite: 'strict', samesite: 'lax', secure: false, httpOnly: false})`,
    ['c=v; Expires=Tue, 01 Jan 2030 00:00:00 GMT; SameSite=strict'],
  ],
  [`setCookie('c', undefined, {path: '/', 'max-age': 9, expires: 'x'})`, ['c=; Path=/; Max-Age=0']],
  [`setCookie('c', 5, null); setCookie('d', 'ü €', {}, false)`, ['c=5', 'd=%C3%BC%20%E2%82%AC']],
  [`setCookie('c', 'ü', {}, 1); setCookie('d', 5, {}, true)`, ['c=%C3%BC', 'd=5']],
  [`setCookie('c', '1'); setCookie('c', '2')`, ['c=2']],
  [
    `setCookie('c', '1', {path: '/a'}); setCookie('c', '2', {path: '/b'}); setCookie('c', '3', {path: '/b', domain: 'a.com'})`,
    ['c=1; Path=/a', 'c=2; Path=/b', 'c=3; Domain=a.com; Path=/b'],
  ],
];
for (const [code, headers, host = 'www.example.com'] of cookies) {
  test(`${code} at ${host} writes ${JSON.stringify(headers)}`, async (t) => {
    const { response, error } = await runCode(code, { request: { headers: { host } } });
    t.is(error, null);
    t.deepEqual(
      response?.cookies.map(({ header }) => header),
      headers,
    );
  });
}

test('setCookie refuses half a surrogate pair, and a cookie for another domain than the permission’s', async (t) => {
  const half = await runCode(`setCookie('c', '\\ud800')`);
  t.deepEqual([half.status, half.error, half.response], ['exception', 'URIError: URI malformed', null]);
  const permissions = {
    set_cookies: {
      allowedCookies: [{ name: 'c', domain: 'example.com', path: '*', secure: 'any', session: 'any' }],
    },
  };
  const refused = await runCode(`setCookie('c', 'v', {domain: 'a.com'})`, {}, 'TAG', { permissions });
  t.is(refused.error, 'PermissionError: Prohibited from setting cookie c with options: {"domain":"a.com"}');
  const allowed = await runCode(`setCookie('c', 'v', {domain: 'auto'})`, {}, 'TAG', { permissions });
  t.is(allowed.error, null);
  t.is(allowed.response?.cookies[0]?.header, 'c=v; Domain=example.com');
});

test('headers are set and removed in any case of their names, with values of any type', async (t) => {
  const { response } = await runCode(
    `setResponseHeader('X-A', 1); setResponseHeader('x-B', null); setResponseHeader('X-C', 'c');
     setResponseHeader('x-c', undefined); setResponseHeader('X-D', false);`,
  );
  t.deepEqual(response?.headers, { 'x-a': '1', 'x-d': 'false' });
});

test('a pixel from the browser needs a request that can carry it', async (t) => {
  const request = { path: '/g/collect', query: 'v=2' };
  const send = `log(sendPixelFromBrowser('https://a.example/p'))`;
  const able = await runCode(send, { request });
  t.deepEqual([able.console, able.response?.pixels], [[[true]], ['https://a.example/p']]);
  for (const given of [{}, { ...request, query: 'v=1' }, { ...request, path: '/g/collect/x' }]) {
    const unable = await runCode(send, { request: given });
    t.deepEqual([unable.console, unable.response], [[[false]], null]);
  }
  const late = await runCode(`returnResponse(); ${send}`, { request }, 'CLIENT');
  t.deepEqual([late.console, late.response?.pixels], [[[false]], []]);
});

test('the events of a client start at once, and what is bound to them runs when they end', async (t) => {
  const {
    events,
    console: printed,
    timeline,
  } = await runCode(
    `claimRequest();
     runContainer({event_name: 'a'}, (bind) => { log('complete'); returnResponse(); }, (bind) => {
       log('start');
       bind(addEventCallback)((id, e) => log('ended', id, e));
     });
     log('after');`,
    {},
    'CLIENT',
  );
  t.deepEqual(events, [{ event_name: 'a' }]);
  t.deepEqual(printed, [['start'], ['after'], ['ended', 'GTM-EXAMPLE', { tags: [] }], ['complete']]);
  t.deepEqual(
    timeline.map(({ what, index }) => `${what} ${index}`),
    ['claim 0', 'event 0', 'log 0', 'log 1', 'log 2', 'log 3', 'response 0'],
  );
});

test('a tag may run events too, and hears of its own event’s end', async (t) => {
  const {
    events,
    console: printed,
    status,
  } = await runCode(
    `addEventCallback((id, e) => log(e.tags[0].status)); runContainer({event_name: 'b'}); data.gtmOnSuccess();`,
  );
  t.is(status, 'success');
  t.deepEqual(events, [{ event_name: 'b' }]);
  t.deepEqual(printed, [['success']]);
});

test('time that a run only waits takes none, and moves the clock', async (t) => {
  const start = performance.now();
  const { console: printed } = await runCode(
    `const ask = (left) => sendHttpGet('${url}', {timeout: 4000}).then(() => {}, () => {
       if (left > 1) ask(left - 1); else log(getTimestampMillis());
     });
     ask(20);`,
    { now: 1000, responses: [{ fails: 'timed_out' }] },
  );
  t.deepEqual(printed, [[81_000]]);
  t.true(performance.now() - start < 40_000);
});

test('what is stored is told: templateDataStorage, documents, rows', async (t) => {
  const { stored } = await runCode(
    `require('templateDataStorage').setItemCopy('k', {a: 1}); Firestore.write('c/1', {b: 2});
     const rows = [{c: 3}]; BigQuery.insert({projectId: 'p', datasetId: 'd', tableId: 't'}, rows); rows[0].c = 4;
     BigQuery.insert({datasetId: 'd', tableId: 'u'}, rows, {}, () => { log('in'); undefined.x; });`,
  );
  t.deepEqual(stored, {
    template: { k: { a: 1 } },
    firestore: { 'c/1': { b: 2 } },
    bigQuery: [
      { projectId: 'p', datasetId: 'd', tableId: 't', rows: [{ c: 3 }] },
      { projectId: null, datasetId: 'd', tableId: 'u', rows: [{ c: 4 }] },
    ],
  });
});

test('what goes to Google takes its time limit and tells what came back', async (t) => {
  const { requests, console: printed } = await runCode(
    `getGoogleScript('GTM', {id: 'GTM-1', timeout: 700}).then((r) => log(r)); getGoogleScript('ANALYTICS', {timeout: '1'}).then((r) => log(r)); getGoogleScript('ANALYTICS').then((r) => log(r));
     sendEventToGoogleAnalytics({event_name: 'a'}).then(log); sendEventToGoogleAnalytics({event_name: 'b'}).then(log, log);
     log(getType(getGoogleAuth({scopes: ['scope']})), '' + getGoogleAuth());`,
    {
      responses: [
        {
          match: '*gtm.js*',
          body: 'gtm',
          headers: { Expires: '0', 'Last-Modified': 'now', 'Cache-Control': 'private', 'X-More': 'x' },
        },
        { match: '*en=b*', fails: 'failed' },
      ],
    },
  );
  t.deepEqual(
    requests.map(({ method, headers, body, options }) => ({ method, headers, body, ...options })),
    [
      { method: 'GET', headers: {}, body: null, timeout: 700 },
      { method: 'GET', headers: {}, body: null, timeout: 15_000 },
      { method: 'GET', headers: {}, body: null, timeout: 15_000 },
      { method: 'POST', headers: {}, body: null, timeout: 15_000 },
      { method: 'POST', headers: {}, body: null, timeout: 15_000 },
    ],
  );
  t.deepEqual(printed, [
    ['object', '[object Object]'],
    [{ script: 'gtm', metadata: { 'cache-control': 'private', expires: '0', 'last-modified': 'now' } }],
    [{ script: '', metadata: {} }],
    [{ script: '', metadata: {} }],
    [{}],
    [{ reason: 'failed' }],
  ]);
});

test('Google’s own requests go to Google’s own addresses', async (t) => {
  const { requests, console: printed } = await runCode(
    `getGoogleScript('GTAG', {id: 'G-1'}).then((r) => log(r.script, r.metadata));
     sendEventToGoogleAnalytics({event_name: 'a b', client_id: '1', value: 2, 'x-ga-measurement_id': 'G-1', items: []}).then(log);`,
    {
      responses: [
        { match: '*gtag/js*', body: 'code', headers: { 'Cache-Control': 'private' } },
        { match: '*/g/collect*', status: 302, headers: { location: 'https://next.example/' } },
      ],
    },
  );
  t.deepEqual(
    requests.map(({ method, url: to }) => `${method} ${to}`),
    [
      'GET https://www.googletagmanager.com/gtag/js?id=G-1',
      'POST https://www.google-analytics.com/g/collect?v=2&en=a+b&cid=1&epn.value=2&tid=G-1',
    ],
  );
  t.deepEqual(printed, [['code', { 'cache-control': 'private' }], [{ location: 'https://next.example/' }]]);
});

const faults: readonly (readonly [input: unknown, place: string])[] = [
  [{ event: [] }, 'event'],
  [{ request: { path: 'no-slash' } }, 'request.path'],
  [{ request: { query: { a: 1 } } }, 'request.query'],
  [{ request: { headers: { 'a b': 'c' } } }, 'request.headers.a b'],
  [{ responses: [{ status: 99 }] }, 'responses.0.status'],
  [{ responses: [{ fails: 'later' }] }, 'responses.0.fails'],
  [{ responses: [{ after: -1 }] }, 'responses.0.after'],
  [{ stored: { cookies: {} } }, 'stored.cookies'],
  [{ privateKeys: { k: '?' } }, 'privateKeys.k'],
  [{ page: {} }, 'page'],
];
for (const [input, place] of faults) {
  test(`input that is not as it should be is named: ${JSON.stringify(input)}`, (t) => {
    t.deepEqual(
      faultsOfServerRunInput(input).map(({ path }) => path.join('.')),
      [place],
    );
  });
}

test('secrets in headers are hidden but for their beginning', (t) => {
  t.is(maskSecret('Authorization', 'Bearer abcdefghijk'), 'Bearer abcd…');
  t.is(maskSecret('x-api-key', 'abcdefghijk'), 'abcd…');
  t.is(maskSecret('cookie', 'short'), '…');
  t.is(maskSecret('content-type', 'application/json'), 'application/json');
});
