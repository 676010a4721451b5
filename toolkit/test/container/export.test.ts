import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import test from 'ava';
import { toolkit } from '../../src/cli/toolkit.ts';
import { runCommand } from '../../src/cli/run-command.ts';
import { checkContainer } from '../../src/container/export/check-container.ts';
import { fieldParameters } from '../../src/container/export/field-parameters.ts';
import {
  isContainerExport,
  type Client,
  type ContainerExport,
  type ContainerVersion,
  type Parameter,
  type Tag,
} from '../../src/container/export/format.ts';
import type { ValuesOf } from '../../src/container/export/tag-values.ts';
import { readContainerExport } from '../../src/container/command/read-container.ts';
import { containerExport, writeContainerExport } from '../../src/container/export/container-export.ts';
import { client } from '../../src/container/export/parts.ts';
import { templateSpec } from '../../src/container/export/specs.ts';
import type { Field } from '../../src/tpl/fields.ts';
import type { JsonObject } from '../../src/tpl/json.ts';
import { readTemplate } from '../../src/tpl/template.ts';
import { assembleTemplate } from '../../src/tpl/write/assemble.ts';
import { fakeTerminal } from '../../testing/terminal.ts';
import { probeTemplate } from './sample.ts';
import { shopContainer, shopTemplate } from './shop-container.ts';

const container = shopContainer();
const text = writeContainerExport(container);
const version = container.containerVersion;

test('the same template gives the same bytes, laid out as GTM lays out its exports', (t) => {
  t.is(writeContainerExport(shopContainer()), text);
  t.true(text.startsWith('{\n    "exportFormatVersion": 2,\n    "exportTime": "2025-01-01 00:00:00",\n'));
  t.true(text.endsWith('\n}'));
  t.false(/\uFEFF|\r/.test(text));
});

test('the file reads back as the export it was made from', (t) => {
  const read: unknown = JSON.parse(text);
  t.true(isContainerExport(read));
  t.deepEqual(read, JSON.parse(JSON.stringify(container)));
});

test('the template travels as it is, without its byte order mark', (t) => {
  t.is(version.customTemplate?.[0]?.templateData, shopTemplate.replace(/^\uFEFF/, ''));
});

test('one counter numbers parts of all kinds', (t) => {
  const ids = [
    ...(version.tag ?? []).map(({ tagId }) => tagId),
    ...(version.trigger ?? []).map(({ triggerId }) => triggerId),
    ...(version.variable ?? []).map(({ variableId }) => variableId),
    ...(version.folder ?? []).map(({ folderId }) => folderId),
    ...(version.customTemplate ?? []).map(({ templateId }) => templateId),
  ];
  t.deepEqual(
    ids,
    ids.map((_, index) => String(index + 1)),
  );
});

/** A container for servers with a client made from a template. */
function serverContainer(): ContainerExport {
  const text = assembleTemplate({
    kind: 'server',
    info: { type: 'CLIENT', displayName: 'Webhooks', containerContexts: ['SERVER'] },
    fields: [
      { type: 'TEXT', name: 'path', simpleValueType: true, valueValidators: [{ type: 'NON_EMPTY' }] },
      { type: 'SELECT', name: 'status', selectItems: [{ value: 200, displayValue: '200' }] },
      { type: 'TEXT', name: 'types', textAsList: true },
    ],
    code: "require('claimRequest')();",
    permissions: {},
    scenarios: [],
    notes: '',
  });
  const template = templateSpec(text, 'client.tpl');
  const folder = { name: 'Clients' };
  const values = { path: '/hook', status: 200, types: 'a\n\n b' };
  return containerExport({
    kind: 'server',
    name: 'Server',
    templates: [template],
    tags: [],
    triggers: [],
    variables: [],
    builtIns: [],
    folders: [folder],
    clients: [client({ name: 'Hook', folder, notes: 'For tests', template, values, priority: 10 })],
  });
}

