import test from 'ava';
import type { RunInput } from 'gtm-template-toolkit/sandbox';
import { fire, loggedLines, minimalData } from './tag.ts';

const completions = [
  { completion: undefined, pixel: 'load', expected: 'success' },
  { completion: undefined, pixel: 'error', expected: 'failure' },
  { completion: 'response', pixel: 'load', expected: 'success' },
  { completion: 'response', pixel: 'error', expected: 'failure' },
  { completion: 'request', pixel: 'load', expected: 'success' },
  { completion: 'request', pixel: 'error', expected: 'success' },
] as const;
for (const { completion, pixel, expected } of completions) {
  test(`Completion ${completion ?? 'not chosen'}, pixel ${pixel}: ${expected}`, async (t) => {
    const firing = await fire({ data: { ...minimalData, completion }, pixel });
    t.deepEqual(firing.completions, [expected]);
    t.is(firing.pixels.length, 1);
  });
}

interface ConsentRow extends Pick<RunInput, 'consent' | 'consentUpdates'> {
  readonly title: string;
  readonly mode: 'require' | 'wait';
  readonly types: unknown;
  readonly pixels: 0 | 1;
}

const analytics = [{ type: 'analytics_storage' }];
const consentRows: readonly ConsentRow[] = [
  { title: 'A type that nobody set counts as granted', mode: 'require', types: analytics, pixels: 1 },
  {
    title: 'Consent that comes later is too late when it is required',
    mode: 'require',
    types: analytics,
    consent: { analytics_storage: 'denied' },
    consentUpdates: [{ analytics_storage: 'granted' }],
    pixels: 0,
  },
  {
    title: 'Consent that comes later is in time when it is awaited, and sends once',
    mode: 'wait',
    types: analytics,
    consent: { analytics_storage: 'denied' },
    consentUpdates: [
      { ad_storage: 'granted' },
      { analytics_storage: 'granted' },
      { analytics_storage: 'denied' },
      { analytics_storage: 'granted' },
    ],
    pixels: 1,
  },
  { title: 'Without a type there is no consent', mode: 'require', types: undefined, pixels: 0 },
  { title: 'Without a type nothing is awaited', mode: 'wait', types: [], pixels: 0 },
  {
    title: 'A type of one’s own is not checked',
    mode: 'require',
    types: [{ type: 'my_consent' }],
    pixels: 0,
  },
  { title: 'A type of one’s own is not awaited', mode: 'wait', types: [{ type: 'my_consent' }], pixels: 0 },
];
for (const { title, mode, types, pixels, ...surroundings } of consentRows) {
  test(`${title} (${mode})`, async (t) => {
    const data = { ...minimalData, consentMode: mode, consentTypes: types };
    const firing = await fire({ data, ...surroundings });
    t.is(firing.pixels.length, pixels);
    t.deepEqual(firing.completions, ['success']);
  });
}

test('An event that waited has the data layer of the moment when the tag fired', async (t) => {
  const fields = { ...minimalData, sendEcommerce: true, consentMode: 'wait', consentTypes: analytics };
  const page = { dataLayer: [{ ecommerce: { value: 1 } }] };
  const [at] = (await fire({ data: fields, page })).pixels;
  const [later] = (
    await fire({
      data: fields,
      page,
      consent: { analytics_storage: 'denied' },
      consentUpdates: [{ analytics_storage: 'granted' }],
    })
  ).pixels;
  t.truthy(at);
  t.is(later, at);
});

const talkative = { ...minimalData, eventName: 'Ä b', eventType: 'none', debugLogging: true };

test('In preview mode debug logging shows warnings and what is sent, decoded', async (t) => {
  const firing = await fire({ data: talkative, container: { debugMode: true } });
  t.deepEqual(loggedLines(firing), [
    '"none" is no event type',
    'https://pixels.mparticle.com/v1/us1-0123456789abcdef0123456789abcdef/Pixel?dt=AppEvent',
    'et=Unknown',
    'n=Ä b',
    'ct=1735689600000',
    'dbg=true',
  ]);
});

test('Visitors see nothing on the console', async (t) => {
  t.deepEqual((await fire({ data: talkative })).console, []);
});

test('Preview mode shows nothing when there is nothing to say', async (t) => {
  t.deepEqual((await fire({ data: minimalData, container: { debugMode: true } })).console, []);
});

test('The URL may be as long as is allowed, and no character longer', async (t) => {
  const fields = { ...minimalData, eventAttributesObject: { a: 1 }, customFlagsObject: { b: ',' } };
  const [whole = ''] = (await fire({ data: fields })).pixels;
  t.true(whole.endsWith('&flags_k=b&flags_v=%2C'));
  const within = async (maxUrlLength: unknown) => (await fire({ data: { ...fields, maxUrlLength } })).pixels;
  t.deepEqual(await within(whole.length), [whole]);
  t.deepEqual(await within(String(whole.length - 1)), [whole.replace(/&flags.*/, '')]);
  t.deepEqual(await within(-1), [whole]);
});
