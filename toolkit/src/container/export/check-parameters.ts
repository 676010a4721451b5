import { isJsonObject } from '../../tpl/json.ts';
import {
  isSet,
  itemsOf as choicesOf,
  list as jsonList,
  text as jsonText,
  type ValueField,
} from '../../upgrade/fields.ts';
import type { Report } from './report.ts';
import { customTypes, type templateReader } from './custom-types.ts';
import type { ContainerVersion, Parameter } from './format.ts';
import { entriesOf, findParameter, itemsOf, textOf, textsIn } from './parameters.ts';
import { hasReference } from './references.ts';
import { isShown, type ReadText } from './shown-fields.ts';
import { validationErrors } from './validators.ts';

/** What tags, variables and clients made from custom templates are filled in with fits the templates' fields. */
export function checkParameters(
  version: ContainerVersion,
  readTemplate: ReturnType<typeof templateReader>,
  report: Report,
): void {
  const templates = customTypes(version);
  const instances = [
    ...(version.tag ?? []).map((tag) => ({ owner: `tag “${tag.name}”`, ...tag })),
    ...(version.variable ?? []).map((one) => ({ owner: `variable “${one.name}”`, ...one })),
    ...(version.client ?? []).map((one) => ({ owner: `client “${one.name}”`, ...one })),
  ];
  for (const { owner, type, parameter = [] } of instances) {
    for (const key of emptyKeys(parameter)) {
      report(
        'empty-value',
        `The ${owner} has an empty value for ${key}.`,
        'GTM refuses the file: leave it out.',
      );
    }
    const template = templates.find(type);
    if (template === undefined) continue;
    checkInstance(owner, readTemplate(template).fields, parameter, report);
  }
}

function checkInstance(
  owner: string,
  all: readonly ValueField[],
  parameters: readonly Parameter[],
  report: Report,
): void {
  const fields = all.filter(({ isColumn }) => !isColumn);
  const read = readText(parameters);
  for (const { key = '' } of parameters) {
    const field = fields.find(({ name }) => name === key);
    if (field === undefined) {
      report('unknown-field', `The ${owner} has the parameter ${key}, and its template has no such field.`);
    } else if (!isShown(field, read)) {
      report('hidden-field', `The ${owner} has a value for ${key}, which its other values hide.`);
    }
  }
  for (const field of fields.filter((one) => isShown(one, read))) {
    const parameter = findParameter(parameters, field.name);
    const about = (text: string): void => report('field-value', `The ${owner}: ${field.name}: ${text}`);
    if (parameter === undefined) {
      if (alwaysThere.includes(field.type)) about('it is shown, so that it must have a value.');
    } else {
      const wanted = typeFor(field, parameter);
      if (parameter.type !== wanted) about(`its type is ${parameter.type} instead of ${wanted}.`);
    }
    if (isTable(field)) checkRows(field, all, itemsOf(parameter), read, about);
    else {
      const value = read(field.name) ?? '';
      checkChoice(field, value, about);
      validationErrors(field.json, value, undefined, read).forEach(about);
    }
  }
}

function checkRows(
  field: ValueField,
  all: readonly ValueField[],
  rows: readonly Parameter[],
  read: ReadText,
  about: (text: string) => void,
): void {
  validationErrors(field.json, '', rows.length, read).forEach(about);
  const columns = all.filter(({ isColumn, name }) => isColumn && name.startsWith(`${field.name}.`));
  const nameOf = (column: ValueField): string => column.name.slice(field.name.length + 1);
  rows.forEach((row, index) => {
    const cells = entriesOf(row);
    const inRow = (text: string): void => about(`row ${index + 1}: ${text}`);
    for (const { key = '' } of cells) {
      if (!columns.some((column) => nameOf(column) === key)) inRow(`there is no column ${key}.`);
    }
    for (const column of columns) {
      const value = textOf(cells, nameOf(column)) ?? '';
      checkChoice(column, value, inRow);
      validationErrors(column.json, value, undefined, readText(cells)).forEach(inRow);
    }
  });
  const declared = jsonList(field.json, 'simpleTableColumns').filter(isJsonObject);
  for (const column of declared.filter((one) => one['isUnique'] === true)) {
    const name = jsonText(column, 'name');
    const values = rows.map((row) => textOf(entriesOf(row), name));
    const twice = values.find((value, index) => value !== undefined && values.indexOf(value) !== index);
    if (twice !== undefined) about(`“${twice}” stands in two rows, and ${name} must be unique.`);
  }
}

/** A select or radio button holds one of its choices or, where variables are allowed, a variable. */
function checkChoice(field: ValueField, value: string, about: (text: string) => void): void {
  if ((field.type !== 'SELECT' && field.type !== 'RADIO') || value === '') return;
  if (hasReference(value)) {
    if (!isSet(field, 'macrosInSelect')) about('it takes no variable.');
  } else if (!choicesOf(field).some((choice) => String(choice.value) === value)) {
    about(`“${value}” is none of its choices.`);
  }
}

const alwaysThere: readonly string[] = ['CHECKBOX', 'RADIO', 'SELECT'];

function isTable({ type }: ValueField): boolean {
  return type === 'SIMPLE_TABLE' || type === 'PARAM_TABLE';
}

/** The parameter type in which GTM exports a field. */
function typeFor(field: ValueField, parameter: Parameter): Parameter['type'] {
  if (isTable(field) || isSet(field, 'textAsList')) return 'LIST';
  if (field.type === 'CHECKBOX') return 'BOOLEAN';
  if (field.type !== 'SELECT' || !('value' in parameter)) return 'TEMPLATE';
  const choice = choicesOf(field).find(({ value }) => String(value) === parameter.value);
  if (typeof choice?.value === 'boolean') return 'BOOLEAN';
  // One number is known to be exported as one.
  return typeof choice?.value === 'number' && parameter.type === 'INTEGER' ? 'INTEGER' : 'TEMPLATE';
}

function readText(parameters: readonly Parameter[]): ReadText {
  return (name) => {
    const parameter = findParameter(parameters, name);
    return parameter?.type === 'LIST'
      ? itemsOf(parameter).length === 0
        ? ''
        : 'rows'
      : textOf(parameters, name);
  };
}

function emptyKeys(parameters: readonly Parameter[]): readonly string[] {
  return parameters.flatMap((parameter) =>
    textsIn(parameter).includes('') ? [parameter.key ?? 'a value without a key'] : [],
  );
}