test('a container for servers has its clients, with values of their types, and reads back', (t) => {
  const made = serverContainer();
  t.deepEqual(checkContainer(made), []);
  t.deepEqual(
    readContainerExport(writeContainerExport(made), 'server.json'),
    JSON.parse(JSON.stringify(made)),
  );
  t.deepEqual(made.containerVersion.container?.usageContext, ['SERVER']);
  t.deepEqual(made.containerVersion.client, [
    {
      accountId: '1000000001',
      containerId: '100000001',
      clientId: '3',
      name: 'Hook',
      type: 'cvt_100000001_2',
      notes: 'For tests',
      parameter: [
        { type: 'TEMPLATE', key: 'path', value: '/hook' },
        { type: 'INTEGER', key: 'status', value: '200' },
        {
          type: 'LIST',
          key: 'types',
          list: [
            { type: 'TEMPLATE', value: 'a' },
            { type: 'TEMPLATE', value: 'b' },
          ],
        },
      ],
      priority: 10,
      fingerprint: '1735689600000',
      parentFolderId: '1',
    },
  ]);
});

const clientFaults: readonly { what: string; changed: Partial<Client>; says: RegExp }[] = [
  { what: 'a folder', changed: { parentFolderId: '9' }, says: /client “Hook” is in the folder 9/ },
  {
    what: 'a template',
    changed: { type: 'cvt_100000001_7' },
    says: /client “Hook” is made from the template/,
  },
  { what: 'an id of its own', changed: { clientId: '2' }, says: /template “Webhooks” and the client “Hook”/ },
  {
    what: 'what is required',
    changed: { parameter: [{ type: 'INTEGER', key: 'status', value: '200' }] },
    says: /client “Hook”: path/,
  },
  {
    what: 'a variable that it names',
    changed: {
      parameter: [
        { type: 'TEMPLATE', key: 'path', value: '{{Path}}' },
        { type: 'INTEGER', key: 'status', value: '200' },
      ],
    },
    says: /client “Hook” uses \{\{Path\}\}/,
  },
];
for (const { what, changed, says } of clientFaults) {
  test(`a client without ${what} is found`, (t) => {
    const made = serverContainer();
    const all = made.containerVersion.client?.map((one) => ({ ...one, ...changed })) ?? [];
    const messages = checkContainer({ ...made, containerVersion: { ...made.containerVersion, client: all } });
    t.is(messages.length, 1);
    t.regex(messages[0]?.text ?? '', says);
  });
}

test('the trigger that every server container has is known in one, and no other is', (t) => {
  const made = serverContainer();
  const tag = (id: string): Tag => ({ tagId: '8', name: 'Own', type: 'sgtmgaaw', firingTriggerId: [id] });
  const rulesWith = (id: string): readonly string[] =>
    checkContainer({ ...made, containerVersion: { ...made.containerVersion, tag: [tag(id)] } }).map(
      ({ rule }) => rule,
    );
  t.deepEqual(rulesWith('2147479574'), []);
  t.deepEqual(rulesWith('2147479553'), ['unknown-trigger']);
});

const shopFields = [
  { type: 'TEXT', name: 'needed', simpleValueType: true, valueValidators: [{ type: 'NON_EMPTY' }] },
  { type: 'TEXT', name: 'limit', simpleValueType: true, defaultValue: 5 },
  { type: 'CHECKBOX', name: 'more', checkboxText: 'More', simpleValueType: true },
  {
    type: 'GROUP',
    name: 'group',
    groupStyle: 'ZIPPY_OPEN',
    enablingConditions: [{ paramName: 'more', paramValue: true, type: 'EQUALS' }],
    subParams: [
      {
        type: 'RADIO',
        name: 'kind',
        simpleValueType: true,
        radioItems: [
          { value: 'a', displayValue: 'A' },
          {
            value: 'b',
            displayValue: 'B',
            subParams: [{ type: 'TEXT', name: 'ofB', simpleValueType: true, defaultValue: 'x' }],
          },
        ],
      },
      {
        type: 'SELECT',
        name: 'flag',
        simpleValueType: true,
        macrosInSelect: true,
        selectItems: [
          { value: true, displayValue: 'Yes' },
          { value: false, displayValue: 'No' },
        ],
      },
    ],
  },
  {
    type: 'SIMPLE_TABLE',
    name: 'rows',
    simpleTableColumns: [
      { defaultValue: '', displayName: 'Key', name: 'key', type: 'TEXT' },
      { defaultValue: '', displayName: 'Value', name: 'value', type: 'TEXT' },
    ],
  },
] as const satisfies readonly Field[];

