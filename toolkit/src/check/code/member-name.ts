import type * as acorn from 'acorn';

/** The name of a property that a literal or a member expression spells out. */
export function keyOf(property: acorn.Property | acorn.AssignmentProperty): string | undefined {
  if (property.computed || property.kind !== 'init') return undefined;
  if (property.key.type === 'Identifier') return property.key.name;
  return property.key.type === 'Literal' ? String(property.key.value) : undefined;
}

export function memberName(node: acorn.MemberExpression): string | undefined {
  if (!node.computed) return node.property.type === 'Identifier' ? node.property.name : undefined;
  return node.property.type === 'Literal' && typeof node.property.value === 'string'
    ? node.property.value
    : undefined;
}
