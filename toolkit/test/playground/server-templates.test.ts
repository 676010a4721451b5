import test from 'ava';
import {
  eventExamples,
  newServerSettings,
  requestExamples,
} from '../../src/playground/app/server/examples.ts';
import { addressParts, readBody, shownPairs } from '../../src/playground/app/server/decode-request.ts';
import { stepsOf } from '../../src/playground/app/server/order.ts';
import {
  serverInputOf,
  serverScopeOf,
  settingsFaults,
} from '../../src/playground/app/server/read-settings.ts';
import { serverReason } from '../../src/playground/app/server/server-reason.ts';
import type { AnswerSettings, ServerSettings } from '../../src/playground/app/server/settings.ts';
import type { ServerState } from '../../src/playground/page/server-protocol.ts';
import { faultsOfServerRunInput } from '../../src/sandbox/server-input.ts';
import type { TemplateType } from '../../src/sandbox/template.ts';

const settings = (part: Partial<ServerSettings>): ServerSettings => ({ ...newServerSettings, ...part });
const request = (part: Partial<ServerSettings['request']>): ServerSettings =>
  settings({ request: { ...newServerSettings.request, ...part } });
const form = { fields: [], values: {} };

test('every example can be run as it is', (t) => {
  for (const { text } of eventExamples) {
    for (const { request: example } of requestExamples) {
      const given = settings({ event: text, request: example });
      t.deepEqual(settingsFaults(given, 'TAG'), []);
      t.deepEqual(
        faultsOfServerRunInput(serverInputOf({ ...form, type: 'TAG' }, given, () => undefined)),
        [],
      );
    }
  }
});

