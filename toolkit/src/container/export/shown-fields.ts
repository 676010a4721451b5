import type { Condition } from '../../upgrade/conditions.ts';
import type { ValueField } from '../../upgrade/fields.ts';

/** The value of another field as text; `''` or undefined when there is none. */
export type ReadText = (field: string) => string | undefined;

/** Whether GTM shows a field, given what the others hold. */
export function isShown({ shownWhen }: Pick<ValueField, 'shownWhen'>, read: ReadText): boolean {
  return shownWhen.every((alternatives) => holdsAny(alternatives, read));
}

/** GTM joins several conditions of one field by “or”. */
export function holdsAny(conditions: readonly Condition[], read: ReadText): boolean {
  return conditions.some((condition) => holds(condition, read(condition.field) ?? ''));
}

function holds({ type, value }: Condition, present: string): boolean {
  switch (type) {
    case 'EQUALS':
      return present === value;
    case 'NOT_EQUALS':
      return present !== value;
    case 'PRESENT':
      return present !== '';
    case 'NOT_PRESENT':
      return present === '';
  }
}
