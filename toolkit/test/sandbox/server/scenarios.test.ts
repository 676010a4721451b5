import test from 'ava';
import { runScenarios, type ScenarioResult } from '../../../src/sandbox/run-scenarios.ts';
import type { Grants } from '../../../src/sandbox/permissions/grants.ts';
import type { TemplateType } from '../../../src/sandbox/template.ts';
import { generous } from './run-code.ts';

interface Suite {
  readonly template: string;
  readonly type?: TemplateType;
  readonly setup?: string;
  readonly permissions?: Grants;
}

async function runAll(codes: readonly string[], suite: Suite): Promise<readonly ScenarioResult[]> {
  const { template: code, type = 'TAG', setup = '', permissions = generous } = suite;
  const scenarios = codes.map((each, index) => ({ name: `scenario ${index}`, code: each }));
  const template = { kind: 'server', type, code, permissions } as const;
  const { results } = await runScenarios({ template, scenarios, setup }, undefined, {
    limits: { steps: 200_000, depth: 500 },
  });
  return results;
}

const sender = `const send = require('sendHttpRequest');
send('https://example.com/', {method: 'POST'}, 'body').then((r) => {
  if (r.statusCode < 300) data.gtmOnSuccess(); else data.gtmOnFailure();
}, data.gtmOnFailure);`;
const callLater = `const callLater = require('callLater');`;

/** A scenario, and its failure's message; none when it passes. */
const idioms: readonly {
  readonly title: string;
  readonly suite: Suite;
  readonly code: string;
  readonly message?: string;
}[] = [
  {
    title: 'a mock that gives a promise of the setup’s, asserted later',
    suite: { template: sender, setup: `const Promise = require('Promise'); ${callLater}` },
    code: `mock('sendHttpRequest', () => Promise.create((resolve) => { resolve({statusCode: 200}); }));
      runCode({}); callLater(() => { assertApi('gtmOnSuccess').wasCalled(); assertApi('gtmOnFailure').wasNotCalled(); });`,
  },
  {
    title: 'a late assertion that fails counts',
    suite: { template: sender, setup: `const Promise = require('Promise'); ${callLater}` },
    code: `mock('sendHttpRequest', () => Promise.create((resolve) => { resolve({statusCode: 500}); }));
      runCode({}); callLater(() => { assertApi('gtmOnSuccess').wasCalled(); });`,
    message: 'Expected API "gtmOnSuccess" to have been called.',
  },
  {
    title: 'a fake thenable that is done at once',
    suite: { template: sender },
    code: `mock('sendHttpRequest', () => ({then: (ok) => { ok({statusCode: 200}); return {catch: () => {}}; }, catch: () => {}}));
      runCode({}); assertApi('gtmOnSuccess').wasCalled();`,
  },
  {
    title: 'a mock of the callback form',
    suite: {
      template: `require('sendHttpRequest')('https://a.example/', (status) => status === 200 ? data.gtmOnSuccess() : data.gtmOnFailure(), {}, '')`,
    },
    code: `mock('sendHttpRequest', (url, callback, options, body) => callback(200, {}, ''));
      runCode({}); assertApi('gtmOnSuccess').wasCalled();`,
  },
  {
    title: 'an assertion in a mock fails the scenario although the template swallows it',
    suite: {
      template: `require('Promise').create((r) => r()).then(() => require('setCookie')('a', '2')).catch(() => data.gtmOnSuccess());`,
    },
    code: `mock('setCookie', (name, value) => { assertThat(value).isEqualTo('1'); }); runCode({});`,
    message: 'Expected "1", actually "2".',
  },
  {
    title: 'runCode gives what the code returns, for tags too',
    suite: { template: `return require('Promise').create((r) => r(data.a));` },
    code: `runCode({a: 7}).then((value) => { assertThat(value).isEqualTo(8); });`,
    message: 'Expected 8, actually 7.',
  },
  {
    title: 'assertThat of a promise says nothing true',
    suite: { template: `return require('Promise').create((r) => r(1));`, type: 'MACRO' },
    code: `assertThat(runCode({})).isEqualTo(1);`,
    message: 'assertThat does not take a promise: assert on its value, in then.',
  },
  {
    title: 'an object mocked by its members; what the test required before stays real',
    suite: {
      template: `require('Firestore').read('a/b').then((d) => { data.seen(d.data); data.gtmOnSuccess(); });`,
    },
    code: `const Promise = require('Promise'); const callLater = require('callLater');
      mock('Promise', {}); let seen;
      mockObject('Firestore', {read: (path) => Promise.create((r) => r({id: 'b', data: path}))});
      runCode({seen: (value) => { seen = value; }}); callLater(() => { assertThat(seen).isEqualTo('a/b'); });`,
  },
  {
    title: 'an API that is an object, mocked as a function',
    suite: {
      template: `const type = require('getType'); const B = require('BigQuery'); const b = type(B) === 'function' ? B() : B; b.insert({}, [1]);`,
    },
    code: `let rows; mock('BigQuery', () => ({insert: (table, r) => { rows = r; }})); runCode({}); assertThat(rows).isEqualTo([1]);`,
  },
  {
    title: 'unmocked: no event data, no cookies, a referer of the editor’s, no network',
    suite: {
      template: `const send = require('sendHttpGet'); send('https://a.example/').then(data.gtmOnSuccess, data.gtmOnFailure);
        return [require('getAllEventData')(), require('getEventData')('a'), require('getCookieValues')('a'), require('getRequestHeader')('referer'), require('getRequestHeader')('trace-id')];`,
      setup: callLater,
    },
    code: `assertThat(runCode({})).isEqualTo([{}, undefined, [], 'https://tagmanager.googleusercontent.com/', undefined]);
      callLater(() => { assertApi('gtmOnFailure').wasCalled(); });`,
  },
  {
    title: 'unmocked APIs check the template’s permissions, mocked ones do not',
    suite: { template: `require('getAllEventData')(); require('getRemoteAddress')();`, permissions: {} },
    code: `mock('getAllEventData', {}); runCode({});`,
    message: 'PermissionError: The requested permission read_request is not configured.',
  },
  {
    title: 'the last mock before runCode counts, in loops too',
    suite: { template: `return require('getEventData')('a');`, type: 'MACRO' },
    code: `[1, 2].forEach((n) => { mock('getEventData', () => n); assertThat(runCode({})).isEqualTo(n); });
      assertApi('getEventData').wasCalledWith('a');`,
  },
];

