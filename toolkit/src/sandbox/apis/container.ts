import { toHost, toSandbox } from '../language/border.ts';
import { unmetered } from '../language/meter.ts';
import { freeze } from '../language/properties.ts';
import { SandboxObject, type SandboxFunction, type Value } from '../language/values.ts';
import type { ApiContext } from './context.ts';

/** Where logging is not allowed it does nothing, and never fails. */
export function logToConsole(context: ApiContext, args: readonly Value[]): void {
  if (!context.permissions.allows('logging')) return;
  context.print(args.map((arg) => toHost(arg, context.meter)));
}

export function callLater({ tasks, guard }: ApiContext, callback: SandboxFunction): void {
  tasks.later(() => guard(() => void callback.invoke([])));
}

/** What `getContainerVersion` gives. */
export function versionObject(known: object): Value {
  const version = toSandbox(known, unmetered);
  return version instanceof SandboxObject ? freeze(version) : version;
}

export function addEventCallback(context: ApiContext, callback: SandboxFunction): void {
  context.atEventEnd((containerId, eventData) =>
    context.guard(() => void callback.invoke([containerId, toSandbox(eventData, context.meter)])),
  );
}

/** The same check that the API would make, with an answer instead of an error. */
export function queryPermission(
  { permissions, meter }: ApiContext,
  permission: string,
  args: readonly Value[],
): boolean {
  return permissions.allows(permission, ...args.map((arg) => toHost(arg, meter)));
}
