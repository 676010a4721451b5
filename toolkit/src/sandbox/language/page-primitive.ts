import { Joining, toNumber, toPrimitive, toText, type Primitive } from './convert.ts';
import { SandboxError } from './errors.ts';
import type { Meter } from './meter.ts';
import { hasProperty, getProperty } from './properties.ts';
import type { SandboxArray } from './values.ts';
import { OpaqueValue, SandboxFunction, SandboxObject, type Value } from './values.ts';

/**
 * The text of a function on the page: the source of the wrapper that GTM makes of it. Google's own differs
 * from build to build, but is no regular expression in any.
 */
export const pageTextOfFunctions =
  'function(){for(var a=Array.prototype.slice.call(arguments,0),b=0;b<a.length;b++)a[b]=c(a[b],d);return e(f.invoke.apply(f,[g].concat(a)))}';

type Own = SandboxObject | SandboxArray | SandboxFunction;

/**
 * The text that the browser makes of a value once it has been copied to the page, as the arguments of text
 * methods are. Unlike in the sandbox, a `toString`, a `valueOf` or an array's `join` of its own is called.
 */
export function pageText(value: Value, meter: Meter): string {
  return typeof value === 'string'
    ? value
    : String(primitiveOf(value, ['toString', 'valueOf'], new Joining(meter)));
}

/** The number that the browser makes of a value once it has been copied to the page. */
export function pageNumber(value: Value, meter: Meter): number {
  return typeof value === 'number'
    ? value
    : toNumber(primitiveOf(value, ['valueOf', 'toString'], new Joining(meter)), meter);
}

function primitiveOf(value: Value, order: readonly string[], joining: Joining): Primitive {
  if (value instanceof OpaqueValue) return toPrimitive(value, joining.meter);
  if (typeof value !== 'object' || value === null) return value;
  for (const name of order) {
    const result = hasProperty(value, name) ? calledOwn(value, name) : inherited(value, name, joining);
    if (isPrimitive(result)) return result.value;
  }
  throw new SandboxError('Cannot convert object to primitive value', 'TypeError');
}

interface Result {
  readonly value: Value;
}

function isPrimitive(result: Result | undefined): result is { readonly value: Primitive } {
  return result !== undefined && (typeof result.value !== 'object' || result.value === null);
}

/** Undefined when the property is no function: the browser then goes on to the next. */
function calledOwn(value: Own, name: string): Result | undefined {
  const own = getProperty(value, name);
  return own instanceof SandboxFunction ? { value: own.invoke([]) } : undefined;
}

function inherited(value: Own, name: string, joining: Joining): Result | undefined {
  if (name === 'valueOf') return undefined;
  if (value instanceof SandboxFunction) return { value: pageTextOfFunctions };
  if (value instanceof SandboxObject) return { value: toText(value, joining.meter) };
  if (hasProperty(value, 'join')) return calledOwn(value, 'join') ?? { value: '[object Array]' };
  return { value: joining.array(value, textOfElement) };
}

function textOfElement(element: Value, joining: Joining): string {
  return String(primitiveOf(element, ['toString', 'valueOf'], joining));
}
