import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import test from 'ava';
import { checkContainer } from '../../src/container/export/check-container.ts';
import { openContainer } from '../../src/playground/app/container/open-container.ts';
import { compareRuns } from '../../src/playground/app/result/compare.ts';
import { newSession } from '../../src/playground/app/state/session.ts';
import type { ServerSettings } from '../../src/playground/app/server/settings.ts';
import type { Settings } from '../../src/playground/app/state/run-record.ts';
import { asContainer } from '../../src/playground/app/take-along/as-container.ts';
import { formHash, readFormHash, withLinked } from '../../src/playground/app/take-along/form-link.ts';
import { publicText } from '../../src/playground/app/take-along/without-secrets.ts';
import { scenarioOfRun, unrepeatable } from '../../src/playground/app/take-along/scenario-of-run.ts';
import type { RunState } from '../../src/playground/page/protocol.ts';
import { Receivers } from '../../src/playground/receiver/receivers.ts';
import { saveScenario } from '../../src/playground/server/save-scenario.ts';
import { JsdomPage } from '../../src/sandbox/page/jsdom-page.ts';
import { runScenarios } from '../../src/sandbox/run-scenarios.ts';
import { codeOf } from '../../src/sandbox/template.ts';
import { assembleTemplate } from '../../src/tpl/write/assemble.ts';
import { readWholeTemplate } from '../../src/tpl/template.ts';

const template = assembleTemplate({
  kind: 'web',
  info: { type: 'TAG', displayName: 'Counter', containerContexts: ['WEB'] },
  fields: [
    { type: 'TEXT', name: 'apiKey', simpleValueType: true },
    { type: 'TEXT', name: 'name', simpleValueType: true },
    {
      type: 'SIMPLE_TABLE',
      name: 'rows',
      simpleTableColumns: [{ defaultValue: '', displayName: 'Key', name: 'key', type: 'TEXT' }],
    },
  ],
  code: [
    "const getUrl = require('getUrl');",
    "const getTimestampMillis = require('getTimestampMillis');",
    "const sendPixel = require('sendPixel');",
    "sendPixel('https://a.example/?h=' + getUrl('host') + '&p=' + getUrl('path') + '&t=' + getTimestampMillis() + '&n=' + data.name, data.gtmOnSuccess, data.gtmOnFailure);",
  ].join('\n'),
  permissions: { get_url: { urlParts: 'any', queriesAllowed: 'any' }, send_pixel: { allowedUrls: 'any' } },
  scenarios: [],
  notes: '',
});

const settings: Settings = {
  template: 'own',
  values: { apiKey: 'us1-secret', name: 'x {{Plan}} {{Event}}', rows: [{ key: '{{Options}}' }] },
  page: { ...newSession.page, cookies: '_id=1', dataLayer: '[{"event":"a"},{"event":"sign.up"},{"plan":1}]' },
  variables: [
    { name: 'Plan', kind: 'dataLayer', setting: 'user.plan' },
    { name: 'Event', kind: 'dataLayer', setting: 'event' },
    { name: 'Options', kind: 'json', setting: '{ "a": 1 }' },
    { name: 'Unused', kind: 'constant', setting: 'x' },
    { name: 'API key', kind: 'constant', setting: 'us1-secret' },
  ],
};

test('a container to import has the tag as it is configured, its variables and the event of the page', (t) => {
  const text = asContainer(template, 'template.tpl', settings);
  const container = openContainer(text, 'container.json');
  if (typeof container === 'string') return t.fail(container);
  const { tag = [], variable = [], trigger = [], builtInVariable = [] } = container.containerVersion;
  t.deepEqual(
    variable.map(({ name, type }) => [name, type]),
    [
      ['Plan', 'v'],
      ['Options', 'jsm'],
    ],
  );
  t.deepEqual(
    builtInVariable.map(({ name }) => name),
    ['Event'],
  );
  t.like(trigger[0]?.customEventFilter?.[0]?.parameter[1], { value: '^(sign\\.up)$' });
  t.deepEqual(tag[0]?.firingTriggerId, [trigger[0]?.triggerId]);
  t.true(JSON.stringify(tag[0]?.parameter).includes('{{Options}}'));
  t.deepEqual(
    checkContainer(container).filter(({ severity }) => severity === 'fault'),
    [],
  );
});

