import test from 'ava';
import { build } from 'esbuild';
import fc from 'fast-check';
import { decodePixelUrl, decodeRequestedUrl } from '../../pixel-service/decode/decode.ts';
import type { PixelEvent } from '../../pixel-service/decode/event.ts';
import { formatDecodedPixel } from '../../pixel-service/format.ts';
import { asCurl, asFetch, asImage } from 'gtm-template-toolkit/receiver';
import { eventTypes, identityTypes } from '../../pixel-service/decode/vocabulary.ts';
import { encodeEvent } from './reference-encoder.ts';

const key = 'us1-0123456789abcdef0123456789abcdef';
const address = `https://pixels.mparticle.com/v1/${key}/Pixel`;
const minimal = 'dt=ScreenView&ct=1714000000000';

const nothing: PixelEvent = {
  host: 'pixels.mparticle.com',
  key,
  type: null,
  name: null,
  customEventType: null,
  time: null,
  attributes: [],
  userAttributes: [],
  identities: [],
  customFlags: [],
  location: null,
  appVersion: null,
  environment: null,
  hostName: null,
  title: null,
  otherParameters: [],
};
const time = { ms: 1714000000000, iso: '2024-04-24T23:06:40.000Z' };
const pageView: PixelEvent = { ...nothing, type: 'ScreenView', time };

test('the example of mParticle’s documentation is read without a complaint', (t) => {
  const url = `${address}?ct=1714000000000&dbg=true&n=Custom%20Pixel%20Event&dt=AppEvent&et=Unknown`;
  t.deepEqual(decodePixelUrl(url), {
    url,
    event: {
      ...nothing,
      type: 'AppEvent',
      name: 'Custom Pixel Event',
      customEventType: 'Unknown',
      time,
      environment: 'development',
    },
    problems: [],
  });
});

test('the identities of mParticle’s documentation keep their order, and phone_number is no type it lists', (t) => {
  const { event, problems } = decodePixelUrl(
    `${address}?${minimal}&ui_t=email,customerid,phone_number&ui_v=test@email.com,1234567,212-555-1212`,
  );
  t.deepEqual(event.identities, [
    ['email', 'test@email.com'],
    ['customerid', '1234567'],
    ['phone_number', '212-555-1212'],
  ]);
  t.deepEqual(
    problems.map(({ rule, hint }) => [rule, hint]),
    [['unknown-identity-type', 'Write mobile_number.']],
  );
});

test('types of identities by the thousand are a few problems', (t) => {
  const types = [...Array.from({ length: 5_000 }, (_, index) => `t${index}`), 'customerId', 'CustomerID'];
  const { problems } = decodePixelUrl(
    `${address}?${minimal}&ui_t=${types.join(',')}&ui_v=${types.map(() => '1').join(',')}`,
  );
  t.deepEqual(
    problems.filter(({ rule }) => rule === 'unknown-identity-type').map(({ text, hint }) => [text, hint]),
    [
      [
        'ui_t has “t0”, “t1”, “t2”, “t3” and 4996 more, which are no identity types as the pixel spells them.',
        problems.find(({ text }) => text.includes('“t0”'))?.hint,
      ],
      [
        'ui_t has “customerId” and “CustomerID”, which are no identity types as the pixel spells them.',
        'Write customerid.',
      ],
    ],
  );
});

test('lists are split at literal commas and decoded afterwards', (t) => {
  const { event, problems } = decodePixelUrl(
    `${address}?${minimal}&attrs_k=Size,Colours&attrs_v=41%2C5,%5B%22red%22%2C%22blue%22%5D`,
  );
  t.deepEqual(event.attributes, [
    ['Size', '41,5'],
    ['Colours', '["red","blue"]'],
  ]);
  t.deepEqual(problems, []);
});

/** What AMP's vendor configuration for mParticle sends: unset variables leave empty parameters behind. */
const ampBase =
  'et=Unknown&amp_id=amp-3xLzlZ0cQYZkqWvB&attrs_k=&attrs_v=&ua_k=&ua_v=&ui_t=&ui_v=&flags_k=&flags_v=&ct=1714000000000&dbg=false&lc=&av=';
