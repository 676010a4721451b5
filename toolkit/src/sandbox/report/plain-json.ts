/** Values nested more deeply, or of more parts in all, are cut off. */
const deepest = 100;
const mostParts = 100_000;

/**
 * The value as JSON can hold it: undefined and functions become null in lists and disappear from
 * objects; an object that contains itself becomes the text `[Circular]` there, what is too much `[…]`.
 */
export function plainJson(value: unknown): unknown {
  return copy(value, [], { left: mostParts });
}

/** On one line, texts without quotation marks, as a console shows it. */
export function shownPlain(value: unknown): string {
  if (typeof value === 'string') return value;
  if (typeof value === 'function') return '[function]';
  return value === undefined ? 'undefined' : JSON.stringify(plainJson(value));
}

function copy(value: unknown, parents: readonly object[], budget: { left: number }): unknown {
  if (typeof value === 'function' || value === undefined) return null;
  if (typeof value !== 'object' || value === null) return value;
  if (parents.includes(value)) return '[Circular]';
  if (parents.length >= deepest || (budget.left -= 1) < 0) return '[…]';
  const inside = [...parents, value];
  if (Array.isArray(value)) return Array.from(value, (item) => copy(item, inside, budget));
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, item]) => item !== undefined && typeof item !== 'function')
      .map(([key, item]) => [key, copy(item, inside, budget)]),
  );
}
