import { toHost, toSandbox } from '../../language/border.ts';
import { largest, tooLarge } from '../../language/meter.ts';
import { SandboxObject, type Value } from '../../language/values.ts';
import type { PermissionRequest } from '../../permissions/enforcer.ts';
import type { WebContext } from './context.ts';

/** Version 2 is the merged model; any other number means version 1. */
export function copyFromDataLayer({ container, meter }: WebContext, key: string, version: number): Value {
  const { dataModel } = container;
  return toSandbox(version === 2 ? dataModel.get(key) : dataModel.getLatest(key), meter);
}

/** `gtagSet({ a: { b: 1 } })` or `gtagSet('a', { b: 1 })`: done after the running event. */
export function gtagSet(
  { container, meter }: WebContext,
  first: string | SandboxObject,
  second: Value,
): void {
  const settings = settingsOf(first, second).map(([key, value]) => [key, toHost(value, meter)] as const);
  container.command(() => {
    for (const [key, value] of settings) container.dataModel.set(key, value);
  });
}

/** One for each key that is written, nested ones dotted. */
export function* writeRequests(first: string | SandboxObject, second: Value): Generator<PermissionRequest> {
  for (const [key, value] of settingsOf(first, second)) {
    for (const leaf of leaves(key, value, [])) yield ['write_data_layer', leaf];
  }
}

function settingsOf(first: string | SandboxObject, second: Value): (readonly [string, Value])[] {
  return typeof first === 'string' ? [[first, second]] : [...first.properties];
}

function* leaves(key: string, value: Value, parents: readonly Value[]): Generator<string> {
  if (!(value instanceof SandboxObject) || value.properties.size === 0 || parents.includes(value)) {
    yield key;
    return;
  }
  if (parents.length >= largest.nesting) throw tooLarge('nesting');
  for (const [inner, one] of value.properties) yield* leaves(`${key}.${inner}`, one, [...parents, value]);
}
