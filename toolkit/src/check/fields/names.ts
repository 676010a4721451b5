import type { Report } from '../report.ts';
import type { Subject } from '../subject.ts';
import { hasValue, type FieldEntry } from './field-tree.ts';
import { mostFields, reservedNames } from './field-types.ts';

/** Names are one space over all levels, for `data` is flat; those of columns are a space for each table. */
export function checkFieldNames({ fields }: Subject, report: Report): void {
  const spaces = new Map<FieldEntry | undefined, Set<string>>();
  for (const field of fields ?? []) {
    const { name } = field;
    if (name === '') {
      report('field-name', {
        text: 'This field has no name.',
        hint: 'Give it a "name".',
        at: field.locate([]),
      });
      continue;
    }
    const names = spaces.get(field.table) ?? new Set();
    spaces.set(field.table, names);
    if (names.has(name)) {
      report('duplicate-field', {
        text:
          field.table === undefined
            ? `There are two fields named ${name}.`
            : `There are two columns named ${name} in ${field.table.name}.`,
        hint: 'Names are unique over all levels, groups and sub-parameters included.',
        at: field.locate(),
      });
    }
    names.add(name);
    if (field.table !== undefined || !hasValue(field)) continue;
    if (reservedNames.includes(name)) {
      report('reserved-field', {
        text: `GTM sets data.${name} itself, whatever the field holds.`,
        hint: 'Choose another name.',
        at: field.locate(),
      });
    } else if (!/^[A-Za-z_$][\w$]*$/.test(name)) {
      report('field-name-style', {
        text: `The name ${JSON.stringify(name)} is no identifier, so the code can reach it by data['…'] only.`,
        hint: 'Google’s style guide asks for lowerCamelCase.',
        at: field.locate(),
      });
    }
  }
}

export function checkFieldCount({ fields = [] }: Subject, report: Report): void {
  const counted = fields.filter(({ place }) => place === 'template');
  if (counted.length <= mostFields) return;
  report('field-count', {
    text: `There are ${counted.length} fields; GTM takes ${mostFields}, those of all levels together.`,
    hint: 'Collect settings in tables.',
    at: counted[mostFields]?.locate(),
  });
}