for (const { title, suite, code, message } of idioms) {
  test(title, async (t) => {
    const [result] = await runAll([code], suite);
    t.is(result?.message, message ?? null);
    t.is(result?.status === 'passed', message === undefined);
  });
}

test('a client’s scenario runs with the request of the tests, of which it is told when it shares it', async (t) => {
  const template = `require('claimRequest')(); require('returnResponse')();`;
  const code = `runCode({}); assertApi('returnResponse').wasCalled();`;
  const results = await runAll([code, code, `mock('claimRequest'); ${code}`], { template, type: 'CLIENT' });
  t.deepEqual(
    results.map(({ status }) => status),
    ['passed', 'passed', 'passed'],
  );
  t.deepEqual(
    results.map(({ warnings }) => warnings),
    [
      [],
      ['It claims the request, which in GTM’s Tests tab an earlier scenario has claimed: mock claimRequest.'],
      [],
    ],
  );
});

test('a tag that waits for ever, and a rejection that nothing handles, are warnings', async (t) => {
  const [result] = await runAll([`assertThat(runCode({})).isUndefined();`], {
    template: `require('Promise').create((r, reject) => reject('x'));`,
  });
  t.deepEqual(result?.warnings, [
    'The tag never completes: neither gtmOnSuccess nor gtmOnFailure was called.',
    'Nothing handles a rejection: A promise was rejected with "x", and nothing handles that.',
  ]);
});

test('scenarios that never end are stopped', async (t) => {
  const [result] = await runAll(
    [`const P = require('Promise'); const again = () => { P.create((r) => r()).then(again); }; again();`],
    {
      template: '',
    },
  );
  t.is(result?.message, 'The code took more than 200,000 steps: does a loop never end?');
});
