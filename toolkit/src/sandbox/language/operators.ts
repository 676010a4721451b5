import type { BinaryOperator } from 'acorn';
import { looseEquals, strictEquals, toNumber, toPrimitive, toText, type Primitive } from './convert.ts';
import type { Evaluate } from './frame.ts';
import { joinTexts, type Meter } from './meter.ts';
import type { Value } from './values.ts';

export function add(left: Value, right: Value, meter: Meter): Value {
  if (typeof left === 'number' && typeof right === 'number') return left + right;
  if (typeof left === 'string' && typeof right === 'string') return joinTexts(left, right, meter);
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

type Binary = (left: Evaluate, right: Evaluate, placed: (error: unknown) => unknown) => Evaluate;

/** The operators that loops and comparisons live on, with the common case first. */
const shortcuts: Readonly<Partial<Record<BinaryOperator, Binary>>> = {
  '+': (left, right, placed) => (frame) => {
    const first = left(frame);
    const second = right(frame);
    if (typeof first === 'number' && typeof second === 'number') return first + second;
    try {
      return add(first, second, frame.meter);
    } catch (error) {
      throw placed(error);
    }
  },
  '-': (left, right) => (frame) => toNumber(left(frame)) - toNumber(right(frame)),
  '%': (left, right) => (frame) => toNumber(left(frame)) % toNumber(right(frame)),
  '<': (left, right) => (frame) => {
    const first = left(frame);
    const second = right(frame);
    return typeof first === 'number' && typeof second === 'number' ? first < second : lessThan(first, second);
  },
  '===': (left, right) => (frame) => strictEquals(left(frame), right(frame)),
  '!==': (left, right) => (frame) => !strictEquals(left(frame), right(frame)),
};

/** Comparisons with a literal, which most are. */
function withLiteral(operator: BinaryOperator, left: Evaluate, right: Primitive): Evaluate | undefined {
  if (operator === '===') return (frame) => left(frame) === right;
  if (operator === '!==') return (frame) => left(frame) !== right;
  if (operator === '<' && typeof right === 'number') {
    return (frame) => {
      const first = left(frame);
      return typeof first === 'number' ? first < right : lessThan(first, right);
    };
  }
  return undefined;
}

/**
 * The operation on the two operands, left first; undefined when the runtime has no such operator.
 * @param literal the right operand, when it is a literal
 * @param placed gives an error of the operation its place
 */
export function binary(
  operator: BinaryOperator,
  left: Evaluate,
  right: Evaluate,
  literal: { readonly value: Primitive } | undefined,
  placed: (error: unknown) => unknown,
): Evaluate | undefined {
  const special = literal && withLiteral(operator, left, literal.value);
  if (special !== undefined) return special;
  const shortcut = shortcuts[operator];
  if (shortcut !== undefined) return shortcut(left, right, placed);
  const operation = operations[operator];
  return operation && ((frame) => operation(left(frame), right(frame), frame.meter));
}
