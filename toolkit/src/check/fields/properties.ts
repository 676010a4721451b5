import { closest } from '../../messages/closest.ts';
import { isJsonArray, isJsonObject, type Json } from '../../tpl/json.ts';
import type { Report } from '../report.ts';
import type { Subject } from '../subject.ts';
import { fieldTypes, groupStyles, internalTypes, simpleColumn, type PropertyKind } from './field-types.ts';
import type { FieldEntry } from './field-tree.ts';

/** Types that GTM has, and on each field the properties that its type has. */
export function checkFieldProperties({ fields }: Subject, report: Report): void {
  for (const field of fields ?? []) {
    const properties = propertiesOf(field, report);
    if (properties === undefined) continue;
    for (const [key, value] of Object.entries(field.json)) {
      const kind = Object.hasOwn(properties, key) ? properties[key] : undefined;
      if (kind === undefined) reportUnknown(field, key, Object.keys(properties), report);
      else if (!isOfKind(value, kind)) {
        report('field-property-value', {
          text: `${key} of ${nameOf(field)} is ${JSON.stringify(value)?.slice(0, 60)}, but ${kinds[kind]} is expected.`,
          at: field.locate([key]),
        });
      }
    }
    const style = field.json['groupStyle'];
    if (field.type === 'GROUP' && style !== undefined && !groupStyles.includes(String(style))) {
      report('group-style', {
        text: `There is no group style ${JSON.stringify(style)}.`,
        hint: `There are ${groupStyles.join(', ')}.`,
        at: field.locate(['groupStyle']),
      });
    }
  }
}

/** One note for all of them: whoever generates templates forgets it everywhere. */
export function checkSimpleValueType({ fields }: Subject, report: Report): void {
  const lacking = (fields ?? []).filter(
    ({ place, type, json }) =>
      place === 'template' &&
      Object.hasOwn(fieldTypes, type) &&
      Object.hasOwn(fieldTypes[type] ?? {}, 'simpleValueType') &&
      json['simpleValueType'] !== true,
  );
  const [first] = lacking;
  if (first === undefined) return;
  report('simple-value-type', {
    text: `${lacking.length === 1 ? `${nameOf(first)} lacks` : `${lacking.length} fields lack`} "simpleValueType": true, which GTM’s editor always writes.`,
    at: first.locate(),
  });
}

function propertiesOf(field: FieldEntry, report: Report): Readonly<Record<string, PropertyKind>> | undefined {
  const { type, place } = field;
  const at = field.locate(['type']);
  if (place === 'simple-column') {
    if (type === 'TEXT' || type === 'SELECT') return simpleColumn;
    report('column-type', {
      text: `A column of a SIMPLE_TABLE is a TEXT or a SELECT, not ${JSON.stringify(type)}.`,
      hint: 'A PARAM_TABLE has columns of other types.',
      at,
    });
    return undefined;
  }
  const properties = Object.hasOwn(fieldTypes, type) ? fieldTypes[type] : undefined;
  if (place === 'param-column' && properties !== undefined && 'subParams' in properties && type === 'GROUP') {
    report('column-type', { text: 'A GROUP cannot be a column of a PARAM_TABLE.', at });
  }
  if (properties !== undefined) return properties;
  if (internalTypes.has(type)) {
    report('internal-field-type', {
      text: `GTM’s editor does not offer authors fields of type ${type}.`,
      at,
    });
    return undefined;
  }
  const meant = closest(type, Object.keys(fieldTypes));
  report('field-type', {
    text: type === '' ? `${nameOf(field)} has no type.` : `There is no field type ${JSON.stringify(type)}.`,
    hint: meant === undefined ? `There are ${Object.keys(fieldTypes).join(', ')}.` : `Did you mean ${meant}?`,
    at,
  });
  return undefined;
}

function reportUnknown(field: FieldEntry, key: string, known: readonly string[], report: Report): void {
  const meant = key === 'placeholder' && known.includes('valueHint') ? 'valueHint' : closest(key, known);
  report('field-property', {
    text: `${field.place === 'simple-column' ? 'A column' : `A ${field.type}`} has no property ${key}; GTM ignores it.`,
    hint: meant === undefined ? undefined : `Did you mean ${meant}?`,
    at: field.locate([key], 'key'),
  });
}

const kinds: Readonly<Record<PropertyKind, string>> = {
  text: 'a text',
  string: 'a text',
  boolean: 'true or false',
  integer: 'a whole number',
  list: 'a list',
  any: 'a value',
};

function isOfKind(value: Json, kind: PropertyKind): boolean {
  switch (kind) {
    case 'text':
      // GTM's own translations: { "text": …, "translations": […] }.
      return typeof value === 'string' || (isJsonObject(value) && typeof value['text'] === 'string');
    case 'list':
      return isJsonArray(value);
    case 'integer':
      return Number.isInteger(value);
    case 'any':
      return true;
    default:
      return typeof value === kind;
  }
}

export function nameOf({ name, type }: FieldEntry): string {
  return name === '' ? `this ${type || 'field'}` : name;
}
