import { codeOnly, idField, type Change } from '../helpers.ts';
import type { Finding, Pass } from './case.ts';

const rows = {
  type: 'SIMPLE_TABLE',
  name: 'rows',
  simpleTableColumns: [{ type: 'TEXT', name: 'key', displayName: '', defaultValue: '' }],
};
const withId = (code: string): Change => codeOnly(code, [idField]);
const withRows = (code: string): Change => codeOnly(code, [rows]);
const tag = (code: string): Change => ({ code, fields: [idField], permissions: {}, scenarios: [] });
const variable = (code: string): Change => ({ ...tag(code), info: { type: 'MACRO' } });
const sends = (url: string): Change => ({
  code: `const encodeUriComponent = require('encodeUriComponent');\nconst sendPixel = require('sendPixel');\nconst url = ${url};\nsendPixel(url, data.gtmOnSuccess, data.gtmOnFailure);`,
});

export const findings: readonly Finding[] = [
  // The dialect, whose own tests cover each construct
  { change: withId('const a = `${data.id}`;'), rule: 'template-literal', line: 1, column: 10 },
  { change: withId('const a = window.b;'), rule: 'undeclared-name', line: 1, column: 10 },
  { change: withId("const a = 'abc'.includes('b');"), rule: 'missing-member', line: 1, column: 16 },
  { change: withId('const push = [].push;'), rule: 'method-not-called', line: 1, column: 16 },
  {
    change: withId('const again = function f() { f(); };'),
    rule: 'recursive-function-expression',
    line: 1,
    column: 14,
  },
  {
    change: withId('switch (data.id) { default: break; case 1: }'),
    rule: 'default-not-last',
    line: 1,
    column: 19,
  },

  // require
  { change: withId("const a = require('sendPixels');"), rule: 'unknown-api', line: 1, column: 18 },
  {
    change: withId("const a = require('getAllEventData');"),
    rule: 'api-of-other-container',
    line: 1,
    column: 18,
  },
  {
    change: { ...withId("const a = require('sendPixel');"), server: true },
    rule: 'api-of-other-container',
    line: 1,
    column: 18,
  },
  { change: withId("const a = require('get' + 'Type');"), rule: 'computed-require', line: 1, column: 18 },
  { change: withId("const getType = require('getType');"), rule: 'unused-require', line: 1, column: 24 },
  { change: withId("require('callLater')('x');"), rule: 'argument-type', line: 1, column: 0 },
  {
    change: withId("const map = require('makeTableMap');\nmap(undefined, 'a', 'b');"),
    rule: 'argument-type',
    line: 2,
    column: 0,
  },
  {
    change: withId("require('getReferrerUrl')('fragment');"),
    rule: 'unknown-url-component',
    line: 1,
    column: 26,
  },
  { change: withId("require('getUrl')('hostname');"), rule: 'unknown-url-component', line: 1, column: 18 },

  // Completion
  { change: tag('const a = data.id;'), rule: 'no-completion', line: 1, column: 0 },
  {
    change: tag('if (!data.id) return;\ndata.gtmOnSuccess();'),
    rule: 'path-without-completion',
    line: 1,
    column: 14,
  },
  { change: tag('if (data.id) data.gtmOnSuccess();'), rule: 'path-without-completion', line: 1, column: 0 },
  {
    change: tag('const done = data.gtmOnSuccess;\nfunction end() { done(); }'),
    rule: 'path-without-completion',
    line: 1,
    column: 0,
  },
  { change: variable('const a = () => { return data.id; };'), rule: 'no-return', line: 1, column: 0 },

  // Fields
  { change: withId('const a = data.id + data.idd;'), rule: 'undeclared-field', line: 1, column: 20 },
  { change: withId("const a = data['other'];"), rule: 'undeclared-field', line: 1, column: 10 },
  { change: tag('data.gtmOnSuccess();'), rule: 'unread-field', line: 4, column: 12 },
  {
    change: withRows("const map = require('makeTableMap');\nmap(data.rows, 'key', 'key');"),
    rule: 'empty-table',
    line: 2,
    column: 4,
  },
  { change: withRows('data.rows.forEach((row) => row.key);'), rule: 'empty-table', line: 1, column: 0 },
  { change: withRows('for (const row of data.rows) row.key;'), rule: 'empty-table', line: 1, column: 18 },

  // Texts and names
  { change: withId("data.id.replace('/a/g', 'b');"), rule: 'pattern-in-text', line: 1, column: 16 },
  { change: withId("data.id.match('/^a+$/');"), rule: 'pattern-in-text', line: 1, column: 14 },
  { change: withId('const a = 1;\na = data.id;'), rule: 'constant-assigned', line: 2, column: 0 },
  {
    change: withId('for (const i = 0; i < 2; i++) data.id;'),
    rule: 'constant-assigned',
    line: 1,
    column: 25,
  },
  { change: sends("'https://example.com/p?id=' + data.id"), rule: 'url-not-encoded', line: 3, column: 42 },
];

