import fc from 'fast-check';
import test from 'ava';
import { parse } from 'yaml';
import { CannotRun } from '../../src/messages/cannot-run.ts';
import { assembleTemplate } from '../../src/tpl/write/assemble.ts';
import { formatTemplate } from '../../src/tpl/write/format-template.ts';
import { folderOf } from '../../src/tpl/folder/folder.ts';
import { packTemplate } from '../../src/tpl/folder/pack.ts';
import { readTests } from '../../src/tpl/scenarios.ts';
import { readWholeTemplate } from '../../src/tpl/template.ts';
import { unpackTemplate } from '../../src/tpl/folder/unpack.ts';
import { layOutJson, writeJson } from '../../src/tpl/write/write-json.ts';
import { writeTests } from '../../src/tpl/write/write-tests.ts';
import { writeScalar } from '../../src/tpl/write/yaml-scalar.ts';
import { sample } from './sample.ts';

const jsonTexts = [
  { input: '{}', expected: '{}' },
  { input: '[ ]', expected: '[]' },
  { input: '[{},[]]', expected: '[\n  {},\n  []\n]' },
  { input: '{"a":[1,2.50],"b":null}', expected: '{\n  "a": [\n    1,\n    2.50\n  ],\n  "b": null\n}' },
  {
    input: '"<a href=\'x\'>&</a>"',
    expected: '"\\u003ca href\\u003d\\u0027x\\u0027\\u003e\\u0026\\u003c/a\\u003e"',
  },
  { input: '"\\u00e9\\/\\u2028\\t\\"\\\\"', expected: '"é/\\u2028\\t\\"\\\\"' },
  { input: '{"a":1,"a":2}', expected: '{\n  "a": 1,\n  "a": 2\n}' },
];
for (const { input, expected } of jsonTexts) {
  test(`the editor lays ${input} out as ${JSON.stringify(expected)}`, (t) => {
    t.is(layOutJson(input), expected);
    t.is(layOutJson(expected), expected);
  });
}

