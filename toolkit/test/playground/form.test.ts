import test from 'ava';
import { enabledFields } from '../../src/playground/form/conditions.ts';
import { defaultValues, isTouched, mergeValues, namesAround } from '../../src/playground/form/defaults.ts';
import { readMarkup, textOf } from '../../src/playground/form/help-markup.ts';
import type { Values } from '../../src/playground/form/model.ts';
import { readFields } from '../../src/playground/form/read-fields.ts';
import { templateData } from '../../src/playground/form/template-data.ts';
import { validateForm } from '../../src/playground/form/validate.ts';
import {
  evaluate,
  resolveText,
  variablesIn,
  type Variable,
  type VariableScope,
} from '../../src/playground/form/variables.ts';
import type { Json } from '../../src/tpl/json.ts';

const text = (name: string, more: object = {}): Json => ({ type: 'TEXT', name, ...more }) as Json;
const when = (paramName: string, paramValue: string | boolean | number, type = 'EQUALS'): Json => ({
  paramName,
  paramValue,
  type,
});
const variables: Readonly<Record<string, unknown>> = {
  name: 'Ada',
  five: 5,
  object: { plan: 'pro' },
  nothing: undefined,
};
const lookUp = (name: string): unknown => variables[name];

const conditions: readonly { title: string; fields: Json[]; values: Values; enabled: string[] }[] = [
  {
    title: 'a field without conditions is enabled',
    fields: [text('a')],
    values: {},
    enabled: ['a'],
  },
  {
    title: 'one of several conditions is enough',
    fields: [text('a', { enablingConditions: [when('kind', 'x'), when('kind', 'y')] })],
    values: { kind: 'y' },
    enabled: ['a'],
  },
  {
    title: 'none of several conditions disables',
    fields: [text('a', { enablingConditions: [when('kind', 'x'), when('kind', 'y')] })],
    values: { kind: 'z' },
    enabled: [],
  },
  {
    title: 'a group that is disabled disables what is in it: nesting is AND',
    fields: [
      {
        type: 'GROUP',
        name: 'g',
        enablingConditions: [when('kind', 'x')],
        subParams: [text('a', { enablingConditions: [when('mode', 'y')] })],
      },
    ],
    values: { kind: 'z', mode: 'y' },
    enabled: [],
  },
  {
    title: 'a condition on a checkbox takes true as a boolean or as text',
    fields: [
      text('a', { enablingConditions: [when('box', true)] }),
      text('b', { enablingConditions: [when('box', 'true')] }),
    ],
    values: { box: true },
    enabled: ['a', 'b'],
  },
  {
    title: 'a condition on a number takes what was typed',
    fields: [text('a', { enablingConditions: [when('count', 5)] })],
    values: { count: '5' },
    enabled: ['a'],
  },
  {
    title: 'NOT_EQUALS holds for what is not set',
    fields: [text('a', { enablingConditions: [when('kind', 'x', 'NOT_EQUALS')] })],
    values: {},
    enabled: ['a'],
  },
  {
    title: 'PRESENT and NOT_PRESENT look at texts and rows',
    fields: [
      text('a', { enablingConditions: [when('filled', '', 'PRESENT')] }),
      text('b', { enablingConditions: [when('rows', '', 'PRESENT')] }),
      text('c', { enablingConditions: [when('empty', '', 'NOT_PRESENT')] }),
      text('d', { enablingConditions: [when('filled', '', 'NOT_PRESENT')] }),
    ],
    values: { filled: 'x', rows: [{ k: 'v' }], empty: '' },
    enabled: ['a', 'b', 'c'],
  },
  {
    title: 'what belongs to a radio button counts while it is chosen',
    fields: [
      {
        type: 'RADIO',
        name: 'r',
        radioItems: [
          { value: 'one', displayValue: 'One', subParams: [text('a')] },
          { value: 'two', displayValue: 'Two', subParams: [text('b')] },
        ],
      },
    ],
    values: { r: 'two' },
    enabled: ['r', 'b'],
  },
  {
    title: 'what is nested in a checkbox has conditions of its own',
    fields: [
      {
        type: 'CHECKBOX',
        name: 'box',
        checkboxText: 'Box',
        subParams: [text('free'), text('bound', { enablingConditions: [when('box', true)] })],
      },
    ],
    values: { box: false },
    enabled: ['box', 'free'],
  },
];
for (const { title, fields, values, enabled } of conditions) {
  test(`conditions: ${title}`, (t) => {
    t.deepEqual([...enabledFields(readFields(fields), values)], enabled);
  });
}

