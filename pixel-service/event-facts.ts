import type { Fact } from 'gtm-template-toolkit/receiver';
import type { PixelEvent } from './decode/event.ts';

/** What an event says beside its lists, as the terminal and the playground show it; what it does not say is left out. */
export function factsOf(event: PixelEvent): Fact[] {
  const { time, location } = event;
  const facts: readonly (readonly [
    label: string,
    value: string | null | undefined,
    at?: number | undefined,
  ])[] = [
    ['Custom event type', event.customEventType],
    ['Time', time?.iso, time?.ms],
    ['Environment', event.environment],
    ['Host name', event.hostName],
    ['Title', event.title],
    ['Location', location && `${location.latitude}, ${location.longitude}`],
    ['App version', event.appVersion],
    ['Web API key', event.key],
    ['Sent to', event.host],
  ];
  return facts.flatMap(([label, value, at]) =>
    value === null || value === undefined ? [] : [{ label, value, ...(at === undefined ? {} : { at }) }],
  );
}
