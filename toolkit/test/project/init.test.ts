import test from 'ava';
import fc from 'fast-check';
import { compareSections } from '../../src/project/init/compare-sections.ts';
import { assembleTemplate, type TemplateValues } from '../../src/tpl/write/assemble.ts';
import { sample as sampleTemplate } from '../tpl/sample.ts';
import { inFolder } from './in-folder.ts';

const icon = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

const values = {
  kind: 'web',
  terms: true,
  info: {
    type: 'TAG',
    id: 'cvt_temp_public_id',
    version: 1,
    securityGroups: [],
    displayName: 'Sample & Co',
    categories: ['ANALYTICS'],
    brand: {
      id: 'brand_dummy',
      displayName: '',
      thumbnail: `data:image/png;base64,${icon.toString('base64')}`,
    },
    description: "It's a tag",
    containerContexts: ['WEB'],
  },
  fields: [{ type: 'TEXT', name: 'id', displayName: 'Id <b>', simpleValueType: true }],
  code: "const sendPixel = require('sendPixel');\n\n// A comment.\nsendPixel(data.id, data.gtmOnSuccess, data.gtmOnFailure);",
  permissions: { send_pixel: { allowedUrls: 'specific', urls: ['https://example.com/*'] }, read_title: {} },
  scenarios: [
    {
      name: 'It sends',
      code: "runCode({ id: 'https://example.com/' });\nassertApi('sendPixel').wasCalled();",
    },
    { name: 'on', code: 'a();  \nb();\n\n' },
    { name: '"quoted" and: strange', code: '' },
  ],
  setup: 'const a = 1;\nconst b = 2;',
  notes: 'Notes.\n\n  More.',
} as const satisfies TemplateValues;

const exported = assembleTemplate(values);

/** Whole templates as editors of several years, and people, have written them. */
const templates: Readonly<Record<string, string>> = {
  'as the editor writes it': exported,
  'of a server container': assembleTemplate({
    ...values,
    kind: 'server',
    info: { ...values.info, containerContexts: ['SERVER'] },
  }),
  'of a variable without a brand': assembleTemplate({
    ...values,
    info: {
      type: 'MACRO',
      id: 'cvt_temp_public_id',
      version: 1,
      securityGroups: [],
      displayName: 'V',
      description: '',
      containerContexts: ['WEB'],
    },
    code: 'return data.id;',
  }),
  'without a byte order mark': exported.slice(1),
  'with two of them': `\uFEFF${exported}`,
  'that ends at once': exported.trimEnd(),
  'with CRLF': exported.replaceAll('\n', '\r\n'),
  'without permissions': assembleTemplate({ ...values, permissions: {} }),
  'with an empty list of permissions': assembleTemplate(
    { ...values, permissions: {} },
    {
      sections: ['INFO', 'TEMPLATE_PARAMETERS', 'SANDBOXED_JS_FOR_WEB_TEMPLATE', 'WEB_PERMISSIONS'].map(
        (name) => ({
          name,
        }),
      ),
    },
  ),
  'without terms, tests and notes': assembleTemplate({
    ...values,
    terms: false,
    scenarios: [],
    setup: undefined,
    notes: '',
  }),
  'with an empty setup': assembleTemplate({ ...values, setup: '' }),
  "of 2019, with its permissions first and < > & = ' as they are": assembleTemplate(values, {
    byteOrderMarks: 0,
    sections: [
      { name: 'INFO', escapes: 'plain' },
      { name: 'TEMPLATE_PARAMETERS', escapes: 'plain' },
      { name: 'WEB_PERMISSIONS' },
      { name: 'SANDBOXED_JS_FOR_WEB_TEMPLATE' },
      { name: 'NOTES', after: '\n' },
    ],
  }),
  'with a permission that nobody edited': assembleTemplate(values, { uneditedPermissions: ['send_pixel'] }),
  'with other terms': assembleTemplate({ ...values, terms: 'By creating this file you agree.' }),
  'with a licence at its start': exported.replace('\uFEFF', '\uFEFF// Licence\n\n'),
  'with a section of its vendor': exported.replace(
    '___INFO___',
    '___VENDOR_DETAILS___\n\n{"a": 1}\n\n\n___INFO___',
  ),
  'with a section twice': exported.replace('___INFO___', '___NOTES___\n\nOther notes.\n\n\n___INFO___'),
  'with keys that nobody knows': assembleTemplate({
    ...values,
    info: { __wm: 'x=', catagories: ['A'], ...values.info, version: 1.14 },
  }),
  'with fields that are no JSON': exported.replace('"simpleValueType": true', '"simpleValueType": true,'),
  'with an info that is no JSON': exported.replace('"version": 1,', '"version": 1,,'),
  'with tests that are no YAML': exported.replace('scenarios:\n', 'scenarios: {\n'),
  'without code': assembleTemplate({ ...values, code: '' }),
};