const faults: readonly { title: string; field: Json; values: Values; expected: string[] }[] = [
  ...(
    [
      ['NON_EMPTY', [], '', 'This field must not be empty.'],
      ['NON_EMPTY', [], 'x', null],
      ['NON_EMPTY', [], '{{name}}', null],
      ['REGEX', ['[a-z]+'], 'abc', null],
      ['REGEX', ['[a-z]+'], 'abc1', 'This value must match the pattern [a-z]+.'],
      ['REGEX', ['(?<n>'], 'unreadable here, so not refused', null],
      ['REGEX', ['[a-z]+'], '', null],
      ['REGEX', ['(a+)+'], `${'a'.repeat(100)}!`, null],
      ['STRING_LENGTH', [2, 3], 'a', 'This value must be 2 to 3 characters long.'],
      ['STRING_LENGTH', ['2', '3'], 'abc', null],
      ['NUMBER', [], '-12', null],
      ['NUMBER', [], '1.5', 'This value must be a whole number.'],
      ['POSITIVE_NUMBER', [], '0', 'This value must be a whole number above 0.'],
      ['NON_NEGATIVE_NUMBER', [], '0', null],
      ['NON_NEGATIVE_NUMBER', [], '-1', 'This value must be a whole number, 0 or above.'],
      ['PERCENTAGE', [], '101', 'This value must be a whole number from 0 to 100.'],
      ['PERCENTAGE', [], '100', null],
      ['DECIMAL', [], '0.5', null],
      ['DECIMAL', [], '1.5', 'This value must be a number from 0 to 1.'],
      ['GA_TRACKING_ID', [], 'UA-12345-1', null],
      ['GA_TRACKING_ID', [], 'G-12345', 'This value must be a tracking ID such as UA-12345-1.'],
      ['NUMBER', [], '{{name}}', null],
      ['NUMBER', [], '{{nobody}}', 'There is no variable “nobody”.'],
      ['NO_SUCH_VALIDATOR', [], 'x', null],
    ] as const
  ).map(([type, args, value, expected]) => ({
    title: `${type} ${JSON.stringify(args)} on ${JSON.stringify(value)}`,
    field: text('a', { valueValidators: [{ type, args }] }),
    values: { a: value },
    expected: expected === null ? [] : [expected],
  })),
  {
    title: 'a validator’s own message is shown',
    field: text('a', { valueValidators: [{ type: 'NON_EMPTY', errorMessage: 'Enter it.' }] }),
    values: {},
    expected: ['Enter it.'],
  },
  {
    title: 'a validator whose own condition does not hold is skipped',
    field: text('a', { valueValidators: [{ type: 'NON_EMPTY', enablingConditions: [when('b', 'x')] }] }),
    values: {},
    expected: [],
  },
  {
    title: 'a disabled field is not validated',
    field: text('a', { enablingConditions: [when('b', 'x')], valueValidators: [{ type: 'NON_EMPTY' }] }),
    values: {},
    expected: [],
  },
  {
    title: 'a table may need rows',
    field: {
      type: 'SIMPLE_TABLE',
      name: 'a',
      simpleTableColumns: [],
      valueValidators: [{ type: 'TABLE_ROW_COUNT', args: [1] }],
    },
    values: {},
    expected: ['This table must have at least 1 rows.'],
  },
  {
    title: 'cells have validators and columns may be unique',
    field: {
      type: 'SIMPLE_TABLE',
      name: 'a',
      simpleTableColumns: [
        {
          type: 'TEXT',
          name: 'key',
          displayName: 'Key',
          isUnique: true,
          valueValidators: [{ type: 'NON_EMPTY' }],
        },
      ],
    },
    values: { a: [{ key: 'x' }, { key: '' }, { key: 'x' }] },
    expected: ['This field must not be empty.', 'Another row has the same key.'],
  },
];
for (const { title, field, values, expected } of faults) {
  test(`validators: ${title}`, (t) => {
    const found = validateForm(readFields([field]), values, new Set(['name']));
    t.deepEqual(
      found.map((fault) => fault.text),
      expected,
    );
  });
}

