import { join, toNumber, toText } from './convert.ts';
import { SandboxError, withBrowserErrors } from './errors.ts';
import { largest, tooLarge, type Meter } from './meter.ts';
import { getProperty, hasProperty, setProperty, toKey } from './properties.ts';
import { SandboxArray, SandboxFunction, type Value } from './values.ts';

type ArrayMethod = (array: SandboxArray, args: readonly Value[], meter: Meter) => Value;

/** The methods an array has; they can be called and not read. */
export const arrayMethods: ReadonlyMap<string, ArrayMethod> = new Map<string, ArrayMethod>([
  ['concat', concat],
  [
    'every',
    (array, [test], meter) => !visit(array, meter, (element, index) => !call(test, [element, index, array])),
  ],
  ['filter', filter],
  ['forEach', forEach],
  ['hasOwnProperty', (array, [key], meter) => hasProperty(array, toKey(key, meter))],
  ['indexOf', indexOf],
  [
    'join',
    (array, [separator], meter) =>
      join(array.elements, separator === undefined ? ',' : toText(separator, meter), meter),
  ],
  ['lastIndexOf', lastIndexOf],
  ['map', map],
  ['pop', (array, _args, meter) => changing(array, meter, (elements) => elements.pop())],
  ['push', push],
  ['reduce', reduce],
  ['reduceRight', reduceRight],
  ['reverse', reverse],
  ['shift', (array, _args, meter) => moving(array, meter, (elements) => elements.shift())],
  ['slice', slice],
  [
    'some',
    (array, [test], meter) =>
      visit(array, meter, (element, index) => Boolean(call(test, [element, index, array]))),
  ],
  ['sort', sort],
  ['splice', splice],
  ['toString', (array, _args, meter) => toText(array, meter)],
  ['unshift', (array, args, meter) => moving(array, meter, (elements) => elements.unshift(...args))],
]);

/** What is no function fails in the runtime's own code, with the words the browser has for it. */
function call(callback: Value, args: readonly Value[]): Value {
  if (callback instanceof SandboxFunction) return callback.invoke(args);
  throw callback === undefined || callback === null
    ? new SandboxError(`Cannot read properties of ${String(callback)} (reading 'invoke')`, 'TypeError')
    : new SandboxError('b.invoke is not a function', 'TypeError');
}

/** Visits the elements that exist when their turn comes, none that were added meanwhile, until one answers true. */
function visit(
  { elements }: SandboxArray,
  meter: Meter,
  answer: (element: Value, index: number) => boolean,
): boolean {
  const length = elements.length;
  for (let index = 0; index < length && index < elements.length; index++) {
    meter.spend(1);
    if (Object.hasOwn(elements, index) && answer(elements[index], index)) return true;
  }
  return false;
}

/** The browser refuses to change a frozen array, with its own words. */
function changing<Result>(array: SandboxArray, meter: Meter, change: (elements: Value[]) => Result): Result {
  if (array.frozen) {
    meter.spend(array.elements.length);
    Object.freeze(array.elements);
    return withBrowserErrors(() => change(array.elements));
  }
  const result = change(array.elements);
  if (array.elements.length > largest.array) throw tooLarge('array');
  return result;
}

/** A change that moves the elements after it, which is charged to the budget. */
function moving<Result>(array: SandboxArray, meter: Meter, change: (elements: Value[]) => Result): Result {
  meter.spend(array.elements.length >> 4);
  return changing(array, meter, change);
}

function made(elements: Value[], meter: Meter): SandboxArray {
  if (elements.length > largest.array) throw tooLarge('array');
  meter.spend(elements.length);
  return new SandboxArray(elements);
}

function push(array: SandboxArray, args: readonly Value[], meter: Meter): Value {
  if (array.frozen) return changing(array, meter, (elements) => elements.push(...args));
  const { elements } = array;
  for (let index = 0; index < args.length; index++) elements.push(args[index]);
  if (elements.length > largest.array) throw tooLarge('array');
  return elements.length;
}

function concat(array: SandboxArray, args: readonly Value[], meter: Meter): Value {
  const all = Array.from(array.elements);
  for (const part of args) {
    if (part instanceof SandboxArray) for (const element of part.elements) all.push(element);
    else all.push(part);
    if (all.length > largest.array) throw tooLarge('array');
  }
  return made(all, meter);
}

function filter(array: SandboxArray, [test]: readonly Value[], meter: Meter): Value {
  const kept: Value[] = [];
  visit(array, meter, (element, index) => {
    if (call(test, [element, index, array])) kept.push(array.elements[index]);
    return false;
  });
  return made(kept, meter);
}

function forEach(array: SandboxArray, [action]: readonly Value[], meter: Meter): Value {
  visit(array, meter, (element, index) => {
    call(action, [element, index, array]);
    return false;
  });
  return undefined;
}

function map(array: SandboxArray, [change]: readonly Value[], meter: Meter): Value {
  const results: Value[] = [];
  visit(array, meter, (element, index) => {
    results[index] = call(change, [element, index, array]);
    return false;
  });
  return made(results, meter);
}

