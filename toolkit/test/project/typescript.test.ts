import test from 'ava';
import { applyEdits } from '../../src/project/init/edits.ts';
import { toModule } from '../../src/project/init/to-modules.ts';
import { assembleTemplate, type TemplateValues } from '../../src/tpl/write/assemble.ts';
import { inFolder } from './in-folder.ts';

for (const { name, code, imports, body } of [
  {
    name: 'what is required at the top is imported, under the name that it has',
    code: "const log = require('logToConsole');\nconst sendPixel = require('sendPixel'), now = 1;\n\n// Sends.\nsendPixel(data.url);\nlog(now);",
    imports: "import { logToConsole as log, sendPixel } from 'gtm';\n",
    body: 'const now = 1;\n\n// Sends.\nsendPixel(data.url);\nlog(now);',
  },
  {
    name: 'what is required where it is used is imported too',
    code: "const send = () => require('sendPixel')(data.url);\nfunction f() { const getUrl = require('getUrl'); return getUrl(); }\nsend(f());",
    imports: "import { getUrl as getUrlApi, sendPixel } from 'gtm';\n",
    body: 'const send = () => sendPixel(data.url);\nfunction f() { const getUrl = getUrlApi; return getUrl(); }\nsend(f());',
  },
  {
    name: 'what a variable returns at its end is exported',
    code: "const getUrl = require('getUrl');\nconst url = getUrl();\nreturn url;",
    imports: "import { getUrl } from 'gtm';\n",
    body: 'const url = getUrl();\nexport default url;',
  },
  {
    name: 'code that returns early is the body of an exported function',
    code: "if (!data.id) return 'none';\n\nreturn data.id;",
    imports: '',
    body: "export default function () {\n  if (!data.id) return 'none';\n\n  return data.id;\n}",
  },
]) {
  test(`As a module, ${name}`, (t) => {
    t.deepEqual(toModule(code, 'web'), { imports, body });
  });
}

for (const { code, reason } of [
  { code: "const get = require('get' + data.what);", reason: /whose name the code computes/ },
  { code: "require('getRequestBody')();", reason: /getRequestBody, which is no API of web templates/ },
  { code: 'const data = 1;', reason: /declares a variable called data/ },
  { code: 'const = 1;', reason: /cannot be parsed/ },
]) {
  test(`“${code}” is not turned into a module, and the reason says why`, (t) => {
    const module = toModule(code, 'web');
    t.regex('reason' in module ? module.reason : '', reason);
  });
}

test('The APIs of servers are imported in the code of server templates', (t) => {
  const code = "const getRequestBody = require('getRequestBody');\nreturn getRequestBody();";
  t.deepEqual(toModule(code, 'server'), {
    imports: "import { getRequestBody } from 'gtm';\n",
    body: 'export default getRequestBody();',
  });
  const ofWeb = toModule("require('sendPixel')();", 'server');
  t.regex('reason' in ofWeb ? ofWeb.reason : '', /sendPixel, which is no API of server templates/);
});

test('Edits are applied at their places', (t) => {
  const edits = [
    { start: 4, end: 5, text: 'Y' },
    { start: 0, end: 0, text: '(' },
    { start: 1, end: 1, text: ' as any)' },
  ];
  t.is(applyEdits('a = b', edits), '(a as any) = Y');
});

const values = {
  kind: 'web',
  terms: false,
  info: {
    type: 'TAG',
    id: 'cvt_temp_public_id',
    version: 1,
    securityGroups: [],
    displayName: 'Sample',
    brand: { id: 'brand_dummy', displayName: '' },
    description: '',
    containerContexts: ['WEB'],
  },
  fields: [
    { type: 'TEXT', name: 'id', displayName: 'Id', simpleValueType: true },
    { type: 'CHECKBOX', name: 'more', checkboxText: 'More', simpleValueType: true },
  ],
  code: [
    "const sendPixel = require('sendPixel');",
    "const makeString = require('makeString');",
    '',
    '// What is sent.',
    'const query = {};',
    'query.id = data.id;',
    "if (data.more) query.more = '1';",
    "let url = 'https://example.com/?id=' + makeString(query.id);",
    "if (query.more) url += '&more=' + query.more;",
    'sendPixel(url, data.gtmOnSuccess, data.gtmOnFailure);',
  ].join('\n'),
  permissions: { send_pixel: { allowedUrls: 'specific', urls: ['https://example.com/*'] } },
  scenarios: [
    {
      name: 'It sends',
      code: "mock('sendPixel', (url, done) => { assertThat(url).isEqualTo('https://example.com/?id=7&more=1'); done(); });\nrunCode({ id: 7, more: true });\nassertApi('gtmOnSuccess').wasCalled();",
    },
  ],
  notes: '',
} as const satisfies TemplateValues;

