import { toSandbox } from '../border.ts';
import { toText } from '../convert.ts';
import { SandboxLimitError } from '../errors.ts';
import { largest, tooLarge, type Meter } from '../meter.ts';
import { getProperty, isIndex, keysOf } from '../properties.ts';
import { OpaqueValue, SandboxArray, SandboxFunction, SandboxObject, type Value } from '../values.ts';
import { libraryObject } from './library-object.ts';

/** `require('JSON')`: parse and stringify take one argument, and answer undefined instead of throwing. */
export function jsonLibrary(meter: Meter): SandboxObject {
  return libraryObject('JSON', {
    parse: ([text]) => parse(toText(text, meter), meter),
    stringify: ([value]) => stringify(value, meter),
  });
}

function parse(text: string, meter: Meter): Value {
  meter.spend(text.length >> 3);
  try {
    return toSandbox(JSON.parse(text), meter);
  } catch (error) {
    if (error instanceof SandboxLimitError) throw error;
    return undefined;
  }
}

/**
 * The JSON text of a value, as the browser makes it of the converted copy: integer keys first, functions and
 * undefined left out; undefined for a cycle and for what has no JSON.
 */
export function stringify(value: Value, meter: Meter): string | undefined {
  const writer = new JsonWriter(meter);
  const text = writer.write(value, '');
  return writer.cyclic ? undefined : text;
}

class JsonWriter {
  cyclic = false;
  private length = 0;
  private readonly open = new Set<Value>();
  constructor(private readonly meter: Meter) {}

  write(value: Value, key: string): string | undefined {
    const own = withToJson(value, key);
    if (own === null || typeof own === 'boolean') return this.counted(String(own));
    if (typeof own === 'number') return this.counted(Number.isFinite(own) ? String(own) : 'null');
    if (typeof own === 'string') return this.counted(JSON.stringify(own));
    if (own === undefined || own instanceof SandboxFunction || own instanceof OpaqueValue) return undefined;
    if (this.open.has(own)) this.cyclic = true;
    if (this.cyclic) return undefined;
    if (this.open.size >= largest.nesting) throw tooLarge('nesting');
    this.open.add(own);
    const text = own instanceof SandboxArray ? this.array(own) : this.object(own);
    this.open.delete(own);
    return text;
  }

  /** What has no JSON is null here, and so is a hole; holes at the end are lost. */
  private array(array: SandboxArray): string {
    const parts: string[] = [];
    array.elements.forEach((element, index) => (parts[index] = this.write(element, String(index)) ?? ''));
    for (let index = 0; index < parts.length; index++) parts[index] ||= this.counted('null');
    return this.counted(`[${parts.join(',')}]`, parts.length + 2);
  }

  private object(object: SandboxObject): string {
    const parts: string[] = [];
    for (const key of browserOrder(keysOf(object))) {
      const text = key === '__proto__' ? undefined : this.write(getProperty(object, key), key);
      if (text !== undefined) parts.push(this.counted(`${JSON.stringify(key)}:`) + text);
    }
    return this.counted(`{${parts.join(',')}}`, parts.length + 2);
  }

  /** A value that is shared at many places may grow without bound although none of its parts does. */
  private counted(text: string, length = text.length): string {
    this.length += length;
    if (this.length > largest.text) throw tooLarge('text');
    this.meter.spend((length >> 4) + 1);
    return text;
  }
}

/** A `toJSON` function of the value's own decides what is written, as in the browser. */
function withToJson(value: Value, key: string): Value {
  if (typeof value !== 'object' || value === null || value instanceof OpaqueValue) return value;
  const own = value instanceof SandboxObject ? value.properties.get('toJSON') : value.extras?.get('toJSON');
  return own instanceof SandboxFunction ? own.invoke([key]) : value;
}

/** The order of an object's keys in the browser: array indices by size, then the others as they came. */
function browserOrder(keys: readonly string[]): readonly string[] {
  if (!keys.some(isArrayIndex)) return keys;
  const indices = keys.filter(isArrayIndex).sort((left, right) => Number(left) - Number(right));
  return [...indices, ...keys.filter((key) => !isArrayIndex(key))];
}

function isArrayIndex(key: string): boolean {
  return isIndex(key) && Number(key) < 4_294_967_295;
}