const fieldCases: readonly { what: string; given: ValuesOf<typeof shopFields>; expected: object }[] = [
  {
    what: 'checkboxes and defaults are there, empty texts and tables and what is hidden are not',
    given: {},
    expected: { limit: 'TEMPLATE 5', more: 'BOOLEAN false' },
  },
  {
    what: 'what a condition shows is there with its default or first choice',
    given: { needed: '{{x}}', more: true },
    expected: {
      needed: 'TEMPLATE {{x}}',
      limit: 'TEMPLATE 5',
      more: 'BOOLEAN true',
      kind: 'TEMPLATE a',
      flag: 'BOOLEAN true',
    },
  },
  {
    what: 'a radio button’s own fields; a variable in a select; a row without its empty cell',
    given: { more: true, kind: 'b', flag: '{{x}}', rows: [{ key: 'k', value: '' }] },
    expected: {
      limit: 'TEMPLATE 5',
      more: 'BOOLEAN true',
      kind: 'TEMPLATE b',
      ofB: 'TEMPLATE x',
      flag: 'TEMPLATE {{x}}',
      rows: [{ key: 'k' }],
    },
  },
];

for (const { what, given, expected } of fieldCases) {
  test(`parameters: ${what}`, (t) => {
    const fields: readonly JsonObject[] = JSON.parse(JSON.stringify(shopFields));
    t.deepEqual(Object.fromEntries(fieldParameters(fields, given).map(short)), expected);
  });
}

test('a name that is no field and a choice that is not offered do not compile', (t) => {
  const values = [
    // @ts-expect-error no such field
    { neded: 'x' },
    // @ts-expect-error no such choice
    { kind: 'c' },
    // @ts-expect-error a select that takes a variable takes no other text
    { flag: 'x' },
    // @ts-expect-error a cell of another column
    { rows: [{ key: 'k', valeu: 'v' }] },
  ] satisfies readonly ValuesOf<typeof shopFields>[];
  t.is(values.length, 4);
});

const pageView = (version.tag ?? [])[0];

