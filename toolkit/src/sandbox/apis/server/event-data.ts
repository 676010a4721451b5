import { getProperty } from '../../language/properties.ts';
import { SandboxArray, SandboxObject, type Value } from '../../language/values.ts';
import { copyOf } from './copy.ts';
import type { ServerContext } from './context.ts';

/** A deep copy. Without an event an empty object: dozens of public scenarios rest on that. */
export function getAllEventData({ event, meter }: ServerContext): Value {
  return event === undefined ? new SandboxObject() : copyOf(event, meter);
}

/** A copy of what stands at a path of names and indices, with dots between them. */
export function getEventData({ event, meter }: ServerContext, keyPath: string): Value {
  let value: Value = event;
  for (const key of keyPath.split('.')) {
    if (!(value instanceof SandboxObject) && !(value instanceof SandboxArray)) return undefined;
    value = getProperty(value, key);
  }
  return copyOf(value, meter);
}
