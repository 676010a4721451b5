import type { Given } from './explanation.ts';

/** A construct that GTM does not accept, and what to write in a template; the table of the dialect says the rest. */
interface Rewrite {
  readonly before: string;
  readonly after: string;
  readonly given?: Given;
}

/** By the construct's name. */
export const rewrites: Readonly<Record<string, Rewrite>> = {
  'do-while': {
    before: 'let rest = data.text;\ndo {\n  rest = rest.slice(1);\n} while (rest.length > 10);',
    after: 'let rest = data.text.slice(1);\nwhile (rest.length > 10) {\n  rest = rest.slice(1);\n}',
  },
  'comma-operator': {
    before: 'let a = 1;\nlet b = 2;\nif (data.isOn) a = 3, b = 4;',
    after: 'let a = 1;\nlet b = 2;\nif (data.isOn) {\n  a = 3;\n  b = 4;\n}',
  },
  'bitwise-operator': {
    before: 'const isOdd = data.count & 1;',
    after: 'const isOdd = data.count % 2;',
  },
  'bitwise-not': {
    before: "const isFound = ~data.list.indexOf('a');",
    after: "const isFound = data.list.indexOf('a') !== -1;",
  },
  'compound-assignment': {
    before: 'let count = 10;\ncount -= data.used;',
    after: 'let count = 10;\ncount = count - data.used;',
  },
  'named-function-expression': {
    before: 'const twice = function double(n) { return n * 2; };\ntwice(data.count);',
    after: 'const twice = function (n) { return n * 2; };\ntwice(data.count);',
  },
  'number-notation': {
    before: 'const million = 1e6;',
    after: 'const million = 1000000;',
  },
  'array-hole': {
    before: 'const parts = [data.first, , data.last];',
    after: 'const parts = [data.first, undefined, data.last];',
  },
  directive: {
    before: "'use strict';\nconst id = data.id;",
    after: 'const id = data.id;',
  },
  'default-not-last': {
    before: `let plan = '';
switch (data.level) {
  default:
    plan = 'free';
    break;
  case 'gold':
    plan = 'paid';
}`,
    after: `let plan = '';
switch (data.level) {
  case 'gold':
    plan = 'paid';
    break;
  default:
    plan = 'free';
}`,
  },
  'reserved-key': {
    before: 'const event = { default: data.id };',
    after: "const event = { 'default': data.id };",
  },
  'template-literal': {
    before: 'const path = `/${data.lang}/home`;',
    after: "const path = '/' + data.lang + '/home';",
  },
  'tagged-template': {
    before: 'const join = (texts, value) => texts.join(value);\nconst path = join`/${data.lang}/home`;',
    after: "const join = (texts, value) => texts.join(value);\nconst path = join(['/', '/home'], data.lang);",
    given: { also: ['template-literal'] },
  },
  'optional-chaining': {
    before: 'const id = data.user?.id;',
    after: 'const id = data.user && data.user.id;',
  },
  'nullish-coalescing': {
    before: 'const count = data.count ?? 1;',
    after: 'const count = data.count != null ? data.count : 1;',
  },
  'logical-assignment': {
    before: "let name = data.name;\nname ||= 'page_view';",
    after: "let name = data.name;\nif (!name) name = 'page_view';",
  },
  exponentiation: {
    before: 'const factor = 10 ** data.digits;',
    after: "const Math = require('Math');\nconst factor = Math.pow(10, data.digits);",
  },
  'unary-plus': {
    before: 'const price = +data.price;',
    after: "const makeNumber = require('makeNumber');\nconst price = makeNumber(data.price);",
  },
  void: {
    before: 'const value = data.isSet ? data.value : void 0;',
    after: 'const value = data.isSet ? data.value : undefined;',
  },
  delete: {
    before: 'const user = { id: data.id, name: data.name };\ndelete user.name;',
    after: `const Object = require('Object');
const user = { id: data.id, name: data.name };
Object.delete(user, 'name');`,
  },
  'in-operator': {
    before: "const hasId = 'id' in data.user;",
    after: "const hasId = data.user.hasOwnProperty('id');",
  },
  instanceof: {
    before: 'const List = () => [];\nconst isList = data.value instanceof List;',
    after: "const getType = require('getType');\nconst isList = getType(data.value) === 'array';",
  },
  destructuring: {
    before: 'const { id, plan } = data;',
    after: 'const id = data.id;\nconst plan = data.plan;',
  },
  'default-parameter': {
    before: 'const round = (n, digits = 2) => n.toString().slice(0, digits);\nround(data.n);',
    after: `const round = (n, digits) => {
  if (digits === undefined) digits = 2;
  return n.toString().slice(0, digits);
};
round(data.n);`,
  },
  spread: {
    before: 'const ids = [...data.ids, data.id];',
    after: 'const ids = data.ids.concat([data.id]);',
  },
  rest: {
    before: 'const join = (...parts) => parts.join();\njoin(data.a, data.b);',
    after: 'function join() {\n  return arguments.join();\n}\njoin(data.a, data.b);',
  },
  'shorthand-property': {
    before: 'const id = data.id;\nconst event = { id };',
    after: 'const id = data.id;\nconst event = { id: id };',
  },
  'computed-key': {
    before: 'const event = { [data.key]: data.value };',
    after: 'const event = {};\nevent[data.key] = data.value;',
  },
  method: {
    before: 'const user = { id() { return data.id; } };',
    after: 'const user = { id: () => data.id };',
  },
  accessor: {
    before: 'const user = { get id() { return data.id; } };\nconst id = user.id;',
    after: 'const user = { id: () => data.id };\nconst id = user.id();',
  },
  'function-in-block': {
    before: 'if (data.isOn) {\n  function read() { return data.id; }\n  read();\n}',
    after: 'if (data.isOn) {\n  const read = () => data.id;\n  read();\n}',
  },
  'recursive-function-expression': {
    before: 'const count = function down(n) { return n > 0 ? down(n - 1) : n; };\ncount(data.n);',
    after: 'function count(n) {\n  return n > 0 ? count(n - 1) : n;\n}\ncount(data.n);',
    given: { also: ['named-function-expression'] },
  },
  'not-a-number': {
    before: 'const most = data.most || Infinity;',
    after: 'const most = data.most || 1 / 0;',
  },
  'regular-expression': {
    before: 'const isNumber = data.id.match(/^[0-9]+$/);',
    after: "const isNumber = data.id.match('^[0-9]+$');",
  },
  new: {
    before: 'function User() {}\nconst user = new User();',
    after: 'function createUser() {\n  return {};\n}\nconst user = createUser();',
  },
  this: {
    before: 'const user = { id: data.id, show: function () { return this.id; } };\nuser.show();',
    after: 'const user = { id: data.id };\nconst show = (each) => each.id;\nshow(user);',
  },
  class: {
    before: 'class Queue {}',
    after: 'const createQueue = () => ({ items: [] });\ncreateQueue();',
  },
  throw: {
    before: "if (!data.id) throw 'There is no id.';\ndata.gtmOnSuccess();",
    after: `if (data.id) {
  data.gtmOnSuccess();
} else {
  data.gtmOnFailure();
}`,
    given: { isWhole: true },
  },
  try: {
    before: `const JSON = require('JSON');
let user = {};
try {
  user = JSON.parse(data.user);
} catch (error) {
  user = {};
}`,
    after: `const JSON = require('JSON');
// GTM’s JSON.parse gives undefined for what is no JSON.
const user = JSON.parse(data.user) || {};`,
  },
  generator: {
    before: 'function* ids() {}\nids();',
    after: 'function ids() {\n  return [data.first, data.last];\n}\nids();',
  },
  yield: {
    before: 'function* ids() {\n  yield data.first;\n  yield data.last;\n}\nids();',
    after: 'function ids() {\n  return [data.first, data.last];\n}\nids();',
    given: { also: ['generator'] },
  },
  'async-function': {
    before: 'const send = async () => data.id;\nsend();',
    after: 'const send = (done) => done(data.id);\nsend((id) => id);',
  },
  await: {
    before: 'const send = async () => {\n  const id = await data.id;\n  return id;\n};\nsend();',
    after: 'const send = (done) => done(data.id);\nsend((id) => id);',
    given: { also: ['async-function'] },
  },
  'for-await': {
    before: 'const send = async () => {\n  for await (const id of data.ids) id.trim();\n};\nsend();',
    after: 'const send = () => {\n  for (const id of data.ids) id.trim();\n};\nsend();',
    given: { also: ['async-function'] },
  },
  using: {
    before: 'function read() {\n  using file = data.file;\n  return file.text;\n}\nread();',
    after: 'function read() {\n  const file = data.file;\n  return file.text;\n}\nread();',
  },
  label: {
    before: `let found = '';
outer: for (const row of data.rows) {
  for (const id of row.ids) if (id === data.id) found = row.name;
}`,
    after: `let found = '';
for (const row of data.rows) {
  for (const id of row.ids) if (id === data.id) found = row.name;
}`,
  },
  'labelled-jump': {
    before: `let found = '';
outer: for (const row of data.rows) {
  for (const id of row.ids) {
    if (id === data.id) {
      found = row.name;
      break outer;
    }
  }
}`,
    after: `const find = () => {
  for (const row of data.rows) {
    for (const id of row.ids) if (id === data.id) return row.name;
  }
  return '';
};
const found = find();`,
    given: { also: ['label'] },
  },
  bigint: {
    before: 'const id = 9007199254740993n;',
    after: "const id = '9007199254740993';",
  },
  'binary-or-octal': {
    before: 'const flags = 0b101;',
    after: 'const flags = 5;',
  },
  'numeric-separator': {
    before: 'const limit = 1_000;',
    after: 'const limit = 1000;',
  },
  'trailing-comma': {
    before: 'const add = (a, b) => a + b;\nadd(\n  data.first,\n  data.last,\n);',
    after: 'const add = (a, b) => a + b;\nadd(\n  data.first,\n  data.last\n);',
  },
  'module-syntax': {
    before: "import { getType } from 'gtm';\ngetType(data.id);",
    after: "const getType = require('getType');\ngetType(data.id);",
  },
  'dynamic-import': {
    before: "import('https://example.com/lib.js');",
    after: "const injectScript = require('injectScript');\ninjectScript('https://example.com/lib.js');",
    given: {
      permissions: '{ "inject_script": { "urls": ["https://example.com/lib.js"] } }',
      also: ['permission-unused'],
    },
  },
  with: {
    before: 'with (data) id.trim();',
    after: 'data.id.trim();',
    given: { also: ['undeclared-name'] },
  },
  debugger: {
    before: 'const id = data.id;\ndebugger;',
    after: "const log = require('logToConsole');\nconst id = data.id;\nlog(id);",
    given: { permissions: '{ "logging": { "environments": "debug" } }', also: ['permission-unused'] },
  },
};
