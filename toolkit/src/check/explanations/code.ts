import type { RuleName } from '../rules.ts';
import { byCode, type Explanation, type Given } from './explanation.ts';

const table =
  '[{ "type": "SIMPLE_TABLE", "name": "rows", "simpleTableColumns": [{ "type": "TEXT", "name": "key", "displayName": "Key" }] }]';
const pixels: Given = {
  isWhole: true,
  permissions: '{ "send_pixel": { "allowedUrls": "specific", "urls": ["https://example.com/*"] } }',
};

export const code = {
  'code-syntax': byCode(
    'GTM’s editor does not save the template: “Error(s) parsing the input”.',
    "const url = 'https://example.com/;",
    "const url = 'https://example.com/';",
  ),
  'undeclared-name': byCode(
    'GTM’s editor does not save the template: “Attempting to use undeclared variable”. There is no `window`, no `document` and no `Math` but by `require`.',
    'const width = Math.max(data.width, 1);',
    "const Math = require('Math');\nconst width = Math.max(data.width, 1);",
  ),
  'missing-member': byCode(
    'Values in GTM’s sandbox have the methods of ECMAScript 5 or fewer. Another is undefined, and calling it ends the tag with an exception.',
    "const isKnown = ['live', 'test'].includes(data.mode);",
    "const isKnown = ['live', 'test'].indexOf(data.mode) !== -1;",
  ),
  'method-not-called': byCode(
    'GTM’s runtime knows methods of texts, lists and the like only where they are called; read as a value they are undefined.',
    "const join = ['a', 'b'].join;\njoin('-');",
    "const join = (separator) => ['a', 'b'].join(separator);\njoin('-');",
  ),
  'unknown-syntax': byCode(
    'Syntax that is younger than the table of the dialect: GTM has none that is no part of ECMAScript 5 but for `const`, `let`, arrow functions and loops with `of`.',
    'const id = data.id |> ((text) => text.trim());',
    'const id = data.id.trim();',
  ),
  'unknown-api': byCode(
    'GTM’s runtime throws “is not a valid API name” before the rest of the code runs.',
    "const sendPixel = require('sendPixels');\nsendPixel('https://example.com/hit');",
    "const sendPixel = require('sendPixel');\nsendPixel('https://example.com/hit');",
    { permissions: pixels.permissions ?? '', also: ['permission-unused'] },
  ),
  'api-of-other-container': byCode(
    'GTM’s runtime throws “is not a valid API name”: the APIs of web containers and of servers are two lists, with little in common.',
    "const getEventData = require('getEventData');\nconst plan = getEventData('plan');",
    "const copyFromDataLayer = require('copyFromDataLayer');\nconst plan = copyFromDataLayer('plan');",
    {
      permissions: '{ "read_data_layer": { "allowedKeys": "specific", "keyPatterns": ["plan"] } }',
      also: ['permission-unused'],
    },
  ),
  'computed-require': byCode(
    'GTM’s editor reads the names of APIs from the text of the code, and finds by them which permissions to ask for.',
    "const name = 'getType';\nconst getType = require(name);\ngetType(data.id);",
    "const getType = require('getType');\ngetType(data.id);",
  ),
  'unused-require': byCode(
    'GTM’s editor asks for the API’s permission all the same, and every visitor downloads the line.',
    "const getType = require('getType');\nconst isText = typeof data.id === 'string';",
    "const isText = typeof data.id === 'string';",
  ),
  'argument-type': byCode(
    'GTM’s runtime holds arguments to the types that the API documents and throws “Argument error”, which ends the tag.',
    "const callLater = require('callLater');\ncallLater('data.gtmOnSuccess()');",
    "const callLater = require('callLater');\ncallLater(data.gtmOnSuccess);",
    { isWhole: true, also: ['no-completion'] },
  ),
  'unknown-url-component': byCode(
    'GTM gives the whole URL for a component that it does not know, so that more is sent than is meant.',
    "const getUrl = require('getUrl');\nconst host = getUrl('hostname');",
    "const getUrl = require('getUrl');\nconst host = getUrl('host');",
    {
      permissions: '{ "get_url": { "urlParts": "specific", "host": true } }',
      also: ['permission-too-narrow'],
    },
  ),
  'no-completion': byCode(
    'GTM’s editor does not save a tag that mentions neither: “Tag code must invoke data.gtmOnSuccess() or data.gtmOnFailure()”.',
    "const sendPixel = require('sendPixel');\nsendPixel('https://example.com/hit');",
    "const sendPixel = require('sendPixel');\nsendPixel('https://example.com/hit', data.gtmOnSuccess, data.gtmOnFailure);",
    pixels,
  ),
  'path-without-completion': byCode(
    'The tag stays “Still running” in GTM’s preview, and tags that wait for it never fire.',
    `const sendPixel = require('sendPixel');
if (!data.id) return;
sendPixel('https://example.com/hit', data.gtmOnSuccess, data.gtmOnFailure);`,
    `const sendPixel = require('sendPixel');
if (!data.id) {
  data.gtmOnFailure();
  return;
}
sendPixel('https://example.com/hit', data.gtmOnSuccess, data.gtmOnFailure);`,
    pixels,
  ),
  'secret-in-code': byCode(
    'Whoever opens the template reads it, and the code of a web template is downloaded by every visitor.',
    "const apiKey = 'aB3dE5gH7jK9mN1pQ3sT5';",
    'const apiKey = data.apiKey;',
  ),
  'no-return': byCode(
    'The value of a variable is what its code returns at the top level; else it is always undefined.',
    'const lower = () => { return data.id.toLowerCase(); };\nlower();',
    'const lower = () => { return data.id.toLowerCase(); };\nreturn lower();',
    { type: 'MACRO' },
  ),
  'undeclared-field': byCode(
    'It is always undefined. Often the field has been renamed in the form and not in the code.',
    'const plan = data.plans;',
    'const plan = data.plan;',
    { fields: '[{ "type": "TEXT", "name": "plan", "simpleValueType": true }]', also: ['unread-field'] },
  ),
  'unread-field': {
    why: 'What users enter there has no effect, and they do not learn of it.',
    before: {
      fields: '[{ "type": "TEXT", "name": "plan", "simpleValueType": true }]',
      code: 'data.gtmOnSuccess();',
    },
    after: { fields: '[]', code: 'data.gtmOnSuccess();' },
  },
  'empty-table': byCode(
    'GTM leaves a table without rows out of `data`. What is undefined has no `forEach`, and the exception ends the tag.',
    'data.rows.forEach((row) => row.key);',
    '(data.rows || []).forEach((row) => row.key);',
    { fields: table },
  ),
  'pattern-in-text': byCode(
    'GTM has no regular expressions. `match` and `search` take the text itself as a pattern, so that its slashes have to match too; `replace` and `split` know plain texts only.',
    "const isNumber = data.id.match('/^[0-9]+$/');",
    "const isNumber = data.id.match('^[0-9]+$');",
  ),
  'constant-assigned': byCode(
    'GTM’s runtime ignores the assignment without an error, and the name keeps its first value.',
    "const mode = 'live';\nif (data.isTest) mode = 'test';",
    "let mode = 'live';\nif (data.isTest) mode = 'test';",
  ),
  'url-not-encoded': byCode(
    'A value with `&`, `#` or a blank breaks the request, and whoever can set it can add parameters. Google’s reviewers send such templates back.',
    `const sendPixel = require('sendPixel');
sendPixel('https://example.com/hit?id=' + data.id, data.gtmOnSuccess, data.gtmOnFailure);`,
    `const encodeUriComponent = require('encodeUriComponent');
const sendPixel = require('sendPixel');
const url = 'https://example.com/hit?id=' + encodeUriComponent(data.id);
sendPixel(url, data.gtmOnSuccess, data.gtmOnFailure);`,
    pixels,
  ),
} as const satisfies Partial<Record<RuleName, Explanation>>;

