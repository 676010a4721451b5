import type { BinaryOperator } from 'acorn';
import { looseEquals, strictEquals, toNumber, toPrimitive, toText, type Primitive } from './convert.ts';
import type { Evaluate, Frame } from './frame.ts';
import { joinTexts, type Meter } from './meter.ts';
import { OpaqueValue, type Value } from './values.ts';

export function add(left: Value, right: Value, meter: Meter): Value {
  if (typeof left === 'number' && typeof right === 'number') return left + right;
  if (typeof left === 'string' && typeof right === 'string') return joinTexts(left, right, meter);
  const first = toPrimitive(left, meter);
  const second = toPrimitive(right, meter);
  return typeof first === 'string' || typeof second === 'string'
    ? joinTexts(toText(first, meter), toText(second, meter), meter)
    : Number(first) + Number(second);
}

export function subtract(left: Value, right: Value, meter: Meter): number {
  return toNumber(left, meter) - toNumber(right, meter);
}

/** Both as texts, or both as numbers. */
function compare(
  left: Value,
  right: Value,
  meter: Meter,
  test: (first: string | number, second: string | number) => boolean,
): boolean {
  const first = toPrimitive(left, meter);
  const second = toPrimitive(right, meter);
  if (typeof first !== 'string' || typeof second !== 'string') {
    return test(toNumber(first, meter), toNumber(second, meter));
  }
  meter.spendOnReading(Math.min(first.length, second.length));
  return test(first, second);
}

function lessThan(left: Value, right: Value, meter: Meter): boolean {
  return compare(left, right, meter, (first, second) => first < second);
}

function atMost(left: Value, right: Value, meter: Meter): boolean {
  return compare(left, right, meter, (first, second) => first <= second);
}

type Operation = (left: Value, right: Value, meter: Meter) => Value;

/** Every operator the runtime has, on two values. */
export const operations: Readonly<Partial<Record<BinaryOperator, Operation>>> = {
  '+': add,
  '-': subtract,
  '*': (left, right, meter) => toNumber(left, meter) * toNumber(right, meter),
  '/': (left, right, meter) => toNumber(left, meter) / toNumber(right, meter),
  '%': (left, right, meter) => toNumber(left, meter) % toNumber(right, meter),
  '==': looseEquals,
  '!=': (left, right, meter) => !looseEquals(left, right, meter),
  '===': strictEquals,
  '!==': (left, right, meter) => !strictEquals(left, right, meter),
  '<': lessThan,
  '<=': atMost,
  '>': (left, right, meter) => lessThan(right, left, meter),
  '>=': (left, right, meter) => atMost(right, left, meter),
  '&': (left, right, meter) => toNumber(left, meter) & toNumber(right, meter),
  '|': (left, right, meter) => toNumber(left, meter) | toNumber(right, meter),
  '^': (left, right, meter) => toNumber(left, meter) ^ toNumber(right, meter),
  '<<': (left, right, meter) => toNumber(left, meter) << toNumber(right, meter),
  '>>': (left, right, meter) => toNumber(left, meter) >> toNumber(right, meter),
  '>>>': (left, right, meter) => toNumber(left, meter) >>> toNumber(right, meter),
};

/** The operation with its errors placed: for what a shortcut does not decide. */
type Slow = (left: Value, right: Value, frame: Frame) => Value;
type Binary = (left: Evaluate, right: Evaluate, slow: Slow) => Evaluate;

/** Below this length a comparison of texts costs nothing besides its statement. */
const shortText = 64;

/** The operators that loops and comparisons live on, with the common case first. */
const shortcuts: Readonly<Partial<Record<BinaryOperator, Binary>>> = {
  '+': (left, right, slow) => (frame) => {
    const first = left(frame);
    const second = right(frame);
    return typeof first === 'number' && typeof second === 'number'
      ? first + second
      : slow(first, second, frame);
  },
  '-': (left, right, slow) => (frame) => {
    const first = left(frame);
    const second = right(frame);
    return typeof first === 'number' && typeof second === 'number'
      ? first - second
      : slow(first, second, frame);
  },
  '%': (left, right, slow) => (frame) => {
    const first = left(frame);
    const second = right(frame);
    return typeof first === 'number' && typeof second === 'number'
      ? first % second
      : slow(first, second, frame);
  },
  '<': (left, right, slow) => (frame) => {
    const first = left(frame);
    const second = right(frame);
    return typeof first === 'number' && typeof second === 'number'
      ? first < second
      : slow(first, second, frame);
  },
  '===': (left, right, slow) => (frame) => {
    const first = left(frame);
    const second = right(frame);
    if (typeof first === 'string' ? first.length < shortText : !(first instanceof OpaqueValue))
      return first === second;
    return slow(first, second, frame);
  },
  '!==': (left, right, slow) => (frame) => {
    const first = left(frame);
    const second = right(frame);
    if (typeof first === 'string' ? first.length < shortText : !(first instanceof OpaqueValue))
      return first !== second;
    return slow(first, second, frame);
  },
};

/** Comparisons with a literal, which most are. */
function withLiteral(
  operator: BinaryOperator,
  left: Evaluate,
  right: Primitive,
  slow: Slow,
): Evaluate | undefined {
  if (typeof right === 'string' && right.length >= shortText) return undefined;
  if (operator === '===') return (frame) => left(frame) === right;
  if (operator === '!==') return (frame) => left(frame) !== right;
  if (operator === '<' && typeof right === 'number') {
    return (frame) => {
      const first = left(frame);
      return typeof first === 'number' ? first < right : slow(first, right, frame);
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
  const operation = operations[operator];
  if (operation === undefined) return undefined;
  const slow: Slow = (first, second, { meter }) => {
    try {
      return operation(first, second, meter);
    } catch (error) {
      throw placed(error);
    }
  };
  return (
    (literal && withLiteral(operator, left, literal.value, slow)) ??
    shortcuts[operator]?.(left, right, slow) ??
    ((frame) => slow(left(frame), right(frame), frame))
  );
}