test('a fault in a table names the row and the column', (t) => {
  const fields = readFields([
    {
      type: 'PARAM_TABLE',
      name: 'rows',
      paramTableColumns: [
        { param: text('key', { valueValidators: [{ type: 'NON_EMPTY' }] }), isUnique: false },
      ],
    },
  ]);
  const [fault] = validateForm(fields, { rows: [{ key: 'x' }, {}] }, new Set());
  t.deepEqual(fault?.path, ['rows', 1, 'key']);
});

const data: readonly { title: string; fields: Json[]; values: Values; expected: object }[] = [
  { title: 'an empty text is left out', fields: [text('a')], values: { a: '' }, expected: {} },
  {
    title: 'an empty text stays where the field keeps it',
    fields: [text('a', { canBeEmptyString: true })],
    values: {},
    expected: { a: '' },
  },
  {
    title: 'one variable alone keeps its type',
    fields: [text('a'), text('b')],
    values: { a: '{{five}}', b: '{{object}}' },
    expected: { a: 5, b: { plan: 'pro' } },
  },
  {
    title: 'a variable among text becomes text',
    fields: [text('a')],
    values: { a: 'Hello {{name}}, {{ five }}!' },
    expected: { a: 'Hello Ada, 5!' },
  },
  {
    title: 'an undefined variable is present',
    fields: [text('a')],
    values: { a: '{{nothing}}' },
    expected: { a: { $undefined: true } },
  },
  {
    title: 'a list has one item a line',
    fields: [text('a', { textAsList: true })],
    values: { a: 'one\n\n {{five}}\n' },
    expected: { a: ['one', 5] },
  },
  {
    title: 'a checkbox is always there',
    fields: [{ type: 'CHECKBOX', name: 'a', checkboxText: '' }],
    values: {},
    expected: { a: false },
  },
  {
    title: 'a select item keeps its type, a variable in a select is filled in, not set is left out',
    fields: [
      { type: 'SELECT', name: 'a', selectItems: [{ value: true, displayValue: 'Yes' }] },
      { type: 'SELECT', name: 'b', selectItems: [], macrosInSelect: true },
      { type: 'SELECT', name: 'c', selectItems: [], notSetText: 'None' },
    ],
    values: { a: true, b: '{{five}}' },
    expected: { a: true, b: 5 },
  },
  {
    title: 'a table without rows is left out; empty cells of a simple table are empty text',
    fields: [
      { type: 'SIMPLE_TABLE', name: 'none', simpleTableColumns: [] },
      {
        type: 'SIMPLE_TABLE',
        name: 'some',
        simpleTableColumns: [
          { type: 'TEXT', name: 'key' },
          { type: 'TEXT', name: 'value' },
        ],
      },
    ],
    values: { none: [], some: [{ key: 'k', value: '{{nothing}}' }, { key: 'l' }] },
    expected: {
      some: [
        { key: 'k', value: { $undefined: true } },
        { key: 'l', value: '' },
      ],
    },
  },
  {
    title: 'cells of the other table are fields: unset ones are left out, conditions look at the row',
    fields: [
      {
        type: 'PARAM_TABLE',
        name: 'rows',
        paramTableColumns: [
          { param: text('a'), isUnique: false },
          { param: text('b', { enablingConditions: [when('a', 'x')] }), isUnique: false },
        ],
      },
    ],
    values: { rows: [{ a: 'x', b: '1' }, { a: 'y', b: '2' }, {}] },
    expected: { rows: [{ a: 'x', b: '1' }, { a: 'y' }, {}] },
  },
  {
    title: 'what is disabled is left out; groups and labels have no value, what is in a group is flat',
    fields: [
      { type: 'LABEL', name: 'l', displayName: 'Label' },
      {
        type: 'GROUP',
        name: 'g',
        subParams: [text('a'), text('b', { enablingConditions: [when('a', 'x')] })],
      },
    ],
    values: { a: 'y', b: 'z' },
    expected: { a: 'y' },
  },
];
for (const { title, fields, values, expected } of data) {
  test(`data: ${title}`, (t) => {
    t.deepEqual(templateData(readFields(fields), values, lookUp), expected);
  });
}

