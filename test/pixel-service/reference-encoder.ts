import type { Pair, PixelEvent } from '../../pixel-service/decode/event.ts';

/** The least that mParticle's documentation asks of a client, written apart from the tag: an event as a pixel URL. */
export function encodeEvent(event: PixelEvent): string {
  const list = (elements: readonly string[]) => elements.map(encodeURIComponent).join(',');
  const pairs = (keys: string, values: string, all: readonly Pair[]) =>
    all.length === 0
      ? []
      : [`${keys}=${list(all.map(([key]) => key))}`, `${values}=${list(all.map(([, value]) => value))}`];
  const text = (name: string, value: string | null) =>
    value === null ? [] : [`${name}=${encodeURIComponent(value)}`];
  const query = [
    ...text('dt', event.type),
    ...text('et', event.customEventType),
    ...text('n', event.name),
    ...text('ct', event.time && String(event.time.ms)),
    ...text('dbg', event.environment && String(event.environment === 'development')),
    ...text('hn', event.hostName),
    ...text('ttl', event.title),
    ...pairs('attrs_k', 'attrs_v', event.attributes),
    ...pairs('ua_k', 'ua_v', event.userAttributes),
    ...pairs('ui_t', 'ui_v', event.identities),
    ...pairs('flags_k', 'flags_v', event.customFlags),
    ...(event.location === null ? [] : [`lc=${event.location.latitude},${event.location.longitude}`]),
    ...text('av', event.appVersion),
    ...event.otherParameters.map(
      ([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(value)}`,
    ),
  ];
  return `https://${event.host ?? ''}/v1/${encodeURIComponent(event.key ?? '')}/Pixel?${query.join('&')}`;
}
