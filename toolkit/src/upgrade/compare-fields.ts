import { grouped } from '../messages/grouped.ts';
import type { Location } from '../messages/message.ts';
import type { Template } from '../tpl/template.ts';
import type { Change, Found } from './change.ts';
import { compareField } from './compare-field.ts';
import { list, text, valueFields, type ValueField } from './fields.ts';

/** What becomes of the values that tags hold for the fields of the old template. */
export function compareFields(old: Template, next: Template): Change[] {
  const before = valueFields(old.fields);
  const after = valueFields(next.fields);
  const namesBefore = namesOf(before);
  // Of several fields of a name the first counts.
  const present = new Map(after.toReversed().map((field) => [field.name, field]));
  const gone = before.filter(({ name }) => !present.has(name));
  const added = after.filter(({ name }) => !namesBefore.has(name));
  const renames = pairRenamed(gone, added);
  const renamedFields = new Set(renames.values());
  const namesGone = namesOf(gone);
  const namesAdded = namesOf(added);
  const placed = (template: Template, field: ValueField, found: Found): Change => {
    const location = placeOf(template, field);
    return { ...found, field: field.name, ...(location === undefined ? {} : { location }) };
  };

  return [
    ...gone
      .filter((field) => !isWithin(field, namesGone))
      .map((field) => {
        const renamed = renames.get(field);
        return renamed === undefined
          ? placed(old, field, removed(field))
          : placed(next, renamed, renamedTo(field, renamed));
      }),
    ...before.flatMap((field) => {
      const same = present.get(field.name);
      return same === undefined
        ? []
        : compareField(field, same, added).map((found) => placed(next, same, found));
    }),
    ...added
      .filter((field) => !isWithin(field, namesAdded) && !renamedFields.has(field))
      .map((field) => placed(next, field, addedField(field))),
  ];
}

/** The columns of a table that comes or goes as a whole are not told one by one. */
function isWithin({ name, isColumn }: ValueField, tables: ReadonlySet<string>): boolean {
  if (!isColumn) return false;
  for (let dot = name.indexOf('.'); dot !== -1; dot = name.indexOf('.', dot + 1)) {
    if (tables.has(name.slice(0, dot))) return true;
  }
  return false;
}

function namesOf(fields: readonly ValueField[]): ReadonlySet<string> {
  return new Set(fields.map(({ name }) => name));
}

/** Takes a removed and an added field of one type and label, in the same table, for one that was renamed. */
function pairRenamed(gone: readonly ValueField[], added: readonly ValueField[]): Map<ValueField, ValueField> {
  const pairs = new Map<ValueField, ValueField>();
  const byLabel = grouped(added, labelKey);
  const byRest = grouped(added, restKey);
  const taken = new Set<ValueField>();
  for (const field of gone) {
    const alike = field.label === '' ? byRest.get(restKey(field)) : byLabel.get(labelKey(field));
    const only = onlyFree(alike ?? [], taken);
    if (only === undefined) continue;
    pairs.set(field, only);
    taken.add(only);
  }
  return pairs;
}

/** The one that is not taken, if it is one alone. */
function onlyFree(fields: readonly ValueField[], taken: ReadonlySet<ValueField>): ValueField | undefined {
  let free: ValueField | undefined;
  for (const field of fields) {
    if (taken.has(field)) continue;
    if (free !== undefined) return undefined;
    free = field;
  }
  return free;
}

function labelKey(field: ValueField): string {
  return JSON.stringify([field.type, tableOf(field), field.label]);
}

/** Of a field without a label: all of it but its name. */
function restKey(field: ValueField): string {
  return JSON.stringify([field.type, tableOf(field), { ...field.json, name: '' }]);
}

function tableOf({ name, isColumn }: ValueField): string {
  return isColumn ? name.slice(0, name.indexOf('.')) : '';
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