export const passes: readonly Pass[] = [
  { change: withId('const Object = require("Object");\nObject.keys(data.id);'), passes: 'undeclared-name' },
  { change: withId('data.id.includes("b");'), passes: 'missing-member' },
  {
    change: { ...withId("const a = require('getAllEventData')();"), server: true },
    passes: 'api-of-other-container',
  },
  {
    change: { ...withId("const a = require('JSON').parse(data.id);"), server: true },
    passes: 'api-of-other-container',
  },
  { change: withId("const mock = require('mock');\nmock();"), passes: 'unknown-api' },
  {
    change: withId("const getType = require('getType');\n[data.id].map(getType);"),
    passes: 'unused-require',
  },
  { change: withId("require('callLater')(data.id);"), passes: 'argument-type' },
  {
    change: withId("const f = data.id ? undefined : () => 1;\nrequire('injectScript')('https://a.b/c', f);"),
    passes: 'argument-type',
  },
  { change: withId("require('getUrl')('host');"), passes: 'unknown-url-component' },
  { change: withId("require('getUrl')('HOST');"), passes: 'unknown-url-component' },
  { change: withId("require('getReferrerUrl')('url_no_fragment');"), passes: 'unknown-url-component' },
  { change: tag("require('callLater')(data['gtmOnSuccess']);"), passes: 'no-completion' },
  {
    change: tag('if (!data.id) {\n  data.gtmOnFailure();\n  return;\n}\ndata.gtmOnSuccess();'),
    passes: 'path-without-completion',
  },
  {
    change: tag('const done = () => data.gtmOnSuccess();\nif (data.id) done();\nelse data.gtmOnFailure();'),
    passes: 'path-without-completion',
  },
  {
    change: tag('function end(d) { d.gtmOnSuccess(); }\nreturn end(data);'),
    passes: 'path-without-completion',
  },
  { change: tag('if (data.gtmOnSuccess) data.gtmOnSuccess();'), passes: 'path-without-completion' },
  {
    change: tag(
      "switch (data.id) {\n  case 'a': data.gtmOnSuccess(); break;\n  case 'b':\n  case 'c': data.gtmOnFailure();\n}",
    ),
    passes: 'path-without-completion',
  },
  { change: tag('for (const c of data.id) data.gtmOnSuccess();'), passes: 'path-without-completion' },
  { change: variable('if (data.id) return 1;'), passes: 'no-return' },
  { change: withId('data.other = 1;\nconst a = data.other;'), passes: 'undeclared-field' },
  { change: withId('const a = data.gtmEventId;'), passes: 'undeclared-field' },
  { change: withId("const a = ['id'].map((name) => data[name]);"), passes: 'unread-field' },
  { change: withId('const f = (d) => d.id;\nf(data);'), passes: 'unread-field' },
  {
    change: {
      fields: [
        idField,
        {
          type: 'TEXT',
          name: 'x',
          simpleValueType: true,
          enablingConditions: [{ paramName: 'id', paramValue: 'a', type: 'EQUALS' }],
        },
      ],
      code: 'const a = data.x;\ndata.gtmOnSuccess();',
      permissions: {},
      scenarios: [],
    },
    passes: 'unread-field',
  },
  {
    change: withRows(
      "const map = require('makeTableMap');\nconst a = data.rows ? map(data.rows, 'key', 'key') : {};",
    ),
    passes: 'empty-table',
  },
  { change: withRows('(data.rows || []).forEach((row) => row.key);'), passes: 'empty-table' },
  { change: withRows('for (const i in data.rows) data.rows[i].key;'), passes: 'empty-table' },
  {
    change: codeOnly('data.rows.map((row) => row.key);', [
      { ...rows, valueValidators: [{ type: 'NON_EMPTY' }] },
    ]),
    passes: 'empty-table',
  },
  { change: withId("data.id.replace('/', '');\ndata.id.split('/a/b/');"), passes: 'pattern-in-text' },
  { change: withId('let a = 1;\na = data.id;\nconst o = {};\no.a = a;'), passes: 'constant-assigned' },
  { change: sends("'https://example.com/p?id=' + encodeUriComponent(data.id)"), passes: 'url-not-encoded' },
  { change: sends("'https://example.com/' + data.id"), passes: 'url-not-encoded' },
];
