import { SandboxError } from './errors.ts';
import { isIntrinsic } from './intrinsics.ts';
import { largest, tooLarge, valueCost, type Meter } from './meter.ts';
import { keysOf, getProperty } from './properties.ts';
import { OpaqueValue, SandboxArray, SandboxFunction, SandboxObject, type Value } from './values.ts';

/**
 * A deep, cycle-safe copy of a sandbox value for the page. Functions become wrappers that copy arguments in and
 * results out; a key `__proto__` is lost, as in GTM, and so are
 * `length` and `name` of a function and holes at an array's end. Each value copied is charged to the meter.
 */
export function toHost(value: Value, meter: Meter): unknown {
  return new HostCopy(meter).of(value);
}

/**
 * A deep, cycle-safe copy of a page value for the sandbox: arrays, plain objects, functions and primitives;
 * anything else (nodes, dates, class instances, symbols) is undefined, also when nested. Each value copied is
 * charged to the meter.
 */
export function toSandbox(value: unknown, meter: Meter): Value {
  return new SandboxCopy(meter).of(value);
}

/** A copy of what a function of the page returned. That it may be a promise which is rejected is nobody's concern. */
export function copyResult(result: unknown, meter: Meter): Value {
  if (Object.prototype.toString.call(result) === '[object Promise]') ignoreRejection(result);
  return toSandbox(result, meter);
}

function ignoreRejection(promise: unknown): void {
  try {
    Reflect.apply(Promise.prototype.then, promise, [undefined, () => undefined]);
  } catch {
    // It only says that it is a promise.
  }
}

/** One copy: the values met so far, and how many are open around the present one. */
abstract class Copy<From, To> {
  protected readonly copies = new Map<From, To>();
  private open = 0;
  constructor(protected readonly meter: Meter) {}

  /** Runs the copying of what is inside a value, which costs a step for each of its `parts`. */
  protected within(parts: number, copyParts: () => void): void {
    this.meter.spend(valueCost + parts);
    if (this.open >= largest.nesting) throw tooLarge('nesting');
    this.open += 1;
    copyParts();
    this.open -= 1;
  }
}

class HostCopy extends Copy<Value, unknown> {
  of(value: Value): unknown {
    if (typeof value !== 'object' || value === null) return value;
    if (value instanceof OpaqueValue) return value.held;
    const known = this.copies.get(value);
    if (known !== undefined) return known;
    const copy =
      value instanceof SandboxArray
        ? []
        : value instanceof SandboxFunction
          ? hostFunction(value, this.meter)
          : {};
    this.copies.set(value, copy);
    if (value instanceof SandboxArray && Array.isArray(copy)) {
      this.within(value.elements.length, () => {
        value.elements.forEach((element, index) => (copy[index] = this.of(element)));
        value.extras?.forEach((extra, key) => this.define(copy, key, extra));
      });
    } else {
      const keys = keysOf(value);
      this.within(keys.length, () => {
        for (const key of keys) this.define(copy, key, getProperty(value, key));
      });
    }
    return copy;
  }

  private define(copy: object, key: string, value: Value): void {
    if (key === '__proto__' || (typeof copy === 'function' && (key === 'length' || key === 'name'))) return;
    Object.defineProperty(copy, key, {
      value: this.of(value),
      writable: true,
      enumerable: true,
      configurable: true,
    });
  }
}

function hostFunction(lent: SandboxFunction, meter: Meter): (...args: unknown[]) => unknown {
  return function (...args: unknown[]): unknown {
    const given = args.map((arg) => toSandbox(arg, meter));
    return toHost(lent.invoke(given), meter);
  };
}

class SandboxCopy extends Copy<unknown, Value> {
  of(value: unknown): Value {
    if (value === undefined || value === null) return value;
    if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return value;
    const known = this.copies.get(value);
    if (known !== undefined) return known;
    if (Array.isArray(value) || isArguments(value)) return this.array(value);
    if (isFunction(value)) return this.function(value);
    if (isPlainObject(value)) return this.object(value);
    this.meter.spend(valueCost);
    return undefined;
  }

