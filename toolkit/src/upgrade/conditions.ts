/** An enabling condition; values are compared as text, as GTM keeps them in a tag. */
export interface Condition {
  readonly field: string;
  readonly type: 'EQUALS' | 'NOT_EQUALS' | 'PRESENT' | 'NOT_PRESENT';
  readonly value: string;
}

/** All of the lists must hold, and of each at least one condition: GTM joins a field's own conditions by “or”. */
export type Conditions = readonly (readonly Condition[])[];

/** True when whatever meets `narrow` meets `wide` as well. */
export function implies(narrow: Conditions, wide: Conditions): boolean {
  return wide.every((alternatives) =>
    narrow.some((stated) => stated.every((one) => impliesAny(one, alternatives))),
  );
}

function impliesAny(stated: Condition, alternatives: readonly Condition[]): boolean {
  return alternatives.some((other) => other.field === stated.field && impliesOne(stated, other));
}

function impliesOne(stated: Condition, other: Condition): boolean {
  if (stated.type === other.type && stated.value === other.value) return true;
  switch (other.type) {
    case 'NOT_EQUALS':
      return (
        (stated.type === 'EQUALS' && stated.value !== other.value) ||
        (stated.type === 'NOT_PRESENT' && other.value !== '')
      );
    case 'PRESENT':
      return stated.type === 'EQUALS' ? stated.value !== '' : stated.type === 'PRESENT';
    case 'NOT_PRESENT':
      return stated.type === 'NOT_PRESENT';
    case 'EQUALS':
      return false;
  }
}

/** The conditions as a person would say them: `kind is “a” or “b”, and url is set`. */
export function describeConditions(conditions: Conditions): string {
  return conditions.map((alternatives) => alternatives.map(describe).join(' or ')).join(', and ');
}

function describe({ field, type, value }: Condition): string {
  switch (type) {
    case 'EQUALS':
      return `${field} is “${value}”`;
    case 'NOT_EQUALS':
      return `${field} is not “${value}”`;
    case 'PRESENT':
      return `${field} is set`;
    case 'NOT_PRESENT':
      return `${field} is not set`;
  }
}