test('A template turned into TypeScript does what it did, its fields typed and its comments kept', async (t) => {
  const { at, read, write, list, tpl } = inFolder(t);
  write('a.tpl', assembleTemplate(values));
  const { code, out } = await tpl('init', at('a.tpl'), at('made'), '--typescript');
  t.is(code, 0);
  t.regex(out, /The code is TypeScript/);
  t.true(list('made').includes('template/fields.ts'));
  t.false(list('made').some((file) => /main\.js$|template\/.*\.json$/.test(file)));
  const main = read('made/src/main.ts');
  t.regex(main, /^import \{ makeString, sendPixel \} from 'gtm';\nimport type \{ TagDataOf, Unchecked \}/);
  t.regex(main, /\n\/\/ What is sent\.\n/);
  t.like(await tpl('build', at('made'), '--check'), { code: 0 });
  t.regex((await tpl('test', at('made/template.tpl'))).out, /1 passed, 0 failed/);
  t.regex(read('made/template.tpl'), /\n\/\/ What is sent\.\n/);

  write('made/src/main.ts', main.replace('data.more', 'data.mor'));
  t.regex(
    (await tpl('build', at('made'))).err,
    /src\/main\.ts:\d+:\d+: fault: Property 'mor' does not exist/,
  );
});

const serverValues: TemplateValues = {
  ...values,
  kind: 'server',
  info: { ...values.info, containerContexts: ['SERVER'] },
  code: [
    "const getEventData = require('getEventData');",
    "const sendHttpGet = require('sendHttpGet');",
    '',
    "sendHttpGet('https://example.com/?id=' + data.id + '&n=' + getEventData('event_name')).then(",
    '  (answer) => (answer.statusCode < 400 ? data.gtmOnSuccess() : data.gtmOnFailure()),',
    '  data.gtmOnFailure',
    ');',
  ].join('\n'),
  permissions: {
    read_event_data: { eventDataAccess: 'specific', keyPatterns: ['event_name'] },
    send_http: { allowedUrls: 'specific', urls: ['https://example.com/*'] },
  },
  scenarios: [
    {
      name: 'It sends',
      code: "mock('getEventData', 'login');\nlet sent;\nmock('sendHttpGet', (url) => { sent = url; return { then: (done) => done({ statusCode: 200 }) }; });\nrunCode({ id: 7, more: true });\nassertThat(sent).isEqualTo('https://example.com/?id=7&n=login');\nassertApi('gtmOnSuccess').wasCalled();",
    },
  ],
};

test('A template of servers turned into TypeScript does what it did, held against the APIs of servers', async (t) => {
  const { at, read, write, tpl } = inFolder(t);
  write('a.tpl', assembleTemplate(serverValues));
  const { code, out } = await tpl('init', at('a.tpl'), at('made'), '--typescript');
  t.is(code, 0);
  t.regex(out, /The code is TypeScript/);
  const main = read('made/src/main.ts');
  t.regex(main, /^import \{ getEventData, sendHttpGet \} from 'gtm';\n/);
  t.like(await tpl('build', at('made'), '--check'), { code: 0 });
  t.regex((await tpl('test', at('made/template.tpl'))).out, /1 passed, 0 failed/);

  write('made/src/main.ts', main.replace('answer.statusCode', 'answer.status'));
  t.regex((await tpl('build', at('made'))).err, /src\/main\.ts:\d+:\d+: fault: .*'status'/);
});

test('What the types refuse is cast where it stands, and the template does what it did', async (t) => {
  const { at, read, write, tpl } = inFolder(t);
  const code = [
    "const getAllEventData = require('getAllEventData');",
    "const parseUrl = require('parseUrl');",
    'function one(value) { return value; }',
    'function two(value) { return one(value); }',
    'const event = getAllEventData();',
    "event.visitor = 'me';",
    'const params = parseUrl(data.id).searchParams;',
    'params.a = one(two(event.visitor), two());',
    "require('toBase64')('a', { urlEncode: true });",
    'return params;',
  ].join('\n');
  const permissions = { read_event_data: { eventDataAccess: 'any', keyPatterns: [] } } as const;
  const info = { ...serverValues.info, type: 'MACRO' };
  const fields = [...serverValues.fields, { type: 'TEXT', name: 'other', placeholder: 'ignored by GTM' }];
  const scenario =
    "assertThat(runCode({ id: 'https://example.com/?b=1', more: false })).isEqualTo({ b: '1', a: 'me' });";
  const scenarios = [{ name: 'It returns', code: scenario }];
  write('a.tpl', assembleTemplate({ ...serverValues, info, fields, code, permissions, scenarios }));
  t.regex((await tpl('init', at('a.tpl'), at('made'), '--typescript')).out, /The code is TypeScript/);
  const main = read('made/src/main.ts');
  t.regex(main, /\nevent\.visitor = 'me';\n/);
  t.regex(main, /\n\(params as any\)\.a = \(one as any\)\(two\(event\.visitor\), \(two as any\)\(\)\);\n/);
  t.regex(main, /toBase64\('a', \(\{ urlEncode: true \} as any\)\)/);
  t.regex(read('made/template/fields.ts'), /placeholder: 'ignored by GTM'[^]*\] as const;\n$/);
  t.regex((await tpl('test', at('made/template.tpl'))).out, /1 passed, 0 failed/);
});

test('What cannot be turned stays JavaScript, and the reason is told', async (t) => {
  const { at, list, write, tpl } = inFolder(t);
  write('a.tpl', assembleTemplate({ ...values, code: "require('get' + data.id);" }));
  const { code, out } = await tpl('init', at('a.tpl'), at('made'), '--typescript');
  t.is(code, 0);
  t.regex(out, /The code stays JavaScript: it requires an API whose name the code computes\./);
  t.true(list('made').includes('src/main.js'));
  t.deepEqual(
    list('.').filter((name) => name.startsWith('.gtm-template')),
    [],
  );
});