for (const [name, text] of Object.entries(templates)) {
  test(`A template ${name} comes back byte for byte`, async (t) => {
    const { at, read, write, tpl } = inFolder(t);
    write('a.tpl', text);
    t.like(await tpl('init', at('a.tpl'), at('made')), { code: 0, err: '' });
    t.is(read('made/template.tpl'), text);
  });
}

test('A section that somebody laid out otherwise keeps its values', async (t) => {
  const { at, read, write, tpl } = inFolder(t);
  const text = exported
    .replace('"categories": [\n    "ANALYTICS"\n  ]', '"categories": ["ANALYTICS"]')
    .replace('- name: It sends', '- name: "It sends"');
  write('a.tpl', text);
  const { code, out } = await tpl('init', at('a.tpl'), at('made'));
  t.is(code, 0);
  t.regex(out, /lays INFO, TESTS out as GTM’s editor does/);
  t.deepEqual(
    compareSections(text, read('made/template.tpl')).filter(({ change }) => change !== 'none'),
    [
      { section: 'INFO', change: 'layout' },
      { section: 'TESTS', change: 'layout' },
    ],
  );
});

test('Whatever the texts of a template are, it comes back', async (t) => {
  const text = fc.string({
    unit: fc.constantFrom('a', ' ', '\n', '"', "'", ':', '#', '//', '\t', 'é', '\\', '<'),
  });
  const script = fc.record({ name: text, code: text });
  await fc.assert(
    fc.asyncProperty(fc.array(script, { maxLength: 3 }), text, text, async (scenarios, setup, notes) => {
      const { at, read, write, tpl } = inFolder(t);
      const template = assembleTemplate({
        ...values,
        scenarios,
        setup,
        notes,
        info: { ...values.info, description: notes },
      });
      write('a.tpl', template);
      await tpl('init', at('a.tpl'), at('made'));
      t.is(read('made/template.tpl'), template);
    }),
    { numRuns: 20 },
  );
});

