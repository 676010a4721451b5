import { toText } from './convert.ts';
import { SandboxError } from './errors.ts';
import { largest, tooLarge, type Meter } from './meter.ts';
import { SandboxArray, SandboxFunction, SandboxObject, type Value } from './values.ts';

/** What addresses a property. */
export type Key = string | number;

/** `object[value]`: the key that the value is. */
export function toKey(value: Value, meter: Meter): Key {
  if (typeof value === 'number') return value;
  const key = toText(value, meter);
  meter.spendOnText(key.length);
  return key;
}

/** A number or text that addresses an element: 0, 1, '2'; not '01', -1, 1.5, '1e3'. */
export function isIndex(key: Value): key is Key {
  if (typeof key === 'number') return key >= 0 && Number.isInteger(key);
  return typeof key === 'string' && isIndexText(key);
}

function isIndexText(key: string): boolean {
  const first = key.charCodeAt(0);
  return first >= 48 && first <= 57 && key === String(parseInt(key, 10));
}

/** `object[key]`. Built-in methods cannot be read: they are undefined here and exist in `callMethod` alone. */
export function getProperty(object: Value, key: Key): Value {
  if (object instanceof SandboxObject) return object.properties.get(String(key));
  if (object instanceof SandboxArray) {
    if (key === 'length') return object.elements.length;
    return isIndex(key) ? object.elements[Number(key)] : object.extras?.get(String(key));
  }
  if (typeof object === 'string') {
    if (key === 'length') return object.length;
    return isIndex(key) ? object[Number(key)] : undefined;
  }
  if (object === undefined || object === null) {
    throw new SandboxError(`TypeError: Cannot read properties of ${String(object)} (reading '${key}')`);
  }
  return object instanceof SandboxFunction ? object.extras?.get(String(key)) : undefined;
}

/** `object[key] = value`: ignored on frozen values and on primitives. */
export function setProperty(object: Value, key: Key, value: Value, meter: Meter): void {
  if (object instanceof SandboxObject) {
    if (!object.frozen) setInObject(object, String(key), value, meter);
  } else if (object instanceof SandboxArray) {
    if (!object.frozen) setInArray(object, key, value, meter);
  } else if (object instanceof SandboxFunction) {
    if (!object.frozen) (object.extras ??= new Map()).set(String(key), value);
  } else if (object === undefined || object === null) {
    throw new SandboxError(`TypeError: Can't set property ${key} of ${String(object)}.`);
  }
}

/** In objects of more keys each new one is charged: it takes far longer, and more room, than the statement. */
const fewKeys = 16;
const newKeyCost = 25;

function setInObject({ properties }: SandboxObject, key: string, value: Value, meter: Meter): void {
  const { size } = properties;
  properties.set(key, value);
  if (size >= fewKeys && properties.size > size) meter.spend(newKeyCost);
}

function setInArray(array: SandboxArray, key: Key, value: Value, meter: Meter): void {
  if (key === 'length') {
    if (!isIndex(value)) throw new SandboxError('RangeError: Length property must be a valid integer.');
    const length = Number(value);
    grow(array, length, meter);
    array.elements.length = length;
  } else if (isIndex(key)) {
    const index = Number(key);
    if (index >= array.elements.length) grow(array, index + 1, meter);
    array.elements[index] = value;
  } else (array.extras ??= new Map()).set(String(key), value);
}

/** Charges for the room of the elements that come to be. */
function grow({ elements }: SandboxArray, length: number, meter: Meter): void {
  if (length > largest.array) throw tooLarge('array');
  if (length > elements.length + 1) meter.spend(length - elements.length);
}

/** Whether the value has the key as its own; `length` and built-in methods are no properties. */
export function hasProperty(object: SandboxObject | SandboxArray | SandboxFunction, key: Key): boolean {
  if (object instanceof SandboxObject) return object.properties.has(String(key));
  if (object instanceof SandboxArray && isIndex(key)) return Object.hasOwn(object.elements, Number(key));
  return object.extras?.has(String(key)) ?? false;
}

/** The own keys in the runtime's order: an array's named properties come before its indices; holes have none. */
export function keysOf(object: SandboxObject | SandboxArray | SandboxFunction): string[] {
  if (object instanceof SandboxObject) return [...object.properties.keys()];
  const keys = object.extras === undefined ? [] : [...object.extras.keys()];
  return object instanceof SandboxArray ? keys.concat(Object.keys(object.elements)) : keys;
}

/** `Object.freeze`: shallow; later writes are ignored, methods that change an array throw. */
export function freeze<Kind extends SandboxObject | SandboxArray | SandboxFunction>(object: Kind): Kind {
  object.frozen = true;
  return object;
}
