import { withBrowserErrors } from './errors.ts';
import { largest, tooLarge, type Meter } from './meter.ts';
import { OpaqueValue, SandboxArray, SandboxFunction, type SandboxObject, type Value } from './values.ts';

export type Primitive = undefined | null | boolean | number | string;

/** GTM's own kinds have no valueOf: whatever the operator, they become their text. */
export function toPrimitive(value: Value, meter: Meter): Primitive {
  return typeof value === 'object' && value !== null ? textOfHeap(value, meter) : value;
}

/** As `'' + value` in the sandbox. */
export function toText(value: Value, meter: Meter): string {
  return typeof value === 'string'
    ? value
    : typeof value === 'object' && value !== null
      ? textOfHeap(value, meter)
      : String(value);
}

export function toNumber(value: Value, meter: Meter): number {
  if (typeof value === 'number') return value;
  const primitive = toPrimitive(value, meter);
  if (typeof primitive === 'string') meter.spendOnText(primitive.length);
  return Number(primitive);
}

function textOfHeap(
  value: SandboxObject | SandboxArray | SandboxFunction | OpaqueValue,
  meter: Meter,
): string {
  if (value instanceof SandboxArray) return new Joining(meter).array(value, elementText);
  if (value instanceof SandboxFunction) return value.name;
  if (value instanceof OpaqueValue) return withBrowserErrors(() => String(value.held));
  return '[object Object]';
}

/** How an element of an array becomes text. */
type TextOf = (element: Value, joining: Joining) => string;

/** One text that is made of arrays. */
export class Joining {
  /** The arrays around the present place: met again, an array is the empty text. */
  readonly #open: SandboxArray[] = [];
  /** Characters and elements so far: an array that holds the same array twice, many levels deep, grows without bound. */
  #units = 0;
  constructor(readonly meter: Meter) {}

  /** The text of an array's elements with commas between them, an array that is being joined already left empty. */
  array(array: SandboxArray, textOf: TextOf): string {
    if (this.#open.includes(array)) return '';
    if (this.#open.length >= largest.nesting) throw tooLarge('nesting');
    this.#open.push(array);
    const text = this.elements(array.elements, ',', textOf);
    this.#open.pop();
    return text;
  }

  elements(elements: readonly Value[], separator: string, textOf: TextOf): string {
    let text = '';
    for (let index = 0; index < elements.length; index++) {
      if (index > 0) text += separator;
      const element = elements[index];
      let units = 1 + separator.length;
      if (element !== null && element !== undefined) {
        const piece = textOf(element, this);
        text += piece;
        if (!(element instanceof SandboxArray)) units += piece.length;
      }
      if ((this.#units += units) > largest.text) throw tooLarge('text');
      this.meter.spend(1 + (units >> 4));
    }
    return text;
  }
}

function elementText(element: Value, joining: Joining): string {
  return element instanceof SandboxArray
    ? joining.array(element, elementText)
    : toText(element, joining.meter);
}

/** `elements.join(separator)`; an array that contains itself ends in the empty text. */
export function join(elements: readonly Value[], separator: string, meter: Meter): string {
  return new Joining(meter).elements(elements, separator, elementText);
}

/** `==`: native coercion for primitives, identity for objects. */
export function looseEquals(left: Value, right: Value, meter: Meter): boolean {
  const leftIsHeap = typeof left === 'object' && left !== null;
  const rightIsHeap = typeof right === 'object' && right !== null;
  if (left instanceof OpaqueValue || right instanceof OpaqueValue) {
    return left instanceof OpaqueValue && right instanceof OpaqueValue && left.held === right.held;
  }
  if (leftIsHeap && rightIsHeap) return left === right;
  if (!leftIsHeap && !rightIsHeap) {
    if (typeof left === 'string') meter.spendOnReading(left.length);
    // eslint-disable-next-line eqeqeq -- this is the operator itself
    return left == right;
  }
  // eslint-disable-next-line eqeqeq -- this is the operator itself
  return toPrimitive(left, meter) == toPrimitive(right, meter);
}

/** `===`; two opaque values are equal when they hold the same thing. */
export function strictEquals(left: Value, right: Value, meter: Meter): boolean {
  if (typeof left === 'string' && typeof right === 'string' && left.length === right.length) {
    meter.spendOnReading(left.length);
  }
  return (
    left === right ||
    (left instanceof OpaqueValue && right instanceof OpaqueValue && left.held === right.held)
  );
}

export function typeOf(value: Value): string {
  return value instanceof SandboxFunction ? value.type : typeof value;
}