test('A project has the code byte for byte, the rest as files that a person edits', async (t) => {
  const { at, read, write, list, tpl } = inFolder(t);
  write('a.tpl', exported);
  await tpl('init', at('a.tpl'), at('deep/down/made'));
  t.like(await tpl('build', at('deep/down/made'), '--check'), { code: 0 });
  t.deepEqual(list('deep/down/made'), [
    '.gitattributes',
    '.github/workflows/ci.yml',
    '.gitignore',
    'README.md',
    'package.json',
    'src/main.js',
    'template.tpl',
    'template/fields.json',
    'template/info.json',
    'template/notes.txt',
    'template/permissions.json',
    'template/tests/scenarios/01-it-sends.js',
    'template/tests/scenarios/02-on.js',
    'template/tests/scenarios/03-quoted-and-strange.js',
    'template/tests/setup.js',
    'template/thumbnail.png',
  ]);
  const made = (name: string): string => read(`deep/down/made/${name}`);
  t.is(made('src/main.js'), `${values.code}\n`);
  t.deepEqual(JSON.parse(made('template/info.json')), {
    displayName: 'Sample & Co',
    categories: ['ANALYTICS'],
    description: "It's a tag",
    acceptsGalleryTerms: true,
  });
  t.deepEqual(JSON.parse(made('template/permissions.json')), values.permissions);
  t.is(made('template/tests/scenarios/01-it-sends.js'), `// It sends\n${values.scenarios[0].code}\n`);
  t.regex(made('README.md'), /^# Sample & Co\n/);
});

test('A template that the editor wrote needs no layout, though its notes are empty', async (t) => {
  const { at, write, list, tpl } = inFolder(t);
  write('a.tpl', assembleTemplate({ ...values, notes: '' }));
  await tpl('init', at('a.tpl'), at('made'));
  t.false(list('made').includes('template/layout.json'));
});

test('What is edited reaches the template', async (t) => {
  const { at, read, write, tpl } = inFolder(t);
  write(
    'a.tpl',
    assembleTemplate(
      { ...values, permissions: {} },
      {
        sections: [
          { name: 'INFO' },
          { name: 'TEMPLATE_PARAMETERS' },
          { name: 'SANDBOXED_JS_FOR_WEB_TEMPLATE' },
        ],
      },
    ),
  );
  await tpl('init', at('a.tpl'), at('made'));
  write('made/template/permissions.json', JSON.stringify(values.permissions));
  write('made/template/tests/scenarios/04.js', '// A new one\nrunCode({});\n');
  write('made/src/main.js', `\n${values.code}\n\n`);
  t.like(await tpl('build', at('made')), { code: 0, err: '' });
  t.regex(
    read('made/template.tpl'),
    /___SANDBOXED_JS_FOR_WEB_TEMPLATE___\n\nconst[^]*___WEB_PERMISSIONS___[^]*___TESTS___[^]*- name: A new one\n {2}code: runCode\(\{\}\);/,
  );
});

test('Nothing that exists is overwritten', async (t) => {
  const { at, read, write, list, tpl } = inFolder(t);
  write('template.tpl', exported);
  write('README.md', 'Mine');
  write('package.json', '{}');
  const made = await tpl('init', at('template.tpl'), at('.'));
  t.is(made.code, 0);
  t.regex(made.out, /package\.json exists already[^]*README\.md exists already/);
  t.is(read('README.md'), 'Mine');
  t.is(read('template.tpl'), exported);
  const before = list('.');
  const again = await tpl('init', at('template.tpl'), at('.'));
  t.like(again, { code: 2, out: '' });
  t.regex(again.err, /src\/main\.js: this exists already, and nothing is overwritten/);
  t.deepEqual(list('.'), before);
});

for (const { name, prepare, message } of [
  { name: 'src/main.ts', prepare: 'made/src/main.ts', message: /made\/src\/main\.ts: this exists/ },
  { name: 'files in template/', prepare: 'made/template/other.txt', message: /made\/template: this exists/ },
  {
    name: 'another template.tpl',
    prepare: 'made/template.tpl',
    message: /made\/template\.tpl: this is another/,
  },
  { name: 'a file in the place of the folder', prepare: 'made', message: /made: /u },
]) {
  test(`A folder with ${name} is left as it is`, async (t) => {
    const { at, write, list, tpl } = inFolder(t);
    write('a.tpl', exported);
    write(prepare, 'x');
    const before = list('.');
    const { code, err } = await tpl('init', at('a.tpl'), at('made'));
    t.is(code, 2);
    t.regex(err, message);
    t.deepEqual(list('.'), before);
  });
}

test('A write that fails half-way leaves what was there', async (t) => {
  const { at, write, list, tpl } = inFolder(t);
  write('a.tpl', exported);
  write('made/.github', 'a file where a folder has to be');
  const { code, err } = await tpl('init', at('a.tpl'), at('made'));
  t.is(code, 2);
  t.regex(err, /made: /);
  t.deepEqual(list('.'), ['a.tpl', 'made/.github']);
});

test('A file that is no template is a message, and nothing is made', async (t) => {
  const { at, write, list, tpl } = inFolder(t);
  write('a.tpl', 'hello');
  const { code, err } = await tpl('init', at('a.tpl'), at('made'));
  t.is(code, 2);
  t.regex(err, /this is no Google Tag Manager template/);
  t.deepEqual(list('.'), ['a.tpl']);
});

test('The sample of all tests comes back too', async (t) => {
  const { at, read, write, tpl } = inFolder(t);
  write('a.tpl', sampleTemplate);
  await tpl('init', at('a.tpl'), at('made'));
  t.is(read('made/template.tpl'), sampleTemplate);
});

for (const { kind, args } of [
  { kind: 'web', args: [] },
  { kind: 'server', args: ['--server'] },
]) {
  test(`A new ${kind} tag builds, is without faults or warnings, and passes its two scenarios`, async (t) => {
    const { at, tpl } = inFolder(t);
    t.like(await tpl('init', at('first-tag'), ...args), { code: 0, err: '' });
    t.like(await tpl('build', at('first-tag'), '--check'), { code: 0 });
    t.like(await tpl('check', at('first-tag/template.tpl')), {
      code: 0,
      out: '0 faults, 0 warnings, 0 notes.\n',
    });
    const { code, out } = await tpl('test', at('first-tag/template.tpl'));
    t.is(code, 0);
    t.regex(out, /2 passed, 0 failed/);
  });
}

test('The types of a new tag are checked before anything is installed', async (t) => {
  const { at, read, write, tpl } = inFolder(t);
  await tpl('init', at('made'));
  write('made/src/main.ts', read('made/src/main.ts').replace('data.sendPage', 'data.sendPages'));
  const { code, err } = await tpl('build', at('made'));
  t.is(code, 1);
  t.regex(err, /src\/main\.ts:\d+:\d+: fault: Property 'sendPages' does not exist/);
});

test('The scenarios of a new tag notice when it does something else', async (t) => {
  const { at, read, write, tpl } = inFolder(t);
  await tpl('init', at('web'));
  await tpl('init', at('server'), '--server');
  write('web/template.tpl', read('web/template.tpl').replace('/pixel?', '/other?'));
  write(
    'server/template.tpl',
    read('server/template.tpl').replace('data.gtmOnFailure()', 'data.gtmOnSuccess()'),
  );
  t.regex((await tpl('test', at('web/template.tpl'))).out, /0 passed, 2 failed/);
  t.regex((await tpl('test', at('server/template.tpl'))).out, /1 passed, 1 failed/);
});

test('A build refuses a fault that the template did not have, and tells of those it had', async (t) => {
  const { at, read, write, tpl } = inFolder(t);
  write('a.tpl', exported.replace('"publicId": "send_pixel"', '"publicId": "read_title"'));
  await tpl('init', at('a.tpl'), at('made'));
  const before = read('made/template.tpl');
  t.regex((await tpl('build', at('made'))).out, /check {8}1 fault that it had before/);
  write('made/src/main.js', `${read('made/src/main.js')}require('getUrl')();\n`);
  const { code, err } = await tpl('build', at('made'));
  t.is(code, 1);
  t.regex(err, /get_url/);
  t.notRegex(err, /send_pixel/);
  t.is(read('made/template.tpl'), before);
});

test('The package that a project lies in says nothing of its sources: npm writes that it is CommonJS', async (t) => {
  const { at, read, write, tpl } = inFolder(t);
  write('package.json', '{ "type": "commonjs" }');
  t.like(await tpl('init', at('made')), { code: 0, err: '' });
  t.regex(read('made/template.tpl'), /\nsendPixel\(/);

  write('made/src/greeting.ts', "export const greeting = 'Hello';\n");
  const withGreeting = read('made/src/main.ts')
    .replace("from 'gtm';", "from 'gtm';\nimport { greeting } from './greeting.ts';")
    .replace('makeString(data.eventName)', 'greeting + makeString(data.eventName)');
  write('made/src/main.ts', withGreeting);
  write('made/package.json', '{ "type": "commonjs" }');
  t.like(await tpl('build', at('made')), { code: 0, err: '' });
  t.regex(read('made/template.tpl'), /'Hello'/);
});
