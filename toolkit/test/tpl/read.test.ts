import fc from 'fast-check';
import test from 'ava';
import { CannotRun } from '../../src/messages/cannot-run.ts';
import { readJson } from '../../src/tpl/json.ts';
import { joinTemplate, parseTemplate } from '../../src/tpl/read/parse.ts';
import { decodePermissions, encodePermissions, type Permissions } from '../../src/tpl/permissions.ts';
import { readTemplate, readWholeTemplate } from '../../src/tpl/template.ts';
import { sample } from './sample.ts';

const odd = {
  'an editor’s export': sample,
  'no byte order mark': sample.slice(1),
  'two byte order marks': `\uFEFF${sample}`,
  'carriage returns': sample.replaceAll('\n', '\r\n'),
  'a preamble': `\uFEFF// A licence.\n\n${sample.slice(1)}`,
  'a section twice': `${sample}___NOTES___\n\nOnce more.\n`,
  'an indented marker, which is none': sample.replace('\n___TESTS___', '\n  ___TESTS___'),
  'no line feed at the end': sample.trimEnd(),
  'another order': sample.replace(/(___TERMS[^]*?)(___INFO[^]*?)(___TEMPLATE)/, '$2$1$3'),
};
for (const [name, text] of Object.entries(odd)) {
  test(`the sections of a file with ${name} are the file again`, (t) => {
    t.is(joinTemplate(parseTemplate(text, 'a.tpl')), text);
  });
}

test('any text around the markers survives', (t) => {
  const piece = fc.oneof(
    fc.string({ unit: 'grapheme' }),
    fc.constantFrom('\n', '\r\n', '___INFO___\n', '___TESTS___', ' ___X___\n', '\uFEFF', '___NOTES___ \r\n'),
  );
  fc.assert(
    fc.property(fc.array(piece), (pieces) => {
      const text = `___INFO___\n${pieces.join('')}`;
      return joinTemplate(parseTemplate(text, 'a.tpl')) === text;
    }),
  );
  t.pass();
});

test('sections know their line', (t) => {
  const lines = sample.split('\n');
  for (const { name, line } of parseTemplate(sample, 'a.tpl').sections) {
    t.is(lines[line - 1]?.replace('\uFEFF', ''), `___${name}___`);
  }
});

const noTemplates = {
  '': 'the file is empty',
  '{ "name": "x" }': 'neither a line ___INFO___',
  '\n  ___INFO___\n\n{}': 'on line 2 is indented',
};
for (const [text, reason] of Object.entries(noTemplates)) {
  test(`${JSON.stringify(text)} is no template: ${reason}`, (t) => {
    const error = t.throws(() => parseTemplate(text, 'a.tpl'), { instanceOf: CannotRun });
    t.true(error?.message.startsWith('a.tpl: ') === true && error.message.includes(reason), error?.message);
  });
}

test('a template is read into values', (t) => {
  const template = readWholeTemplate(sample, 'a.tpl');
  t.is(template.kind, 'web');
  t.is(template.type, 'TAG');
  t.is(template.info['displayName'], 'Sample & Co');
  t.is(template.info['description'], 'It’s a tag'.replace('’', "'"));
  t.deepEqual(
    template.fields.map((field) => field['name']),
    ['id'],
  );
  t.is(template.code, "const sendPixel = require('sendPixel');\nsendPixel(data.id, data.gtmOnSuccess);");
  t.deepEqual(template.permissions, { send_pixel: { urls: ['https://example.com/*'] } });
  t.deepEqual(
    template.scenarios.map(({ name }) => name),
    ['It sends', 'It has a blank at a line’s end'.replace('’', "'")],
  );
  t.is(template.setup?.code, 'const log = 1;');
  t.is(template.notes, 'Created on 1/1/2024, 10:00:00 AM');
  t.is(template.terms, 'By creating or modifying this file you agree.');
});

for (const eol of ['\n', '\r\n']) {
  test(`places in code, scenarios and JSON are places in the file with ${JSON.stringify(eol)}`, (t) => {
    const text = sample.replaceAll('\n', eol);
    const lines = text.split(eol);
    const template = readWholeTemplate(text, 'a.tpl');
    t.is(lines[template.codeLocation.line - 1], template.code.split('\n')[0]);
    const textAt = ({ line, column }: { line: number; column: number }): string =>
      (lines[line - 1] ?? '').slice(column);

    const [literal, quoted] = template.scenarios;
    t.true(
      textAt(literal?.locate({ line: 2, column: 0 }) ?? { line: 0, column: 0 }).startsWith(
        "assertApi('sendPixel')",
      ),
    );
    t.true(
      textAt(quoted?.locate({ line: 2, column: 0 }) ?? { line: 0, column: 0 }).startsWith("assertApi('gtm"),
    );
    t.true(
      textAt(
        quoted?.locate({ line: 3, column: '// and this line is long enough '.length }) ?? {
          line: 0,
          column: 0,
        },
      ).startsWith('to be folded'),
    );
    t.is(lines[(literal?.nameLine ?? 0) - 1], '- name: It sends');
    t.true(
      textAt(template.setup?.locate({ line: 1, column: 6 }) ?? { line: 0, column: 0 }).startsWith('log = 1'),
    );

    const name = template.locateJson('TEMPLATE_PARAMETERS', [0, 'name']);
    t.is(name?.lineText.slice(name.column, name.column + name.length), '"id"');
    const key = template.locateJson('INFO', ['brand', 'id'], 'key');
    t.is(key?.lineText.trim(), '"id": "brand_dummy",');
    t.is(template.locateJson('INFO', ['nothing']), undefined);
  });
}

