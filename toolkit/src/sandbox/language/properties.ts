import { toText } from './convert.ts';
import { SandboxError } from './errors.ts';
import { largest, tooLong } from './meter.ts';
import { SandboxArray, SandboxFunction, SandboxObject, type Value } from './values.ts';

/** A number or text that addresses an element: 0, 1, '2'; not '01', -1, 1.5, '1e3'. */
export function isIndex(key: Value): key is number | string {
  if (typeof key === 'number') return key >= 0 && Number.isInteger(key);
  return typeof key === 'string' && isIndexText(key);
}

function isIndexText(key: string): boolean {
  const first = key.charCodeAt(0);
  return first >= 48 && first <= 57 && key === String(parseInt(key, 10));
}

/** `object[key]`. Built-in methods cannot be read: they are undefined here and exist in `callMethod` alone. */
export function getProperty(object: Value, key: Value): Value {
  if (object instanceof SandboxObject) return object.properties.get(toText(key));
  if (object instanceof SandboxArray) {
    if (key === 'length') return object.elements.length;
    return isIndex(key) ? object.elements[Number(key)] : object.extras?.get(toText(key));
  }
  if (typeof object === 'string') {
    if (key === 'length') return object.length;
    return isIndex(key) ? object[Number(key)] : undefined;
  }
  if (object === undefined || object === null) {
    throw new SandboxError(
      `TypeError: Cannot read properties of ${String(object)} (reading '${toText(key)}')`,
    );
  }
  return object instanceof SandboxFunction ? object.extras?.get(toText(key)) : undefined;
}

/** `object[key] = value`: ignored on frozen values and on primitives. */
export function setProperty(object: Value, key: Value, value: Value): void {
  if (object instanceof SandboxObject) {
    if (!object.frozen) object.properties.set(toText(key), value);
  } else if (object instanceof SandboxArray) {
    if (!object.frozen) setInArray(object, key, value);
  } else if (object instanceof SandboxFunction) {
    if (!object.frozen) (object.extras ??= new Map()).set(toText(key), value);
  } else if (object === undefined || object === null) {
    throw new SandboxError(`TypeError: Can't set property ${toText(key)} of ${String(object)}.`);
  }
}

function setInArray(array: SandboxArray, key: Value, value: Value): void {
  if (key === 'length') {
    if (!isIndex(value)) throw new SandboxError('RangeError: Length property must be a valid integer.');
    const length = Number(value);
    if (length > largest.array) throw tooLong('array');
    array.elements.length = length;
  } else if (isIndex(key)) {
    const index = Number(key);
    if (index >= largest.array) throw tooLong('array');
    array.elements[index] = value;
  } else (array.extras ??= new Map()).set(toText(key), value);
}

/** Whether the value has the key as its own; `length` and built-in methods are no properties. */
export function hasProperty(object: SandboxObject | SandboxArray | SandboxFunction, key: Value): boolean {
  if (object instanceof SandboxObject) return object.properties.has(toText(key));
  if (object instanceof SandboxArray && isIndex(key)) return Object.hasOwn(object.elements, Number(key));
  return object.extras?.has(toText(key)) ?? false;
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