const amp: readonly {
  name: string;
  query: string;
  expected: Partial<PixelEvent>;
  rules: readonly string[];
}[] = [
  {
    name: 'an AMP page view with nothing set',
    query: `dt=ScreenView&n=&hn=https%3A%2F%2Fexample.com%2Farticle%3Fa%3D1&ttl=An%20article&path=%2Farticle&${ampBase}`,
    expected: {
      type: 'ScreenView',
      customEventType: 'Unknown',
      hostName: 'https://example.com/article?a=1',
      title: 'An article',
      environment: 'production',
      otherParameters: [
        ['path', '/article'],
        ['amp_id', 'amp-3xLzlZ0cQYZkqWvB'],
      ],
    },
    rules: ['empty-parameter', 'url-as-host-name'],
  },
  {
    name: 'an AMP event with nothing set',
    query: `dt=AppEvent&n=Button%20click&${ampBase}`,
    expected: {
      type: 'AppEvent',
      name: 'Button click',
      customEventType: 'Unknown',
      environment: 'production',
      otherParameters: [['amp_id', 'amp-3xLzlZ0cQYZkqWvB']],
    },
    rules: ['empty-parameter'],
  },
  {
    name: 'an AMP page view with lists, a location and a version',
    query:
      'dt=ScreenView&n=Article&hn=https%3A%2F%2Fexample.com%2F&ttl=T&path=%2F&et=Navigation&amp_id=amp-1' +
      '&attrs_k=foo,test&attrs_v=bar,test%20val&ua_k=age&ua_v=25&ui_t=facebook,twitter&ui_v=fb%20id,tw%20id' +
      '&flags_k=flag1,flag2&flags_v=%5B100%2C%20200%5D,%5Btest%20val1%2C%20test%20val2%5D' +
      '&ct=1714000000000&dbg=true&lc=26.4619396,-80.0691996&av=1.2.3',
    expected: {
      attributes: [
        ['foo', 'bar'],
        ['test', 'test val'],
      ],
      userAttributes: [['age', '25']],
      identities: [
        ['facebook', 'fb id'],
        ['twitter', 'tw id'],
      ],
      customFlags: [
        ['flag1', '[100, 200]'],
        ['flag2', '[test val1, test val2]'],
      ],
      location: { latitude: 26.4619396, longitude: -80.0691996 },
      appVersion: '1.2.3',
      environment: 'development',
    },
    rules: ['url-as-host-name'],
  },
];

for (const { name, query, expected, rules } of amp) {
  test(`${name} has no fault`, (t) => {
    const { event, problems } = decodePixelUrl(`${address}?${query}`);
    t.like(event, expected);
    t.deepEqual(
      problems.map(({ rule }) => rule),
      [...rules],
    );
    t.true(problems.every(({ severity }) => severity === 'note'));
  });
}

const long = (length: number) => 'x'.repeat(length);
const numbers = (count: number) => Array.from({ length: count }, (_, index) => String(index)).join();