/** A change that somebody could make by mistake, and the rule that finds it. */
const faultCases: readonly { what: string; container: ContainerExport; rule: string; says: RegExp }[] = [
  {
    what: 'a variable that is not there',
    container: withTag((tag) => ({
      ...tag,
      parameter: replaced(tag.parameter, text1('account', '{{Key}}')),
    })),
    rule: 'unknown-variable',
    says: /tag “Page view” uses \{\{Key\}\}/,
  },
  {
    what: 'a built-in variable that is not enabled',
    container: withVersion({ builtInVariable: [] }),
    rule: 'unknown-variable',
    says: /\{\{Event\}\}/,
  },
  {
    what: 'a trigger that is not there',
    container: withTag((tag) => ({ ...tag, firingTriggerId: ['2147479574'] })),
    rule: 'unknown-trigger',
    says: /2147479574/,
  },
  {
    what: 'a tag without a trigger',
    container: withTag((tag) => ({ ...tag, firingTriggerId: [] })),
    rule: 'never-fires',
    says: /has no trigger/,
  },
  {
    what: 'a folder that is not there',
    container: withVersion({ folder: [] }),
    rule: 'unknown-folder',
    says: /folder \d+, which there is not/,
  },
  {
    what: 'a sequence with a tag that is not there',
    container: withTag((tag) => ({ ...tag, setupTag: [{ tagName: 'Gone' }] })),
    rule: 'unknown-tag',
    says: /“Gone”/,
  },
  {
    what: 'two tags of one name',
    container: withVersion({ tag: [...(version.tag ?? []), { ...present(pageView), tagId: '99' }] }),
    rule: 'name-twice',
    says: /2 tags are called “Page view”/,
  },
  {
    what: 'one id twice',
    container: withTag((tag) => ({ ...tag, tagId: '2' })),
    rule: 'id-twice',
    says: /same id 2/,
  },
  {
    what: 'a type without its template',
    container: withTag((tag) => ({ ...tag, type: 'cvt_0_1' })),
    rule: 'unknown-template',
    says: /cvt_0_1/,
  },
  {
    what: 'a tag made from a variable’s template',
    container: withTag((tag) => ({
      ...tag,
      type: `cvt_100000001_${version.customTemplate?.[1]?.templateId}`,
    })),
    rule: 'template-type',
    says: /of the type MACRO, not TAG/,
  },
  {
    what: 'a template with its byte order mark',
    container: withTemplate(({ templateData }) => ({ templateData: `\uFEFF${templateData}` })),
    rule: 'template-text',
    says: /byte order mark/,
  },
  {
    what: 'a template under another name',
    container: withTemplate(() => ({ name: 'Other' })),
    rule: 'template-name',
    says: /calls itself “Shop Tag”/,
  },
  {
    what: 'a parameter that is no field',
    container: withTag((tag) => ({ ...tag, parameter: [...(tag.parameter ?? []), text1('acount', 'x')] })),
    rule: 'unknown-field',
    says: /acount/,
  },
  {
    what: 'a value for a hidden field',
    container: withTag((tag) => ({
      ...tag,
      parameter: [...(tag.parameter ?? []), text1('title', 'x')],
    })),
    rule: 'hidden-field',
    says: /title/,
  },
  {
    what: 'a value that fails its field’s check',
    container: withTag((tag) => ({
      ...tag,
      parameter: replaced(tag.parameter, text1('limit', '-1')),
    })),
    rule: 'field-value',
    says: /limit: Enter a whole number above 0/,
  },
  {
    what: 'a required field that is missing',
    container: withTag((tag) => ({
      ...tag,
      parameter: (tag.parameter ?? []).filter(({ key }) => key !== 'account'),
    })),
    rule: 'field-value',
    says: /account: Enter the account/,
  },
  {
    what: 'a choice that is not offered',
    container: withTag((tag) => ({
      ...tag,
      parameter: replaced(tag.parameter, text1('ending', 'later')),
    })),
    rule: 'field-value',
    says: /“later” is none of its choices/,
  },
  {
    what: 'a checkbox written as text',
    container: withTag((tag) => ({ ...tag, parameter: replaced(tag.parameter, text1('sendTitle', 'true')) })),
    rule: 'field-value',
    says: /sendTitle: its type is TEMPLATE instead of BOOLEAN/,
  },
  {
    what: 'a row twice where rows must differ',
    container: withTag((tag) => ({
      ...tag,
      parameter: replaced(tag.parameter, {
        type: 'LIST',
        key: 'types',
        list: [1, 2].map(() => ({ type: 'MAP', map: [text1('type', 'a')] })),
      }),
    })),
    rule: 'field-value',
    says: /“a” stands in two rows/,
  },
  {
    what: 'an empty value',
    container: withTag((tag) => ({ ...tag, parameter: replaced(tag.parameter, text1('eventName', '')) })),
    rule: 'empty-value',
    says: /eventName/,
  },
  {
    what: 'a variable that refers to itself by another',
    container: withVersion({
      variable: [
        ...(version.variable ?? []),
        { variableId: '98', name: 'A', type: 'c', parameter: [text1('value', '{{B}}')] },
        { variableId: '99', name: 'B', type: 'c', parameter: [text1('value', '{{A}}')] },
      ],
    }),
    rule: 'variable-cycle',
    says: /“A” refers to itself/,
  },
];

for (const { what, container: faulty, rule, says } of faultCases) {
  test(`the check finds ${what}`, (t) => {
    const found = checkContainer(faulty).filter((message) => message.rule === rule);
    t.true(
      found.some((message) => says.test(message.text)),
      JSON.stringify(checkContainer(faulty), null, 2),
    );
    t.true(found.every(({ severity }) => severity === 'fault'));
  });
}

test('a variable’s template reads without a fault', (t) => {
  const own = version.customTemplate?.[1];
  const read = readTemplate(own?.templateData ?? '', 'term.tpl');
  t.deepEqual(read.messages, []);
  t.like(read.template, { type: 'MACRO', kind: 'web' });
});

const folder = mkdtempSync(path.join(tmpdir(), 'container-'));
test.after.always(() => rmSync(folder, { recursive: true }));
const containerFile = write('container.json', text);
const visitFile = write(
  'visit.json',
  JSON.stringify({ steps: [{ wait: 100 }, { push: { event: 'search', search_term: 'tea' } }] }),
);

