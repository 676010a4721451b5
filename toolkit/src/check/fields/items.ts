import { isJsonObject, type Json } from '../../tpl/json.ts';
import type { Report } from '../report.ts';
import type { Subject } from '../subject.ts';
import { listOf, type FieldEntry } from './field-tree.ts';

/** Items of selects and radio groups, and the default among them. */
export function checkItems({ fields }: Subject, report: Report): void {
  for (const field of fields ?? []) {
    const key = field.type === 'SELECT' ? 'selectItems' : field.type === 'RADIO' ? 'radioItems' : undefined;
    if (key === undefined) continue;
    const items = listOf(field.json[key]);
    // A select of nothing but GTM's variables needs no items.
    if (items.length === 0 && field.json['macrosInSelect'] !== true) {
      report('items', { text: `${field.name} has no items to choose from.`, at: field.locate() });
      continue;
    }
    checkEach(field, key, items, report);
    checkDefault(field, items, report);
  }
}

function checkEach(field: FieldEntry, key: string, items: readonly Json[], report: Report): void {
  const seen = new Set<Json>();
  for (const [index, item] of items.entries()) {
    const value = isJsonObject(item) ? item['value'] : undefined;
    if (value === undefined) {
      report('items', { text: `This item of ${field.name} has no value.`, at: field.locate([key, index]) });
    } else if (seen.has(value)) {
      report('duplicate-item', {
        text: `${field.name} has two items with the value ${JSON.stringify(value)}; the tag cannot tell them apart.`,
        at: field.locate([key, index, 'value']),
      });
    } else seen.add(value);
  }
}

function checkDefault(field: FieldEntry, items: readonly Json[], report: Report): void {
  const { defaultValue, macrosInSelect } = field.json;
  // The editor writes false, and for columns an empty text, for no default.
  if (defaultValue === undefined || defaultValue === false || defaultValue === '') return;
  if (macrosInSelect === true && typeof defaultValue === 'string' && /^\{\{.*\}\}$/.test(defaultValue))
    return;
  const values = items.map((item) => (isJsonObject(item) ? item['value'] : undefined));
  if (values.includes(defaultValue)) return;
  report('default-value', {
    text: `The default ${JSON.stringify(defaultValue)} of ${field.name} is none of its items.`,
    hint: `Its values are ${values.map((each) => JSON.stringify(each)).join(', ')}.`,
    at: field.locate(['defaultValue']),
  });
}