test('any JSON value is the same after it has been written', (t) => {
  fc.assert(
    fc.property(fc.jsonValue({ noUnicodeString: false }), (value) => {
      const written = value === undefined ? 'null' : layOutJson(JSON.stringify(value));
      t.deepEqual(JSON.parse(written), JSON.parse(JSON.stringify(value)));
      t.notRegex(written, /[<>&=']/);
    }),
  );
  t.is(writeJson([true]), '[\n  true\n]');
});

const w = (count: number): string => 'word '.repeat(count).trim();
const scalars = [
  { what: 'one line plain', text: 'Sends a pixel', expected: 'Sends a pixel' },
  {
    what: 'an indicator at the start in single quotes',
    text: "[GA4] it's set",
    expected: "'[GA4] it''s set'",
  },
  { what: 'a colon and a blank in single quotes', text: 'a: b', expected: "'a: b'" },
  { what: 'a colon in a word plain', text: 'a:b', expected: 'a:b' },
  { what: 'a hash after a blank in single quotes', text: 'a #1', expected: "'a #1'" },
  { what: 'a dash plain where a word follows', text: '-1px', expected: '-1px' },
  { what: 'nothing in single quotes', text: '', expected: "''" },
  { what: 'what another reader takes for a boolean in single quotes', text: 'yes', expected: "'yes'" },
  { what: 'what another reader takes for a number in single quotes', text: '1_000', expected: "'1_000'" },
  { what: 'what another reader takes for a time in single quotes', text: '12:30:45', expected: "'12:30:45'" },
  {
    what: 'what another reader takes for a date in single quotes',
    text: '2024-01-31',
    expected: "'2024-01-31'",
  },
  { what: 'what another reader takes for null in single quotes', text: '~', expected: "'~'" },
  { what: 'lines as a block', text: 'a\n  b\n\nc', expected: '|-\n    a\n      b\n\n    c' },
  { what: 'lines with one line feed at the end as a block', text: 'a\nb\n', expected: '|\n    a\n    b' },
  { what: 'lines with two at the end in double quotes', text: 'a\n\n', expected: '"a\\n\\n"' },
  { what: 'a blank at the start as a block that says so', text: '  a\nb', expected: '|2-\n      a\n    b' },
  { what: 'a line feed at the start as a block that says so', text: '\na', expected: '|2-\n\n    a' },
  { what: 'a blank before a line feed in double quotes', text: 'a \nb', expected: '"a \\nb"' },
  { what: 'a blank at the end of lines in double quotes', text: 'a\nb ', expected: '"a\\nb "' },
  { what: 'a tab in double quotes', text: 'a\n\tb', expected: '"a\\n\\tb"' },
  { what: 'a lone half of a pair in double quotes', text: '\ud83d', expected: '"\\uD83D"' },
  { what: 'a long plain line folded', text: w(20), expected: `${w(15)}\n    ${w(5)}` },
  { what: 'a long single-quoted line folded', text: `[${w(20)}`, expected: `'[${w(15)}\n    ${w(5)}'` },
  {
    what: 'a long double-quoted line folded before a blank',
    text: `\t${w(20)}`,
    expected: `"\\t${w(15)}\\\n    \\ ${w(5)}"`,
  },
];
for (const { what, text, expected } of scalars) {
  test(`a scalar is written with ${what}`, (t) => {
    t.is(writeScalar(text, { indent: 4, column: 8 }), expected);
  });
}

const anyText = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc
    .array(
      fc.constantFrom(' ', '\n', '\t', 'a', 'word', '  ', "'", '"', '\\', ': ', ' #', '- ', '😀', '\u2028'),
      { maxLength: 60 },
    )
    .map((parts) => parts.join('')),
);

test('descriptions, of the tests and of a scenario, are kept where they stand', (t) => {
  const text =
    'description: What is tested\nscenarios:\n- name: a\n  description: >-\n    Why\n  code: x();\n- name: b\n  code: y();';
  const { description, scenarios, faults } = readTests(text);
  t.deepEqual(faults, []);
  t.is(description, 'What is tested');
  t.deepEqual(
    scenarios.map((scenario) => scenario.description),
    ['Why', undefined],
  );
  const written = writeTests({ scenarios, description });
  t.is(
    written,
    'description: What is tested\nscenarios:\n- name: a\n  description: Why\n  code: x();\n- name: b\n  code: y();',
  );
  t.is(readTests('scenarios: []\ndescriptions: x').faults.length, 1);
});

test('any scenarios are the same after they have been written, to every YAML reader', (t) => {
  const tests = fc.record({
    scenarios: fc.array(fc.record({ name: anyText, code: anyText }), { maxLength: 3 }),
    setup: fc.option(anyText, { nil: undefined }),
  });
  fc.assert(
    fc.property(tests, ({ scenarios, setup }) => {
      const written = writeTests({ scenarios, setup });
      const read = readTests(written);
      t.deepEqual(read.faults, []);
      t.deepEqual(
        read.scenarios.map(({ name, code }) => ({ name, code })),
        scenarios,
      );
      t.is(read.setup?.code, setup);
      const plain: unknown = parse(written, { version: '1.1', schema: 'yaml-1.1' });
      t.deepEqual<unknown, unknown>(plain, { scenarios, ...(setup === undefined ? {} : { setup }) });
    }),
    { numRuns: 150 },
  );
});

const values = {
  kind: 'web',
  terms: true,
  info: { type: 'TAG', displayName: 'A & B' },
  fields: [{ type: 'TEXT', name: 'id' }],
  code: "require('logToConsole')('hi');\n",
  permissions: { logging: { environments: 'debug' }, read_title: {} },
  scenarios: [{ name: 'runs', code: 'runCode();' }],
  setup: 'const a = 1;\nconst b = 2;',
  notes: 'Notes.\n',
} as const;

test('a template assembled from values reads as those values', (t) => {
  const text = assembleTemplate(values);
  const template = readWholeTemplate(text, 'a.tpl');
  t.deepEqual<unknown, unknown>(template.info, values.info);
  t.deepEqual<unknown, unknown>(template.fields, values.fields);
  t.is(template.code, values.code.trimEnd());
  t.deepEqual<unknown, unknown>(template.permissions, values.permissions);
  t.deepEqual(
    template.scenarios.map(({ name, code }) => ({ name, code })),
    [...values.scenarios],
  );
  t.is(template.setup?.code, values.setup);
  t.is(template.notes, 'Notes.');
  t.true(template.terms?.startsWith('By creating or modifying this file you agree to Google') === true);
  t.is(formatTemplate(text, 'a.tpl'), text);
  t.deepEqual(
    template.parsed.sections.map(({ name }) => name),
    [
      'TERMS_OF_SERVICE',
      'INFO',
      'TEMPLATE_PARAMETERS',
      'SANDBOXED_JS_FOR_WEB_TEMPLATE',
      'WEB_PERMISSIONS',
      'TESTS',
      'NOTES',
    ],
  );
});

test('a template without permissions has no section for them', (t) => {
  t.notRegex(assembleTemplate({ ...values, kind: 'server', permissions: {} }), /PERMISSIONS/);
});

test('code with a line that looks like a marker is refused', (t) => {
  const error = t.throws(() => assembleTemplate({ ...values, code: 'a();\n___INFO___\n' }), {
    instanceOf: CannotRun,
  });
  t.regex(error?.message ?? '', /line 2 .*___INFO___/);
});

test('an editor’s export is formatted as it is, and formatting again changes nothing', (t) => {
  t.is(formatTemplate(sample, 'a.tpl'), sample);
});

test('formatting mends layout, escapes, YAML style, line ends and the byte order mark', (t) => {
  const spoilt = sample
    .slice(1)
    .replace(/\\u0026/, '&')
    .replace(/"containerContexts": \[\s+"WEB"\s+\]/, '"containerContexts": ["WEB"]')
    .replace('- name: It sends', '- name: "It sends"')
    .replace('\n\n\n___NOTES', '\n___NOTES')
    .replaceAll('\n', '\r\n');
  t.is(formatTemplate(spoilt, 'a.tpl'), sample);
});

test('an export of 2019, whose permissions come before the code, keeps its unescaped texts', (t) => {
  const moved = sample.replace(/(___SANDBOXED[^]*?)(___WEB_PERM[^]*?)(?=___TESTS)/, '$2$1');
  const of2019 = moved.replaceAll('\\u0026', '&').replaceAll('\\u0027', "'");
  t.is(formatTemplate(of2019, 'a.tpl'), of2019);
  t.is(formatTemplate(moved, 'a.tpl'), moved);
});

test('a template with a broken section is not formatted', (t) => {
  const error = t.throws(() => formatTemplate(sample.replace('"TAG",', '"TAG"'), 'a.tpl'), {
    instanceOf: CannotRun,
  });
  t.regex(error?.message ?? '', /^a\.tpl:10:3: fault: ___INFO___ is not JSON: a comma is expected here/);
});

const oddFiles = {
  'an editor’s export': sample,
  'carriage returns': sample.replaceAll('\n', '\r\n'),
  'no byte order mark and a preamble': `// Licence\r\n${sample.slice(1)}`,
  'a section twice': `${sample}___NOTES___\n\nOnce more.`,
  'an unknown section': sample.replace('___TESTS___', '___VENDOR_DETAILS___\n\n{"a":1}\n\n\n___TESTS___'),
  'broken JSON': sample.replace('"TAG",', '"TAG"'),
  'broken YAML': sample.replace('- name: It sends', '- name: "It sends'),
  'a marker with blanks after it': sample.replace('___TESTS___', '___TESTS___  '),
  'no notes': sample.replace(/___NOTES___[^]*/, '___NOTES___'),
  'JSON in another layout': sample.replace('"securityGroups": []', '"securityGroups":[ ]'),
  'a permission without version': sample.replace(',\n        "versionId": "1"', ''),
  'no permissions and no tests': sample.replace(/___WEB_PERM[^]*(?=___NOTES)/, ''),
  'an empty setup': sample.replace('setup: const log = 1;', "setup: ''"),
};
for (const [name, text] of Object.entries(oddFiles)) {
  test(`a template with ${name} is the same after unpacking and packing`, (t) => {
    t.is(packTemplate(folderOf(unpackTemplate(text, 'a.tpl'))), text);
  });
}

test('an edited part is written anew and every other section keeps its bytes', (t) => {
  const text = sample
    .replace('"securityGroups": []', '"securityGroups":[ ]')
    .replace(',\n        "versionId": "1"', '');
  const files = new Map(unpackTemplate(text, 'a.tpl'));
  files.set('tests/1-it-sends.js', 'fail();\n');
  t.is(packTemplate(folderOf(files)), text.replace(/\|-\n    runCode\(\{ id: 'x' \}\);\n.*/, 'fail();'));
  files.set('permissions.json', '{ "send_pixel": { "urls": ["https://example.com/*"] }, "read_title": {} }');
  const packed = packTemplate(folderOf(files));
  t.deepEqual(readWholeTemplate(packed, 'a.tpl').permissions, {
    send_pixel: { urls: ['https://example.com/*'] },
    read_title: {},
  });
  t.false(packed.includes('"publicId": "send_pixel",'), 'the unedited permission keeps its odd form');
});

test('the icon is a file of its own, and another one takes its place', (t) => {
  const files = new Map(unpackTemplate(sample, 'a.tpl'));
  t.deepEqual(files.get('thumbnail.png'), Buffer.from('iVBORw0K', 'base64'));
  files.set('thumbnail.png', Buffer.from('other'));
  t.is(
    packTemplate(folderOf(files)),
    sample.replace('iVBORw0K', `${Buffer.from('other').toString('base64').replaceAll('=', '\\u003d')}`),
  );
});

const badFolders = [
  { path: 'fields.json', content: '[1,]', reason: /fields\.json:1:3: the comma/ },
  { path: 'fields.json', content: '{}', reason: /fields\.json: this is no JSON list/ },
  { path: 'info.json', content: '[]', reason: /info\.json: this is no JSON object/ },
  { path: 'permissions.json', content: '{ "logging": 1 }', reason: /permissions\.json: permissions are/ },
  { path: 'tests.json', content: '{ "scenarios": [{ "name": "x" }] }', reason: /tests\.json: the tests are/ },
  { path: 'template.json', content: '{}', reason: /template\.json: this does not describe/ },
  { path: 'code.js', content: 'a();\n___TESTS___\n', reason: /line 2 .*___TESTS___/ },
];
for (const { path, content, reason } of badFolders) {
  test(`a folder whose ${path} is ${JSON.stringify(content)} is not packed`, (t) => {
    const files = new Map(unpackTemplate(sample, 'a.tpl')).set(path, content);
    const error = t.throws(() => packTemplate(folderOf(files)), { instanceOf: CannotRun });
    t.regex(error?.message ?? '', reason);
  });
}
