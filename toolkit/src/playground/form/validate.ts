import { testPattern } from '../../sandbox/language/pattern/test-pattern.ts';
import { untranslated, type Validator } from '../../tpl/fields.ts';
import { conditionsHold, enabledFields } from './conditions.ts';
import { allFields } from './defaults.ts';
import type { FieldValue, FormField, TableInput, Values } from './model.ts';
import { rowsOf } from './template-data.ts';
import { variablesIn } from './variables.ts';

/** One thing that GTM would not let the user save. */
export interface FormFault {
  /** The field's name and, inside tables, the row's index and the column's name. */
  readonly path: readonly (string | number)[];
  readonly text: string;
}

/** Everything that is wrong with a form; disabled fields are not looked at. */
export function validateForm(
  fields: readonly FormField[],
  values: Values,
  knownVariables: ReadonlySet<string>,
): FormFault[] {
  const enabled = enabledFields(fields, values);
  return allFields(fields).flatMap((field) => {
    if (!enabled.has(field.name)) return [];
    const value = values[field.name];
    const own = validateValue(field, value, values, knownVariables).map((text) => ({
      path: [field.name],
      text,
    }));
    return field.type === 'SIMPLE_TABLE' || field.type === 'PARAM_TABLE'
      ? [...own, ...validateRows(field, rowsOf(value), knownVariables)]
      : own;
  });
}

function validateRows(
  { name, columns }: TableInput,
  rows: readonly Values[],
  knownVariables: ReadonlySet<string>,
): FormFault[] {
  const fields = columns.map(({ field }) => field);
  const faults = rows.flatMap((row, index) =>
    validateForm(fields, row, knownVariables).map(({ path, text }) => ({
      path: [name, index, ...path],
      text,
    })),
  );
  for (const { field, unique } of columns) {
    if (!unique) continue;
    const seen = new Set<FieldValue>();
    rows.forEach((row, index) => {
      const value = row[field.name];
      if (value === undefined || value === '') return;
      if (seen.has(value)) {
        faults.push({
          path: [name, index, field.name],
          text: `Another row has the same ${field.label.toLowerCase() || 'value'}.`,
        });
      }
      seen.add(value);
    });
  }
  return faults;
}

function validateValue(
  field: FormField,
  value: FieldValue,
  values: Values,
  knownVariables: ReadonlySet<string>,
): string[] {
  const text = typeof value === 'string' || typeof value === 'number' ? String(value) : '';
  const named = [...new Set(variablesIn(text))];
  const unknown = named.filter((name) => !knownVariables.has(name));
  if (unknown.length > 0) return unknown.map((name) => `There is no variable “${name}”.`);
  const count =
    field.type === 'TEXT'
      ? text.split('\n').filter((line) => line.trim() !== '').length
      : rowsOf(value).length;
  const wrong = field.validators.find((validator) => {
    if (!conditionsHold(validator.enablingConditions ?? [], values)) return false;
    if (validator.type === 'TABLE_ROW_COUNT') return !countFits(count, validator.args ?? []);
    if (validator.type === 'NON_EMPTY') return text === '' && rowsOf(value).length === 0 && value !== true;
    // What a variable will yield is not known when a tag is saved; what is empty is for NON_EMPTY to refuse.
    return text !== '' && named.length === 0 && !fits(validator, text);
  });
  return wrong === undefined ? [] : [untranslated(wrong.errorMessage ?? defaultMessage(wrong))];
}

function fits({ type, args = [] }: Validator, text: string): boolean {
  const number = Number(text);
  const isInteger = /^[-+]?\d+$/.test(text.trim());
  switch (type) {
    case 'REGEX':
      return matchesWhole(String(args[0] ?? ''), text);
    case 'STRING_LENGTH':
      return countFits(text.length, args);
    case 'NUMBER':
      return isInteger;
    case 'POSITIVE_NUMBER':
      return isInteger && number > 0;
    case 'NON_NEGATIVE_NUMBER':
      return isInteger && number >= 0;
    case 'PERCENTAGE':
      return isInteger && number >= 0 && number <= 100;
    case 'DECIMAL':
      return text.trim() !== '' && number >= 0 && number <= 1;
    case 'GA_TRACKING_ID':
      return /^UA-\d+-\d+$/i.test(text.trim());
    default:
      return true;
  }
}

/** What cannot be told refuses nothing: a pattern that only RE2 reads, or one that takes too long. */
function matchesWhole(pattern: string, text: string): boolean {
  try {
    return testPattern(`^(?:${pattern})$`, text);
  } catch {
    return true;
  }
}

function countFits(count: number, [least, most]: readonly (string | number)[]): boolean {
  return count >= Number(least ?? 0) && (most === undefined || most === '' || count <= Number(most));
}

/** For validators that bring no message of their own. */
function defaultMessage({ type, args = [] }: Validator): string {
  switch (type) {
    case 'NON_EMPTY':
      return 'This field must not be empty.';
    case 'REGEX':
      return `This value must match the pattern ${String(args[0] ?? '')}.`;
    case 'STRING_LENGTH':
      return `This value must be ${range(args)} characters long.`;
    case 'NUMBER':
      return 'This value must be a whole number.';
    case 'POSITIVE_NUMBER':
      return 'This value must be a whole number above 0.';
    case 'NON_NEGATIVE_NUMBER':
      return 'This value must be a whole number, 0 or above.';
    case 'PERCENTAGE':
      return 'This value must be a whole number from 0 to 100.';
    case 'DECIMAL':
      return 'This value must be a number from 0 to 1.';
    case 'GA_TRACKING_ID':
      return 'This value must be a tracking ID such as UA-12345-1.';
    case 'TABLE_ROW_COUNT':
      return `This table must have ${range(args)} rows.`;
  }
}

function range([least, most]: readonly (string | number)[]): string {
  return most === undefined || most === '' ? `at least ${least ?? 0}` : `${least ?? 0} to ${most}`;
}
