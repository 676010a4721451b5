import test from 'ava';
import { JsdomPage } from '../../src/sandbox/page/jsdom-page.ts';
import { endlessTasks } from '../../src/sandbox/page/tasks.ts';
import { runScenarios, type ScenarioResult } from '../../src/sandbox/run-scenarios.ts';
import { generous } from './helpers/run-code.ts';

interface Suite {
  /** The template's code; a tag that succeeds when not given. */
  readonly template?: string;
  readonly type?: 'TAG' | 'MACRO';
  readonly setup?: string;
  readonly permissions?: typeof generous;
}

/** Each suite has a page of its own, since ava runs tests at the same time. */
async function runAll(codes: readonly string[], suite: Suite = {}): Promise<readonly ScenarioResult[]> {
  const { template = 'data.gtmOnSuccess();', type = 'TAG', setup = '', permissions = generous } = suite;
  const scenarios = codes.map((code, index) => ({ name: `scenario ${index}`, code }));
  const page = new JsdomPage();
  const tests = { template: { type, code: template, permissions }, scenarios, setup };
  const report = await runScenarios(tests, page, { limits: { steps: 200_000, depth: 500 } });
  return report.results;
}

async function runOne(code: string, suite?: Suite): Promise<ScenarioResult> {
  const [result] = await runAll([code], suite);
  if (result === undefined) throw new Error('The scenario did not run.');
  return result;
}

/** code of a scenario, and the failure's message; none when it passes */
const matchers: readonly (readonly [string, string?])[] = [
  ['assertThat(undefined).isUndefined()'],
  ['assertThat(null).isUndefined()', 'Expected undefined, actually null.'],
  ['assertThat(null).isDefined()'],
  ['assertThat(undefined).isDefined()', 'Expected a defined value, actually undefined.'],
  ['assertThat(null).isNull()'],
  ['assertThat(0).isNull()', 'Expected null, actually 0.'],
  ['assertThat(0).isNotNull()'],
  ['assertThat(false).isFalse()'],
  ['assertThat(0).isFalse()', 'Expected false, actually 0.'],
  ['assertThat(true).isTrue()'],
  ['assertThat(1).isTrue()', 'Expected true, actually 1.'],
  ["assertThat('').isFalsy()"],
  ['assertThat([]).isFalsy()', 'Expected a falsy value, actually [].'],
  ['assertThat([]).isTruthy()'],
  ['assertThat(0/0).isNaN()'],
  ["assertThat('x').isNaN()", 'Expected NaN, actually "x".'],
  ['assertThat(1).isNotNaN()'],
  ['assertThat(-1/0).isInfinity()'],
  ['assertThat(1).isNotInfinity()'],
  ['assertThat({a: [1, {b: null}]}).isEqualTo({a: [1, {b: null}]})'],
  ['assertThat({b: 1, a: 2}).isEqualTo({a: 2, b: 1})'],
  ['assertThat({}).isEqualTo({a: undefined})', 'Expected property "a" was not found in actual.'],
  ['assertThat({a: 1, b: 2}).isEqualTo({a: 1})', 'Unexpected property "b" was found in actual.'],
  ['assertThat([1, 2]).isEqualTo([1])', 'Expected array to contain 1 item(s), actually 2.'],
  ["assertThat({a: {b: [1]}}).isEqualTo({a: {b: ['1']}})", 'Property a.b.0: Expected "1", actually 1.'],
  ['assertThat([]).isEqualTo({})', 'Expected {}, actually [].'],
  ['assertThat(0/0).isEqualTo(0/0)', 'Expected NaN, actually NaN.'],
  [
    'const o = {}; o.o = o; const p = {}; p.o = p; assertThat(o).isEqualTo(p)',
    'Property o: The expected value contains itself.',
  ],
  ['const f = () => 1; assertThat(f).isEqualTo(f)'],
  ['assertThat(() => 1).isEqualTo(() => 1)', 'Expected function, actually function.'],
  ['assertThat({a: 1}).isNotEqualTo({a: 2})'],
  [
    'assertThat({a: 1}).isNotEqualTo({a: 1})',
    'Expected a value that does not equal {a: 1}, actually {a: 1}.',
  ],
  ['assertThat([1]).isAnyOf(1, [1])'],
  ['assertThat([1]).isAnyOf(1, 2)', 'Expected any of 1, 2, actually [1].'],
  ['assertThat(3).isNoneOf(1, 2)'],
  ['assertThat(1).isNoneOf(1, 2)', 'Expected none of 1, 2, actually 1.'],
  ["assertThat('a').isStrictlyEqualTo('a')"],
  ['assertThat([]).isStrictlyEqualTo([])', 'Expected [], actually [].'],
  ['assertThat([]).isNotStrictlyEqualTo([])'],
  ['assertThat(2).isGreaterThan(1)'],
  ['assertThat(1).isGreaterThan(1)', 'Expected a value greater than 1, actually 1.'],
  ['assertThat(1).isGreaterThanOrEqualTo(1)'],
  ["assertThat('a').isLessThan('b')"],
  ['assertThat(2).isLessThanOrEqualTo(1)', 'Expected a value less than or equal to 1, actually 2.'],
  ["assertThat('https://a.com/x').contains('a.com')"],
  ['assertThat([{a: 1}, 2]).contains({a: 1}, 2)'],
  ['assertThat([1]).contains(1, 2)', 'Expected a value that contains 1, 2, actually [1].'],
  ['assertThat(1).contains(1)', 'Expected an array or a string, actually 1.'],
  ["assertThat('abc').doesNotContain('d', 'e')"],
  ['assertThat([1]).doesNotContain(2, 1)', 'Expected a value that does not contain 2, 1, actually [1].'],
  ['assertThat([3, {a: 1}]).containsExactly({a: 1}, 3)'],
  ['assertThat([1, 1]).containsExactly(1)', 'Expected a value that contains exactly 1, actually [1, 1].'],
  ['assertThat([1, 2]).doesNotContainExactly(1)'],
  ["assertThat('abc').hasLength(3)"],
  ['assertThat([1]).hasLength(2)', 'Expected length 2, actually 1: [1].'],
  ["assertThat('').isEmpty()"],
  ['assertThat([1]).isEmpty()', 'Expected an empty value, actually [1].'],
  ['assertThat([1]).isNotEmpty()'],
  ['assertThat([]).isArray()'],
  ['assertThat({}).isArray()', 'Expected an array, actually {}.'],
  ['assertThat(false).isBoolean()'],
  ['assertThat(fail).isFunction()'],
  ["assertThat('1').isNumber()", 'Expected a number, actually "1".'],
  ['assertThat({}).isObject()'],
  ['assertThat(null).isObject()', 'Expected an object, actually null.'],
  ["assertThat('').isString()"],
  ["assertThat(1, 'the count').isEqualTo(2)", 'the count: Expected 2, actually 1.'],
  ["fail('on purpose')", 'on purpose'],
];

