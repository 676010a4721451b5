import { arrayMethods } from './array-methods.ts';
import { toText } from './convert.ts';
import { SandboxError, SandboxLimitError } from './errors.ts';
import { largest, tooLarge, type Meter } from './meter.ts';
import { pageNumber } from './page-primitive.ts';
import { getProperty, hasProperty, toKey, type Key } from './properties.ts';
import { stringMethods } from './string-methods.ts';
import { OpaqueValue, SandboxArray, SandboxFunction, SandboxObject, type Value } from './values.ts';

/** `object[key](...args)`: own properties first, then the native methods of the kind, else the kind's own error. */
export function callMethod(object: Value, key: Key, args: readonly Value[], meter: Meter): Value {
  if (typeof object === 'string') return callOnString(object, String(key), args, meter);
  if (
    object instanceof SandboxObject ||
    object instanceof SandboxArray ||
    object instanceof SandboxFunction
  ) {
    if (hasProperty(object, key)) {
      const method = getProperty(object, key);
      if (method instanceof SandboxFunction) return method.invoke(args);
      throw new SandboxError(`TypeError: ${key} is not a function`);
    }
    const name = String(key);
    if (object instanceof SandboxArray) {
      const native = arrayMethods.get(name);
      if (native !== undefined) return native(object, args, meter);
    } else {
      if (name === 'toString') return toText(object, meter);
      if (name === 'hasOwnProperty') return hasProperty(object, toKey(args[0], meter));
    }
    throw new SandboxError(`TypeError: Object has no '${name}' property.`);
  }
  if (object === undefined || object === null) {
    throw new SandboxError(`TypeError: Can't read property ${key} of ${String(object)}.`);
  }
  if (object instanceof OpaqueValue) {
    if (key === 'toString') return toText(object, meter);
    throw new SandboxError(`TypeError: Object has no '${key}' property.`);
  }
  return callOnNumberOrBoolean(object, String(key), args, meter);
}

function callOnString(text: string, name: string, args: readonly Value[], meter: Meter): Value {
  const native = stringMethods.get(name);
  if (native === undefined) throw new SandboxError(`TypeError: ${name} is not a function`);
  const result = native(text, args, meter);
  if (typeof result === 'string' && result.length > largest.text) throw tooLarge('text');
  return result;
}

function callOnNumberOrBoolean(
  value: number | boolean,
  name: string,
  args: readonly Value[],
  meter: Meter,
): Value {
  if (name !== 'toString') throw new SandboxError(`TypeError: ${String(value)}.${name} is not a function.`);
  if (typeof value === 'boolean') return String(value);
  return value.toString(radixOf(args[0], meter));
}

/** Ten for what is no radix; an error on the way to a number, such as a `valueOf` throws, is swallowed. */
function radixOf(given: Value, meter: Meter): number {
  try {
    const radix = Math.trunc(pageNumber(given, meter));
    return radix >= 2 && radix <= 36 ? radix : 10;
  } catch (error) {
    if (error instanceof SandboxLimitError) throw error;
    return 10;
  }
}
