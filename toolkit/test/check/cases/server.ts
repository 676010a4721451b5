import type { Permissions } from '../../../src/tpl/permissions.ts';
import type { Change } from '../helpers.ts';
import type { Finding, Pass } from './case.ts';

const tag = (code: string, permissions: Permissions = {}): Change => ({
  server: true,
  code,
  permissions,
  fields: [],
  scenarios: [],
});
const client = (code: string): Change => ({ ...tag(code), info: { type: 'CLIENT' } });
const variable = (code: string, permissions: Permissions = {}): Change => ({
  ...tag(code, permissions),
  info: { type: 'MACRO' },
});
const ends = '\ndata.gtmOnSuccess();';
const url = "'https://example.com/a'";
const get = `require('sendHttpGet')(${url}, {timeout: 5000})`;
const promise = `require('Promise').create((resolve) => resolve())`;
const event = (...keyPatterns: readonly string[]): Permissions => ({
  read_event_data: { eventDataAccess: 'specific', keyPatterns },
});
const request = (parts: Permissions[string]): Permissions => ({
  read_request: { requestAccess: 'specific', ...parts },
});
const firestore = (row: object): Permissions => ({
  access_firestore: { allowedOptions: [{ projectId: '*', path: '*', operation: 'read_write', ...row }] },
});

