import { testPattern } from '../../sandbox/language/pattern/test-pattern.ts';
import { isJsonArray, isJsonObject, type Json, type JsonObject } from '../../tpl/json.ts';
import type { Condition } from '../../upgrade/conditions.ts';
import { list, text } from '../../upgrade/fields.ts';
import { hasReference } from './references.ts';
import { holdsAny, type ReadText } from './shown-fields.ts';

/**
 * What GTM says about a value that a field or column does not accept: its validators' own messages. A value with
 * a variable in it is known only on the page, and is not judged.
 * @param value The text, or '' when nothing was entered.
 * @param rows How many rows a table has.
 */
export function validationErrors(
  field: JsonObject,
  value: string,
  rows: number | undefined,
  read: ReadText,
): readonly string[] {
  if (hasReference(value)) return [];
  return list(field, 'valueValidators')
    .filter(isJsonObject)
    .filter((validator) => applies(validator, read))
    .filter((validator) => !accepts(validator, value, rows))
    .map((validator) => text(validator, 'errorMessage') || `it fails the check ${text(validator, 'type')}.`);
}

function applies(validator: JsonObject, read: ReadText): boolean {
  const conditions = list(validator, 'enablingConditions').filter(isJsonObject).map(conditionOf);
  return conditions.length === 0 || holdsAny(conditions, read);
}

function conditionOf(json: JsonObject): Condition {
  const type = json['type'];
  const isOther = type === 'NOT_EQUALS' || type === 'PRESENT' || type === 'NOT_PRESENT';
  return {
    field: text(json, 'paramName'),
    type: isOther ? type : 'EQUALS',
    value: String(json['paramValue'] ?? ''),
  };
}

const integer = /^-?\d+$/;

/** Every check but NON_EMPTY lets an empty value pass. */
function accepts(validator: JsonObject, value: string, rows: number | undefined): boolean {
  const type = text(validator, 'type');
  const args = isJsonArray(validator['args']) ? validator['args'] : [];
  if (type === 'NON_EMPTY') return value.trim() !== '' || (rows ?? 0) > 0;
  if (type === 'TABLE_ROW_COUNT') return within(rows ?? 0, args);
  if (value === '') return true;
  switch (type) {
    case 'REGEX':
      return matchesWhole(String(args[0] ?? ''), value);
    case 'STRING_LENGTH':
      return within(value.length, args);
    case 'NUMBER':
      return integer.test(value);
    case 'POSITIVE_NUMBER':
      return integer.test(value) && Number(value) > 0;
    case 'NON_NEGATIVE_NUMBER':
      return integer.test(value) && Number(value) >= 0;
    case 'PERCENTAGE':
      return integer.test(value) && Number(value) >= 0 && Number(value) <= 100;
    case 'DECIMAL':
      return Number(value) >= 0 && Number(value) <= 1;
    case 'GA_TRACKING_ID':
      return /^UA-\d+-\d+$/.test(value);
    default:
      return true;
  }
}

/** What cannot be told refuses nothing: a pattern that only RE2 reads, or one that takes too long. */
function matchesWhole(pattern: string, value: string): boolean {
  try {
    return testPattern(`^(?:${pattern})$`, value);
  } catch {
    return true;
  }
}

function within(size: number, [least, most]: readonly Json[]): boolean {
  return size >= Number(least ?? 0) && size <= Number(most ?? Infinity);
}