test('defaults: texts become text, selects take their first item unless they may be unset', (t) => {
  const fields = readFields([
    text('number', { defaultValue: 365 }),
    text('empty'),
    { type: 'SELECT', name: 'first', selectItems: [{ value: 1, displayValue: 'One' }] },
    { type: 'SELECT', name: 'unset', selectItems: [{ value: 1, displayValue: 'One' }], notSetText: 'None' },
    { type: 'CHECKBOX', name: 'box', checkboxText: '', defaultValue: true },
    { type: 'SIMPLE_TABLE', name: 'table', simpleTableColumns: [], defaultValue: [{ key: 'k' }] },
    { type: 'GROUP', name: 'group', subParams: [text('inner', { defaultValue: 'x' })] },
  ]);
  t.deepEqual(defaultValues(fields), {
    number: '365',
    empty: '',
    first: 1,
    box: true,
    table: [{ key: 'k' }],
    inner: 'x',
  });
});

test('a new build keeps the values that still fit its fields', (t) => {
  const fields = readFields([
    text('name'),
    { type: 'SELECT', name: 'kind', selectItems: [{ value: 'a', displayValue: 'A' }], macrosInSelect: true },
    { type: 'CHECKBOX', name: 'box', checkboxText: '' },
  ]);
  t.deepEqual(mergeValues(fields, { name: 'kept', kind: 'gone', box: 'no switch', old: 'x' }), {
    name: 'kept',
    kind: 'a',
    box: false,
  });
  t.is(mergeValues(fields, { kind: '{{x}}' })['kind'], '{{x}}');
});

test('a group knows whether something in it was set, and a field what is around it', (t) => {
  const fields = readFields([
    { type: 'GROUP', name: 'outer', subParams: [{ type: 'GROUP', name: 'inner', subParams: [text('a')] }] },
  ]);
  t.false(isTouched(fields, { a: '' }));
  t.true(isTouched(fields, { a: 'x' }));
  t.deepEqual(namesAround(fields, 'a'), ['outer', 'inner']);
  t.is(namesAround(fields, 'nobody'), undefined);
});

test('texts with translations are read in the language of the template', (t) => {
  const translated = (plain: string) => ({ text: plain, translations: [{ locale: 'pt-BR', text: 'outra' }] });
  const fields = readFields([
    text('a', { displayName: translated('Name'), help: translated('What it is called.') }),
    {
      type: 'SELECT',
      name: 's',
      displayName: 7,
      selectItems: [{ value: 1, displayValue: translated('One') }],
    },
  ]);
  t.like(fields, [{ label: 'Name', help: 'What it is called.' }, { choices: [{ label: 'One' }] }]);
});

test('fields of any shape are read without an exception', (t) => {
  const fields = readFields([
    null,
    7,
    { type: 'HIDDEN', name: 'h' },
    {
      type: 'TEXT',
      name: 5,
      lineCount: 'many',
      valueValidators: 'none',
      enablingConditions: [null, { type: 'X' }],
    },
    { type: 'SELECT', name: 's', selectItems: [null, {}, { value: null }] },
  ]);
  t.deepEqual(
    fields.map(({ type }) => type),
    ['UNKNOWN', 'TEXT', 'SELECT'],
  );
});