export const findings: readonly Finding[] = [
  // Completion
  {
    change: tag(`${get}.then((r) => { data.gtmOnSuccess(); });`),
    rule: 'unhandled-rejection',
    line: 1,
    column: 0,
  },
  {
    change: tag(`const send = () => ${get};\nsend().then(data.gtmOnSuccess);`),
    rule: 'unhandled-rejection',
    line: 2,
    column: 0,
  },
  {
    change: tag(`${promise}.then(() => ${get}).then(data.gtmOnSuccess);`),
    rule: 'unhandled-rejection',
    line: 1,
    column: 0,
  },
  {
    change: tag(
      `${get}.then((r) => {\n  if (r.statusCode === 200) data.gtmOnSuccess();\n}, data.gtmOnFailure);`,
    ),
    rule: 'path-without-completion',
    line: 1,
    column: 70,
  },
  {
    change: tag(
      `${get}.then((r) => {\n  if (r.statusCode !== 200) return;\n  data.gtmOnSuccess();\n}).catch(data.gtmOnFailure);`,
    ),
    rule: 'path-without-completion',
    line: 2,
    column: 28,
  },
  {
    change: tag(`const log = require('logToConsole');\n${get}.then(data.gtmOnSuccess).catch((e) => log(e));`),
    rule: 'path-without-completion',
    line: 2,
    column: 95,
  },
  {
    change: tag(
      `require('sendHttpRequest')(${url}, (status) => {\n  if (status === 200) data.gtmOnSuccess();\n}, {timeout: 1000});`,
    ),
    rule: 'path-without-completion',
    line: 1,
    column: 52,
  },

  // Requests
  {
    change: tag(`require('sendHttpGet')(${url}, {timeout: 15000});${ends}`),
    rule: 'timeout-too-long',
    line: 1,
    column: 0,
  },
  { change: tag(`require('sendHttpGet')(${url});${ends}`), rule: 'no-timeout', line: 1, column: 0 },
  {
    change: tag(`require('sendHttpRequest')(${url}, {method: 'POST'}, 'a');${ends}`),
    rule: 'no-timeout',
    line: 1,
    column: 0,
  },

  // Clients
  { change: tag(`require('claimRequest')();${ends}`), rule: 'claim-outside-client', line: 1, column: 0 },
  {
    change: variable(`require('claimRequest')(); return 1;`),
    rule: 'claim-outside-client',
    line: 1,
    column: 0,
  },
  {
    change: client(`require('callLater')(() => { require('claimRequest')(); });`),
    rule: 'late-claim',
    line: 1,
    column: 29,
  },
  {
    change: client(`${get}.then(() => {\n  require('claimRequest')();\n});`),
    rule: 'late-claim',
    line: 2,
    column: 2,
  },
  { change: client(`require('runContainer')({});`), rule: 'run-before-claim', line: 1, column: 0 },
  {
    change: client(`require('runContainer')({});\nrequire('claimRequest')();`),
    rule: 'run-before-claim',
    line: 1,
    column: 0,
  },
  { change: client(`require('claimRequest')();`), rule: 'no-response', line: 1, column: 0 },

  // Secrets
  {
    change: tag(`const headers = {Authorization: 'Bearer abcdefghij0123456789xyz'};\nheaders.a;${ends}`),
    rule: 'secret-in-code',
    line: 1,
    column: 32,
  },
  {
    change: tag(`const apiKey = 'aB3dE5gH7jK9mN1pQ3sT5';\nrequire('logToConsole')(apiKey);${ends}`),
    rule: 'secret-in-code',
    line: 1,
    column: 15,
  },
  {
    change: {
      code: `const key = 'AKIAABCDEFGHIJKLMNOP';\nrequire('logToConsole')(key);${ends}`,
      fields: [],
      permissions: {},
      scenarios: [],
    },
    rule: 'secret-in-code',
    line: 1,
    column: 12,
  },

  // Permissions, in both directions
  {
    change: tag(`require('getAllEventData')();${ends}`, event('a')),
    rule: 'permission-too-narrow',
    line: 1,
    column: 0,
  },
  {
    change: tag(`require('getEventData')('b.c');${ends}`, event('a', 'b')),
    rule: 'permission-too-narrow',
    line: 1,
    column: 0,
  },
  {
    change: tag(`require('getEventData')('a');${ends}`, event('a', 'b')),
    rule: 'permission-entry-unused',
    line: 27,
    column: 26,
  },
  {
    change: tag(`require('getEventData')('a');${ends}`, { read_event_data: { eventDataAccess: 'any' } }),
    rule: 'permission-broad',
    line: 10,
    column: 17,
  },
  {
    change: tag(`require('sendHttpGet')('https://other.example/');${ends}`, {
      send_http: { allowedUrls: 'specific', urls: ['https://example.com/*'] },
    }),
    rule: 'permission-too-narrow',
    line: 1,
    column: 0,
  },
  {
    change: tag(
      `require('getRequestHeader')('b');${ends}`,
      request({ headersAllowed: true, headerAccess: 'specific', headerWhitelist: [{ headerName: 'a' }] }),
    ),
    rule: 'permission-too-narrow',
    line: 1,
    column: 0,
  },
  {
    change: tag(`require('getRequestBody')();${ends}`, request({ pathAllowed: true })),
    rule: 'permission-too-narrow',
    line: 1,
    column: 0,
  },
  {
    change: tag(`require('getRequestBody')();${ends}`, request({ bodyAllowed: true, pathAllowed: true })),
    rule: 'permission-access-unused',
    line: 24,
    column: 17,
  },
  {
    change: tag(`require('getRequestBody')();${ends}`, { read_request: { requestAccess: 'any' } }),
    rule: 'permission-broad',
    line: 10,
    column: 17,
  },
  {
    change: client(
      `require('claimRequest')(); require('setResponseBody')('a'); require('logToConsole')(require('returnResponse'));`,
    ),
    rule: 'permission-missing',
    line: 1,
    column: 27,
  },
  {
    change: tag(`require('setResponseHeader')('b', 'c');${ends}`, {
      access_response: {
        writeResponseAccess: 'specific',
        writeHeadersAllowed: true,
        writeHeaderAccess: 'specific',
        writeHeaderWhitelist: [{ headerName: 'a' }],
      },
    }),
    rule: 'permission-too-narrow',
    line: 1,
    column: 0,
  },
  {
    change: variable(`return require('Firestore').write('a/b', {});`, firestore({ operation: 'read' })),
    rule: 'permission-too-narrow',
    line: 1,
    column: 7,
  },
  {
    change: variable(`return require('Firestore').read('c/' + data.gtmEventId);`, firestore({ path: 'a/*' })),
    rule: 'permission-too-narrow',
    line: 1,
    column: 7,
  },
  {
    change: tag(`require('sendMessage')('b', {});${ends}`, {
      use_message: { allowedActions: 'specific', messageTypes: [{ type: 'a', action: 'send' }] },
    }),
    rule: 'permission-too-narrow',
    line: 1,
    column: 0,
  },
  {
    change: tag(`require('setCookie')('b', 'c', {domain: 'auto'});${ends}`, {
      set_cookies: { allowedCookies: [{ name: 'a', domain: '*', path: '*', secure: 'any', session: 'any' }] },
    }),
    rule: 'permission-too-narrow',
    line: 1,
    column: 0,
  },
  {
    change: tag(`require('hmacSha256')('a', 'k');${ends}`, {
      use_custom_private_keys: { keyIds: ['other'] },
    }),
    rule: 'permission-too-narrow',
    line: 1,
    column: 0,
  },
  { change: tag(`require('getEventData')(1);${ends}`), rule: 'argument-type', line: 1, column: 0 },
];

