import { SandboxPromise } from '../language/promise.ts';
import { OpaqueValue, SandboxArray, SandboxFunction, SandboxObject, type Value } from '../language/values.ts';

/** Parts of a value that are shown; a value may hold the same values over and over. */
const mostParts = 2000;

const plainName = /^[A-Za-z_$][\w$]*$/;

/** The value as code would write it: `{a: [1, "x"]}`. */
export function showValue(value: Value): string {
  return show(value, { parents: [], budget: { left: mostParts }, indent: undefined });
}

/** The same over several lines, for comparisons: one element or property a line. */
export function showLines(value: Value): string {
  return show(value, { parents: [], budget: { left: mostParts }, indent: '' });
}

interface Showing {
  readonly parents: readonly Value[];
  readonly budget: { left: number };
  /** Undefined when all goes on one line. */
  readonly indent: string | undefined;
}

function show(value: Value, showing: Showing): string {
  if (typeof value === 'string') return JSON.stringify(value);
  if (value instanceof SandboxFunction) return value.name === '' ? 'function' : `function ${value.name}`;
  if (value instanceof OpaqueValue) return 'an opaque value';
  if (value instanceof SandboxPromise) return 'a promise';
  if (!(value instanceof SandboxArray) && !(value instanceof SandboxObject)) {
    return Object.is(value, -0) ? '-0' : String(value);
  }
  if (showing.parents.includes(value)) return '[Circular]';
  const inside: Showing = {
    parents: [...showing.parents, value],
    budget: showing.budget,
    indent: showing.indent === undefined ? undefined : `${showing.indent}  `,
  };
  const [items, open, close] =
    value instanceof SandboxArray
      ? [showAll(value.elements.entries(), ([, element]) => show(element, inside), inside), '[', ']']
      : [showAll(value.properties, ([key, one]) => `${name(key)}: ${show(one, inside)}`, inside), '{', '}'];
  if (items.length === 0 || inside.indent === undefined) return `${open}${items.join(', ')}${close}`;
  const lines = items.map((item) => `${inside.indent}${item}`).join(',\n');
  return `${open}\n${lines}\n${showing.indent}${close}`;
}

function showAll<Item>(
  items: Iterable<Item>,
  showOne: (item: Item) => string,
  { budget }: Showing,
): string[] {
  const shown: string[] = [];
  for (const item of items) {
    if ((budget.left -= 1) < 0) return [...shown, '…'];
    shown.push(showOne(item));
  }
  return shown;
}

function name(key: string): string {
  return plainName.test(key) ? key : JSON.stringify(key);
}
