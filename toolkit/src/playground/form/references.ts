import { enabledFields } from './conditions.ts';
import { allFields } from './defaults.ts';
import type { FieldValue, FormField, Values } from './model.ts';
import { rowsOf } from './template-data.ts';
import { resolveText, variablesIn } from './variables.ts';

/** What a text with variables comes to. */
export interface Resolved {
  readonly value: unknown;
  /** The names in it whose value is undefined. */
  readonly missing: readonly string[];
}

/** Undefined for a text that names no variable. */
export function resolved(text: FieldValue, lookUp: (name: string) => unknown): Resolved | undefined {
  if (typeof text !== 'string') return undefined;
  const names = variablesIn(text);
  if (names.length === 0) return undefined;
  return {
    value: resolveText(text, lookUp),
    missing: [...new Set(names)].filter((name) => lookUp(name) === undefined),
  };
}

/** A field that is filled in and yet yields nothing. */
export interface EmptyField {
  readonly path: readonly (string | number)[];
  readonly label: string;
  readonly missing: readonly string[];
}

/** The fields that are sent, filled in with variables, and empty because those are undefined here. */
export function emptyFields(
  fields: readonly FormField[],
  values: Values,
  lookUp: (name: string) => unknown,
): EmptyField[] {
  const enabled = enabledFields(fields, values);
  return allFields(fields).flatMap((field): EmptyField[] => {
    if (!enabled.has(field.name)) return [];
    const value = values[field.name];
    if (field.type === 'SIMPLE_TABLE' || field.type === 'PARAM_TABLE') {
      const columns = field.columns.map((column) => column.field);
      return rowsOf(value).flatMap((row, index) =>
        emptyFields(columns, row, lookUp).map((empty) => ({
          ...empty,
          path: [field.name, index, ...empty.path],
          label: `${empty.label}, row ${index + 1} of ${field.label || field.name}`,
        })),
      );
    }
    const found = resolved(value, lookUp);
    const isEmpty = found !== undefined && (found.value === undefined || found.value === '');
    return isEmpty && found.missing.length > 0
      ? [{ path: [field.name], label: field.label || field.name, missing: found.missing }]
      : [];
  });
}

/** `Event name is empty because {{Event}} is undefined` */
export function describeEmpty({ label, missing }: EmptyField): string {
  const names = missing.map((name) => `{{${name}}}`);
  return `${label} is empty because ${names.join(' and ')} ${names.length === 1 ? 'is' : 'are'} undefined`;
}