test('without an event the tag of a container fires on all pages', (t) => {
  const page = { ...settings.page, dataLayer: '' };
  const container = openContainer(asContainer(template, 'template.tpl', { ...settings, page }), 'c.json');
  if (typeof container === 'string') return t.fail(container);
  t.deepEqual(container.containerVersion.tag?.[0]?.firingTriggerId, ['2147479553']);
});

test('what the form hides is not in a container: GTM keeps nothing of it', (t) => {
  const hiding = template.replace(
    '"name": "name",',
    '"name": "name",\n    "enablingConditions": [{ "paramName": "apiKey", "paramValue": "", "type": "PRESENT" }],',
  );
  t.not(hiding, template);
  const values = { ...settings.values, apiKey: '' };
  const container = openContainer(asContainer(hiding, 'template.tpl', { ...settings, values }), 'c.json');
  if (typeof container === 'string') return t.fail(container);
  t.deepEqual(checkContainer(container), []);
  const { tag = [], variable = [] } = container.containerVersion;
  t.deepEqual(
    tag[0]?.parameter?.map(({ key }) => key),
    ['rows'],
  );
  t.deepEqual(
    variable.map(({ name }) => name),
    ['Options'],
  );
});

test('a link opens the form elsewhere, and neither keys nor cookies go along', (t) => {
  const hash = formHash(settings);
  const linked = readFormHash(hash);
  t.false(JSON.stringify(linked).includes('secret'));
  t.false(JSON.stringify(linked).includes('_id=1'));
  const elsewhere: Settings = {
    template: 'own',
    values: { apiKey: 'us1-own', name: 'before' },
    page: { ...newSession.page, cookies: '_id=2' },
    variables: [],
  };
  const opened = linked && withLinked(elsewhere, linked);
  t.deepEqual(opened?.values, { ...settings.values, apiKey: 'us1-own' });
  t.deepEqual(opened?.page, { ...settings.page, cookies: '_id=2' });
});

test('a link of a server template takes the event, the request and the answers along, and nothing secret', (t) => {
  const answers = [
    { match: '', kind: 'error', body: '{ "access_token": "hidden-1" }', after: '50' },
  ] as const;
  const server: ServerSettings = {
    ...newSession.server,
    event: '{ "event_name": "sign_up", "list": [{ "api_key": "hidden-2", "id": 1 }] }',
    request: {
      method: 'POST',
      target: '/collect?v=2&token=hidden-3&cid=1',
      headers: 'host: a.example\ncookie: a=hidden-4\nAuthorization: Bearer hidden-5\nx-api-key: hidden-6',
      body: 'a=1&password=hidden-7',
      ip: '203.0.113.7',
    },
    answers,
    templateStorage: '{ "refresh_token": "hidden-8", ',
  };
  const linked = readFormHash(formHash({ ...settings, server }));
  if (linked === undefined) return t.fail('No link.');
  t.notRegex(JSON.stringify(linked), /hidden-|us1-secret/);
  const opened = withLinked(
    { ...settings, values: { apiKey: 'us1-own' }, server: newSession.server },
    linked,
  );
  t.is(opened.values['apiKey'], 'us1-own');
  t.deepEqual(opened.page, settings.page);
  t.like(opened.server?.request, {
    target: '/collect?v=2&cid=1',
    headers: 'host: a.example',
    body: 'a=1',
    ip: '203.0.113.7',
  });
  t.deepEqual(JSON.parse(opened.server?.event ?? ''), { event_name: 'sign_up', list: [{ id: 1 }] });
  t.like(opened.server?.answers[0], { kind: 'error', after: '50' });
  // What holds nothing secret stays as it was typed.
  t.is(publicText('{"a":1}'), '{"a":1}');
});

const hashes: readonly string[] = [
  '',
  '#fire',
  '#form=',
  '#form=%%',
  '#form=AAAA',
  `#form=${btoa('{"template":"own","values":{"a":{"b":1}},"page":{},"variables":[]}')}`,
  `#form=${btoa('{"template":"own","values":{},"server":{"event":1}}')}`,
];
for (const hash of hashes) {
  test(`no form is opened from “${hash.slice(0, 60)}”`, (t) => {
    t.is(readFormHash(hash), undefined);
  });
}

