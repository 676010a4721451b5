import { isJsonArray, isJsonObject, type Json, type JsonObject, type JsonPath } from '../tpl/json.ts';
import type { Condition } from './conditions.ts';

/** A field or table column that holds a value in the tags made from the template. */
export interface ValueField {
  /** The parameter's name, by which a tag keeps its value; of a column `table.column`. */
  readonly name: string;
  readonly type: string;
  readonly label: string;
  readonly json: JsonObject;
  readonly path: JsonPath;
  /** All of these must hold for the field to be shown, and of each at least one condition. */
  readonly shownWhen: readonly (readonly Condition[])[];
  readonly isColumn: boolean;
}

/** Types that show something and hold no value. */
const withoutValue = ['GROUP', 'LABEL'];

/** Every field that holds a value, nested ones and table columns included, in the order of the template. */
export function valueFields(fields: readonly Json[]): ValueField[] {
  return fields.flatMap((field, index) => collect(field, [index], []));
}

function collect(field: Json, path: JsonPath, outer: ValueField['shownWhen'], table?: string): ValueField[] {
  if (!isJsonObject(field)) return [];
  const own = text(field, 'name');
  const name = table === undefined ? own : `${table}.${own}`;
  const conditions = list(field, 'enablingConditions').flatMap(conditionOf);
  const shownWhen = conditions.length === 0 ? outer : [...outer, conditions];
  const type = text(field, 'type');
  const nested = (key: string, when = shownWhen): ValueField[] =>
    list(field, key).flatMap((sub, index) => collect(sub, [...path, key, index], when));

  const itself: ValueField[] = withoutValue.includes(type)
    ? []
    : [{ name, type, label: labelOf(field), json: field, path, shownWhen, isColumn: table !== undefined }];
  return [
    ...itself,
    ...nested('subParams'),
    ...list(field, 'radioItems').flatMap((item, index) => {
      const chosen: Condition = { field: name, type: 'EQUALS', value: String(member(item, 'value') ?? '') };
      return (isJsonObject(item) ? list(item, 'subParams') : []).flatMap((sub, at) =>
        collect(sub, [...path, 'radioItems', index, 'subParams', at], [...shownWhen, [chosen]]),
      );
    }),
    ...list(field, 'simpleTableColumns').flatMap((column, index) =>
      collect(column, [...path, 'simpleTableColumns', index], [], name),
    ),
    ...list(field, 'paramTableColumns').flatMap((column, index) =>
      collect(member(column, 'param') ?? null, [...path, 'paramTableColumns', index, 'param'], [], name),
    ),
  ];
}

function conditionOf(json: Json): Condition[] {
  if (!isJsonObject(json)) return [];
  const type = json['type'];
  const isKnown = type === 'NOT_EQUALS' || type === 'PRESENT' || type === 'NOT_PRESENT';
  return [
    {
      field: text(json, 'paramName'),
      type: isKnown ? type : 'EQUALS',
      value: String(json['paramValue'] ?? ''),
    },
  ];
}

/** What the user sees beside the field. */
function labelOf(field: JsonObject): string {
  return text(field, 'displayName') || text(field, 'checkboxText');
}

/** The values that a SELECT or RADIO offers, with what the user sees of each. */
export function itemsOf({ json }: ValueField): { readonly value: Json; readonly label: string }[] {
  return [...list(json, 'selectItems'), ...list(json, 'radioItems')]
    .filter(isJsonObject)
    .map((item) => ({ value: item['value'] ?? '', label: text(item, 'displayValue') }));
}

export function isSet(field: ValueField, property: string): boolean {
  return field.json[property] === true;
}

export function list(json: JsonObject, key: string): readonly Json[] {
  const value = json[key];
  return isJsonArray(value) ? value : [];
}

export function text(json: JsonObject, key: string): string {
  const value = json[key];
  return typeof value === 'string' ? value : '';
}

function member(json: Json, key: string): Json | undefined {
  return isJsonObject(json) ? json[key] : undefined;
}
