import { allFields } from './defaults.ts';
import type { FormField } from './model.ts';

/** What the form calls the field at a path: `Event name`, `Key, row 2 of Event attributes`. */
export function labelAt(fields: readonly FormField[], path: readonly (string | number)[]): string {
  const [name, row, ...rest] = path;
  const field = allFields(fields).find((one) => one.name === name);
  const own = labelOf(field, String(name));
  if (typeof row !== 'number') return own;
  const columns =
    field?.type === 'SIMPLE_TABLE' || field?.type === 'PARAM_TABLE'
      ? field.columns.map((column) => column.field)
      : [];
  return rest.length === 0
    ? `Row ${row + 1} of ${own}`
    : `${labelAt(columns, rest)}, row ${row + 1} of ${own}`;
}

function labelOf(field: FormField | undefined, name: string): string {
  const text = field?.type === 'CHECKBOX' ? field.label || field.text : field?.label;
  // Labels may be simple HTML.
  return text?.replace(/<[^>]*>/g, '') || name;
}