/** A query (or, with a slash, a whole URL) and each problem found in it as `severity rule parameter`. */
const faulty: readonly { input: string; expected: readonly string[] }[] = [
  { input: '', expected: ['fault missing-parameter dt', 'fault missing-parameter ct'] },
  { input: 'dt=ScreenView&ct=', expected: ['fault missing-parameter ct'] },
  {
    input: 'dt=AppEvent&ct=1714000000000',
    expected: ['fault missing-parameter et', 'fault missing-parameter n'],
  },
  { input: 'dt=appevent&ct=1714000000000', expected: ['fault unknown-event-kind dt'] },
  { input: 'dt=Click&ct=1714000000000', expected: ['fault unknown-event-kind dt'] },
  { input: 'dt=ScreenView&ct=1714000000', expected: ['fault time ct'] },
  { input: 'dt=ScreenView&ct=1714000000000000', expected: ['fault time ct'] },
  { input: 'dt=ScreenView&ct=NaN', expected: ['fault time ct'] },
  { input: 'dt=ScreenView&ct=-1', expected: ['fault time ct'] },
  { input: 'dt=ScreenView&ct=1e12', expected: ['fault time ct'] },
  { input: 'dt=ScreenView&ct=99999999999999999999', expected: ['fault time ct'] },
  { input: 'dt=ScreenView&ct=2024-04-24T23%3A06%3A40Z', expected: ['fault time ct'] },
  { input: 'dt=ScreenView&ct={{timestampMs}}', expected: ['fault placeholder ct'] },
  { input: 'dt=ScreenView&ct=*|TIME|*', expected: ['fault placeholder ct'] },
  { input: 'dt=ScreenView&ct=%%time%%', expected: ['fault placeholder ct'] },
  {
    input: 'dt=ScreenView&ct=%7B%7Btime%7D%7D',
    expected: ['fault time ct', 'warning placeholder ct'],
  },
  { input: `${minimal}&ttl=%7BSale%7D`, expected: ['warning placeholder ttl'] },
  { input: `${minimal}&attrs_k=a&attrs_v=%7B%22a%22%3A1%7D`, expected: [] },
  { input: `${minimal}&ui_t=email&ui_v={{email}}`, expected: ['fault placeholder ui_v'] },
  { input: `${minimal}&lc={{lat}},{{long}}`, expected: ['fault placeholder lc'] },
  { input: `${minimal}&dbg=1`, expected: ['fault debug-flag dbg'] },
  { input: `${minimal}&dbg=True`, expected: ['fault debug-flag dbg'] },
  { input: `${minimal}&et=user_content`, expected: ['warning unknown-event-type et'] },
  { input: `${minimal}&et=Consent`, expected: ['warning unknown-event-type et'] },
  { input: `${minimal}&ui_t=customerId&ui_v=1`, expected: ['warning unknown-identity-type ui_t'] },
  { input: `${minimal}&ui_t=mpid&ui_v=1`, expected: ['warning unknown-identity-type ui_t'] },
  { input: `${minimal}&lc=91,0`, expected: ['fault location lc'] },
  { input: `${minimal}&lc=0,-180.5`, expected: ['fault location lc'] },
  { input: `${minimal}&lc=120,50`, expected: ['fault location lc'] },
  { input: `${minimal}&lc=50`, expected: ['fault location lc'] },
  { input: `${minimal}&lc=1,2,3`, expected: ['fault location lc'] },
  { input: `${minimal}&lc=north,south`, expected: ['fault location lc'] },
  { input: `${minimal}&lc=50%2C7`, expected: ['warning location lc'] },
  { input: `${minimal}&attrs_k=a,b&attrs_v=1`, expected: ['fault misaligned-lists attrs_k'] },
  { input: `${minimal}&ua_k=a&ua_v=1,2,3`, expected: ['fault misaligned-lists ua_k'] },
  { input: `${minimal}&flags_k=a`, expected: ['fault misaligned-lists flags_k'] },
  {
    input: `${minimal}&flags_k=a&flags_v=`,
    expected: ['warning empty-element flags_v', 'note empty-parameter'],
  },
  { input: `${minimal}&attrs_k=a,,c&attrs_v=1,2,3`, expected: ['warning empty-element attrs_k'] },
  { input: `${minimal}&attrs_k=a,b,c&attrs_v=1,,3`, expected: ['warning empty-element attrs_v'] },
  { input: `${minimal}&attrs_k=a,a&attrs_v=1,2`, expected: ['warning repeated-key attrs_k'] },
  { input: `${minimal}&attrs_k=a%2Cb&attrs_v=1%2C2`, expected: ['warning comma-in-key attrs_k'] },
  { input: `${minimal}&attrs_k=a&attrs_v=%zz`, expected: ['fault malformed-encoding attrs_v'] },
  { input: `${minimal}&n=caf%E9`, expected: ['fault malformed-encoding n'] },
  { input: `${minimal}&n=100%`, expected: ['fault malformed-encoding n'] },
  { input: `${minimal}&n=a+b`, expected: ['warning plus-sign n'] },
  { input: `${minimal}&n=a b`, expected: ['warning not-encoded n'] },
  { input: `${minimal}&ttl=Caf\u00e9`, expected: ['warning not-encoded ttl'] },
  { input: `${minimal}&n=Add%2520to%2520cart`, expected: ['warning encoded-twice n'] },
  { input: `${minimal}&n=a&n=b`, expected: ['fault duplicate-parameter n'] },
  { input: `${minimal}&attr_k=a`, expected: ['warning unknown-parameter attr_k'] },
  { input: `${minimal}&__proto__=a`, expected: ['warning unknown-parameter __proto__'] },
  { input: `${minimal}&gtmcb=123`, expected: [] },
  { input: `${minimal}&consent_state=%7B%22gdpr%22%3A%7B%7D%7D`, expected: [] },
  { input: 'dt=AppEvent&et=Other&n=a&ct=1714000000000&hn=b', expected: ['warning not-applicable hn'] },
  { input: 'dt=AppEvent&et=Other&n=a&ct=1714000000000&ttl=b', expected: ['warning not-applicable ttl'] },
  {
    input: `n=My%20Page%20Viewdt=ScreenView&ct=1714000000000`,
    expected: ['fault missing-ampersand n', 'fault missing-parameter dt'],
  },
  { input: `${minimal}&hn=a.example/?product=1%26token=2`, expected: ['note url-as-host-name hn'] },
  { input: `${minimal}&n=Item #5&dbg=true`, expected: ['fault fragment', 'warning not-encoded n'] },
  { input: `${minimal}&n=${long(256)}`, expected: [] },
  { input: `${minimal}&n=${long(257)}`, expected: ['fault limit n'] },
  { input: `${minimal}&attrs_k=${long(257)}&attrs_v=1`, expected: ['fault limit attrs_k'] },
  { input: `${minimal}&ui_t=email&ui_v=${long(257)}`, expected: ['fault limit ui_v'] },
  { input: `${minimal}&ua_k=a&ua_v=${long(4096)}`, expected: ['note url-length'] },
  { input: `${minimal}&ua_k=a&ua_v=${long(4097)}`, expected: ['fault limit ua_v', 'note url-length'] },
  { input: `${minimal}&flags_k=${long(300)}&flags_v=1`, expected: [] },
  { input: `${minimal}&attrs_k=${numbers(100)}&attrs_v=${numbers(100)}`, expected: [] },
  { input: `${minimal}&attrs_k=${numbers(101)}&attrs_v=${numbers(101)}`, expected: ['fault limit attrs_k'] },
  { input: `${minimal}&flags_k=a,b&flags_v=${long(4096)},${long(4096)}`, expected: ['warning url-length'] },
  { input: `http://pixels.mparticle.com/v1/a/Pixel?${minimal}`, expected: ['fault scheme'] },
  { input: `https://jssdks.mparticle.com/v1/a/Pixel?${minimal}`, expected: ['fault host'] },
  {
    input: `https://pixels.mparticle.com@evil.example/v1/a/Pixel?${minimal}`,
    expected: ['fault user-information', 'fault host'],
  },
  { input: `https://PIXELS.mparticle.com:443/v1/a/Pixel?${minimal}`, expected: [] },
  { input: `https://pixels.mparticle.com/v1/a/pixel?${minimal}`, expected: ['fault path'] },
  { input: `https://pixels.mparticle.com/v1/a/b/Pixel?${minimal}`, expected: ['fault path'] },
  { input: `https://pixels.mparticle.com/v1//Pixel?${minimal}`, expected: ['fault key'] },
  { input: `https://pixels.mparticle.com/v1/a%2Fb/Pixel?${minimal}`, expected: ['fault key'] },
  {
    input: `https://pixels.mparticle.com/v1/{{web_api_key}}/Pixel?${minimal}`,
    expected: ['fault placeholder'],
  },
];