function indexOf(array: SandboxArray, [wanted, from]: readonly Value[], meter: Meter): Value {
  const { length } = array.elements;
  meter.spend(length >> 2);
  const start = from === undefined ? 0 : toNumber(from, meter);
  let index = start < 0 ? Math.max(length + start, 0) : start;
  for (; index < length; index++) if (holds(array, index, wanted, meter)) return index;
  return -1;
}

function lastIndexOf(array: SandboxArray, [wanted, from]: readonly Value[], meter: Meter): Value {
  const { length } = array.elements;
  meter.spend(length >> 2);
  const start = from === undefined ? length - 1 : toNumber(from, meter);
  let index = start < 0 ? length + start : Math.min(start, length - 1);
  for (; index >= 0; index--) if (holds(array, index, wanted, meter)) return index;
  return -1;
}

function holds(array: SandboxArray, index: number, wanted: Value, meter: Meter): boolean {
  const element = getProperty(array, index);
  if (typeof element === 'string' && typeof wanted === 'string' && element.length === wanted.length) {
    meter.spendOnReading(wanted.length);
  }
  return element === wanted && hasProperty(array, index);
}

/** A start value of undefined counts as none. */
function reduce(array: SandboxArray, [combine, start]: readonly Value[], meter: Meter): Value {
  const { elements } = array;
  const length = elements.length;
  meter.spend(length);
  let index = 0;
  let result = start;
  if (start === undefined) {
    while (index < length && !Object.hasOwn(elements, index)) index++;
    if (index === length) throw new SandboxError('TypeError: Reduce on List with no elements.');
    result = elements[index++];
  }
  for (; index < length; index++) {
    if (Object.hasOwn(elements, index)) result = call(combine, [result, elements[index], index, array]);
  }
  return result;
}

function reduceRight(array: SandboxArray, [combine, start]: readonly Value[], meter: Meter): Value {
  const { elements } = array;
  meter.spend(elements.length);
  let index = elements.length - 1;
  let result = start;
  if (start === undefined) {
    while (index >= 0 && !Object.hasOwn(elements, index)) index--;
    if (index < 0) throw new SandboxError('TypeError: ReduceRight on List with no elements.');
    result = elements[index--];
  }
  for (; index >= 0; index--) {
    if (Object.hasOwn(elements, index)) result = call(combine, [result, elements[index], index, array]);
  }
  return result;
}

/** Holes at the end stay at the end: the runtime turns around what lies before them. */
function reverse(array: SandboxArray, _args: readonly Value[], meter: Meter): Value {
  const { elements } = array;
  meter.spend(elements.length);
  let held = elements.length;
  while (held > 0 && !Object.hasOwn(elements, held - 1)) held--;
  return rearranged(array, elements.slice(0, held).reverse(), meter);
}

/** The comparator's answer goes through Number(): one that answers true or false does not sort. */
function sort(array: SandboxArray, [compare]: readonly Value[], meter: Meter): Value {
  const sorted = array.elements.slice();
  meter.spend(sorted.length);
  if (compare === undefined) sorted.sort(byText(meter));
  else {
    sorted.sort((left, right) => {
      meter.spend(1);
      return toNumber(call(compare, [left, right]), meter);
    });
  }
  return rearranged(array, sorted, meter);
}

function byText(meter: Meter): (left: Value, right: Value) => number {
  const texts = new Map<Value, string>();
  const textOf = (value: Value): string => {
    if (typeof value !== 'object') return toText(value, meter);
    const text = texts.get(value) ?? toText(value, meter);
    texts.set(value, text);
    return text;
  };
  return (left, right) => {
    const [first, second] = [textOf(left), textOf(right)];
    meter.spend(1 + (Math.min(first.length, second.length) >> 6));
    return first < second ? -1 : first > second ? 1 : 0;
  };
}

function rearranged(array: SandboxArray, elements: readonly Value[], meter: Meter): SandboxArray {
  elements.forEach((element, index) => setProperty(array, index, element, meter));
  if (!array.frozen) {
    for (let index = 0; index < elements.length; index++) {
      if (!Object.hasOwn(elements, index)) delete array.elements[index];
    }
  }
  return array;
}

/** Bounds are not rounded: a fractional start finds no elements, one that is no number gives an empty array. */
function slice(array: SandboxArray, [from, to]: readonly Value[], meter: Meter): Value {
  const { length } = array.elements;
  const start = from === undefined ? 0 : within(toNumber(from, meter), length);
  const end = Math.max(start, to === undefined ? length : within(toNumber(to, meter), length));
  const part: Value[] = [];
  for (let index = start; index < end; index++) part.push(getProperty(array, index));
  return made(part, meter);
}

function within(bound: number, length: number): number {
  return bound < 0 ? Math.max(length + bound, 0) : Math.min(bound, length);
}

/** A count of undefined, with nothing to add, removes all from the start on, as a missing one does. */
function splice(array: SandboxArray, args: readonly Value[], meter: Meter): Value {
  const [start, count, ...added] = args;
  const first = toNumber(start, meter);
  const removed = moving(array, meter, (elements) =>
    count === undefined && added.length === 0
      ? elements.splice(first)
      : elements.splice(first, toNumber(count || 0, meter), ...added),
  );
  return made(removed, meter);
}