test('matchers hold, and say what is wrong when they do not', async (t) => {
  const results = await runAll(matchers.map(([code]) => code));
  for (const [index, [code, message]] of matchers.entries()) {
    const result = results[index];
    t.is(result?.message ?? null, message ?? null, code);
    t.is(result?.status, message === undefined ? 'passed' : 'failed', code);
  }
});

test('a failure has its place and the values to compare', async (t) => {
  const result = await runOne(`const x = 1;\nassertThat({a: [x]}).isEqualTo({a: [2]});`);
  t.like(result.places[0], { part: 'scenario', line: 2, column: 0 });
  t.deepEqual(result.comparison, {
    expected: '{\n  a: [\n    2\n  ]\n}',
    actual: '{\n  a: [\n    1\n  ]\n}',
  });
});

test('a matcher that GTM does not have is the runtime’s own error', async (t) => {
  const result = await runOne('assertThat(1).toBe(1)');
  t.deepEqual([result.status, result.message], ['error', `TypeError: Object has no 'toBe' property.`]);
});

const sender = `const send = require('sendPixel'); const log = require('logToConsole'); log('sent', {n: data.n});
  send('https://example.com/' + data.n, data.gtmOnSuccess, data.gtmOnFailure);`;

/** What a scenario of the sending tag asserts of APIs, and the failure's message. */
const apiAssertions: readonly (readonly [string, string?])[] = [
  [
    `mock('sendPixel', (url, ok) => ok()); runCode({n: 1}); assertApi('gtmOnSuccess').wasCalled(); assertApi('gtmOnFailure').wasNotCalled();`,
  ],
  [
    `runCode({n: 1}); assertApi('sendPixel').wasCalled(); assertApi('logToConsole').wasCalledWith('sent', {n: 1});`,
  ],
  [
    `runCode({n: 1}); runCode({n: 2}); assertApi('logToConsole').wasCalledWith('sent', {n: 1}); assertApi('logToConsole').wasCalledWith('sent', {n: 2});`,
  ],
  [
    `runCode({n: 1}); assertApi('logToConsole').wasCalledWith('sent');`,
    'Expected API "logToConsole" to have been called with ("sent"), but it was called with ("sent", {n: 1}).',
  ],
  [
    `runCode({n: 1}); assertApi('logToConsole').wasNotCalledWith('sent', {n: 1});`,
    'Expected API "logToConsole" not to have been called with ("sent", {n: 1}), but it was.',
  ],
  [`runCode({n: 1}); assertApi('logToConsole').wasNotCalledWith('sent', {n: 2});`],
  [
    `runCode({n: 1}); assertApi('sendPixel').wasNotCalled();`,
    'Expected API "sendPixel" not to have been called, but it was called with ("https://example.com/1", function gtmOnSuccess, function gtmOnFailure).',
  ],
  [`assertApi('sendPixel').wasCalled();`, 'Expected API "sendPixel" to have been called.'],
  [`runCode({n: 1}); assertApi('getUrl').wasNotCalled();`],
  [
    `runCode({n: 1}); assertApi('gtmOnSuccess').wasCalled();`,
    'Expected API "gtmOnSuccess" to have been called.',
  ],
  [`runCode({n: 1}); require('callLater')(() => assertApi('gtmOnSuccess').wasCalled());`],
  [
    `const calls = []; runCode({n: 1, gtmOnSuccess: () => calls.push(1)}); require('callLater')(() => { assertThat(calls).isEqualTo([1]); assertApi('gtmOnSuccess').wasCalled(); });`,
  ],
];

