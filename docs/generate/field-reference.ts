import type {
  EnablingCondition,
  Field,
  GroupField,
  Item,
  ShownText,
  Validator,
} from 'gtm-template-toolkit/types';
import { untranslated } from 'gtm-template-toolkit/tpl';
import { anchor, code, markdownTable, plain } from './markdown.ts';

/** The page that describes every field, generated from the fields themselves. */
export function fieldReference(fields: readonly Field[]): string {
  const groups = fields.filter((field) => field.type === 'GROUP');
  const single = fields.filter((field) => field.type !== 'GROUP');
  const page = new ReferencePage(fields.flatMap(withSubFields));
  return [
    '# Field reference',
    'Every field by its label in GTM, with the name and the values by which container exports and Tag Manager’s API know it. Live tags hold them, so they stay as they are from version to version.',
    '## The event',
    ...single.map((field) => page.describe(field)),
    ...groups.flatMap((group) => [
      `## ${titleOf(group)}`,
      ...helpOf(group),
      ...group.subParams.flatMap(withSubFields).map((field) => page.describe(field, titleOf(group))),
    ]),
  ].join('\n\n');
}

function withSubFields(field: Field): readonly Field[] {
  const subFields = 'subParams' in field && field.subParams !== undefined ? field.subParams : [];
  return [field, ...subFields.flatMap(withSubFields)];
}

class ReferencePage {
  readonly #fields: ReadonlyMap<string, Field>;

  constructor(fields: readonly Field[]) {
    this.#fields = new Map(fields.map((field) => [field.name, field]));
  }

  describe(field: Field, group = ''): string {
    // A table that is called like its group would give the page two anchors of one name.
    const label = labelOf(field);
    return [
      `### ${label === group ? `${label} (${kinds[field.type]})` : label}`,
      `${code(field.name)}, ${this.#kindOf(field)}`,
      ...helpOf(field),
      ...valuesOf(field),
      ...columnsOf(field),
    ].join('\n\n');
  }

  #kindOf(field: Field): string {
    const details: string[] = [kinds[field.type]];
    if ('valueUnit' in field && field.valueUnit !== undefined)
      details[0] += ` in ${untranslated(field.valueUnit)}`;
    if ('valueValidators' in field && field.valueValidators?.some(isRequired) === true)
      details.push('required');
    if (field.type === 'SELECT' && field.macrosInSelect === true) details.push('a variable may be chosen');
    if ('defaultValue' in field && field.defaultValue !== undefined)
      details.push(`by default ${value(field.defaultValue)}`);
    if ('valueHint' in field && field.valueHint !== undefined)
      details.push(`for example ${code(untranslated(field.valueHint))}`);
    const conditions = field.enablingConditions ?? [];
    if (conditions.length > 0)
      details.push(`shown when ${conditions.map((each) => this.#describeCondition(each)).join(' or ')}`);
    return details.join('; ');
  }

  #describeCondition({ paramName, paramValue, type }: EnablingCondition): string {
    const field = this.#fields.get(paramName);
    const label = field === undefined ? code(paramName) : labelOf(field);
    const name = field === undefined ? label : `[${label}](#${anchor(label)})`;
    if (type === 'PRESENT') return `${name} is set`;
    if (type === 'NOT_PRESENT') return `${name} is not set`;
    if (typeof paramValue === 'boolean') {
      return `${name} is ${paramValue === (type === 'EQUALS') ? '' : 'not '}ticked`;
    }
    const item = itemsOf(field).find((each) => each.value === paramValue);
    const wanted = item === undefined ? value(paramValue) : `_${untranslated(item.displayValue)}_`;
    return `${name} is ${type === 'EQUALS' ? '' : 'not '}${wanted}`;
  }
}

function titleOf(group: GroupField): string {
  return untranslated(group.displayName ?? group.name);
}

function labelOf(field: Field): string {
  const text = untranslated(field.displayName ?? '');
  if (text !== '') return text;
  if (field.type === 'CHECKBOX') return untranslated(field.checkboxText ?? field.name);
  return field.type === 'SIMPLE_TABLE'
    ? `Table “${untranslated(field.newRowButtonText ?? field.name)}”`
    : field.name;
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

function isRequired({ type, enablingConditions }: Validator): boolean {
  return type === 'NON_EMPTY' && enablingConditions === undefined;
}

function helpOf(field: Field | GroupField): readonly string[] {
  return field.help === undefined ? [] : [plain(untranslated(field.help))];
}

function itemsOf(field: Field | undefined): readonly (Item & { readonly help?: ShownText })[] {
  if (field?.type === 'SELECT') return field.selectItems;
  return field?.type === 'RADIO' ? field.radioItems : [];
}

function valuesOf(field: Field): readonly string[] {
  const items = itemsOf(field);
  return items.length === 0 ? [] : [itemTable(items)];
}

function itemTable(items: readonly (Item & { readonly help?: ShownText })[]): string {
  const explained = items.some(({ help }) => help !== undefined);
  return markdownTable(
    explained ? ['value', 'label', 'explanation'] : ['value', 'label'],
    items.map((item) => [
      value(item.value),
      plain(untranslated(item.displayValue)),
      ...(explained ? [plain(untranslated(item.help ?? ''))] : []),
    ]),
  );
}

function columnsOf(field: Field): readonly string[] {
  if (field.type !== 'SIMPLE_TABLE') return [];
  return [
    markdownTable(
      ['column', 'label', 'kind', 'default'],
      field.simpleTableColumns.map((column) => [
        code(column.name),
        untranslated(column.displayName),
        [
          kinds[column.type],
          ...(column.macrosInSelect === true ? ['a variable may be chosen'] : []),
          ...(column.isUnique === true ? ['each value once'] : []),
        ].join(', '),
        column.defaultValue === '' ? '' : value(column.defaultValue),
      ]),
    ),
    ...field.simpleTableColumns.flatMap((column) =>
      column.selectItems === undefined
        ? []
        : [`Values of ${code(column.name)}:`, itemTable(column.selectItems)],
    ),
  ];
}

function value(raw: unknown): string {
  return code(typeof raw === 'string' ? raw : JSON.stringify(raw));
}