const state: RunState = {
  ...{ status: 'success', error: null, errorAt: null, scripts: [], iframes: [], console: [], swallowed: [] },
  ...{
    value: null,
    completedAfter: 1,
    idle: true,
    callsLeftOut: 0,
    consentChanges: [],
    awaited: [],
    cookies: '',
  },
  pixels: [{ url: "https://a.example/?h=shop.example&p=/tea&t=5&n=it's", after: 1 }],
  calls: [
    ['getUrl', '"host"', '"shop.example"'],
    ['getUrl', '"path"', '"/tea"'],
    ['getTimestampMillis', undefined, '5'],
    ['getContainerVersion', undefined, '{containerId: "GTM-1", debugMode: true}'],
  ].map(([api = '', arg, result = null]) => ({
    ...{ api, result, error: null, permissions: [], after: 0 },
    args: arg === undefined ? [] : [arg],
  })),
};

test('a run that was saved as a scenario passes as one', async (t) => {
  const setup = 'let requested = 0;';
  const code = scenarioOfRun(
    'Sends\n"it"',
    { data: { name: "it's", unset: { $undefined: true } } },
    state,
    setup,
  );
  t.regex(code, /^\/\/ Sends "it"\n/);
  const page = new JsdomPage();
  t.teardown(() => page.close());
  const tests = {
    template: codeOf(readWholeTemplate(template, 'template.tpl')),
    setup,
    scenarios: [{ name: 'saved', code }],
  };
  const { results } = await runScenarios(tests, page);
  t.like(results[0], { status: 'passed' });
});

test('a run that no scenario can repeat is not saved as one', (t) => {
  t.is(unrepeatable(state), undefined);
  t.regex(unrepeatable({ ...state, status: 'exception' }) ?? '', /threw an exception/);
  t.regex(unrepeatable({ ...state, callsLeftOut: 1 }) ?? '', /so many calls/);
  const [first] = state.calls;
  const calls = first === undefined ? [] : [{ ...first, result: '"cut …' }];
  t.regex(unrepeatable({ ...state, calls }) ?? '', /getUrl gave is too long/);
  t.is(unrepeatable({ ...state, calls: calls.map((call) => ({ ...call, result: '"more …"' })) }), undefined);
});

test('a scenario is saved after the others, under a name of its own, and nothing is overwritten', async (t) => {
  const root = mkdtempSync(path.join(tmpdir(), 'scenario-'));
  t.teardown(() => rmSync(root, { recursive: true }));
  const folder = path.join(root, 'template/tests/scenarios');
  const save = (name: unknown, code = '// x\n') => saveScenario(root, JSON.stringify({ name, code }));
  t.is(await save('../../Évil: name'), 'template/tests/scenarios/evil-name.js');
  t.is(await save('evil name', '// y\n'), 'template/tests/scenarios/evil-name-2.js');
  t.is(readFileSync(path.join(folder, 'evil-name.js'), 'utf8'), '// x\n');
  t.is(await save('con'), 'template/tests/scenarios/scenario-con.js');
  writeFileSync(path.join(folder, '007-last.js'), '// z\n');
  t.is(await save('…'), 'template/tests/scenarios/008-scenario.js');
  for (const body of ['', '[]', '{"name":1,"code":"// x"}', '{"name":"a","code":"x"}']) {
    t.is(await saveScenario(root, body), undefined);
  }
});

test('two runs differ by their times only when these are compared', (t) => {
  const receivers = new Receivers({
    name: 'Example',
    matches: () => true,
    decode: ({ url }) => ({
      kind: 'hit',
      title: null,
      facts: [{ label: 'Time', value: url.slice(-1), at: Number(url.slice(-1)) }],
      lists: [],
    }),
  });
  const run = (time: number) => ({
    ...{ id: 1, at: 0, template: 'T', input: {}, settings },
    state: {
      ...state,
      pixels: [{ url: `https://a.example/${time}`, after: 1 }],
      console: [`sent at ${time}`],
    },
  });
  const different = (times: boolean): readonly string[] =>
    compareRuns(run(1), run(2), receivers, { times })
      .filter(({ left, right }) => left !== right)
      .map(({ label }) => label);
  t.deepEqual(different(false), []);
  t.deepEqual(different(true), ['Time', 'Console 1']);
});