for (const { input, expected } of faulty) {
  const shown = input.length > 70 ? `${input.slice(0, 70)}… (${input.length})` : input;
  test(`what is wrong with “${shown}” is said: ${expected.join(', ') || 'nothing'}`, (t) => {
    const { problems } = decodePixelUrl(input.includes('://') ? input : `${address}?${input}`);
    t.deepEqual(
      problems.map(({ severity, rule, parameter }) =>
        [severity, rule, ...(parameter === undefined ? [] : [parameter])].join(' '),
      ),
      [...expected],
    );
    for (const problem of problems) {
      t.regex(problem.text, /^\S.*[.]$/s);
      if (problem.severity === 'fault') t.not(problem.hint, undefined);
    }
  });
}

const hints: readonly { input: string; expected: RegExp }[] = [
  { input: 'dt=ScreenView&ct=1714000000', expected: /Multiply by 1000: 1714000000000/ },
  { input: 'dt=ScreenView&ct=2024-04-24T23%3A06%3A40Z', expected: /Write 1714000000000/ },
  { input: 'dt=screen_view&ct=1714000000000', expected: /Write ScreenView/ },
  { input: `${minimal}&et=5`, expected: /Write UserContent/ },
  { input: `${minimal}&et=Transation`, expected: /Write Transaction/ },
  { input: `${minimal}&ui_t=other_id_4&ui_v=1`, expected: /Write other4/ },
  { input: `${minimal}&amp;dbg=true`, expected: /&amp; belongs in HTML/ },
];
for (const { input, expected } of hints) {
  test(`the hint for “${input}” matches ${expected}`, (t) => {
    const { problems } = decodeRequestedUrl(`${address}?${input}`);
    t.regex(problems.map(({ hint }) => hint).join('\n'), expected);
  });
}

