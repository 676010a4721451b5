import type { Json, JsonObject } from '../../tpl/json.ts';
import {
  itemsOf as choicesOf,
  list as jsonList,
  valueFields,
  type ValueField,
} from '../../upgrade/fields.ts';
import type { Parameter } from './format.ts';
import { boolean, integer, list, listItem, row, template } from './parameters.ts';
import { isShown } from './shown-fields.ts';

type Row = Readonly<Record<string, string | number | boolean>>;
export type FieldValue = string | number | boolean | readonly Row[];
export type FieldValues = Readonly<Record<string, FieldValue | undefined>>;

/**
 * The parameters that GTM exports for a tag or variable that was filled in like this: what is given, and the
 * default of every other field that is shown. Checkboxes, radio buttons and selects are always there while they
 * are shown; texts without text and tables without rows never are.
 */
export function fieldParameters(fields: readonly JsonObject[], given: FieldValues): readonly Parameter[] {
  const known = valueFields(fields).filter(({ isColumn }) => !isColumn);
  const values = new Map(known.map((field) => [field.name, given[field.name] ?? defaultOf(field)]));
  const read = (name: string): string => asText(values.get(name));
  return known
    .filter((field) => given[field.name] !== undefined || isShown(field, read))
    .flatMap((field) => encode(field, values.get(field.name)));
}

function defaultOf(field: ValueField): FieldValue | undefined {
  const declared = field.json['defaultValue'];
  if (declared !== undefined) return asValue(declared);
  if (field.type === 'CHECKBOX') return false;
  if (field.type === 'RADIO' || (field.type === 'SELECT' && field.json['notSetText'] === undefined)) {
    return asValue(choicesOf(field)[0]?.value ?? '');
  }
  return undefined;
}

function asValue(json: Json): FieldValue | undefined {
  if (typeof json === 'object') return json === null ? undefined : asRows(json);
  return json;
}

function asRows(json: object): readonly Row[] {
  return Array.isArray(json) ? json : [];
}

function encode({ name, type, json }: ValueField, value: FieldValue | undefined): readonly Parameter[] {
  if (value === undefined || value === '') return [];
  if (typeof value === 'object') {
    const rows = value.map((cells) =>
      row(Object.fromEntries(Object.entries(cells).map(([key, cell]) => [key, String(cell)]))),
    );
    return rows.length === 0 ? [] : [list(name, rows)];
  }
  if (type === 'TEXT' && json['textAsList'] === true) {
    const lines = String(value)
      .split('\n')
      .filter((line) => line.trim() !== '');
    return lines.length === 0
      ? []
      : [
          list(
            name,
            lines.map((line) => listItem(line.trim())),
          ),
        ];
  }
  // A choice whose value is true, false or a number rather than text keeps its type.
  const isChoice =
    type === 'SELECT' && jsonList(json, 'selectItems').some((item) => valueOfItem(item) === value);
  if (typeof value === 'boolean' && (type === 'CHECKBOX' || isChoice)) return [boolean(name, value)];
  if (typeof value === 'number' && isChoice && Number.isInteger(value)) return [integer(name, value)];
  return [template(name, String(value))];
}

function valueOfItem(item: Json): Json | undefined {
  return typeof item === 'object' && item !== null && 'value' in item ? item.value : undefined;
}

function asText(value: FieldValue | undefined): string {
  if (typeof value === 'object') return value.length === 0 ? '' : 'rows';
  return value === undefined ? '' : String(value);
}
