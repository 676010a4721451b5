import assert from 'node:assert/strict';
import test, { type ExecutionContext } from 'ava';
import fc from 'fast-check';
import { decodeRequestedUrl } from '../../pixel-service/decode/decode.ts';
import type { ConsentValue, RunInput } from 'gtm-template-toolkit/sandbox';
import { consentTypes as standardTypes } from '../../template/names.ts';
import { arbitraryData, hostileKey, hostileText } from './arbitrary-data.ts';
import { arbitraryEvent, dataOf } from './arbitrary-event.ts';
import { fire, minimalData } from './tag.ts';

/** What a query is made of. GTM does not start on an address with a parameter whose name cannot be decoded. */
const parameterName = fc.string({
  unit: fc.constantFrom(
    'utm_',
    'UTM_',
    '%75tm_',
    'gclid',
    'fbclid',
    'x',
    ',',
    '+',
    '%2C',
    "'",
    'é',
    '__proto__',
  ),
});
const parameter = fc
  .tuple(
    fc.oneof(parameterName, fc.constantFrom('hasOwnProperty', 'toString', '__proto__', 'utm_a', 'gclid')),
    fc.string({
      unit: fc.constantFrom('=', 'a', '%', '%20', '+', 'é', '/', "'", ',', '%E0%A4', '%2C', '😀'),
    }),
  )
  .map(([name, value]) => `${name}=${value}`);
const cookie = fc.string({ unit: fc.constantFrom('a', '.', '%', '%2C', '%E0%A4', '+', '=', "'", '"', 'é') });

const arbitraryPage: fc.Arbitrary<NonNullable<RunInput['page']>> = fc.record({
  url: fc
    .tuple(
      fc.array(fc.oneof(parameter, parameterName, fc.constant(''))),
      fc.constantFrom('', '#', '#utm_a=1'),
    )
    .map(([parts, fragment]) => `https://shop.example.com/p?${parts.join('&')}${fragment}`),
  title: fc.oneof(fc.string({ unit: 'binary' }), hostileText),
  cookies: fc.record({ _fbc: cookie, _fbp: cookie, _scid: cookie }, { requiredKeys: [] }),
  dataLayer: fc.array(fc.record({ ecommerce: fc.anything({ key: hostileKey, maxDepth: 3 }) }), {
    maxLength: 1,
  }),
});

test('Whatever the data, the tag completes once and sends at most one well-formed request', async (t) => {
  await holds(
    t,
    fc.asyncProperty(arbitraryData, arbitraryPage, fc.boolean(), async (data, page, previewMode) => {
      const firing = await fire({ data, page, container: { previewMode } });
      assert.deepEqual([firing.error, firing.swallowed, firing.completions.length], [null, [], 1]);
      assert.ok(firing.pixels.length <= (firing.status === 'success' ? 1 : 0));
      for (const url of firing.pixels) {
        assert.deepEqual(flawsOf(url, data), []);
      }
    }),
    150,
  );
});

const pageOptions = {
  sendPageUrl: true,
  sendPagePath: true,
  sendReferrer: true,
  sendUtm: true,
  sendClickIds: true,
  eventKind: 'ScreenView',
};

test('Whatever the address, the cookies and the title, an event that describes the page is sent', async (t) => {
  await holds(
    t,
    fc.asyncProperty(arbitraryPage, async (page) => {
      const data = { ...minimalData, ...pageOptions, maxUrlLength: 1e6 };
      const { error, status, pixels } = await fire({ data, page });
      assert.deepEqual([error, status, pixels.length], [null, 'success', 1]);
      assert.deepEqual(
        pixels.flatMap((url) => flawsOf(url, data)),
        [],
      );
    }),
    100,
  );
});

test('An identity is never made of a boolean, and a boolean takes the place of none', async (t) => {
  const identity = fc.constantFrom(true, false, 'a', 7, null);
  await holds(
    t,
    fc.asyncProperty(
      identity,
      identity,
      fc.constantFrom('email', 'Email', 'alias'),
      async (one, other, key) => {
        const data = { userIdentitiesObject: { [key]: one }, userIdentities: [{ key, value: other }] };
        const { pixels } = await fire({ data: { ...minimalData, ...data } });
        const sent = pixels.flatMap((url) => decodeRequestedUrl(url).event.identities);
        const last = typeof other === 'boolean' ? one : other;
        const type = key === 'alias' ? key : 'email';
        assert.deepEqual(sent, typeof last === 'boolean' || last === null ? [] : [[type, String(last)]]);
      },
    ),
    60,
  );
});