test('assertApi knows every call, mocked or not, and any of them may match', async (t) => {
  const results = await runAll(
    apiAssertions.map(([code]) => code),
    { template: sender },
  );
  for (const [index, [code, message]] of apiAssertions.entries()) {
    t.is(results[index]?.message ?? null, message ?? null, code);
  }
});

test('what nobody mocked is real, and permissions hold it back', async (t) => {
  const template = `require('setInWindow')('a', {n: data.n}, true); data.gtmOnSuccess();`;
  t.is(
    (
      await runOne(`runCode({n: 1}); assertThat(require('copyFromWindow')('a')).isEqualTo({n: 1});`, {
        template,
      })
    ).status,
    'passed',
  );
  const denied = await runOne(`runCode({n: 1});`, { template, permissions: {} });
  t.deepEqual(
    [denied.status, denied.message],
    ['error', 'PermissionError: The requested permission access_globals is not configured.'],
  );
  t.deepEqual(
    denied.places.map(({ part }) => part),
    ['template', 'scenario'],
  );
  t.is(
    (
      await runOne(
        `mock('setInWindow', true); runCode({n: 1}); assertApi('setInWindow').wasCalledWith('a', {n: 1}, true)`,
        { template, permissions: {} },
      )
    ).status,
    'passed',
  );
});

const mocking: readonly (readonly [template: string, scenario: string])[] = [
  [`return require('getUrl')('host')`, `mock('getUrl', 'a.com'); assertThat(runCode()).isEqualTo('a.com');`],
  [
    `return require('getUrl')('host')`,
    `mock('getUrl', (part) => part + '!'); assertThat(runCode({})).isEqualTo('host!');`,
  ],
  [`return require('getUrl')('host')`, `mock('getUrl'); assertThat(runCode({})).isUndefined();`],
  [
    `return require('getUrl')('host')`,
    `mock('getUrl', 'a'); mock('getUrl', 'b'); assertThat(runCode({})).isEqualTo('b');`,
  ],
  [
    `return require('localStorage').getItem('k')`,
    `mockObject('localStorage', {getItem: (key) => key + '!'}); assertThat(runCode({})).isEqualTo('k!'); assertApi('localStorage.getItem').wasCalledWith('k');`,
  ],
  [
    `return require('localStorage').getItem('k')`,
    `mock('localStorage', {getItem: () => 'v'}); assertThat(runCode({})).isEqualTo('v'); assertApi('localStorage').wasCalled();`,
  ],
  [
    `return require('localStorage')`,
    `mock('localStorage', undefined); assertThat(runCode({})).isUndefined();`,
  ],
  [
    `return require('makeNumber')('5')`,
    `const original = require('makeNumber'); mock('makeNumber', (x) => original(x) + 1); assertThat(runCode({})).isEqualTo(6);`,
  ],
  [
    `return require('isConsentGranted')('ad_storage')`,
    `mock('isConsentGranted', false); assertThat(runCode({})).isFalse();`,
  ],
  [
    `return require('makeTableMap')(1)`,
    `mock('makeTableMap', 'no types are checked'); assertThat(runCode({})).isEqualTo('no types are checked');`,
  ],
  [`return data.list`, `const list = [1]; assertThat(runCode({list: list})).isEqualTo([1]);`],
  [
    `data.n = 2; return data.n`,
    `const given = {n: 1}; assertThat(runCode(given)).isEqualTo(2); assertThat(given.n).isEqualTo(1);`,
  ],
];

