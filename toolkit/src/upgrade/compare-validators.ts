import { isJsonObject, type Json, type JsonObject } from '../tpl/json.ts';
import type { Found } from './change.ts';
import { isSet, list, text, type ValueField } from './fields.ts';

/** GTM validates a tag when it is saved, so a stricter validator never stops one that is live. */
export function compareValidators(old: ValueField, next: ValueField): Found[] {
  const before = list(old.json, 'valueValidators').filter(isJsonObject);
  const after = list(next.json, 'valueValidators').filter(isJsonObject);
  const tightened = after.filter((validator) => !before.some((known) => isAtLeastAsStrict(known, validator)));
  const uniqueness: Found[] =
    isSet(next, 'isUnique') && !isSet(old, 'isUnique')
      ? [
          {
            severity: 'attention',
            rule: 'validator-tightened',
            text: `The values of “${old.name}” must now be unique; live tags with repeated ones cannot be saved.`,
          },
        ]
      : [];
  return [
    ...uniqueness,
    ...tightened.map((validator): Found => ({
      severity: 'attention',
      rule: 'validator-tightened',
      text: `“${old.name}” is now held to ${describeValidator(validator)}; live tags go on firing, but one whose value does not pass cannot be saved.`,
    })),
  ];
}

/** Whatever passes `known` passes `validator`, so nobody's value fails that passed before. */
function isAtLeastAsStrict(known: JsonObject, validator: JsonObject): boolean {
  if (known['type'] !== validator['type']) return false;
  if (
    JSON.stringify(known['enablingConditions'] ?? []) !==
    JSON.stringify(validator['enablingConditions'] ?? [])
  )
    return false;
  const was = list(known, 'args');
  const is = list(validator, 'args');
  if (validator['type'] === 'STRING_LENGTH' || validator['type'] === 'TABLE_ROW_COUNT') {
    return bound(was, 0, 0) >= bound(is, 0, 0) && bound(was, 1, Infinity) <= bound(is, 1, Infinity);
  }
  return JSON.stringify(was) === JSON.stringify(is);
}

function bound(args: readonly Json[], index: number, otherwise: number): number {
  const value = Number(args[index] ?? otherwise);
  return Number.isNaN(value) ? otherwise : value;
}

function describeValidator(validator: JsonObject): string {
  const args = list(validator, 'args').map((arg) => (typeof arg === 'string' ? arg : JSON.stringify(arg)));
  return [text(validator, 'type'), ...args].join(' ');
}
