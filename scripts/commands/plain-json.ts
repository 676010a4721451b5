/**
 * The value as JSON can hold it: undefined and functions become null in lists and disappear from
 * objects; an object that contains itself becomes the text `[Circular]` there.
 */
export function plainJson(value: unknown): unknown {
  return copy(value, []);
}

function copy(value: unknown, parents: readonly object[]): unknown {
  if (typeof value === 'function' || value === undefined) return null;
  if (typeof value !== 'object' || value === null) return value;
  if (parents.includes(value)) return '[Circular]';
  const inside = [...parents, value];
  if (Array.isArray(value)) return Array.from(value, (item) => copy(item, inside));
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, item]) => item !== undefined && typeof item !== 'function')
      .map(([key, item]) => [key, copy(item, inside)]),
  );
}