test('mocks stand in for what is required after them', async (t) => {
  for (const [template, scenario] of mocking) {
    const { message } = await runOne(scenario, { template, type: 'MACRO' });
    t.is(message, null, scenario);
  }
});

test('mockObject refuses what is no object', async (t) => {
  t.is(
    (await runOne(`mockObject('localStorage', 1)`)).message,
    'mockObject needs an object for "localStorage", actually 1.',
  );
});

test('runCode gives a variable’s value and nothing of a tag', async (t) => {
  const scenario = 'assertThat(runCode({})).isEqualTo(5);';
  t.is((await runOne(scenario, { template: 'return 5', type: 'MACRO' })).status, 'passed');
  t.is(
    (await runOne(scenario, { template: 'return 5', type: 'TAG' })).message,
    'Expected 5, actually undefined.',
  );
});

test('setup and scenario share a scope, the template has its own, the test API lies outside both', async (t) => {
  const results = await runAll(
    [
      `assertThat(read()).isEqualTo('scenario'); runCode({}); log('still the setup’s');`,
      `assertThat(value).isEqualTo('scenario');`,
    ],
    {
      setup: `const log = require('logToConsole'); let calls = 0; const read = () => value;`,
      template: `const log = 1; const read = 2; const value = 3; if (log + read + value === 6) data.gtmOnSuccess();`,
    },
  );
  t.is(results[0]?.message, 'Expected "scenario", actually undefined.');
  const shared = await runOne(`const value = 'scenario'; assertThat(read()).isEqualTo('scenario');`, {
    setup: `const read = () => value;`,
  });
  t.is(shared.message, null);
  t.is((await runOne('mock = 1; assertThat(mock).isEqualTo(1)')).message === null, true);
});

test('a template does not see the test API', async (t) => {
  const { message } = await runOne('runCode({})', {
    template: 'assertThat(1).isEqualTo(1); data.gtmOnSuccess()',
  });
  t.regex(message ?? '', /^Attempting to execute non-function/);
});

test('each scenario is fresh: mocks, calls, the page, its cookies, template storage and the setup’s variables', async (t) => {
  const probe = `assertThat(n).isEqualTo(0); n = 1;
    assertThat(require('copyFromWindow')('a')).isUndefined(); require('setInWindow')('a', 1);
    assertThat(require('getCookieValues')('c')).isEqualTo([]); require('setCookie')('c', '1');
    assertThat(require('templateStorage').getItem('k')).isNull(); require('templateStorage').setItem('k', '1');
    assertThat(require('isConsentGranted')('ad_storage')).isTrue(); require('updateConsentState')({ad_storage: 'denied'});
    assertApi('readTitle').wasNotCalled(); require('readTitle')(); mock('readTitle', 'mocked');`;
  for (const { message } of await runAll([probe, probe], { setup: 'let n = 0;' })) t.is(message, null);
});

test('local storage outlasts a scenario, as in GTM’s Tests tab, but not the run', async (t) => {
  const remember = `require('localStorage').setItem('k', 'kept'); require('callInWindow')('o.f');`;
  const recall = `assertThat(require('localStorage').getItem('k')).isEqualTo('kept');`;
  const codes = [`assertThat(require('localStorage').getItem('k')).isNull();`, remember, recall, recall];
  for (let run = 0; run < 2; run++) {
    for (const { message } of await runAll(codes)) t.is(message, null);
  }
});

