import { OpaqueValue, SandboxArray, SandboxFunction, SandboxObject, type Value } from '../language/values.ts';

/** The value as code would write it: `{a: [1, "x"]}`. */
export function showValue(value: Value): string {
  return show(value, []);
}

const plainName = /^[A-Za-z_$][\w$]*$/;

function show(value: Value, parents: readonly Value[]): string {
  if (typeof value === 'string') return JSON.stringify(value);
  if (value instanceof SandboxFunction) return value.name === '' ? 'function' : `function ${value.name}`;
  if (value instanceof OpaqueValue) return 'an opaque value';
  if (value instanceof SandboxArray || value instanceof SandboxObject) {
    if (parents.includes(value)) return '[Circular]';
    const inside = [...parents, value];
    if (value instanceof SandboxArray) {
      return `[${Array.from(value.elements, (element) => show(element, inside)).join(', ')}]`;
    }
    const entries = [...value.properties].map(
      ([key, one]) => `${plainName.test(key) ? key : JSON.stringify(key)}: ${show(one, inside)}`,
    );
    return `{${entries.join(', ')}}`;
  }
  return Object.is(value, -0) ? '-0' : String(value);
}

/** The same over several lines, for comparisons: one element or property a line. */
export function showLines(value: Value): string {
  return lines(value, '', []);
}

function lines(value: Value, indent: string, parents: readonly Value[]): string {
  const isArray = value instanceof SandboxArray;
  if (!isArray && !(value instanceof SandboxObject)) return show(value, parents);
  if (parents.includes(value)) return '[Circular]';
  const inside = [...parents, value];
  const deeper = `${indent}  `;
  const items = isArray
    ? Array.from(value.elements, (element) => lines(element, deeper, inside))
    : [...value.properties].map(
        ([key, one]) => `${plainName.test(key) ? key : JSON.stringify(key)}: ${lines(one, deeper, inside)}`,
      );
  const [open, close] = isArray ? '[]' : '{}';
  if (items.length === 0) return `${open}${close}`;
  return `${open}\n${items.map((item) => `${deeper}${item}`).join(',\n')}\n${indent}${close}`;
}