const scope: VariableScope = {
  url: 'https://shop.example:8443/tea?q=green+tea#top',
  readCookie: (name) => (name === 'id' ? '42' : undefined),
  readDataLayer: (key) => (key === 'user.id' ? 7 : undefined),
};
const values: readonly (readonly [Variable['kind'], string, unknown])[] = [
  ['constant', 'x', 'x'],
  ['dataLayer', 'user.id', 7],
  ['cookie', 'id', '42'],
  ['cookie', 'other', undefined],
  ['undefined', '', undefined],
  ['json', '{ "a": [1] }', { a: [1] }],
  ['url', 'full', 'https://shop.example:8443/tea?q=green+tea'],
  ['url', 'host', 'shop.example'],
  ['url', 'path', '/tea'],
  ['url', 'query', 'q=green+tea'],
  ['url', 'query:q', 'green tea'],
  ['url', 'query:none', undefined],
  ['url', 'fragment', 'top'],
  ['url', 'protocol', 'https'],
  ['url', 'port', '8443'],
];
for (const [kind, setting, value] of values) {
  test(`variables: ${kind} ${JSON.stringify(setting)}`, (t) => {
    t.deepEqual(evaluate({ name: 'v', kind, setting }, scope), { value });
  });
}

test('variables: JSON that is none has an error instead of a value', (t) => {
  const result = evaluate({ name: 'v', kind: 'json', setting: '{' }, scope);
  t.regex('error' in result ? result.error : '', /“v” is not JSON/);
});

test('variables: the names in a text, and a text without any', (t) => {
  t.deepEqual(variablesIn('{{a}} and {{ b c }}{{}}'), ['a', 'b c', '']);
  t.is(resolveText('no { braces }', lookUp), 'no { braces }');
});

const markup: readonly { html: string; expected: unknown }[] = [
  { html: 'Plain & simple', expected: ['Plain & simple'] },
  { html: 'a &lt;b&gt; &amp; &#39;c&#x27;', expected: ["a <b> & 'c'"] },
  { html: '<b>bold</b> text', expected: [{ tag: 'b', children: ['bold'] }, ' text'] },
  {
    html: '<a href="https://example.com/?a=1&amp;b=2" onclick="x()" target=_top>docs</a>',
    expected: [{ tag: 'a', href: 'https://example.com/?a=1&b=2', children: ['docs'] }],
  },
  { html: '<a href="javascript:alert(1)">x</a>', expected: [{ tag: 'a', children: ['x'] }] },
  { html: '<a href=" jAvAsCrIpT:alert(1)">x</a>', expected: [{ tag: 'a', children: ['x'] }] },
  { html: '<a href="java&#115;cript:alert(1)">x</a>', expected: [{ tag: 'a', children: ['x'] }] },
  { html: '<a href="data:text/html,x">x</a>', expected: [{ tag: 'a', children: ['x'] }] },
  { html: '<img src=x onerror=alert(1)>after', expected: ['after'] },
  { html: 'a<script>alert(1)</script>b', expected: ['ab'] },
  { html: '<scr<script></script>ipt>alert(1)</script>', expected: ['alert(1)'] },
  { html: '<svg><a href="https://x.example">x</a></svg>y', expected: ['y'] },
  { html: '<!-- <b>hidden</b> -->seen', expected: ['seen'] },
  {
    html: 'one<br>two<br/>three',
    expected: ['one', { tag: 'br', children: [] }, 'two', { tag: 'br', children: [] }, 'three'],
  },
  { html: '<b>never closed', expected: [{ tag: 'b', children: ['never closed'] }] },
  { html: '1 < 2 and <3', expected: ['1 ', '<', ' 2 and ', '<', '3'] },
  { html: '</b>stray', expected: ['stray'] },
  { html: '<div class="x"><p>in</p></div>', expected: [{ tag: 'p', children: ['in'] }] },
];
for (const { html, expected } of markup) {
  test(`help texts: ${html}`, (t) => {
    const read = readMarkup(html);
    t.deepEqual(read as unknown, expected);
  });
}

test('help texts: their text alone', (t) => {
  t.is(
    textOf(readMarkup('See <a href="https://e.example">the <b>docs</b></a>.<br>Now')),
    'See the docs. Now',
  );
  t.is(textOf(readMarkup('1 < 2 and <3')), '1 < 2 and <3');
});
