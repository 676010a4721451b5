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
  if (value instanceof SandboxArray) return joinWith(value, { open: [], units: 0 }, elementText);
  if (value instanceof SandboxFunction) return value.name;
  if (value instanceof OpaqueValue) return withBrowserErrors(() => String(value.held));
  return '[object Object]';
}

export interface Joining {
  /** The arrays around the present one: met again, an array is the empty text. */
  readonly open: SandboxArray[];
  /** Characters and elements so far: an array that holds the same array twice, many levels deep, grows without bound. */
  units: number;
}

/** The text of an array's elements with commas between them, an array that is being joined already left empty. */
export function joinWith(
  array: SandboxArray,
  joining: Joining,
  textOf: (element: Value, joining: Joining) => string,
): string {
  if (joining.open.includes(array)) return '';
  joining.open.push(array);
  const text = joinElements(array.elements, ',', joining, textOf);
  joining.open.pop();
  return text;
}

function joinElements(
  elements: readonly Value[],
  separator: string,
  joining: Joining,
  textOf: (element: Value, joining: Joining) => string,
): string {
  let text = '';
  for (let index = 0; index < elements.length; index++) {
    if (index > 0) text += separator;
    const element = elements[index];
    if (element !== null && element !== undefined) {
      const piece = textOf(element, joining);
      text += piece;
      if (!(element instanceof SandboxArray)) joining.units += piece.length;
    }
    joining.units += 1 + separator.length;
    if (joining.units > largest.text) throw tooLong('text');
  }
  return text;
}

function elementText(element: Value, joining: Joining): string {
  return element instanceof SandboxArray ? joinWith(element, joining, elementText) : toText(element);
}

/** `elements.join(separator)`; an array that contains itself ends in the empty text. */
export function join(elements: readonly Value[], separator: string): string {
  return joinElements(elements, separator, { open: [], units: 0 }, elementText);
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
  return value instanceof SandboxFunction ? value.type : typeof value;
}
