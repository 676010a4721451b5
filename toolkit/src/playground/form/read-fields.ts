import { isJsonArray, isJsonObject, type Json, type JsonObject } from '../../tpl/json.ts';
import type { EnablingCondition, Validator } from '../../tpl/fields.ts';
import type { Choice, Column, FieldValue, FormField, Group, Values } from './model.ts';

/** Reads the fields of any template. What is missing or of the wrong type is as if it had not been set. */
export function readFields(fields: readonly Json[]): FormField[] {
  return fields.filter(isJsonObject).map(readField);
}

function readField(json: JsonObject): FormField {
  const base = {
    name: text(json['name']),
    label: text(json['displayName']),
    help: text(json['help']),
    conditions: list(json['enablingConditions']).flatMap(readCondition),
    validators: list(json['valueValidators']).flatMap(readValidator),
  };
  const type = text(json['type']);
  switch (type) {
    case 'TEXT':
      return {
        ...base,
        type,
        defaultValue: typeof json['defaultValue'] === 'boolean' ? '' : text(json['defaultValue']),
        hint: text(json['valueHint']),
        unit: text(json['valueUnit']),
        notSetText: text(json['notSetText']),
        lines: Math.max(1, Math.min(40, Number(json['lineCount'] ?? 1) || 1)),
        asList: json['textAsList'] === true,
        keepsEmpty: json['canBeEmptyString'] === true,
      };
    case 'SELECT': {
      const choices = list(json['selectItems']).flatMap(readChoice);
      const notSetText = json['notSetText'] === undefined ? undefined : text(json['notSetText']) || 'Not set';
      return {
        ...base,
        type,
        choices,
        notSetText,
        // The exporter writes '' for a column without a default.
        defaultValue:
          (json['defaultValue'] === '' ? undefined : scalar(json['defaultValue'])) ??
          (notSetText === undefined ? choices[0]?.value : undefined),
        variables: json['macrosInSelect'] === true,
        unit: text(json['valueUnit']),
        children: readFields(list(json['subParams'])),
      };
    }
    case 'CHECKBOX':
      return {
        ...base,
        type,
        text: text(json['checkboxText']),
        defaultValue: json['defaultValue'] === true,
        children: readFields(list(json['subParams'])),
      };
    case 'RADIO':
      return {
        ...base,
        type,
        defaultValue: scalar(json['defaultValue']),
        choices: list(json['radioItems'])
          .filter(isJsonObject)
          .flatMap((item) =>
            readChoice(item).map((choice) => ({
              ...choice,
              help: text(item['help']),
              children: readFields(list(item['subParams'])),
            })),
          ),
      };
    case 'SIMPLE_TABLE':
    case 'PARAM_TABLE': {
      const columns = type === 'SIMPLE_TABLE' ? simpleColumns(json) : paramColumns(json);
      return {
        ...base,
        type,
        columns,
        defaultValue: list(json['defaultValue']).filter(isJsonObject).map(readRow),
        notSetText: text(json['notSetText']),
        newRowText: text(json['newRowButtonText']) || 'Add row',
        newRowTitle: text(json['newRowTitle']) || 'New row',
        editRowTitle: text(json['editRowTitle']) || 'Edit row',
      };
    }
    case 'GROUP':
      return {
        ...base,
        type,
        style: readStyle(json['groupStyle']),
        children: readFields(list(json['subParams'])),
      };
    case 'LABEL':
      return { ...base, type };
    default:
      return { ...base, type: 'UNKNOWN', givenType: type };
  }
}

/** The columns of a simple table are text or select fields in short. */
function simpleColumns(json: JsonObject): Column[] {
  return list(json['simpleTableColumns'])
    .filter(isJsonObject)
    .map((column) => ({ field: readField(column), unique: column['isUnique'] === true }));
}

function paramColumns(json: JsonObject): Column[] {
  return list(json['paramTableColumns'])
    .filter(isJsonObject)
    .flatMap(({ param, isUnique }) =>
      isJsonObject(param) ? [{ field: readField(param), unique: isUnique === true }] : [],
    );
}

function readRow(json: JsonObject): Values {
  return Object.fromEntries(Object.entries(json).map(([name, value]) => [name, scalar(value)]));
}

function readChoice(json: Json): Choice[] {
  if (!isJsonObject(json)) return [];
  const value = scalar(json['value']);
  return value === undefined ? [] : [{ value, label: text(json['displayValue']) || String(value) }];
}

const conditionTypes = ['EQUALS', 'NOT_EQUALS', 'PRESENT', 'NOT_PRESENT'] as const;

function readCondition(json: Json): EnablingCondition[] {
  if (!isJsonObject(json)) return [];
  const type = conditionTypes.find((known) => known === json['type']);
  if (type === undefined) return [];
  return [{ paramName: text(json['paramName']), paramValue: scalar(json['paramValue']) ?? '', type }];
}

const validatorTypes: ReadonlySet<string> = new Set<Validator['type']>([
  'NON_EMPTY',
  'REGEX',
  'STRING_LENGTH',
  'NUMBER',
  'POSITIVE_NUMBER',
  'NON_NEGATIVE_NUMBER',
  'PERCENTAGE',
  'DECIMAL',
  'GA_TRACKING_ID',
  'TABLE_ROW_COUNT',
]);

function isValidatorType(type: string): type is Validator['type'] {
  return validatorTypes.has(type);
}

function readValidator(json: Json): Validator[] {
  if (!isJsonObject(json)) return [];
  const type = text(json['type']);
  if (!isValidatorType(type)) return [];
  const args = list(json['args']).filter((arg) => typeof arg === 'string' || typeof arg === 'number');
  const errorMessage = text(json['errorMessage']);
  const enablingConditions = list(json['enablingConditions']).flatMap(readCondition);
  return [{ type, args, ...(errorMessage === '' ? {} : { errorMessage }), enablingConditions }];
}

function readStyle(value: Json | undefined): Group['style'] {
  const styles = ['NO_ZIPPY', 'ZIPPY_OPEN', 'ZIPPY_CLOSED', 'ZIPPY_OPEN_ON_PARAM'] as const;
  return styles.find((style) => style === value) ?? 'NO_ZIPPY';
}

/** A text with translations in the language that the template is written in. */
function text(value: Json | undefined): string {
  const plain = isJsonObject(value) ? value['text'] : value;
  return plain === undefined || plain === null || typeof plain === 'object' ? '' : String(plain);
}

function scalar(value: Json | undefined): Exclude<FieldValue, readonly Values[]> {
  return value === null || typeof value === 'object' ? undefined : value;
}

function list(value: Json | undefined): readonly Json[] {
  return isJsonArray(value) ? value : [];
}
