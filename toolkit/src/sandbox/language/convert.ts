import { withBrowserErrors } from './errors.ts';
import { tooLong, largest } from './meter.ts';
import { OpaqueValue, SandboxArray, SandboxFunction, type SandboxObject, type Value } from './values.ts';

export type Primitive = undefined | null | boolean | number | string;

/** GTM's own kinds have no valueOf: whatever the operator, they become their text. */
export function toPrimitive(value: Value): Primitive {
  return typeof value === 'object' && value !== null ? textOfHeap(value) : value;
}

/** As `'' + value` in the sandbox. */
export function toText(value: Value): string {
  return typeof value === 'string'
    ? value
    : typeof value === 'object' && value !== null
      ? textOfHeap(value)
      : String(value);
}

export function toNumber(value: Value): number {
  return typeof value === 'number' ? value : Number(toPrimitive(value));
}

function textOfHeap(value: SandboxObject | SandboxArray | SandboxFunction | OpaqueValue): string {
  if (value instanceof SandboxArray) return joinElements(value.elements, ',', { open: [value], units: 0 });
  if (value instanceof SandboxFunction) return value.name;
  if (value instanceof OpaqueValue) return withBrowserErrors(() => String(value.held));
  return '[object Object]';
}

interface Joining {
  /** The arrays around the present one: met again, an array is the empty text. */
  readonly open: SandboxArray[];
  /** Characters and elements so far: an array that holds the same array twice, many levels deep, grows without bound. */
  units: number;
}

function joinElements(elements: readonly Value[], separator: string, joining: Joining): string {
  let text = '';
  for (let index = 0; index < elements.length; index++) {
    if (index > 0) text += separator;
    const element = elements[index];
    if (element instanceof SandboxArray) {
      if (joining.open.includes(element)) continue;
      joining.open.push(element);
      text += joinElements(element.elements, ',', joining);
      joining.open.pop();
    } else if (element !== null && element !== undefined) {
      const piece = toText(element);
      text += piece;
      joining.units += piece.length;
    }
    joining.units += 1 + separator.length;
    if (joining.units > largest.text) throw tooLong('text');
  }
  return text;
}

/** `elements.join(separator)`; an array that contains itself ends in the empty text. */
export function join(elements: readonly Value[], separator: string): string {
  return joinElements(elements, separator, { open: [], units: 0 });
}

/** `==`: native coercion for primitives, identity for objects. */
export function looseEquals(left: Value, right: Value): boolean {
  const leftIsHeap = typeof left === 'object' && left !== null;
  const rightIsHeap = typeof right === 'object' && right !== null;
  if (left instanceof OpaqueValue || right instanceof OpaqueValue) {
    return left instanceof OpaqueValue && right instanceof OpaqueValue && left.held === right.held;
  }
  if (leftIsHeap && rightIsHeap) return left === right;
  // eslint-disable-next-line eqeqeq -- this is the operator itself
  if (!leftIsHeap && !rightIsHeap) return left == right;
  if (left === undefined || left === null || right === undefined || right === null) return false;
  // eslint-disable-next-line eqeqeq -- this is the operator itself
  return toPrimitive(left) == toPrimitive(right);
}

/** `===`; two opaque values are equal when they hold the same thing. */
export function strictEquals(left: Value, right: Value): boolean {
  return (
    left === right ||
    (left instanceof OpaqueValue && right instanceof OpaqueValue && left.held === right.held)
  );
}

export function typeOf(value: Value): string {
  return value instanceof SandboxFunction ? 'function' : typeof value;
}
