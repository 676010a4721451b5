import type { JsonObject } from '../tpl/json.ts';
import type { Found } from './change.ts';
import { compareItems } from './compare-items.ts';
import { compareValidators } from './compare-validators.ts';
import { describeConditions, implies, type Condition } from './conditions.ts';
import { isSet, text, type ValueField } from './fields.ts';

/** What has changed between two versions of a field that has kept its name; `added` are the template's new fields. */
export function compareField(old: ValueField, next: ValueField, added: readonly ValueField[] = []): Found[] {
  return [
    ...compareType(old, next),
    ...compareItems(old, next),
    ...compareVariables(old, next),
    ...compareDefault(old, next),
    ...compareConditions(old, next, added),
    ...compareValidators(old, next),
  ];
}

/** How a container keeps a field's value, as GTM's container exports show it. */
const storedAs: Readonly<Record<string, string>> = {
  TEXT: 'text',
  SELECT: 'text',
  RADIO: 'text',
  CHECKBOX: 'a boolean',
  SIMPLE_TABLE: 'a list of rows',
  PARAM_TABLE: 'a list of rows',
};

function compareType(old: ValueField, next: ValueField): Found[] {
  const before = kindOf(old);
  const after = kindOf(next);
  if (before !== after) {
    const isKept = storedAs[before] !== undefined && storedAs[before] === storedAs[after];
    return [
      {
        severity: isKept ? 'attention' : 'breaking',
        rule: 'type-changed',
        text: isKept
          ? `“${old.name}” was ${before} and is now ${after}; the values of live tags are kept as ${storedAs[before]} and stay, if the new field takes them.`
          : `“${old.name}” was ${before} and is now ${after}; live tags hold ${storedAs[before] ?? before} where ${storedAs[after] ?? after} is expected.`,
        ...(isKept ? {} : { hint: 'Add a field with another name and go on reading the old one.' }),
      },
    ];
  }
  if (isSet(old, 'canBeEmptyString') === isSet(next, 'canBeEmptyString')) return [];
  const [was, is] = isSet(old, 'canBeEmptyString') ? ["''", 'undefined'] : ['undefined', "''"];
  return [
    {
      severity: 'attention',
      rule: 'empty-value-changed',
      text: `Left empty, “${old.name}” was ${was} in data and is now ${is}.`,
    },
  ];
}

function kindOf(field: ValueField): string {
  return field.type === 'TEXT' && isSet(field, 'textAsList') ? 'TEXT as a list' : field.type;
}

/** Only a SELECT can refuse a variable; a TEXT takes any. */
function compareVariables(old: ValueField, next: ValueField): Found[] {
  const took = old.type === 'TEXT' || isSet(old, 'macrosInSelect');
  const findings: Found[] = [];
  if (next.type === 'SELECT' && took && !isSet(next, 'macrosInSelect')) {
    findings.push({
      severity: 'breaking',
      rule: 'variables-refused',
      text: `“${old.name}” no longer takes a variable; live tags that use one cannot be saved with it.`,
      hint: 'Keep macrosInSelect.',
    });
  }
  if (
    next.type === 'SELECT' &&
    old.type === 'SELECT' &&
    text(old.json, 'notSetText') !== '' &&
    text(next.json, 'notSetText') === ''
  ) {
    findings.push({
      severity: 'attention',
      rule: 'not-set-removed',
      text: `“${old.name}” can no longer be left unset; live tags that leave it so must choose when they are saved.`,
    });
  }
  return findings;
}

function compareDefault(old: ValueField, next: ValueField): Found[] {
  const before = JSON.stringify(old.json['defaultValue']) ?? 'none';
  const after = JSON.stringify(next.json['defaultValue']) ?? 'none';
  if (before === after || (isEmptyDefault(old.json) && isEmptyDefault(next.json))) return [];
  return [
    {
      severity: 'attention',
      rule: 'default-changed',
      text: `The default of “${old.name}” was ${before} and is now ${after}; tags that were saved with the old one keep it, and new tags will differ from them.`,
    },
  ];
}

/** The editor writes `""`, and `false` of a checkbox, for no default. */
function isEmptyDefault(json: JsonObject): boolean {
  return [undefined, '', false].includes(json['defaultValue'] as undefined);
}

function compareConditions(old: ValueField, next: ValueField, added: readonly ValueField[]): Found[] {
  const keeps = implies(old.shownWhen, next.shownWhen);
  if (keeps && implies(next.shownWhen, old.shownWhen)) return [];
  if (keeps) {
    return [
      {
        severity: 'safe',
        rule: 'conditions-widened',
        text: `“${old.name}” is shown in more cases than before.`,
      },
    ];
  }
  const before = old.shownWhen.length === 0 ? 'always' : `when ${describeConditions(old.shownWhen)}`;
  const text = `“${old.name}” was shown ${before} and is now shown only when ${describeConditions(next.shownWhen)}`;
  const notMetByDefault = next.shownWhen.filter(
    (alternatives) => !alternatives.some((one) => isMetByDefault(one, added)),
  );
  if (implies(old.shownWhen, notMetByDefault)) {
    return [
      {
        severity: 'attention',
        rule: 'conditions-narrowed',
        text: `${text}; the defaults of the new fields meet that, so live tags keep its value when they are saved.`,
      },
    ];
  }
  return [
    {
      severity: 'breaking',
      rule: 'conditions-narrowed',
      text: `${text}; a hidden field is not in data.`,
      hint: 'Leave its conditions as they were, or add to them: GTM joins conditions of a field by “or”.',
    },
  ];
}

/** True of a condition on a new field which that field meets in the form of a tag that has no value for it. */
function isMetByDefault({ field, type, value }: Condition, added: readonly ValueField[]): boolean {
  const found = added.find(({ name }) => name === field);
  if (found === undefined) return false;
  const initial = String(found.json['defaultValue'] ?? (found.type === 'CHECKBOX' ? false : ''));
  switch (type) {
    case 'EQUALS':
      return initial === value;
    case 'NOT_EQUALS':
      return initial !== value;
    case 'PRESENT':
      return initial !== '';
    case 'NOT_PRESENT':
      return initial === '';
  }
}