const server: Given = {
  kind: 'server',
  isWhole: true,
  permissions: '{ "send_http": { "allowedUrls": "specific", "urls": ["https://example.com/*"] } }',
};
const client: Given = { kind: 'server', type: 'CLIENT' };
const sendHttpGet = "const sendHttpGet = require('sendHttpGet');\n";
const url = "'https://example.com/hit'";

/** What goes wrong in server containers alone. */
export const servers = {
  'unhandled-rejection': byCode(
    'A request without an answer rejects its promise. The tag then never completes, and the server waits until its time is up.',
    `${sendHttpGet}sendHttpGet(${url}, { timeout: 1000 }).then(data.gtmOnSuccess);`,
    `${sendHttpGet}sendHttpGet(${url}, { timeout: 1000 }).then(data.gtmOnSuccess, data.gtmOnFailure);`,
    server,
  ),
  'timeout-too-long': byCode(
    'After 5 seconds GTM rejects the promise, whatever the timeout says, while the request itself goes on.',
    `${sendHttpGet}sendHttpGet(${url}, { timeout: 10000 }).then(data.gtmOnSuccess, data.gtmOnFailure);`,
    `${sendHttpGet}sendHttpGet(${url}, { timeout: 5000 }).then(data.gtmOnSuccess, data.gtmOnFailure);`,
    server,
  ),
  'no-timeout': byCode(
    'The request goes on for up to 15 seconds, and the answer to the browser may have to wait for it.',
    `${sendHttpGet}sendHttpGet(${url}).then(data.gtmOnSuccess, data.gtmOnFailure);`,
    `${sendHttpGet}sendHttpGet(${url}, { timeout: 1000 }).then(data.gtmOnSuccess, data.gtmOnFailure);`,
    server,
  ),
  'claim-outside-client': byCode(
    'GTM gives a request to one client, before any tag or variable runs; elsewhere `claimRequest` throws.',
    "const claimRequest = require('claimRequest');\nclaimRequest();\ndata.gtmOnSuccess();",
    'data.gtmOnSuccess();',
    { kind: 'server', isWhole: true },
  ),
  'late-claim': byCode(
    'Once the client has come to its end, GTM has asked the next: “Tried to claim a request after a Client had returned”.',
    `const callLater = require('callLater');
const claimRequest = require('claimRequest');
const returnResponse = require('returnResponse');
callLater(() => {
  claimRequest();
  returnResponse();
});`,
    `const claimRequest = require('claimRequest');
const returnResponse = require('returnResponse');
claimRequest();
returnResponse();`,
    { ...client, permissions: '{ "return_response": {} }' },
  ),
  'run-before-claim': byCode(
    'GTM runs the tags for the client that has the request: “Request must be claimed before calling runContainer”.',
    `const claimRequest = require('claimRequest');
const returnResponse = require('returnResponse');
const runContainer = require('runContainer');
runContainer({ event_name: 'page_view' }, () => returnResponse());
claimRequest();`,
    `const claimRequest = require('claimRequest');
const returnResponse = require('returnResponse');
const runContainer = require('runContainer');
claimRequest();
runContainer({ event_name: 'page_view' }, () => returnResponse());`,
    { ...client, permissions: '{ "return_response": {}, "run_container": {} }' },
  ),
  'no-response': byCode(
    'No other client answers a request that has been claimed, so that the browser waits until it gives up.',
    "const claimRequest = require('claimRequest');\nclaimRequest();",
    "const claimRequest = require('claimRequest');\nconst returnResponse = require('returnResponse');\nclaimRequest();\nreturnResponse();",
    { ...client, permissions: '{ "return_response": {} }', also: ['permission-unused'] },
  ),
} as const satisfies Partial<Record<RuleName, Explanation>>;