test('What mParticle reads is the event that the fields describe', async (t) => {
  await holds(
    t,
    fc.asyncProperty(arbitraryEvent, fc.boolean(), async (event, asObjects) => {
      const firing = await fire({ data: dataOf(event, asObjects) });
      assert.deepEqual(
        firing.pixels.map((url) => decodeRequestedUrl(url).event),
        [event],
      );
      assert.deepEqual(firing.completions, ['success']);
    }),
    120,
  );
});

const consentTypes = standardTypes.map(({ value }) => value);
const consentState = (types: readonly string[]) =>
  fc.dictionary(fc.constantFrom(...types), fc.constantFrom<ConsentValue>('granted', 'denied'));

test('An event that waits is sent once, when consent is first complete, or never', async (t) => {
  const scene = fc.subarray(consentTypes, { minLength: 1, maxLength: 3 }).chain((types) =>
    fc.record({
      types: fc.constant(types),
      consent: consentState(types),
      consentUpdates: fc.array(consentState(types), { maxLength: 6 }),
      mode: fc.constantFrom('wait', 'require', 'none'),
    }),
  );
  await holds(
    t,
    fc.asyncProperty(scene, async ({ types, mode, consent, consentUpdates }) => {
      const data = { ...minimalData, consentMode: mode, consentTypes: types.map((type) => ({ type })) };
      const firing = await fire({ data, consent, consentUpdates });
      const states = [consent];
      for (const update of consentUpdates) states.push({ ...states.at(-1), ...update });
      const isComplete = states.map((state) => types.every((type) => state[type] !== 'denied'));
      const sent = { none: true, require: isComplete[0], wait: isComplete.includes(true) }[mode];
      assert.equal(firing.pixels.length, sent ? 1 : 0);
      assert.deepEqual(firing.completions, ['success']);
    }),
    80,
  );
});

/** Fails with the smallest counterexample that fast-check finds. */
async function holds<T>(t: ExecutionContext, property: fc.IAsyncProperty<T>, numRuns: number): Promise<void> {
  await t.notThrowsAsync(fc.assert(property, { numRuns }));
}

const lists = [
  ['attrs_k', 'attrs_v'],
  ['ua_k', 'ua_v'],
  ['ui_t', 'ui_v'],
  ['flags_k', 'flags_v'],
] as const;

/** What is wrong with a URL that the tag requested. */
function flawsOf(url: string, data: object): string[] {
  const [address = '', query = '', ...rest] = url.split('?');
  const parameters = query.split('&').map((part) => part.split('='));
  const raw = new Map(parameters.map(([name = '', value]) => [name, value]));
  const elements = (name: string): string[] => raw.get(name)?.split(',') ?? [];
  const required = /^.*&dbg=(?:true|false)/.exec(url)?.[0] ?? url;
  const limit = urlLimit(data);
  const flaws = {
    'a question mark inside': rest.length > 0,
    'another address': !/^https:\/\/pixels\.mparticle\.com\/v1\/[\w.!~*'()%-]+\/Pixel$/.test(address),
    // A browser encodes the apostrophe, which is all the same to a server; it must not change anything else.
    'rewritten by the browser': new URL(url).href !== `${address}?${query.replaceAll("'", '%27')}`,
    'a parameter without name or value, or twice':
      parameters.some((parts) => parts.length !== 2 || parts.includes('')) || raw.size !== parameters.length,
    'no time': !/^\d{1,14}$/.test(raw.get('ct') ?? ''),
    'no environment': !/^(?:true|false)$/.test(raw.get('dbg') ?? ''),
    'no kind': !/^(?:AppEvent|ScreenView)$/.test(raw.get('dt') ?? ''),
    'no name': raw.get('n') === undefined,
    'no type, or one on a page view': raw.has('et') !== (raw.get('dt') === 'AppEvent'),
    'lists out of step': lists.some(([keys, values]) => elements(keys).length !== elements(values).length),
    'an empty element': lists.flat().some((name) => elements(name).includes('')),
    'a key twice': lists.some(([keys]) => new Set(elements(keys)).size !== elements(keys).length),
    'more than 100 pairs': lists.flat().some((name) => elements(name).length > 100),
    'too long': url.length > Math.max(limit, required.length),
  };
  const faults = decodeRequestedUrl(url)
    .problems.filter(
      ({ severity, rule }) => severity === 'fault' && !['key', 'time', 'placeholder'].includes(rule),
    )
    .map(({ text }) => text);
  return [...Object.entries(flaws).flatMap(([flaw, found]) => (found ? [`${flaw}: ${url}`] : [])), ...faults];
}

/** The longest URL that the data allow; what is no number means the default. */
function urlLimit(data: object): number {
  const value = 'maxUrlLength' in data ? data.maxUrlLength : undefined;
  // Lists and objects turn into numbers in ways of their own.
  if (typeof value === 'object') return Infinity;
  return Number(value) > 0 ? Number(value) : 8000;
}