export const passes: readonly Pass[] = [
  { change: tag(`${get}.then(data.gtmOnSuccess, data.gtmOnFailure);`), passes: 'unhandled-rejection' },
  { change: tag(`${get}.then(data.gtmOnSuccess).catch(data.gtmOnFailure);`), passes: 'unhandled-rejection' },
  // What stands behind a promise does not show.
  { change: tag(`${promise}.then(data.gtmOnSuccess);`), passes: 'unhandled-rejection' },
  {
    change: tag(`const send = () => ${get}.catch(() => 1);\nsend().then(data.gtmOnSuccess);`),
    passes: 'unhandled-rejection',
  },
  {
    change: tag(`const p = ${get}.then(data.gtmOnSuccess);\np.catch(data.gtmOnFailure);`),
    passes: 'unhandled-rejection',
  },
  { change: tag(`require('logToConsole')(${get}.then(() => 1));${ends}`), passes: 'unhandled-rejection' },
  { change: variable(`return ${get}.then((r) => r.body);`), passes: 'unhandled-rejection' },
  {
    change: tag(
      `${get}.then((r) => { if (r.a) data.gtmOnSuccess(); else data.gtmOnFailure(); }, data.gtmOnFailure);`,
    ),
    passes: 'path-without-completion',
  },
  // A later handler completes.
  {
    change: tag(
      `${get}.then((r) => { if (r.a) return data.gtmOnFailure(); }).catch(data.gtmOnFailure).then(data.gtmOnSuccess);`,
    ),
    passes: 'path-without-completion',
  },
  // Which of the two happens may hang on one setting.
  {
    change: tag(
      `if (data.gtmTagId) data.gtmOnSuccess();\n${get}.then((r) => { if (!data.gtmTagId) data.gtmOnSuccess(); }, data.gtmOnFailure);`,
    ),
    passes: 'path-without-completion',
  },
  { change: tag(`require('sendHttpGet')(${url}, {timeout: 3000});${ends}`), passes: 'no-timeout' },
  { change: tag(`require('sendHttpGet')(${url}, () => {});${ends}`), passes: 'no-timeout' },
  { change: tag(`require('sendHttpGet')(${url}, {timeout: data.gtmTagId});${ends}`), passes: 'no-timeout' },
  { change: tag(`require('sendHttpGet')(${url}, data.gtmTagId);${ends}`), passes: 'no-timeout' },
  {
    change: client(
      `require('claimRequest')();\nrequire('runContainer')({}, () => require('returnResponse')());`,
    ),
    passes: 'run-before-claim',
  },
  {
    change: client(`const run = () => require('runContainer')({});\nrequire('claimRequest')();\nrun();`),
    passes: 'run-before-claim',
  },
  {
    change: client(`['/a'].forEach((path) => { if (path) require('claimRequest')(); });`),
    passes: 'late-claim',
  },
  {
    change: client(`require('claimRequest')();\nconst answer = require('returnResponse');\nanswer();`),
    passes: 'no-response',
  },
  {
    change: tag(`const headers = {Authorization: 'Bearer ' + data.gtmTagId};\nheaders.a;${ends}`),
    passes: 'secret-in-code',
  },
  {
    change: tag(`const apiKey = 'the_key_of_the_field';\nrequire('logToConsole')(apiKey);${ends}`),
    passes: 'secret-in-code',
  },
  {
    change: tag(`require('getEventData')('items.0.item_id');${ends}`, event('items.*')),
    passes: 'permission-too-narrow',
  },
  {
    change: tag(`require('getEventData')('x-ga-gcs');${ends}`, event('x-ga-gcs')),
    passes: 'permission-too-narrow',
  },
  {
    change: tag(`require('getEventData')('a' + data.gtmTagId);${ends}`, event('abc')),
    passes: 'permission-too-narrow',
  },
  {
    change: tag(
      `require('getRequestHeader')('REFERER');${ends}`,
      request({
        headersAllowed: true,
        headerAccess: 'specific',
        headerWhitelist: [{ headerName: 'referer' }],
      }),
    ),
    passes: 'permission-too-narrow',
  },
  {
    change: tag(`require('sendHttpGet')('http://localhost:8080/' + data.gtmTagId);${ends}`, {
      send_http: { allowedUrls: 'any' },
    }),
    passes: 'permission-too-narrow',
  },
  {
    change: tag(`require('sendEventToGoogleAnalytics')({});${ends}`, {
      send_http: { allowedUrls: 'specific', allowGoogleDomains: true },
    }),
    passes: 'permission-too-narrow',
  },
  {
    change: variable(
      `return require('Firestore').read('a/' + data.gtmEventId, {projectId: data.gtmEventId});`,
      firestore({ projectId: 'GOOGLE_CLOUD_PROJECT', operation: 'read' }),
    ),
    passes: 'permission-too-narrow',
  },
  {
    change: tag(`require('setCookie')('a', 'c', {domain: 'auto'});${ends}`, {
      set_cookies: { allowedCookies: [{ name: 'a', domain: '*', path: '*', secure: 'any', session: 'any' }] },
    }),
    passes: 'permission-unused',
  },
  { change: variable(`return 'a' & 1;`), passes: 'bitwise-operator' },
];
