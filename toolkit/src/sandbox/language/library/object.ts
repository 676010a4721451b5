import { SandboxError } from '../errors.ts';
import { freeze, getProperty, keysOf, toKey } from '../properties.ts';
import { valueCost, type Meter } from '../meter.ts';
import { SandboxArray, SandboxFunction, SandboxObject, type Value } from '../values.ts';
import { libraryObject } from './library-object.ts';

/** `require('Object')`. */
export function objectLibrary(meter: Meter): SandboxObject {
  const keysOfInput = (api: string, input: Value): string[] => {
    const keys = ownKeys(api, input);
    meter.spend(2 * keys.length);
    return keys;
  };
  return libraryObject('Object', {
    keys: ([input]) => new SandboxArray(keysOfInput('Object_keys', input)),
    values: ([input]) =>
      new SandboxArray(keysOfInput('Object_values', input).map((key) => getProperty(input, key))),
    entries: ([input]) =>
      new SandboxArray(
        keysOfInput('Object_entries', input).map((key) => {
          meter.spend(valueCost);
          return new SandboxArray([key, getProperty(input, key)]);
        }),
      ),
    freeze: ([input]) =>
      input instanceof SandboxObject || input instanceof SandboxArray || input instanceof SandboxFunction
        ? freeze(input)
        : input,
    delete: ([input, key]) => {
      if (!(input instanceof SandboxObject) || input.frozen) return false;
      input.properties.delete(String(toKey(key, meter)));
      return true;
    },
  });
}

/** Objects, arrays, functions and texts have keys; other primitives none; null and undefined are a missing argument. */
function ownKeys(api: string, input: Value): string[] {
  if (input === undefined || input === null) {
    throw new SandboxError(`Error in ${api}. Required argument input not supplied.`);
  }
  if (input instanceof SandboxObject || input instanceof SandboxArray || input instanceof SandboxFunction) {
    return keysOf(input);
  }
  return typeof input === 'string' ? Object.keys(input) : [];
}
