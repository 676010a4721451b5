import type { Location } from '../messages/message.ts';
import type { Template } from '../tpl/template.ts';
import type { Change, Found } from './change.ts';
import { compareField } from './compare-field.ts';
import { list, text, valueFields, type ValueField } from './fields.ts';

/** What becomes of the values that tags hold for the fields of the old template. */
export function compareFields(old: Template, next: Template): Change[] {
  const before = valueFields(old.fields);
  const after = valueFields(next.fields);
  const gone = before.filter(({ name }) => !after.some((field) => field.name === name));
  const added = after.filter(({ name }) => !before.some((field) => field.name === name));
  const renames = pairRenamed(gone, added);
  const placed = (template: Template, field: ValueField, found: Found): Change => {
    const location = placeOf(template, field);
    return { ...found, field: field.name, ...(location === undefined ? {} : { location }) };
  };

  return [
    ...gone
      .filter((field) => !isWithin(field, gone))
      .map((field) => {
        const renamed = renames.get(field);
        return renamed === undefined
          ? placed(old, field, removed(field))
          : placed(next, renamed, renamedTo(field, renamed));
      }),
    ...before.flatMap((field) => {
      const same = after.find(({ name }) => name === field.name);
      return same === undefined
        ? []
        : compareField(field, same, added).map((found) => placed(next, same, found));
    }),
    ...added
      .filter((field) => !isWithin(field, added) && ![...renames.values()].includes(field))
      .map((field) => placed(next, field, addedField(field))),
  ];
}

/** The columns of a table that comes or goes as a whole are not told one by one. */
function isWithin(field: ValueField, others: readonly ValueField[]): boolean {
  return field.isColumn && others.some(({ name }) => field.name.startsWith(`${name}.`));
}

/** Takes a removed and an added field of one type and label, in the same table, for one that was renamed. */
function pairRenamed(gone: readonly ValueField[], added: readonly ValueField[]): Map<ValueField, ValueField> {
  const pairs = new Map<ValueField, ValueField>();
  for (const field of gone) {
    const candidates = added.filter(
      (other) =>
        other.type === field.type &&
        tableOf(other) === tableOf(field) &&
        ![...pairs.values()].includes(other) &&
        (field.label === '' ? sameButName(other, field) : other.label === field.label),
    );
    const [only, ...rest] = candidates;
    if (only !== undefined && rest.length === 0) pairs.set(field, only);
  }
  return pairs;
}

function tableOf({ name, isColumn }: ValueField): string {
  return isColumn ? name.slice(0, name.indexOf('.')) : '';
}

function sameButName(a: ValueField, b: ValueField): boolean {
  return JSON.stringify({ ...a.json, name: '' }) === JSON.stringify({ ...b.json, name: '' });
}

function removed(field: ValueField): Found {
  return {
    severity: 'breaking',
    rule: field.isColumn ? 'column-removed' : 'field-removed',
    text: `The ${what(field)} “${field.name}” is gone; what live tags have in it is no longer in data.`,
    hint: 'Keep it, hidden if need be by a condition that the form can no longer meet for new tags, and go on reading it.',
  };
}

function renamedTo(field: ValueField, next: ValueField): Found {
  return {
    severity: 'breaking',
    rule: field.isColumn ? 'column-renamed' : 'field-renamed',
    text: `The ${what(field)} “${field.name}” (${field.type}, “${field.label}”) is now called “${next.name}”; tags keep values by name, so live tags lose theirs.`,
    hint: `Call it “${field.name}” again; its label may change freely.`,
  };
}

function addedField(field: ValueField): Found {
  const { json } = field;
  const isRequired = list(json, 'valueValidators').some((validator) => isNonEmpty(validator));
  const hasDefault = json['defaultValue'] !== undefined && json['defaultValue'] !== '';
  const name = `The ${what(field)} “${field.name}” is new`;
  if (isRequired && !hasDefault && field.shownWhen.length === 0 && !field.isColumn) {
    return {
      severity: 'breaking',
      rule: 'required-field-added',
      text: `${name}, required and without a default; live tags have no value for it and cannot be saved until they get one.`,
      hint: 'Give it a default, or do without NON_EMPTY and let the code cope with undefined.',
    };
  }
  if (isRequired || (hasDefault && json['defaultValue'] !== false)) {
    return {
      severity: 'attention',
      rule: field.isColumn ? 'column-added' : 'field-added',
      text: `${name}${hasDefault ? ` with the default ${JSON.stringify(json['defaultValue'])}` : ' and required'}; until a live tag is saved again, it is undefined there.`,
      hint: 'Let undefined mean to the code what the template did before.',
    };
  }
  return {
    severity: 'safe',
    rule: field.isColumn ? 'column-added' : 'field-added',
    text: `${name}; live tags do without it.`,
  };
}

function isNonEmpty(validator: unknown): boolean {
  return (
    typeof validator === 'object' &&
    validator !== null &&
    'type' in validator &&
    validator.type === 'NON_EMPTY'
  );
}

function what({ isColumn }: ValueField): string {
  return isColumn ? 'column' : 'field';
}

function placeOf(template: Template, field: ValueField): Location | undefined {
  const property = text(field.json, 'name') === '' ? [] : ['name'];
  return template.locateJson('TEMPLATE_PARAMETERS', [...field.path, ...property]);
}
