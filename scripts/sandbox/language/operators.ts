import type { BinaryOperator } from 'acorn';
import { looseEquals, strictEquals, toNumber, toPrimitive, toText } from './convert.ts';
import type { Evaluate } from './frame.ts';
import { largest, tooLong, type Meter } from './meter.ts';
import type { Value } from './values.ts';

/** Below this length texts are joined without a look at the budget. */
const shortText = 4096;

function joinTexts(left: string, right: string, meter: Meter): string {
  const text = left + right;
  if (text.length > shortText) {
    if (text.length > largest.text) throw tooLong('text');
    meter.spend(text.length >> 7);
  }
  return text;
}

export function add(left: Value, right: Value, meter: Meter): Value {
  if (typeof left === 'number' && typeof right === 'number') return left + right;
  const first = toPrimitive(left);
  const second = toPrimitive(right);
  return typeof first === 'string' || typeof second === 'string'
    ? joinTexts(toText(first), toText(second), meter)
    : Number(first) + Number(second);
}

export function subtract(left: Value, right: Value): number {
  return toNumber(left) - toNumber(right);
}

function lessThan(left: Value, right: Value): boolean {
  const first = toPrimitive(left);
  const second = toPrimitive(right);
  return typeof first === 'string' && typeof second === 'string'
    ? first < second
    : Number(first) < Number(second);
}

function atMost(left: Value, right: Value): boolean {
  const first = toPrimitive(left);
  const second = toPrimitive(right);
  return typeof first === 'string' && typeof second === 'string'
    ? first <= second
    : Number(first) <= Number(second);
}

type Operation = (left: Value, right: Value, meter: Meter) => Value;

/** Every operator the runtime has, on two values. */
export const operations: Readonly<Partial<Record<BinaryOperator, Operation>>> = {
  '+': add,
  '-': subtract,
  '*': (left, right) => toNumber(left) * toNumber(right),
  '/': (left, right) => toNumber(left) / toNumber(right),
  '%': (left, right) => toNumber(left) % toNumber(right),
  '==': looseEquals,
  '!=': (left, right) => !looseEquals(left, right),
  '===': strictEquals,
  '!==': (left, right) => !strictEquals(left, right),
  '<': lessThan,
  '<=': atMost,
  '>': (left, right) => lessThan(right, left),
  '>=': (left, right) => atMost(right, left),
  '&': (left, right) => toNumber(left) & toNumber(right),
  '|': (left, right) => toNumber(left) | toNumber(right),
  '^': (left, right) => toNumber(left) ^ toNumber(right),
  '<<': (left, right) => toNumber(left) << toNumber(right),
  '>>': (left, right) => toNumber(left) >> toNumber(right),
  '>>>': (left, right) => toNumber(left) >>> toNumber(right),
};

/** The operators that loops and comparisons live on, with the common case first. */
const shortcuts: Readonly<Partial<Record<BinaryOperator, (left: Evaluate, right: Evaluate) => Evaluate>>> = {
  '+': (left, right) => (frame) => {
    const first = left(frame);
    const second = right(frame);
    return typeof first === 'number' && typeof second === 'number'
      ? first + second
      : add(first, second, frame.meter);
  },
  '-': (left, right) => (frame) => toNumber(left(frame)) - toNumber(right(frame)),
  '<': (left, right) => (frame) => {
    const first = left(frame);
    const second = right(frame);
    return typeof first === 'number' && typeof second === 'number' ? first < second : lessThan(first, second);
  },
  '===': (left, right) => (frame) => strictEquals(left(frame), right(frame)),
  '!==': (left, right) => (frame) => !strictEquals(left(frame), right(frame)),
};

/** The operation on the two operands, left first; undefined when the runtime has no such operator. */
export function binary(operator: BinaryOperator, left: Evaluate, right: Evaluate): Evaluate | undefined {
  const shortcut = shortcuts[operator];
  if (shortcut !== undefined) return shortcut(left, right);
  const operation = operations[operator];
  return operation && ((frame) => operation(left(frame), right(frame), frame.meter));
}