const badInputs = [
  { what: 'no file at all', args: [], says: /Missing required argument 'FILE\.json'/ },
  {
    what: 'a file that is missing',
    args: ['gone.json', visitFile],
    says: /gone\.json: there is no such file/,
  },
  {
    what: 'a container that is no JSON',
    args: [write('no.json', '{\n  "a": 1,\n}'), visitFile],
    says: /no\.json:2:9: fault: This is not JSON/,
  },
  {
    what: 'JSON that is no container',
    args: [write('other.json', '{}'), visitFile],
    says: /The container export has no exportFormatVersion/,
  },
  {
    what: 'a parameter of an unknown type',
    args: [
      write(
        'type.json',
        '{"exportFormatVersion": 2, "containerVersion": {\n"tag": [{"tagId": "1", "name": "a", "type": "html", "parameter": [{"type": "TEXT"}]}]}}',
      ),
      visitFile,
    ],
    says: /type\.json:2:.*containerVersion\.tag\.0\.parameter\.0\.type must be TEMPLATE/,
  },
  {
    what: 'a server container',
    args: [
      write(
        'server.json',
        '{"exportFormatVersion": 2, "containerVersion": {"container": {"usageContext": ["SERVER"]}}}',
      ),
      visitFile,
    ],
    says: /only web containers run on a page/,
  },
  {
    what: 'a step that is none',
    args: [containerFile, write('step.json', '{"steps": [\n{"pusch": {}}]}')],
    says: /step\.json:2:1: fault: steps\.0 must have exactly one of push, navigate, .*, click, submit, scroll/,
  },
  {
    what: 'a step with a word too many',
    args: [containerFile, write('word.json', '{"steps": [{"wait": 1, "titel": "x"}]}')],
    says: /word\.json:1:24: fault: steps\.0\.titel is not a known property here/,
  },
  {
    what: 'a change of the address that leaves the website',
    args: [containerFile, write('away.json', '{"steps": [{"navigate": "https://other.example/"}]}')],
    says: /steps\.0\.navigate leads to another website, which takes a page load: use "load"/,
  },
  {
    what: 'consent in other words',
    args: [containerFile, write('consent.json', '{"steps": [], "consent": {"ad_storage": true}}')],
    says: /consent\.ad_storage must be "granted" or "denied"/,
  },
] as const;

for (const { what, args, says } of badInputs) {
  test(`tpl container refuses ${what}`, async (t) => {
    const terminal = fakeTerminal();
    t.is(await runCommand(toolkit, ['container', ...args], terminal), 2);
    t.regex(terminal.errors.join('\n'), says);
    t.deepEqual(terminal.output, []);
  });
}

test('container prints each step with its tags and its requests', async (t) => {
  const terminal = fakeTerminal();
  t.is(await runCommand(toolkit, ['container', containerFile, visitFile], terminal), 0);
  const printed = terminal.output.join('\n');
  t.true(printed.includes('   Tag “Page view” (All Pages): succeeded\n'));
  t.regex(printed, /\n {3}Pixel of “Search”: https:\/\/shop\.example\/\?tea/);
  t.deepEqual(terminal.errors, []);
});

test('container --json tells the same to programs', async (t) => {
  const terminal = fakeTerminal();
  await runCommand(toolkit, ['container', containerFile, visitFile, '--json'], terminal);
  const { steps } = JSON.parse(terminal.output.join('\n'));
  t.like(steps[2], {
    fired: [{ tag: 'Search', event: 'search', status: 'success' }],
    requests: [{ kind: 'pixel', tag: 'Search' }],
  });
});

/** A container with one tag of a probing template, as exports go that GTM did not write. */
const foreign = (changes: object): string =>
  JSON.stringify({
    exportFormatVersion: 2,
    containerVersion: {
      containerId: 1,
      fingerprint: 1735689600000,
      tag: [{ tagId: 1, name: 'A', type: 'cvt_1_900', firingTriggerId: [2147479553], fingerprint: 1 }],
      customTemplate: [{ ...probeTemplate, containerId: 1, templateId: 900 }],
      ...changes,
    },
  });

test('numbers for ids, fingerprints and values are read as their texts', async (t) => {
  const terminal = fakeTerminal();
  const parameter = [{ type: 'TEMPLATE', key: 'value', value: 5 }];
  const tag = [{ tagId: 1, name: 'A', type: 'cvt_1_900', firingTriggerId: [2147479553], parameter }];
  const file = write('numbers.json', foreign({ tag }));
  t.is(await runCommand(toolkit, ['container', file, write('none.json', '{"steps": []}')], terminal), 0);
  t.regex(terminal.output.join('\n'), /Pixel of “A”: https:\/\/probe\.example\/\?5\n/);
});

