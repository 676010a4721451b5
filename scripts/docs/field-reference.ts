import type { EnablingCondition, Field, GroupField, Item, Validator } from '../tpl/fields.ts';
import { markdownTable } from './markdown.ts';

/** The page that describes every field, generated from the fields themselves. */
export function fieldReference(fields: readonly Field[]): string {
  const groups = fields.filter((field) => field.type === 'GROUP');
  const single = fields.filter((field) => field.type !== 'GROUP');
  return [
    '# Field reference',
    'Each field by its label in GTM, with the name and values that container exports and the API use. Names, values and defaults are public API.',
    '## Without a group',
    ...single.map(describeField),
    ...groups.flatMap((group) => [
      `## ${group.displayName ?? group.name}`,
      ...sentences(group),
      ...group.subParams.flatMap(withSubFields).map(describeField),
    ]),
  ].join('\n\n');
}

function withSubFields(field: Field): readonly Field[] {
  const subFields = 'subParams' in field && field.subParams !== undefined ? field.subParams : [];
  return [field, ...subFields.flatMap(withSubFields)];
}

function describeField(field: Field): string {
  const label = labelOf(field);
  return [
    `### ${label}`,
    `\`${field.name}\`, ${kindOf(field)}`,
    ...sentences(field),
    ...valuesOf(field),
    ...columnsOf(field),
  ].join('\n\n');
}

function labelOf(field: Field): string {
  const text = field.displayName === undefined || field.displayName === '' ? undefined : field.displayName;
  if (text !== undefined) return text;
  if (field.type === 'CHECKBOX') return field.checkboxText;
  return field.type === 'SIMPLE_TABLE' ? `Table “${field.newRowButtonText ?? field.name}”` : field.name;
}

const kinds = {
  TEXT: 'text',
  SELECT: 'drop-down list',
  CHECKBOX: 'checkbox',
  RADIO: 'choice',
  SIMPLE_TABLE: 'table',
  PARAM_TABLE: 'table',
  GROUP: 'group',
  LABEL: 'label',
} as const satisfies Record<Field['type'], string>;

function kindOf(field: Field): string {
  const details: string[] = [kinds[field.type]];
  if (field.type === 'SELECT' && field.macrosInSelect === true) details.push('takes a variable');
  if ('defaultValue' in field && field.defaultValue !== undefined)
    details.push(`default ${code(field.defaultValue)}`);
  if ('valueUnit' in field && field.valueUnit !== undefined) details.push(`in ${field.valueUnit}`);
  if ('valueValidators' in field && field.valueValidators?.some(isRequired) === true)
    details.push('required');
  const conditions = field.enablingConditions ?? [];
  if (conditions.length > 0) details.push(`shown when ${conditions.map(describeCondition).join(' or ')}`);
  return details.join('; ');
}

function isRequired({ type, enablingConditions }: Validator): boolean {
  return type === 'NON_EMPTY' && enablingConditions === undefined;
}

function describeCondition({ paramName, paramValue, type }: EnablingCondition): string {
  const name = code(paramName);
  if (type === 'PRESENT') return `${name} is set`;
  if (type === 'NOT_PRESENT') return `${name} is not set`;
  return `${name} is ${type === 'EQUALS' ? '' : 'not '}${code(paramValue)}`;
}

function sentences(field: Field | GroupField): readonly string[] {
  return field.help === undefined ? [] : [field.help];
}

function valuesOf(field: Field): readonly string[] {
  if (field.type === 'SELECT') return [itemTable(field.selectItems)];
  if (field.type === 'RADIO') return [itemTable(field.radioItems)];
  return [];
}

function itemTable(items: readonly (Item & { readonly help?: string })[]): string {
  const explained = items.some(({ help }) => help !== undefined);
  return markdownTable(
    explained ? ['value', 'label', 'explanation'] : ['value', 'label'],
    items.map(({ value, displayValue, help }) =>
      explained ? [code(value), displayValue, help ?? ''] : [code(value), displayValue],
    ),
  );
}

function columnsOf(field: Field): readonly string[] {
  if (field.type !== 'SIMPLE_TABLE') return [];
  return [
    markdownTable(
      ['column', 'label', 'kind', 'default'],
      field.simpleTableColumns.map((column) => [
        code(column.name),
        column.displayName,
        [
          kinds[column.type],
          ...(column.macrosInSelect === true ? ['takes a variable'] : []),
          ...(column.isUnique === true ? ['each value once'] : []),
        ].join(', '),
        column.defaultValue === '' ? '' : code(column.defaultValue),
      ]),
    ),
    ...field.simpleTableColumns.flatMap((column) =>
      column.selectItems === undefined
        ? []
        : [`Values of ${code(column.name)}:`, itemTable(column.selectItems)],
    ),
  ];
}

function code(value: unknown): string {
  return `\`${typeof value === 'string' ? value : JSON.stringify(value)}\``;
}
