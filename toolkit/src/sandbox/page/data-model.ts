import { isPlainObject } from '../language/border.ts';
import { largest, tooLarge, valueCost, type Meter } from '../language/meter.ts';

type Model = { [key: string]: unknown };

/**
 * GTM's data model of the data layer. Version 2 merges what is pushed, deeply, and reads dotted paths;
 * version 1 keeps the last value pushed under each key as it stands.
 */
export class DataModel {
  #merged: Model = emptyModel();
  readonly #latest = new Map<string, unknown>();

  /** @param meter charged for each value merged: an object that holds the same one over and over has no end of them */
  constructor(private readonly meter: Meter) {}

  /** Takes in a pushed object: `{ event: 'x', 'a.b': 1 }`. With `_clear: true` keys are replaced, not merged. */
  push(item: object): void {
    const clear = '_clear' in item && item._clear === true;
    for (const [key, value] of Object.entries(item)) {
      if (key === '_clear') continue;
      if (clear) this.#assign(key, undefined);
      this.set(key, value);
    }
  }

  /** Version 2 alone: what is under a key is replaced, not merged. */
  replace(key: string, value: unknown): void {
    define(this.#merged, key, value);
  }

  /**
   * Sets a dotted path; plain objects and arrays are merged into what is there.
   * @throws RangeError for a value that contains itself, as GTM does; SandboxLimitError for what is too large
   */
  set(path: string, value: unknown): void {
    this.#latest.set(path, value);
    this.#merged = this.#merge(this.#merged, expand(path, value), new Set());
  }

  /** Version 2: undefined where the path leads nowhere, and false where it leads through null. */
  get(path: string): unknown {
    let value: unknown = this.#merged;
    for (const key of path.split('.')) {
      if (value === null) return false;
      if (value === undefined) return undefined;
      value = ownProperty(value, key);
    }
    return value;
  }

  /** Version 2 whole. It changes in place with the next push. */
  get merged(): Readonly<Record<string, unknown>> {
    return this.#merged;
  }

  /** Version 1: dots are part of the key. */
  getLatest(key: string): unknown {
    return this.#latest.get(key);
  }

  /**
   * Merges `from` into `to` in place: arrays by index, plain objects by key, all else by replacement.
   * @param around what `from` lies within
   */
  #merge<Target extends object>(to: Target, from: object, around: Set<object>): Target {
    if (around.has(from)) throw new RangeError('Maximum call stack size exceeded');
    if (around.size >= largest.nesting) throw tooLarge('nesting');
    around.add(from);
    const entries = Object.entries(from);
    this.meter.spend(valueCost + entries.length);
    for (const [key, value] of entries) {
      define(
        to,
        key,
        isContainer(value) ? this.#merge(baseFor(value, ownProperty(to, key)), value, around) : value,
      );
    }
    around.delete(from);
    return to;
  }

  /** Replaces what is at the path, without merging. */
  #assign(path: string, value: unknown): void {
    const keys = path.split('.');
    const last = keys.pop() ?? path;
    let parent: unknown = this.#merged;
    for (const key of keys) parent = parent === undefined ? undefined : ownProperty(parent, key);
    if (isContainer(parent)) define(parent, last, value);
  }
}

function emptyModel(): Model {
  return {};
}

function ownProperty(value: unknown, key: string): unknown {
  const object: object = Object(value);
  return Object.hasOwn(object, key) ? Reflect.get(object, key) : undefined;
}

function expand(path: string, value: unknown): Model {
  const keys = path.split('.');
  if (keys.length >= largest.nesting) throw tooLarge('nesting');
  return keys.reduceRight<unknown>((inner, key) => {
    const model = emptyModel();
    define(model, key, inner);
    return model;
  }, value) as Model; // The reducer wraps at least once: split never gives an empty list.
}

/** Never through a setter: `__proto__` is a key like any other. */
function define(target: object, key: string, value: unknown): void {
  Object.defineProperty(target, key, { value, writable: true, enumerable: true, configurable: true });
}

function isContainer(value: unknown): value is object {
  return Array.isArray(value) || isPlainObject(value);
}

/** What a value is merged into: what is there, if it is of the same kind. */
function baseFor(value: object, present: unknown): object {
  if (Array.isArray(value)) return Array.isArray(present) ? present : [];
  return isPlainObject(present) ? present : emptyModel();
}