test('lists of unequal length keep the pairs that both have, and the rest is named', (t) => {
  const { event, problems } = decodePixelUrl(`${address}?${minimal}&attrs_k=a,b,c&attrs_v=1`);
  t.deepEqual(event.attributes, [['a', '1']]);
  t.regex(problems[0]?.text ?? '', /3 elements and 1 element, which leaves “b” and “c” without a value/);
});

test('a URL with thousands of faults is answered with a few sentences', (t) => {
  const unknown = Array.from({ length: 5000 }, (_, index) => `p${index}=1`).join('&');
  const empty = ','.repeat(5000);
  const { problems } = decodePixelUrl(`${address}?${minimal}&attrs_k=${empty}&attrs_v=${empty}&${unknown}`);
  t.true(problems.length < 30);
  t.true(problems.every(({ text }) => text.length < 500));
});

const url = `${address}?${minimal}&n=It's&dbg=true`;
const pasted: readonly { name: string; input: string; rules: readonly string[] }[] = [
  { name: 'with white space around it', input: `\n  ${url}\t\n`, rules: [] },
  { name: 'in quotation marks', input: `"${url}"`, rules: [] },
  { name: 'in angle brackets', input: `<${url}>`, rules: [] },
  { name: 'broken over two lines', input: `${url.slice(0, 60)}\n${url.slice(60)}`, rules: [] },
  { name: 'without its scheme', input: url.replace('https://', ''), rules: [] },
  { name: 'without its protocol', input: url.replace('https:', ''), rules: [] },
  { name: 'with &amp; between its parameters', input: url.replaceAll('&', '&amp;'), rules: ['html-escaped'] },
  {
    name: 'as an image',
    input: `<img height="1" width="1" src="${url.replaceAll('&', '&amp;')}" />`,
    rules: [],
  },
  { name: 'as an image that is not escaped', input: `<img src="${url}">`, rules: [] },
  {
    name: 'as escaped source of an image',
    input: `&lt;img src="${url.replaceAll('&', '&amp;amp;')}"&gt;`,
    rules: [],
  },
  {
    name: 'as an image in a page',
    input: `<!doctype html><img src="https://example.com/a.png"><img src="${url}">`,
    rules: [],
  },
  { name: 'in noscript', input: `<noscript><img src="${url}"></noscript>`, rules: [] },
  {
    name: 'as a curl command',
    input: `curl -s 'https://pixels.mparticle.com/v1/${key}/Pixel?${minimal}&n=It'\\''s&dbg=true'`,
    rules: [],
  },
  {
    name: 'as a curl command of a browser',
    input: `curl ${JSON.stringify(url)} \\\n  -H 'referer: https://example.com/' \\\n  --compressed`,
    rules: [],
  },
  {
    name: 'as a curl command of a browser with $ quotation',
    input: `curl $'https://pixels.mparticle.com/v1/${key}/Pixel?${minimal}&n=It\\'s&dbg=true' -H 'a: b'`,
    rules: [],
  },
  {
    name: 'as a curl command of a browser on Windows',
    input: `curl ^"${url.replaceAll('&', '^&')}^" ^\n  -H ^"accept: */*^"`,
    rules: [],
  },
  { name: 'after a referrer', input: `curl -e https://example.com/ "${url}"`, rules: [] },
  {
    name: 'as a fetch call',
    input: `fetch("${url}", { "referrer": "https://example.com/", "method": "GET" });`,
    rules: [],
  },
  { name: 'as a fetch call in single quotes', input: `await fetch('${url.replace("'", "\\'")}')`, rules: [] },
  {
    name: 'as a sendPixel call',
    input: `sendPixel("${url}", data.gtmOnSuccess, data.gtmOnFailure);`,
    rules: [],
  },
  { name: 'as the source of an image in code', input: `new Image().src = "${url}";`, rules: [] },
  {
    name: 'as the head of a request',
    input: `GET ${url.replace('https://pixels.mparticle.com', '')} HTTP/1.1\r\nHost: pixels.mparticle.com\r\n`,
    rules: [],
  },
  { name: 'in a line of a log', input: `12:01:33 sent ${url.replace("'", '%27')} (200)`, rules: [] },
];
for (const { name, input, rules } of pasted) {
  test(`a URL is understood ${name}`, (t) => {
    const { event, problems } = decodePixelUrl(input);
    t.deepEqual(event, { ...pageView, name: "It's", environment: 'development' });
    t.deepEqual(
      problems.map(({ rule }) => rule),
      [...rules],
    );
  });
}

