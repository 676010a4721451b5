import fc from 'fast-check';
import type { Pair, PixelEvent } from '../../pixel-service/decode/event.ts';
import { customEventTypes, userIdentityTypes } from '../../template/names.ts';
import { timeOf } from './tag.ts';

/** Text of any characters that survives the way through a URL: no half of a surrogate pair. */
const text = fc.oneof(
  fc.string({ unit: 'binary', minLength: 1, maxLength: 20 }),
  fc.string({
    unit: fc.constantFrom(',', '&', '=', '/', '?', '#', '%', '+', ' ', "'", '"', '\\', 'é', '😀'),
    minLength: 1,
  }),
);

/** Names have no blanks around them. */
const name = text.map((value) => value.trim()).filter((value) => value !== '');
const key = text.map((value) => value.replaceAll(',', ';'));

/** In the order of an object's keys, whole numbers first. */
const pairs = (keys: fc.Arbitrary<string>): fc.Arbitrary<Pair[]> =>
  fc
    .array(fc.tuple(keys, text), { maxLength: 8 })
    .map((entries) => Object.entries(Object.fromEntries(entries)));

const identityType = fc.constantFrom(...userIdentityTypes.map(({ value }) => value));
const otherParameter = key.map((value) => `x${value}`);
const optional = <T>(value: fc.Arbitrary<T>): fc.Arbitrary<T | null> => fc.option(value, { freq: 2 });
const degrees = (most: number): fc.Arbitrary<number> =>
  fc.double({ min: -most, max: most, noNaN: true }).map((value) => value + 0);

/** Records with the prototype that the decoder's have. */
const plainRecord = <T>(model: { [K in keyof T]: fc.Arbitrary<T[K]> }): fc.Arbitrary<T> =>
  fc.record<T>(model, { noNullPrototype: true });

const common = {
  host: fc.constant('pixels.mparticle.com'),
  key: fc.stringMatching(/^[a-z0-9]{1,8}(-[a-z0-9]{1,32})?$/),
  name,
  time: fc.integer({ min: 1e11, max: 4e12 }).map(timeOf),
  attributes: pairs(key),
  userAttributes: pairs(key),
  identities: pairs(identityType),
  customFlags: pairs(key),
  location: optional(plainRecord({ latitude: degrees(90), longitude: degrees(180) })),
  appVersion: optional(name),
  environment: fc.constantFrom('development' as const, 'production' as const),
  otherParameters: pairs(otherParameter),
};

/** Any event that keeps to mParticle's limits. */
export const arbitraryEvent: fc.Arbitrary<PixelEvent> = fc.oneof(
  plainRecord({
    ...common,
    type: fc.constant('AppEvent' as const),
    customEventType: fc.constantFrom(...customEventTypes.map(({ value }) => value)),
    hostName: fc.constant(null),
    title: fc.constant(null),
  }),
  plainRecord({
    ...common,
    type: fc.constant('ScreenView' as const),
    customEventType: fc.constant(null),
    hostName: name,
    title: name,
  }),
);

/** The fields that describe an event. */
export function dataOf(event: PixelEvent, asObjects: boolean): object {
  const listed = (table: string, pairs: readonly Pair[]): object =>
    asObjects
      ? { [`${table}Object`]: Object.fromEntries(pairs) }
      : { [table]: pairs.map(([key, value]) => ({ key, value })) };
  return {
    apiKey: event.key,
    eventKind: event.type,
    eventName: event.name,
    eventType: event.customEventType,
    timestamp: event.time?.ms,
    environment: event.environment,
    hostName: event.hostName,
    pageTitle: event.title,
    latitude: event.location?.latitude,
    longitude: event.location?.longitude,
    appVersion: event.appVersion,
    ...listed('eventAttributes', event.attributes),
    ...listed('userAttributes', event.userAttributes),
    ...listed('userIdentities', event.identities),
    ...listed('customFlags', event.customFlags),
    extraParameters: event.otherParameters.map(([key, value]) => ({ key, value })),
    maxUrlLength: 1e6,
  };
}
