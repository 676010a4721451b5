import type { EnablingCondition } from '../../tpl/fields.ts';
import { childrenOf, type FieldValue, type FormField, type Values } from './model.ts';

/** Several conditions are joined by OR; none at all holds. */
export function conditionsHold(conditions: readonly EnablingCondition[], values: Values): boolean {
  return conditions.length === 0 || conditions.some((condition) => holds(condition, values));
}

function holds({ paramName, paramValue, type }: EnablingCondition, values: Values): boolean {
  const value = Object.hasOwn(values, paramName) ? values[paramName] : undefined;
  switch (type) {
    case 'EQUALS':
      return equals(value, paramValue);
    case 'NOT_EQUALS':
      return !equals(value, paramValue);
    case 'PRESENT':
      return isPresent(value);
    case 'NOT_PRESENT':
      return !isPresent(value);
  }
}

/** The editor writes what was chosen or typed, so that `true` and `"true"`, `5` and `"5"` mean the same. */
function equals(value: FieldValue, wanted: EnablingCondition['paramValue']): boolean {
  return String(value ?? '') === String(wanted);
}

function isPresent(value: FieldValue): boolean {
  if (Array.isArray(value)) return value.length > 0;
  return value !== undefined && value !== '' && value !== false;
}

/**
 * The names of the fields that are shown and sent. A field's own conditions must hold and everything
 * around it must be enabled, which is how conditions are joined by AND; what belongs to a radio button
 * counts while that button is chosen.
 */
export function enabledFields(fields: readonly FormField[], values: Values): ReadonlySet<string> {
  const names = new Set<string>();
  collect(fields, values, names);
  return names;
}

function collect(fields: readonly FormField[], values: Values, names: Set<string>): void {
  for (const field of fields) {
    if (!conditionsHold(field.conditions, values)) continue;
    names.add(field.name);
    if (field.type === 'RADIO') {
      const chosen = field.choices.find(({ value }) => value === values[field.name]);
      collect(chosen?.children ?? [], values, names);
    } else collect(childrenOf(field), values, names);
  }
}
