import { isJsonArray, isJsonObject, type Json } from '../../tpl/json.ts';
import type { Report } from '../report.ts';
import type { Subject } from '../subject.ts';
import type { FieldEntry } from './field-tree.ts';

/** Defaults of the kind that the field holds. What a select may have as a default, its items tell. */
export function checkDefaults({ fields }: Subject, report: Report): void {
  for (const field of fields ?? []) {
    const value = field.json['defaultValue'];
    const expected = value === undefined ? undefined : expectedBy(field, value);
    if (expected === undefined) continue;
    report('default-value', {
      text: `The default of ${field.name} is ${JSON.stringify(value)}, but a ${field.type} holds ${expected}.`,
      at: field.locate(['defaultValue']),
    });
  }
}

/** What the field holds, when the value is nothing like it. */
function expectedBy({ type, place, json }: FieldEntry, value: Json): string | undefined {
  switch (type) {
    case 'CHECKBOX':
      return typeof value === 'boolean' ? undefined : 'true or false';
    case 'TEXT':
      if (place === 'simple-column' || json['textAsList'] === true) return undefined;
      return typeof value === 'string' || typeof value === 'number' ? undefined : 'a text';
    case 'SIMPLE_TABLE':
    case 'PARAM_TABLE':
      return isJsonArray(value) && value.every(isJsonObject) ? undefined : 'a list of rows';
    default:
      return undefined;
  }
}
