import test from 'ava';
import { nameLine } from '../../src/playground/app/take-along/scenario-code.ts';
import {
  scenarioOfServerRun,
  unrepeatableOnServers,
} from '../../src/playground/app/take-along/scenario-of-server-run.ts';
import { outcomeOnServer } from '../../src/playground/page/outcome-on-server.ts';
import { runScenarios } from '../../src/sandbox/run-scenarios.ts';
import type { ServerRunInput } from '../../src/sandbox/server-input.ts';
import type { ServerRunStatus } from '../../src/sandbox/server-run.ts';
import { codeOf, type TemplateCode, type TemplateType } from '../../src/sandbox/template.ts';
import { readWholeTemplate } from '../../src/tpl/template.ts';
import { assembleTemplate } from '../../src/tpl/write/assemble.ts';

function template(type: TemplateType, code: string): TemplateCode {
  const text = assembleTemplate({
    kind: 'server',
    info: { type, displayName: 'T', containerContexts: ['SERVER'] },
    fields: [],
    code,
    permissions: {
      access_firestore: { allowedOptions: [{ projectId: '*', path: '*', operation: 'read_write' }] },
      access_response: { writeResponseAccess: 'any' },
      access_template_storage: {},
      read_event_data: { eventDataAccess: 'any' },
      read_request: { requestAccess: 'any' },
      return_response: {},
      run_container: {},
      send_http: { allowedUrls: 'any' },
    },
    scenarios: [],
    notes: '',
  });
  return codeOf(readWholeTemplate(text, 'template.tpl'));
}

const twoRequests = `const getEventData = require('getEventData');
const JSON = require('JSON');
const sendHttpGet = require('sendHttpGet');
const sendHttpRequest = require('sendHttpRequest');
sendHttpGet('https://a.example/?e=' + getEventData('event_name') + '&v=' + getEventData('value'))
  .then((answer) => sendHttpRequest('https://b.example/', { method: 'POST' }, answer.body + data.note))
  .then((answer) => (answer.statusCode === 200 ? data.gtmOnSuccess() : data.gtmOnFailure()), data.gtmOnFailure);`;

const cases: readonly {
  readonly what: string;
  readonly template: TemplateCode;
  readonly input: ServerRunInput;
  readonly status: ServerRunStatus;
}[] = [
  {
    what: 'a tag with two requests, one after the other',
    template: template('TAG', twoRequests),
    input: {
      data: { note: "it's", unset: { $undefined: true } },
      event: { event_name: 'a b', value: 2 },
      responses: [{ match: 'https://a.example/*', body: 'first' }],
    },
    status: 'success',
  },
  {
    what: 'a tag whose second request is answered with 500',
    template: template('TAG', twoRequests),
    input: { responses: [{ match: 'https://b.example/*', status: 500 }] },
    status: 'failure',
  },
  {
    what: 'a tag whose request nobody answers',
    template: template('TAG', twoRequests),
    input: { responses: [{ fails: 'timed_out' }] },
    status: 'failure',
  },
  {
    what: 'a tag of the older form, with callbacks',
    template: template(
      'TAG',
      `require('sendHttpRequest')('https://a.example/', (status, headers, body) => {
  if (status === 200 && body === 'yes') data.gtmOnSuccess(); else data.gtmOnFailure();
}, { method: 'POST' }, 'body');`,
    ),
    input: { responses: [{ body: 'yes' }] },
    status: 'success',
  },
  {
    what: 'a tag that never completes',
    template: template('TAG', `require('getAllEventData')();`),
    input: { event: { text: 'x'.repeat(3000) } },
    status: 'pending',
  },
  {
    what: 'a tag that keeps something',
    template: template(
      'TAG',
      `const storage = require('templateDataStorage');
storage.setItemCopy('seen', (storage.getItemCopy('seen') || 0) + 1);
data.gtmOnSuccess();`,
    ),
    input: { stored: { template: { seen: 2 } } },
    status: 'success',
  },
  {
    what: 'a variable',
    template: template('MACRO', `return { id: require('getEventData')('client_id'), list: [1, 'a'] };`),
    input: { event: { client_id: '1.2' } },
    status: 'success',
  },
  {
    what: 'a variable that gives a promise',
    template: template('MACRO', `return require('sendHttpGet')('https://a.example/').then((a) => a.body);`),
    input: { responses: [{ body: 'answer' }] },
    status: 'success',
  },
  {
    what: 'a client that answers',
    template: template(
      'CLIENT',
      `require('claimRequest')();
const setResponseHeader = require('setResponseHeader');
require('runContainer')({ event_name: require('getRequestQueryParameter')('e') }, () => {
  setResponseHeader('x-echo', 'yes');
  setResponseHeader('x-more', 'no');
  require('setResponseBody')('{"ok":true}');
  require('returnResponse')();
});`,
    ),
    input: { request: { method: 'GET', path: '/p', query: 'e=open' } },
    status: 'success',
  },
  {
    what: 'a client that leaves the request to others',
    template: template('CLIENT', `if (require('getRequestPath')() === '/mine') require('claimRequest')();`),
    input: { request: { method: 'GET', path: '/p' } },
    status: 'unclaimed',
  },
];

for (const { what, template: code, input, status } of cases) {
  test(`a run that was saved as a scenario passes as one: ${what}`, async (t) => {
    const outcome = await outcomeOnServer(code, input);
    if (!('state' in outcome)) return t.fail('It does not compile.');
    t.is(outcome.state.status, status);
    t.is(unrepeatableOnServers(outcome), undefined);
    // The setup has the names that come to mind.
    const setup = 'let sent; let answers; const ran = []; const result = 1; const check = 2;';
    const scenario = scenarioOfServerRun('Saved', code.type, input, outcome.state, setup);
    const run = async (template: TemplateCode) => {
      const tests = { template, setup, scenarios: [{ name: 'Saved', code: scenario }] };
      return (await runScenarios(tests, undefined)).results[0];
    };
    t.like(await run(code), { status: 'passed', message: null }, scenario);
    // It asserts something: a template that does nothing does not pass it, unless nothing was to happen.
    const idle = { ...code, code: code.type === 'MACRO' ? 'return 0;' : '' };
    if (status !== 'pending' && status !== 'unclaimed') t.not((await run(idle))?.status, 'passed');
  });
}

test('what a scenario cannot repeat is said so', async (t) => {
  const throwing = await outcomeOnServer(template('TAG', `require('makeNumber')(data.a.b.c);`), {});
  t.regex(unrepeatableOnServers(throwing) ?? '', /threw an exception/);
  const firestore = await outcomeOnServer(
    template('TAG', `require('Firestore').read('a/b').then(data.gtmOnSuccess, data.gtmOnFailure);`),
    {},
  );
  t.regex(unrepeatableOnServers(firestore) ?? '', /uses Firestore\.read/);
  const long = await outcomeOnServer(
    template('TAG', `require('getEventData')('text'); data.gtmOnSuccess();`),
    { event: { text: 'x'.repeat(3000) } },
  );
  t.regex(unrepeatableOnServers(long) ?? '', /getEventData is too long/);
});

test('a name of several lines stays one', (t) => {
  t.is(nameLine(' a\n b '), '// a b');
});