test('assertions in callbacks count, and what is left in the queue is run', async (t) => {
  const template = `require('callLater')(() => { require('sendPixel')('https://example.com/', data.gtmOnSuccess); });`;
  const late = await runOne(
    `mock('sendPixel', (url) => assertThat(url).isEqualTo('https://other.com/')); runCode({});`,
    { template },
  );
  t.is(late.message, 'Expected "https://other.com/", actually "https://example.com/".');
  const digest = await runOne(
    `require('sha256')('abc', (d) => assertThat(d).isEqualTo('x'), undefined, {outputEncoding: 'hex'})`,
  );
  t.regex(digest.message ?? '', /^Expected "x", actually "ba78/);
});

test('a macrotask runs after the scenario’s own code', async (t) => {
  const { message, console: printed } = await runOne(`require('callLater')(() => log('later')); log('now');`);
  t.is(message, null);
  t.deepEqual(printed, [['now'], ['later']]);
});

test('an endless loop in a template is an error of its scenario alone', async (t) => {
  const [endless, next] = await runAll(
    ['runCode({loop: true})', 'runCode({}); assertApi("gtmOnSuccess").wasCalled()'],
    {
      template: 'while (data.loop) {} data.gtmOnSuccess();',
    },
  );
  t.is(endless?.message, 'The code took more than 200,000 steps: does a loop never end?');
  t.is(next?.status, 'passed');
});

test('code that does not parse is an error with its place', async (t) => {
  const inScenario = await runOne('const x = 1;\nlet y = ;');
  t.like(inScenario, { status: 'error', places: [{ part: 'scenario', line: 2 }] });
  const inTemplate = await runOne('runCode({})', { template: 'const x = ;' });
  t.like(inTemplate, { status: 'error', places: [{ part: 'template', line: 1 }] });
});

/** What is worth a warning, though never a failure. */
const warned: readonly (readonly [scenario: string, template: string, warnings: readonly string[]])[] = [
  [`runCode({}); assertApi('gtmOnSuccess').wasCalled();`, `data.gtmOnSuccess()`, []],
  [`runCode({});`, `data.gtmOnSuccess()`, ['It asserts nothing.']],
  [
    `runCode({}); assertThat(1).isTruthy()`,
    `data.x`,
    ['The tag never completes: neither gtmOnSuccess nor gtmOnFailure was called.'],
  ],
  [
    `runCode({}); assertThat(1).isTruthy()`,
    `data.gtmOnSuccess(); data.gtmOnFailure()`,
    ['The tag completes 2 times: success, then failure.'],
  ],
  [
    `mock('getUrl', 'x'); mock('readTitle', 'x'); runCode({}); assertThat(1).isTruthy()`,
    `if (data.x) require('readTitle')(); data.gtmOnSuccess()`,
    ['It mocks getUrl, which the template does not require.'],
  ],
  [
    `runCode({}); assertThat(1).isTruthy()`,
    `require('callLater')(() => data.x.y); data.gtmOnSuccess()`,
    [`A callback threw what GTM swallows: TypeError: Cannot read properties of undefined (reading 'y')`],
  ],
];
test('warnings beyond GTM never fail a scenario', async (t) => {
  for (const [scenario, template, warnings] of warned) {
    const result = await runOne(scenario, { template });
    t.is(result.status, 'passed');
    t.deepEqual(result.warnings, warnings, `${scenario} on ${template}`);
  }
});

test('a template that polls for ever passes, as in GTM, with a warning', async (t) => {
  const template = {
    type: 'TAG',
    code: `const later = require('callLater'); const poll = () => { later(poll); }; poll(); data.gtmOnSuccess();`,
    permissions: {},
  } as const;
  const scenarios = [{ name: 'poll', code: `runCode({}); assertApi('gtmOnSuccess').wasCalled();` }];
  const { results } = await runScenarios({ template, scenarios, setup: '' }, new JsdomPage());
  t.like(results[0], { status: 'passed', warnings: [endlessTasks] });
});

test('coverage counts what the scenarios reach of the template', async (t) => {
  const template = {
    type: 'TAG',
    code: 'if (data.x) {\n  data.gtmOnSuccess();\n} else {\n  data.gtmOnFailure();\n}',
    permissions: {},
  } as const;
  const scenarios = [{ name: 'x', code: 'runCode({x: 1})' }];
  const { coverage } = await runScenarios({ template, scenarios, setup: '' }, new JsdomPage(), {
    coverage: true,
  });
  t.deepEqual(coverage?.statements.map(({ start, count }) => `${start.line}: ${count}`).sort(), [
    '1: 1',
    '2: 1',
    '4: 0',
  ]);
  t.deepEqual(
    coverage?.branches.map(({ arms }) => arms.map(({ count }) => count)),
    [[1, 0]],
  );
});