for (const { input, host, eventKey } of [
  { input: minimal, host: null, eventKey: null },
  { input: `?${minimal}`, host: null, eventKey: null },
  { input: minimal.replace('&', '&amp;'), host: null, eventKey: null },
  { input: `/v1/${key}/Pixel?${minimal}`, host: null, eventKey: key },
]) {
  test(`“${input}” is read without an address`, (t) => {
    const { event, problems } = decodePixelUrl(input);
    t.deepEqual(event, { ...pageView, host, key: eventKey });
    t.true(problems.some(({ rule }) => rule === 'no-address'));
    t.true(problems.every(({ severity }) => severity === 'note'));
  });
}

for (const input of [
  '',
  ' ',
  'hello world',
  'a=b',
  '<img alt="">',
  'mailto:a@example.com',
  '{"data": {}}',
  '?',
]) {
  test(`“${input}” is no URL`, (t) => {
    const { url, problems } = decodePixelUrl(input);
    t.is(url, null);
    t.deepEqual(
      problems.map(({ rule }) => rule),
      ['no-url'],
    );
  });
}

test('a placeholder is no fault in an image, whose sender fills it in', (t) => {
  const { problems } = decodePixelUrl(
    `<img src="${address}?dt=ScreenView&amp;ct={{TIME}}&amp;ui_t=email&amp;ui_v={{EMAIL}}">`,
  );
  t.deepEqual(
    problems.map(({ severity, rule, parameter }) => [severity, rule, parameter]),
    [
      ['note', 'placeholder', 'ct'],
      ['note', 'placeholder', 'ui_v'],
    ],
  );
});

test('a requested URL is taken as it stands: &amp; is not mended', (t) => {
  const { event, problems } = decodeRequestedUrl(`${address}?dt=ScreenView&amp;ct=1714000000000`);
  t.is(event.time, null);
  t.deepEqual(
    problems.map(({ rule, parameter }) => [rule, parameter]),
    [
      ['unknown-parameter', 'amp;ct'],
      ['missing-parameter', 'ct'],
    ],
  );
});

const text = fc.oneof(
  fc.string({ unit: 'grapheme', minLength: 1, maxLength: 40 }),
  fc.constantFrom(
    ',',
    '%',
    '&',
    '+',
    'a,b',
    '100%',
    "it's",
    '"><script>',
    'Ä 漢 🙂',
    '{"a":[1,2]}',
    '#',
    'a=b',
    '&amp;',
  ),
);
const pairs = fc.uniqueArray(
  fc.tuple(
    text.map((key) => key.replaceAll(',', ';')),
    text,
  ),
  {
    selector: ([key]) => key,
    maxLength: 6,
  },
);
const identityPairs = fc.uniqueArray(fc.tuple(fc.constantFrom(...identityTypes), text), {
  selector: ([type]) => type,
  maxLength: 4,
});
const maybe = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: null });
const degree = (limit: number) =>
  fc.double({ min: -limit, max: limit, noNaN: true }).map((value) => value + 0);