test('every character of a double-quoted scenario is found again', (t) => {
  const code = 'a \n\tb \'é\' "😀" \\ c\n\n\n  d \u0007 e'.repeat(6);
  const text = sample.replace(
    /scenarios:[^]*?(?=\n\n\n___NOTES)/,
    `scenarios:\n- name: x\n  code: ${JSON.stringify(code)}`,
  );
  const [scenario] = readWholeTemplate(text, 'a.tpl').scenarios;
  t.is(scenario?.code, code);
  const fileLines = text.split('\n');
  for (const [index, line] of code.split('\n').entries()) {
    for (const [column, char] of [...line].entries()) {
      if (!/[a-z]/.test(char)) continue;
      const units = [...line].slice(0, column).join('').length;
      const place = scenario?.locate({ line: index + 1, column: units });
      t.is(fileLines[(place?.line ?? 0) - 1]?.[place?.column ?? 0], char);
    }
  }
});

test('all faults of a template are told at once, each with its place', (t) => {
  const text = sample
    .replace('"version": 1,', '"version": 1,,')
    .replace('"simpleValueType": true', '"simpleValueType": true,')
    .replace('"type": 2', '"type": 5')
    .replace('- name: It sends', '- nom: It sends');
  const { template, messages } = readTemplate(text, 'a.tpl');
  t.deepEqual(template.fields, []);
  t.is(template.code.split('\n').length, 2);
  const at = (needle: string): number => text.split('\n').findIndex((line) => line.includes(needle)) + 1;
  t.deepEqual(
    messages.map(({ rule, location }) => [rule, location?.section, location?.line]),
    [
      ['json-syntax', 'INFO', at('"version"')],
      ['json-syntax', 'TEMPLATE_PARAMETERS', at('"simpleValueType"')],
      ['permission-shape', 'WEB_PERMISSIONS', at('"value"')],
      ['yaml-syntax', 'TESTS', at('- nom')],
    ],
  );
  const error = t.throws(() => readWholeTemplate(text, 'a.tpl'), { instanceOf: CannotRun });
  t.is(error?.message.match(/^a\.tpl:\d+:\d+: fault/gm)?.length, 4);
});

const jsonFaults = [
  { input: '{"a":1,}', text: 'comma after the last item', offset: 6 },
  { input: '[1,\n]', text: 'comma after the last item', offset: 2 },
  { input: '[1 2]', text: 'a comma is expected', offset: 3 },
  { input: '// x\n[1]', text: 'no comments', offset: 0 },
  { input: '["a\tb"]', text: 'control character', offset: 1 },
  { input: '{a: 1}', text: 'double quotes', offset: 1 },
  { input: '["a]', text: 'no closing quote', offset: 1 },
  { input: '[1]]', text: 'after the end', offset: 3 },
];
for (const { input, text, offset } of jsonFaults) {
  test(`${JSON.stringify(input)} is no JSON: ${text}`, (t) => {
    const { value, faults } = readJson(input);
    t.is(value, undefined);
    t.true(faults[0]?.text.includes(text), faults[0]?.text);
    t.is(faults[0]?.offset, offset);
  });
}

test('two commas too many are two faults', (t) => {
  t.deepEqual(
    readJson('{"a":[1,],"b":2,}').faults.map(({ offset }) => offset),
    [7, 15],
  );
});

const permissions = fc.dictionary(
  fc.string({ minLength: 1 }),
  fc.dictionary(
    fc.string(),
    fc.letrec<{ value: Permissions[string][string] }>((tie) => ({
      value: fc.oneof(
        { maxDepth: 3 },
        fc.string({ unit: 'grapheme' }),
        fc.boolean(),
        fc.array(tie('value')),
        fc.dictionary(fc.string(), tie('value')),
      ),
    })).value,
  ),
);

test('permissions in their plain form are GTM’s encoding and back', (t) => {
  fc.assert(
    fc.property(permissions, (plain) => {
      const normal: unknown = JSON.parse(JSON.stringify(plain));
      t.deepEqual<unknown, unknown>(
        JSON.parse(JSON.stringify(decodePermissions(encodePermissions(plain)))),
        normal,
      );
    }),
    { numRuns: 50 },
  );
});

test('a permission that says the same keeps its annotations and version', (t) => {
  const like = [
    {
      instance: {
        key: { publicId: 'logging' },
        param: [{ key: 'environments', value: { type: 1, string: 'debug' } }],
      },
    },
    { instance: { key: { publicId: 'read_title', versionId: '1' }, param: [] }, isRequired: true },
  ];
  t.deepEqual(encodePermissions({ logging: { environments: 'debug' }, read_title: {} }, like), like);
  const [changed] = encodePermissions({ logging: { environments: 'all' } }, like);
  t.deepEqual(changed?.['clientAnnotations'], { isEditedByUser: true });
});
