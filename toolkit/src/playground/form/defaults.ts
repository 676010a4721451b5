import { childrenOf, type Column, type FieldValue, type FormField, type Values } from './model.ts';

/** The values of a form that nobody has touched. */
export function defaultValues(fields: readonly FormField[]): Values {
  return Object.fromEntries(
    allFields(fields).flatMap((field) => {
      const value = defaultOf(field);
      return value === undefined ? [] : [[field.name, value]];
    }),
  );
}

/** A new row of a table. */
export function defaultRow(columns: readonly Column[]): Values {
  return defaultValues(columns.map(({ field }) => field));
}

function defaultOf(field: FormField): FieldValue {
  return 'defaultValue' in field ? field.defaultValue : undefined;
}

/** All fields, those inside others included, outer ones first. */
export function allFields(fields: readonly FormField[]): FormField[] {
  return fields.flatMap((field) => [field, ...allFields(childrenOf(field))]);
}

/** The names of the fields around the one of this name, outermost first; undefined when there is none. */
export function namesAround(fields: readonly FormField[], name: string): readonly string[] | undefined {
  for (const field of fields) {
    if (field.name === name) return [];
    const inside = namesAround(childrenOf(field), name);
    if (inside !== undefined) return [field.name, ...inside];
  }
  return undefined;
}

/** The stored values that still fit the fields, with defaults for the rest: for input kept from an earlier build. */
export function mergeValues(fields: readonly FormField[], stored: Values): Values {
  const kept = allFields(fields).flatMap((field) => {
    if (!Object.hasOwn(stored, field.name)) return [];
    const value = stored[field.name];
    return fits(field, value) ? [[field.name, value] as const] : [];
  });
  return { ...defaultValues(fields), ...Object.fromEntries(kept) };
}

function fits(field: FormField, value: FieldValue): boolean {
  switch (field.type) {
    case 'TEXT':
      return typeof value === 'string';
    case 'CHECKBOX':
      return typeof value === 'boolean';
    case 'SELECT':
      return (
        value === undefined ||
        (field.variables && typeof value === 'string' && value.startsWith('{{')) ||
        field.choices.some((choice) => choice.value === value)
      );
    case 'RADIO':
      return field.choices.some((choice) => choice.value === value);
    case 'SIMPLE_TABLE':
    case 'PARAM_TABLE':
      return Array.isArray(value);
    default:
      return false;
  }
}

/** Whether something inside has been set to anything but its default, so that a group may open by itself. */
export function isTouched(fields: readonly FormField[], values: Values): boolean {
  return allFields(fields).some(
    (field) => 'defaultValue' in field && !sameValue(values[field.name], field.defaultValue),
  );
}

function sameValue(a: FieldValue, b: FieldValue): boolean {
  const empty = (value: FieldValue): boolean => value === undefined || value === '';
  return a === b || (empty(a) && empty(b)) || JSON.stringify(a) === JSON.stringify(b);
}
