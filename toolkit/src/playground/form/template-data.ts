import { enabledFields } from './conditions.ts';
import { allFields } from './defaults.ts';
import type { FieldValue, FormField, TableInput, Values } from './model.ts';
import { resolveText } from './variables.ts';

/** Undefined among values that are to survive JSON: the input of `tpl run` writes it this way. */
export const undefinedMark = { $undefined: true } as const;

/**
 * What GTM hands to the template as `data`: one property for each enabled field that is set. Variables are
 * filled in; one whose value is undefined is present as `{ "$undefined": true }`.
 */
export function templateData(
  fields: readonly FormField[],
  values: Values,
  lookUp: (name: string) => unknown,
): { [name: string]: unknown } {
  const enabled = enabledFields(fields, values);
  const entries = allFields(fields).flatMap((field) => {
    if (!enabled.has(field.name)) return [];
    const value = dataOf(field, values[field.name], lookUp);
    return value === absent ? [] : [[field.name, value === undefined ? undefinedMark : value] as const];
  });
  return Object.fromEntries(entries);
}

const absent = Symbol('absent');

function dataOf(field: FormField, value: FieldValue, lookUp: (name: string) => unknown): unknown {
  switch (field.type) {
    case 'TEXT': {
      const text = typeof value === 'string' ? value : '';
      if (field.asList) {
        const items = text.split('\n').filter((line) => line.trim() !== '');
        return items.length === 0 ? absent : items.map((item) => marked(resolveText(item.trim(), lookUp)));
      }
      if (text === '') return field.keepsEmpty ? '' : absent;
      return resolveText(text, lookUp);
    }
    case 'SELECT':
      if (value === undefined || value === '') return absent;
      return typeof value === 'string' && field.variables ? resolveText(value, lookUp) : value;
    case 'CHECKBOX':
      return value === true;
    case 'RADIO':
      return value === undefined ? absent : value;
    case 'SIMPLE_TABLE':
    case 'PARAM_TABLE':
      return tableData(field, value, lookUp);
    default:
      return absent;
  }
}

/** A table without rows is left out. Empty cells of a simple table are `''`, of the other kind left out. */
function tableData(field: TableInput, value: FieldValue, lookUp: (name: string) => unknown): unknown {
  const rows = rowsOf(value);
  if (rows.length === 0) return absent;
  const columns = field.columns.map((column) => column.field);
  if (field.type === 'PARAM_TABLE') return rows.map((row) => templateData(columns, row, lookUp));
  return rows.map((row) =>
    Object.fromEntries(
      columns.map((column) => {
        const cell = dataOf(column, row[column.name], lookUp);
        return [column.name, cell === absent ? '' : marked(cell)];
      }),
    ),
  );
}

function marked(value: unknown): unknown {
  return value === undefined ? undefinedMark : value;
}

export function rowsOf(value: FieldValue): readonly Values[] {
  return isRows(value) ? value : [];
}

/** `Array.isArray` does not narrow a readonly array. */
function isRows(value: FieldValue): value is readonly Values[] {
  return Array.isArray(value);
}