for (const { title, given, type, faults } of [
  {
    title: 'an event that is no JSON',
    given: settings({ event: '{ "a": }' }),
    type: 'TAG',
    faults: [['event', /^This is not JSON: /]],
  },
  {
    title: 'an event that is no object',
    given: settings({ event: '[1]' }),
    type: 'MACRO',
    faults: [['event', /no object/]],
  },
  { title: 'the event of a client', given: settings({ event: 'none' }), type: 'CLIENT', faults: [] },
  {
    title: 'a path without a slash, and a header without a colon',
    given: request({ target: 'collect', headers: 'host: a.example\nnonsense' }),
    type: 'CLIENT',
    faults: [
      ['target', /begins with \//],
      ['headers', /nonsense$/],
    ],
  },
  {
    title: 'what is stored',
    given: settings({ templateStorage: 'x', firestore: '7' }),
    type: 'TAG',
    faults: [
      ['templateStorage', /not JSON/],
      ['firestore', /no object/],
    ],
  },
] as readonly {
  title: string;
  given: ServerSettings;
  type: TemplateType;
  faults: readonly (readonly [string, RegExp])[];
}[]) {
  test(`settings: ${title}: ${faults.length} faults`, (t) => {
    const found = settingsFaults(given, type);
    t.deepEqual(
      found.map(({ part }) => part),
      faults.map(([part]) => part),
    );
    for (const [index, [, text]] of faults.entries()) t.regex(found[index]?.text ?? '', text);
  });
}

test('the request is taken apart as run takes it', (t) => {
  const given = request({
    method: 'PUT',
    target: '/a/b?c=1?&d',
    headers: 'Host: a.example\n\n X-One :  two: three ',
    body: 'text',
    ip: ' 192.0.2.1 ',
  });
  t.deepEqual(serverInputOf({ ...form, type: 'CLIENT' }, given, () => undefined).request, {
    method: 'PUT',
    path: '/a/b',
    query: 'c=1?&d',
    headers: { Host: 'a.example', 'X-One': 'two: three' },
    body: 'text',
    ip: '192.0.2.1',
  });
});

const answer = (part: Partial<AnswerSettings>): AnswerSettings => ({
  match: '',
  kind: 'ok',
  body: '',
  after: '',
  ...part,
});
for (const { given, expected } of [
  { given: answer({}), expected: { status: 200 } },
  {
    given: answer({ kind: 'tooMany' }),
    expected: { status: 429, headers: { 'retry-after': '30' } },
  },
  {
    given: answer({ kind: 'timedOut', body: 'never seen', after: '90000' }),
    expected: { fails: 'timed_out', after: 60_000 },
  },
  {
    given: answer({ kind: 'failed', match: ' POST https://a.example/* ' }),
    expected: { match: 'POST https://a.example/*', fails: 'failed' },
  },
  {
    given: answer({ kind: 'refused', body: '{"error":1}' }),
    expected: { status: 400, body: '{"error":1}', headers: { 'content-type': 'application/json' } },
  },
  { given: answer({ kind: 'error', body: 'Oops', after: '0' }), expected: { status: 500, body: 'Oops' } },
]) {
  test(`the answer ${JSON.stringify(given)} is given`, (t) => {
    const input = serverInputOf({ ...form, type: 'TAG' }, settings({ answers: [given] }), () => undefined);
    t.deepEqual(input.responses, [expected]);
    t.deepEqual(faultsOfServerRunInput(input), []);
  });
}

test('variables read the event, its page and the cookies of the request', (t) => {
  const scope = serverScopeOf(
    settings({
      event: '{ "items": [{ "item_id": "T-1" }], "page_location": "https://a.example/x", "length": 2 }',
      request: { ...newServerSettings.request, headers: 'cookie: a=1; FPID=x=y' },
    }),
  );
  t.is(scope.readDataLayer('items.0.item_id'), 'T-1');
  t.is(scope.readDataLayer('items.length'), undefined);
  t.is(scope.readDataLayer('toString'), undefined);
  t.is(scope.readCookie('FPID'), 'x=y');
  t.is(scope.readCookie('none'), undefined);
  t.is(scope.url, 'https://a.example/x');
  t.is(serverScopeOf(request({ target: '/p', headers: 'host: b.example' })).url.slice(0, 12), 'https://www.');
});

for (const { text, headers, expected } of [
  { text: '', expected: { kind: 'none' } },
  { text: ' {"a":[1]}', expected: { kind: 'json', value: { a: [1] } } },
  { text: '{"a":', expected: { kind: 'text', text: '{"a":' } },
  {
    text: 'a=1&b=x%20y',
    expected: {
      kind: 'form',
      pairs: [
        ['a', '1'],
        ['b', 'x y'],
      ],
    },
  },
  { text: 'a=1', headers: { 'content-type': 'text/plain' }, expected: { kind: 'text', text: 'a=1' } },
  {
    text: 'a',
    headers: { 'Content-Type': 'application/x-www-form-urlencoded; charset=utf-8' },
    expected: { kind: 'form', pairs: [['a', '']] },
  },
  { text: '<a href="?b=c">', expected: { kind: 'text', text: '<a href="?b=c">' } },
] as const) {
  test(`the body ${JSON.stringify(text)} with ${JSON.stringify(headers ?? {})} is read as ${expected.kind}`, (t) => {
    t.deepEqual<unknown, unknown>(readBody(text, headers), expected);
  });
}

test('an address is taken apart and decoded; secrets in it are hidden until they are to be seen', (t) => {
  const parts = addressParts('https://a.example:8443/t%C3%A9?access_token=0123456789&q=a+b');
  t.like(parts, { origin: 'https://a.example:8443', path: '/té' });
  const pairs = parts?.query ?? [];
  t.deepEqual(shownPairs(pairs, false), [
    ['access_token', '0123…'],
    ['q', 'a b'],
  ]);
  t.deepEqual(shownPairs(pairs, true)[0], ['access_token', '0123456789']);
  t.is(addressParts('/relative'), undefined);
  t.is(addressParts('https://a.example/%E0')?.path, '/%E0');
});

const state = (part: Partial<ServerState>): ServerState => ({
  status: 'success',
  error: null,
  errorAt: null,
  requests: [],
  response: null,
  events: [],
  console: [],
  stored: { template: {}, firestore: {}, bigQuery: [] },
  swallowed: [],
  timeline: [],
  value: null,
  calls: [],
  callsLeftOut: 0,
  ...part,
});
const sent = (answered: ServerState['requests'][number]['answer']): ServerState['requests'][number] => ({
  method: 'POST',
  url: 'https://api.example.com/v1',
  headers: {},
  body: null,
  options: { timeout: 3000 },
  answer: answered,
});
const ok = sent({ status: 200, headers: {}, body: '' });
const refusedCall: ServerState['calls'][number] = {
  api: 'sendHttpGet',
  args: [],
  result: null,
  error: 'no',
  permissions: [{ id: 'send_http', args: [], denied: 'no' }],
  after: 0,
};

for (const { type, given, tone, title, detail } of [
  { type: 'TAG', given: { requests: [ok] }, tone: 'good', title: 'Succeeds', detail: /^1 request$/ },
  { type: 'TAG', given: {}, tone: 'wait', title: 'Succeeds, nothing sent', detail: /^$/ },
  {
    type: 'TAG',
    given: { requests: [ok], calls: [refusedCall] },
    tone: 'wait',
    title: 'Succeeds',
    detail: /1 call refused by permissions$/,
  },
  {
    type: 'TAG',
    given: {
      status: 'failure',
      requests: [sent({ status: 429, headers: {}, body: '' })],
      timeline: [{ what: 'completion', index: 0, after: 40 }],
    },
    tone: 'bad',
    title: 'Fails',
    detail: /^after 40 ms, POST api\.example\.com answered 429$/,
  },
  {
    type: 'TAG',
    given: { status: 'failure', requests: [sent({ fails: 'timed_out' })] },
    tone: 'bad',
    title: 'Fails',
    detail: /did not answer in time$/,
  },
  { type: 'TAG', given: { status: 'pending' }, tone: 'wait', title: 'Does not complete', detail: /^neither/ },
  {
    type: 'TAG',
    given: { status: 'exception', error: 'x is not a function' },
    tone: 'bad',
    title: 'Throws an exception',
    detail: /^x is not/,
  },
  {
    type: 'MACRO',
    given: { value: { plain: 7, shown: '7' } },
    tone: 'good',
    title: 'Yields 7',
    detail: /^$/,
  },
  { type: 'MACRO', given: { status: 'failure' }, tone: 'bad', title: 'Yields undefined', detail: /rejected/ },
  {
    type: 'CLIENT',
    given: {
      events: [{}],
      response: {
        returned: true,
        status: 204,
        headers: {},
        cookies: [],
        body: '',
        bodyEncoding: 'utf8',
        pixels: [],
      },
    },
    tone: 'good',
    title: 'Claims the request and answers 204',
    detail: /^1 event run$/,
  },
  {
    type: 'CLIENT',
    given: { status: 'unclaimed' },
    tone: 'wait',
    title: 'Leaves the request to others',
    detail: /claimRequest/,
  },
  {
    type: 'CLIENT',
    given: { status: 'pending' },
    tone: 'bad',
    title: 'Claims the request and never answers',
    detail: /returnResponse/,
  },
] as readonly {
  type: TemplateType;
  given: Partial<ServerState>;
  tone: string;
  title: string;
  detail: RegExp;
}[]) {
  test(`what a ${type} came to: ${title}, ${detail.source}`, (t) => {
    const reason = serverReason(state(given), type);
    t.like(reason, { tone, title });
    t.regex(reason.detail, detail);
  });
}

test('the order of things is told in words, each with what it is about', (t) => {
  const steps = stepsOf(
    state({
      requests: [ok, sent({ fails: 'failed' })],
      console: ['hello'],
      events: [{ event_name: 'purchase' }],
      timeline: [
        { what: 'log', index: 0, after: 0 },
        { what: 'request', index: 1, after: 0 },
        { what: 'answer', index: 1, after: 12 },
        { what: 'event', index: 0, after: 12 },
        { what: 'completion', index: 0, after: 12 },
        { what: 'completion', index: 1, after: 13 },
      ],
    }),
  );
  t.deepEqual(
    steps.map(({ after, text }) => `${after}: ${text}`),
    [
      '0: console: hello',
      '0: request 2 is sent: POST https://api.example.com/v1',
      '12: request 2 is answered: no connection',
      '12: the container runs the event purchase',
      '12: the tag completes: success',
      '13: the tag completes once more, which GTM ignores',
    ],
  );
});
