import { toHost, toSandbox } from '../../language/border.ts';
import type { Meter } from '../../language/meter.ts';
import type { Value } from '../../language/values.ts';

/** A deep copy of plain data; functions in it stay callable. */
export function copyOf(value: Value, meter: Meter): Value {
  return toSandbox(toHost(value, meter), meter);
}

/** An object's properties as the host's values; none for what is no object. */
export function plainRecord(value: Value, meter: Meter): Readonly<Record<string, unknown>> {
  const copy = toHost(value, meter);
  return typeof copy === 'object' ? { ...copy } : {};
}