  private array(value: object): Value {
    const copy = new SandboxArray();
    this.copies.set(value, copy);
    const entries = ownEntries(value);
    this.within(entries.length, () => {
      for (const [key, given] of entries) {
        const element = this.of(given);
        if (!/^(0|[1-9]\d*)$/.test(key)) (copy.extras ??= new Map()).set(key, element);
        else if (Number(key) >= largest.array) throw tooLarge('array');
        else copy.elements[Number(key)] = element;
      }
    });
    return copy;
  }

  /**
   * The function sees itself as `this`, as in GTM. The language's own see nothing: the process shares them, and
   * `Array.prototype.push` would push onto itself.
   */
  private function(value: (...args: unknown[]) => unknown): Value {
    const { meter } = this;
    const receiver = isIntrinsic(value) ? undefined : value;
    const copy = new SandboxFunction('', (args) => {
      const given = args.map((arg) => toHost(arg, meter));
      return copyResult(Reflect.apply(value, receiver, given), meter);
    });
    this.copies.set(value, copy);
    const entries = ownEntries(value);
    this.within(entries.length, () => {
      for (const [key, property] of entries) (copy.extras ??= new Map()).set(key, this.of(property));
    });
    return copy;
  }

  private object(value: object): Value {
    const copy = new SandboxObject();
    this.copies.set(value, copy);
    const entries = ownEntries(value);
    this.within(entries.length, () => {
      for (const [key, property] of entries) copy.properties.set(key, this.of(property));
    });
    return copy;
  }
}

/**
 * The enumerable own properties, told by the value's own `hasOwnProperty` as the runtime does it. So what has a
 * property of that name that is no function, or no prototype to inherit it from, cannot be converted.
 */
function ownEntries(value: object): [string, unknown][] {
  if (!Object.hasOwn(value, 'hasOwnProperty') && 'hasOwnProperty' in value) return Object.entries(value);
  const entries: [string, unknown][] = [];
  for (const key in value) {
    const isOwn: unknown = Reflect.get(value, 'hasOwnProperty');
    if (!isFunction(isOwn)) throw notConvertible();
    if (Reflect.apply(isOwn, value, [key])) entries.push([key, Reflect.get(value, key)]);
  }
  return entries;
}

/** The error of converting what has no `hasOwnProperty` to ask. */
export function notConvertible(): SandboxError {
  return new SandboxError('g.hasOwnProperty is not a function', 'TypeError');
}

function isFunction(value: unknown): value is (...args: unknown[]) => unknown {
  return typeof value === 'function';
}

function isArguments(value: unknown): value is object {
  return Object.prototype.toString.call(value) === '[object Arguments]';
}

/**
 * jQuery's test of a plain object, which GTM uses; it looks at what the constructor offers rather than at its
 * identity, so objects of an iframe's or jsdom's realm pass.
 */
export function isPlainObject(value: unknown): value is object {
  if (typeof value !== 'object' || value === null) return false;
  if (/^\[object (Boolean|Number|String|Array|Date|RegExp)\]$/.test(Object.prototype.toString.call(value)))
    return false;
  try {
    if ('nodeType' in value && Boolean(value.nodeType)) return false;
    if ('window' in value && value.window === value) return false;
    const constructor: unknown = value.constructor;
    if (constructor && !Object.hasOwn(value, 'constructor') && !isRootConstructor(constructor)) return false;
  } catch {
    return false;
  }
  let last: string | undefined;
  for (const key in value) last = key;
  return last === undefined || Object.hasOwn(value, last);
}

function isRootConstructor(constructor: unknown): boolean {
  if (typeof constructor !== 'function') return false;
  const prototype: unknown = constructor.prototype;
  return typeof prototype === 'object' && prototype !== null && Object.hasOwn(prototype, 'isPrototypeOf');
}
