import test from 'ava';
import { labelAt } from '../../src/playground/form/field-labels.ts';
import { describeEmpty, emptyFields, resolved } from '../../src/playground/form/references.ts';
import { readFields } from '../../src/playground/form/read-fields.ts';
import type { Values } from '../../src/playground/form/model.ts';

const fields = readFields([
  { type: 'TEXT', name: 'name', displayName: 'Event name' },
  {
    type: 'SIMPLE_TABLE',
    name: 'rows',
    displayName: 'Attributes',
    simpleTableColumns: [
      { type: 'TEXT', name: 'key', displayName: 'Key', defaultValue: '' },
      { type: 'TEXT', name: 'value', displayName: 'Value', defaultValue: '' },
    ],
  },
  { type: 'CHECKBOX', name: 'more', checkboxText: 'Send <b>more</b>' },
  {
    type: 'TEXT',
    name: 'hidden',
    displayName: 'Hidden',
    enablingConditions: [{ paramName: 'more', paramValue: true, type: 'EQUALS' }],
  },
]);
const known: Readonly<Record<string, unknown>> = { Plan: 'pro', Nothing: undefined, Empty: '', Zero: 0 };
const lookUp = (name: string): unknown => known[name];

const texts: readonly { readonly text: string; readonly expected: ReturnType<typeof resolved> }[] = [
  { text: 'plain', expected: undefined },
  { text: '{{Plan}}, yearly', expected: { value: 'pro, yearly', missing: [] } },
  { text: '{{Zero}}', expected: { value: 0, missing: [] } },
  { text: 'a {{Nothing}} {{Nothing}}', expected: { value: 'a undefined undefined', missing: ['Nothing'] } },
];
for (const { text, expected } of texts) {
  test(`what “${text}” comes to`, (t) => {
    t.deepEqual(resolved(text, lookUp), expected);
  });
}

const forms: readonly { readonly values: Values; readonly expected: readonly string[] }[] = [
  { values: { name: '{{Plan}}' }, expected: [] },
  { values: { name: '' }, expected: [] },
  { values: { name: '{{Empty}}' }, expected: [] },
  {
    values: { name: '{{Nothing}}' },
    expected: ['Event name is empty because {{Nothing}} is undefined'],
  },
  {
    values: {
      rows: [
        { key: 'a', value: '{{Plan}}' },
        { key: 'b', value: '{{Nothing}}' },
      ],
    },
    expected: ['Value, row 2 of Attributes is empty because {{Nothing}} is undefined'],
  },
  { values: { hidden: '{{Nothing}}' }, expected: [] },
  {
    values: { more: true, hidden: '{{Nothing}}' },
    expected: ['Hidden is empty because {{Nothing}} is undefined'],
  },
];
for (const { values, expected } of forms) {
  test(`the empty fields of ${JSON.stringify(values)}`, (t) => {
    t.deepEqual(emptyFields(fields, values, lookUp).map(describeEmpty), expected);
  });
}

const labels: readonly { readonly path: readonly (string | number)[]; readonly expected: string }[] = [
  { path: ['name'], expected: 'Event name' },
  { path: ['rows'], expected: 'Attributes' },
  { path: ['rows', 1], expected: 'Row 2 of Attributes' },
  { path: ['rows', 0, 'key'], expected: 'Key, row 1 of Attributes' },
  { path: ['more'], expected: 'Send more' },
  { path: ['gone'], expected: 'gone' },
];
for (const { path, expected } of labels) {
  test(`the form calls ${path.join(' ')} “${expected}”`, (t) => {
    t.is(labelAt(fields, path), expected);
  });
}