test('a template that cannot be read is named, and the rest of the container runs', async (t) => {
  const terminal = fakeTerminal();
  const broken = [
    { templateId: 901, name: 'No template', templateData: 'just text' },
    {
      templateId: 902,
      name: 'No fields',
      templateData: probeTemplate.templateData.replace('[\n  {', '[\n  {{'),
    },
  ];
  const tag = [901, 902, 900].map((id) => ({
    ...{ tagId: id, name: `Tag ${id}`, type: `cvt_1_${id}`, firingTriggerId: [2147479553] },
  }));
  const customTemplate = [{ ...probeTemplate, templateId: 900 }, ...broken];
  const file = write('broken.json', foreign({ tag, customTemplate }));
  t.is(await runCommand(toolkit, ['container', file, write('none.json', '{"steps": []}')], terminal), 1);
  t.regex(terminal.errors.join('\n'), /No template[^]*No fields/);
  t.regex(terminal.output.join('\n'), /“Tag 900” \(All Pages\): succeeded/);
  t.regex(terminal.output.join('\n'), /“Tag 901” \(All Pages\): would run here/);
});

test('Custom JavaScript runs with --trust only, and the help says what that means', async (t) => {
  const variable = [
    {
      ...{ variableId: 5, name: 'Six', type: 'jsm' },
      parameter: [{ type: 'TEMPLATE', key: 'javascript', value: 'function() { return 2 * 3; }' }],
    },
  ];
  const parameter = [{ type: 'TEMPLATE', key: 'value', value: '{{Six}}' }];
  const tag = [{ tagId: 1, name: 'A', type: 'cvt_1_900', firingTriggerId: [2147479553], parameter }];
  const file = write('code.json', foreign({ tag, variable }));
  const visit = write('none.json', '{"steps": []}');
  const careful = fakeTerminal();
  t.is(await runCommand(toolkit, ['container', file, visit], careful), 0);
  t.regex(careful.errors.join('\n'), /Custom JavaScript does not run here: “Six”[^]*--trust/);
  t.regex(careful.output.join('\n'), /“A” \(All Pages\): succeeded, without “Six”, not known here/);
  const trusting = fakeTerminal();
  t.is(await runCommand(toolkit, ['container', file, visit, '--trust'], trusting), 0);
  t.deepEqual(trusting.errors, []);
  t.regex(trusting.output.join('\n'), /https:\/\/probe\.example\/\?6\n/);
  const help = fakeTerminal();
  await runCommand(toolkit, ['container', '--help'], help);
  t.regex(help.output.join('\n'), /--trust[^]*jsdom,?\s+which\s+is\s+no\s+wall/);
});

function write(name: string, content: string): string {
  const file = path.join(folder, name);
  writeFileSync(file, content);
  return file;
}

function text1(key: string, value: string): Parameter {
  return { type: 'TEMPLATE', key, value };
}

function withVersion(changes: Partial<ContainerVersion>): ContainerExport {
  return { ...container, containerVersion: { ...version, ...changes } };
}

/** The container with its first tag changed. */
function withTag(change: (tag: Tag) => Tag): ContainerExport {
  return withVersion({ tag: (version.tag ?? []).map((tag, index) => (index === 0 ? change(tag) : tag)) });
}

function withTemplate(
  change: (template: { readonly templateData: string }) => { templateData?: string; name?: string },
): ContainerExport {
  const changed = (version.customTemplate ?? []).map((one, index) =>
    index === 0 ? { ...one, ...change(one) } : one,
  );
  return withVersion({ customTemplate: changed });
}

/** The parameters with one in the place of that of the same key, or added. */
function replaced(parameters: readonly Parameter[] = [], one: Parameter): readonly Parameter[] {
  return [...parameters.filter(({ key }) => key !== one.key), one];
}

function present<Value>(value: Value | undefined): Value {
  if (value === undefined) throw new Error('The container has no tag.');
  return value;
}

function short(parameter: Parameter): [string, unknown] {
  const { key = '' } = parameter;
  if (parameter.type === 'LIST') {
    const rows = (parameter.list ?? []).map((row) =>
      Object.fromEntries(
        ('map' in row ? (row.map ?? []) : []).map((cell) => [cell.key, 'value' in cell ? cell.value : null]),
      ),
    );
    return [key, rows];
  }
  return [key, `${parameter.type} ${'value' in parameter ? parameter.value : ''}`];
}