const anyEvent: fc.Arbitrary<PixelEvent> = fc
  .record({
    host: fc.constant('pixels.mparticle.com'),
    key: fc.stringMatching(/^[A-Za-z0-9]{1,8}(-[A-Za-z0-9]{1,32})?$/),
    type: fc.constantFrom('AppEvent' as const, 'ScreenView' as const),
    name: text,
    customEventType: fc.constantFrom(...eventTypes.map(({ name }) => name)),
    time: fc.integer({ min: 1e12, max: 1e13 }).map((ms) => ({ ms, iso: new Date(ms).toISOString() })),
    attributes: pairs,
    userAttributes: pairs,
    identities: identityPairs,
    customFlags: pairs,
    location: maybe(fc.record({ latitude: degree(90), longitude: degree(180) })),
    appVersion: maybe(text),
    environment: maybe(fc.constantFrom('development' as const, 'production' as const)),
    hostName: maybe(fc.domain()),
    title: maybe(text),
    otherParameters: fc.constantFrom([], [['amp_id', 'amp-1'] as const]),
  })
  .map((event) => (event.type === 'AppEvent' ? { ...event, hostName: null, title: null } : event));

test('whatever is encoded as documented is decoded to the same event, without a fault', (t) => {
  fc.assert(
    fc.property(anyEvent, (event) => {
      const decoded = decodePixelUrl(encodeEvent(event));
      t.deepEqual(decoded.event, event);
      t.deepEqual(
        decoded.problems.filter(({ severity }) => severity === 'fault'),
        [],
      );
    }),
    { numRuns: 150 },
  );
});

test('an image, a fetch call and a curl command carry the URL unharmed', (t) => {
  fc.assert(
    fc.property(anyEvent, (event) => {
      const encoded = encodeEvent(event);
      for (const snippet of [asImage(encoded), asFetch(encoded), asCurl(encoded)]) {
        t.is(decodePixelUrl(snippet).url, encoded);
      }
    }),
    { numRuns: 150 },
  );
});

test('whatever is pasted is answered, in one line of a terminal each, and never with an exception', (t) => {
  const fragment = fc.constantFrom(
    ...[
      'https://',
      'pixels.mparticle.com/v1/',
      '/Pixel?',
      'dt=',
      'AppEvent',
      '&',
      '&amp;',
      ',',
      '%',
      '%zz',
      '<img src="',
      "curl '",
      "fetch('",
      '{{',
      'attrs_k=',
      'lc=',
      '\u001b[31m',
      '\n',
      '\\',
      '#',
    ],
  );
  fc.assert(
    fc.property(
      fc.array(fc.oneof(fragment, fc.string({ unit: 'binary', maxLength: 8 })), { maxLength: 12 }),
      (parts) => {
        const printed = formatDecodedPixel(decodePixelUrl(parts.join('')));
        t.notRegex(printed, /[^\P{Cc}\n]/u);
      },
    ),
    { numRuns: 150 },
  );
});

test('the decoder and the snippets run in browsers', async (t) => {
  const { errors, outputFiles } = await build({
    stdin: {
      contents: `export * from './decode/decode.ts'; export * from './snippet.ts';`,
      resolveDir: 'pixel-service',
    },
    bundle: true,
    platform: 'browser',
    conditions: ['source'],
    format: 'esm',
    write: false,
    logLevel: 'silent',
  });
  t.deepEqual(errors, []);
  t.notRegex(outputFiles[0]?.text ?? 'node:', /\bnode:|\bprocess\b|\bBuffer\b/);
});

test('a decoded event reads like a table in a terminal', (t) => {
  const decoded = decodePixelUrl(
    `${address}?dt=AppEvent&et=Transaction&n=Add%20to%20cart&ct=1714000000&dbg=false&attrs_k=Item,Price&attrs_v=red%20shoes%0A%1B%5B31m,12.5&ui_t=email&ui_v=a%40example.com&lc=50.1,7&amp_id=amp-1`,
  );
  t.is(
    formatDecodedPixel(decoded),
    [
      'Custom event “Add to cart”',
      '  Custom event type  Transaction',
      '  Time               1970-01-20T20:06:40.000Z (1714000000)',
      '  Environment        production',
      '  Location           50.1, 7',
      `  Web API key        ${key}`,
      '  Sent to            pixels.mparticle.com',
      'Event attributes',
      '  Item   red shoes\\n\\u001b[31m',
      '  Price  12.5',
      'User identities',
      '  email  a@example.com',
      'Other parameters',
      '  amp_id (AMP client id)  amp-1',
      '',
      'fault: ct is “1714000000”: as milliseconds that is 1970-01-20; it looks like seconds. [time]',
      '  Send milliseconds since 1970, as Date.now() gives them. Multiply by 1000: 1714000000000.',
    ].join('\n'),
  );
});
