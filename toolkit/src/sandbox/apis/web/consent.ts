import { toHost } from '../../language/border.ts';
import type { Meter } from '../../language/meter.ts';
import { SandboxArray, type SandboxFunction, type SandboxObject, type Value } from '../../language/values.ts';
import { consentTypesIn, type ConsentSettings } from '../../page/consent.ts';
import type { PermissionRequest } from '../../permissions/enforcer.ts';
import type { WebContext } from './context.ts';

export function isConsentGranted({ container }: WebContext, types: string | SandboxArray): boolean {
  return typesIn(types).every((type) => typeof type === 'string' && container.consent.isGranted(type));
}

/** One for each type; an element that is no text is refused by the permission. */
export function readRequests(types: string | SandboxArray): PermissionRequest[] {
  return typesIn(types).map((type) => ['access_consent', type, 'read']);
}

function typesIn(types: string | SandboxArray): readonly Value[] {
  return types instanceof SandboxArray ? types.elements : [types];
}

export function addConsentListener(context: WebContext, type: string, listener: SandboxFunction): void {
  context.container.consent.listen(type, (changed, granted) =>
    context.guard(() => void listener.invoke([changed, granted])),
  );
}

/** Both take effect after the running code, before anything that waits on the data layer. */
export function setDefaultConsentState({ container, meter }: WebContext, settings: SandboxObject): void {
  const copy = settingsOf(settings, meter);
  meter.spend(container.consent.listeners);
  container.command(() => container.consent.setDefault(copy));
}

export function updateConsentState({ container, meter }: WebContext, settings: SandboxObject): void {
  const copy = settingsOf(settings, meter);
  meter.spend(container.consent.listeners);
  container.command(() => container.consent.update(copy));
}

export function defaultRequests(settings: SandboxObject): PermissionRequest[] {
  return consentTypesIn(Object.fromEntries(settings.properties)).map((type) => [
    'access_consent',
    type,
    'write',
  ]);
}

/** An update has no settings besides its types. */
export function updateRequests(settings: SandboxObject): PermissionRequest[] {
  return [...settings.properties.keys()].map((type) => ['access_consent', type, 'write']);
}

function settingsOf(settings: SandboxObject, meter: Meter): ConsentSettings {
  const copy = toHost(settings, meter);
  return typeof copy === 'object' ? { ...copy } : {};
}
