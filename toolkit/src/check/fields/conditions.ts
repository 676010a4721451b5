import { closest } from '../../messages/closest.ts';
import { isJsonObject, type Json, type JsonPath } from '../../tpl/json.ts';
import type { Report } from '../report.ts';
import type { Subject } from '../subject.ts';
import { hasValue, listOf, textOf, type FieldEntry } from './field-tree.ts';

const types: readonly string[] = ['EQUALS', 'NOT_EQUALS', 'PRESENT', 'NOT_PRESENT'];

/** Conditions that name a field and a value that it can have. */
export function checkConditions({ fields }: Subject, report: Report): void {
  const known = fields ?? [];
  for (const field of known) {
    const check = (list: Json | undefined, path: JsonPath): void => {
      for (const [index, condition] of listOf(list).entries()) {
        checkCondition(field, [...path, index], condition, known, report);
      }
    };
    check(field.json['enablingConditions'], ['enablingConditions']);
    for (const [index, validator] of listOf(field.json['valueValidators']).entries()) {
      const path = ['valueValidators', index, 'enablingConditions'];
      if (isJsonObject(validator)) check(validator['enablingConditions'], path);
    }
  }
}

function checkCondition(
  field: FieldEntry,
  path: JsonPath,
  condition: Json,
  fields: readonly FieldEntry[],
  report: Report,
): void {
  if (!isJsonObject(condition)) return;
  const type = textOf(condition['type']);
  if (!types.includes(type)) {
    const meant = closest(type, types);
    report('condition-type', {
      text: `There is no condition type ${JSON.stringify(condition['type'])}.`,
      hint: meant === undefined ? `There are ${types.join(', ')}.` : `Did you mean ${meant}?`,
      at: field.locate([...path, 'type']),
    });
  }
  const name = textOf(condition['paramName']);
  // A column's condition may be about another column of its table.
  const space = fields.filter(({ table }) => table === field.table || table === undefined);
  const target =
    space.find((each) => each.name === name && each.table === field.table) ??
    space.find((each) => each.name === name);
  if (target === undefined) {
    const meant = closest(
      name,
      space.map((each) => each.name),
    );
    report('condition-field', {
      text: `The condition is about ${JSON.stringify(condition['paramName'])}, which is no field, so it is never met.`,
      hint: meant === undefined ? undefined : `Did you mean ${meant}?`,
      at: field.locate([...path, 'paramName']),
    });
    return;
  }
  if (!hasValue(target)) {
    report('condition-field', {
      text: `The condition is about ${name}, a ${target.type}, which has no value.`,
      at: field.locate([...path, 'paramName']),
    });
    return;
  }
  if (type !== 'EQUALS' && type !== 'NOT_EQUALS') return;
  const values = valuesOf(target);
  const value = condition['paramValue'];
  if (values === undefined || value === undefined || values.includes(value)) return;
  report('condition-value', {
    text: `${name} never has the value ${JSON.stringify(value)}, so the condition is ${type === 'EQUALS' ? 'never' : 'always'} met.`,
    hint: `Its values are ${values.map((each) => JSON.stringify(each)).join(', ')}.`,
    at: field.locate([...path, 'paramValue']),
  });
}

/** Every value that the field can have; undefined when that is not to be told. */
function valuesOf({ json, type }: FieldEntry): readonly Json[] | undefined {
  if (type === 'CHECKBOX') return [true, false];
  if (type !== 'RADIO' && type !== 'SELECT') return undefined;
  // A variable may yield anything, and "not set" an empty text.
  if (json['macrosInSelect'] === true || json['notSetText'] !== undefined) return undefined;
  return listOf(json[type === 'RADIO' ? 'radioItems' : 'selectItems']).flatMap((item) =>
    isJsonObject(item) && item['value'] !== undefined ? [item['value']] : [],
  );
}
