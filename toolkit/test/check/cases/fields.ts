import { idField } from '../helpers.ts';
import type { Finding, Pass } from './case.ts';

const text = (name: string, more: object = {}) => ({ type: 'TEXT', name, simpleValueType: true, ...more });
const select = (more: object) => ({
  type: 'SELECT',
  name: 'mode',
  simpleValueType: true,
  selectItems: [
    { value: 'a', displayValue: 'A' },
    { value: 'b', displayValue: 'B' },
  ],
  ...more,
});
const group = (subParams: readonly object[], more: object = {}) => ({
  type: 'GROUP',
  name: 'group',
  groupStyle: 'NO_ZIPPY',
  subParams,
  ...more,
});
const table = (columns: readonly object[]) => ({
  type: 'SIMPLE_TABLE',
  name: 'rows',
  simpleTableColumns: columns,
});
const column = (name: string, type = 'TEXT') => ({ type, name, displayName: '', defaultValue: '' });
const valid = (type: string, args?: readonly unknown[]) =>
  text('x', { valueValidators: [{ type, ...(args === undefined ? {} : { args }) }] });
const shown = (paramName: string, paramValue: unknown, type = 'EQUALS') =>
  text('x', { enablingConditions: [{ paramName, paramValue, type }] });
const fields = (...list: readonly object[]) => ({ fields: [idField, ...list] });
const checkbox = { type: 'CHECKBOX', name: 'on', checkboxText: 'On', simpleValueType: true };

export const findings: readonly Finding[] = [
  { change: fields({ type: 'TEXT', simpleValueType: true }), rule: 'field-name', line: 8, column: 2 },
  { change: fields(group([text('id')])), rule: 'duplicate-field', line: 15, column: 16 },
  { change: fields(table([column('a'), column('a')])), rule: 'duplicate-field', line: 20, column: 16 },
  { change: fields(text('gtmOnSuccess')), rule: 'reserved-field', line: 10, column: 12 },
  { change: fields(text('my field')), rule: 'field-name-style', line: 10, column: 12 },
  {
    change: fields(...Array.from({ length: 100 }, (_, index) => text(`f${index}`))),
    rule: 'field-count',
    line: 505,
    column: 12,
  },
  { change: fields(text('x', { type: 'NUMBER' })), rule: 'field-type', line: 9, column: 12 },
  { change: fields({ type: 'HIDDEN', name: 'x' }), rule: 'internal-field-type', line: 9, column: 12 },
  { change: fields(text('x', { placeholder: 'y' })), rule: 'field-property', line: 12, column: 4 },
  { change: fields(text('x', { selectItems: [] })), rule: 'field-property', line: 12, column: 4 },
  { change: fields(text('x', { help: 1 })), rule: 'field-property-value', line: 12, column: 12 },
  { change: fields({ type: 'TEXT', name: 'x' }), rule: 'simple-value-type', line: 10, column: 12 },
  { change: fields(group([], { groupStyle: 'OPEN' })), rule: 'group-style', line: 11, column: 18 },
  { change: fields(table([column('a', 'CHECKBOX')])), rule: 'column-type', line: 13, column: 16 },
  {
    change: fields({
      type: 'PARAM_TABLE',
      name: 'rows',
      paramTableColumns: [{ param: group([]), isUnique: false }],
    }),
    rule: 'column-type',
    line: 14,
    column: 18,
  },
  { change: fields(table([])), rule: 'table-columns', line: 10, column: 12 },
  {
    change: fields({ type: 'PARAM_TABLE', name: 'rows', paramTableColumns: [{ isUnique: false }] }),
    rule: 'table-columns',
    line: 12,
    column: 6,
  },
  { change: fields(select({ selectItems: [] })), rule: 'items', line: 10, column: 12 },
  { change: fields(select({ selectItems: [{ displayValue: 'A' }] })), rule: 'items', line: 13, column: 6 },
  {
    change: fields(select({ selectItems: [{ value: 'a' }, { value: 'a' }] })),
    rule: 'duplicate-item',
    line: 17,
    column: 17,
  },
  { change: fields(select({ defaultValue: 'c' })), rule: 'default-value', line: 22, column: 20 },
  { change: fields({ ...checkbox, defaultValue: 'true' }), rule: 'default-value', line: 13, column: 20 },
  { change: fields(text('x', { defaultValue: [] })), rule: 'default-value', line: 12, column: 20 },
  { change: fields(valid('REQUIRED')), rule: 'validator-type', line: 14, column: 16 },
  { change: fields(valid('STRING_LENGTH', [3])), rule: 'validator-arguments', line: 15, column: 16 },
  { change: fields(valid('STRING_LENGTH', [5, 3])), rule: 'validator-arguments', line: 15, column: 16 },
  { change: fields(valid('NON_EMPTY', [1])), rule: 'validator-arguments', line: 15, column: 16 },
  { change: fields(valid('REGEX', [])), rule: 'validator-arguments', line: 15, column: 16 },
  { change: fields(valid('REGEX', ['^(a$'])), rule: 'validator-pattern', line: 16, column: 10 },
  { change: fields(shown('id', 'x', 'IS')), rule: 'condition-type', line: 16, column: 16 },
  { change: fields(shown('ids', 'x')), rule: 'condition-field', line: 14, column: 21 },
  { change: fields(group([]), shown('group', 'x')), rule: 'condition-field', line: 20, column: 21 },
  { change: fields(select({}), shown('mode', 'c')), rule: 'condition-value', line: 30, column: 22 },
  { change: fields(checkbox, shown('on', 'true')), rule: 'condition-value', line: 21, column: 22 },
];

export const passes: readonly Pass[] = [
  { change: fields(table([column('id')])), passes: 'duplicate-field' },
  {
    change: fields(text('displayName', { displayName: { text: 'A', translations: [] } })),
    passes: 'field-property-value',
  },
  { change: fields(...Array.from({ length: 99 }, (_, index) => text(`f${index}`))), passes: 'field-count' },
  { change: fields(text('x', { valueHint: 'y' })), passes: 'field-property' },
  { change: fields(group([], { groupStyle: 'ZIPPY_OPEN_ON_PARAM' })), passes: 'group-style' },
  { change: fields(table([column('a', 'SELECT')])), passes: 'column-type' },
  { change: fields(select({ selectItems: [], macrosInSelect: true })), passes: 'items' },
  { change: fields(select({ defaultValue: 'b' })), passes: 'default-value' },
  { change: fields(select({ defaultValue: '{{Mode}}', macrosInSelect: true })), passes: 'default-value' },
  { change: fields(select({ defaultValue: false })), passes: 'default-value' },
  { change: fields(valid('TABLE_ROW_COUNT', [1])), passes: 'validator-arguments' },
  { change: fields(valid('REGEX', ['^(?i)a.*$'.slice(1)])), passes: 'validator-pattern' },
  { change: fields(valid('REGEX', ['^(?!\\.$).*$'])), passes: 'validator-pattern' },
  { change: fields(valid('REGEX', ['^{0}$'])), passes: 'validator-pattern' },
  { change: fields(shown('id', '', 'PRESENT')), passes: 'condition-value' },
  { change: fields(select({ macrosInSelect: true }), shown('mode', 'c')), passes: 'condition-value' },
  { change: fields(checkbox, shown('on', true)), passes: 'condition-value' },
];
