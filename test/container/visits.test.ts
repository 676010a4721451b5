import test from 'ava';
import type { Visit } from 'gtm-template-toolkit/container';
import { ecommerceEventTypes, recommendedEventTypes } from '../../container/event-types.ts';
import { decodePixelUrl } from '../../pixel-service/decode/decode.ts';
import { requestsOf, takeVisit } from './take-visit.ts';

type Pairs = readonly (readonly [string, string])[];

/** What a pixel says: an event's name, its attributes and, where there are any, the user's identities. */
type Sent = readonly [name: string, attributes: Pairs, identities?: Pairs];

interface Case {
  readonly what: string;
  readonly page?: Visit['page'];
  readonly steps: Visit['steps'];
  /** Without the page view of the first page. */
  readonly sends: readonly Sent[];
}

const shop = 'https://shop.example';
const user = { user_id: '1234', user_data: { email: 'ada@example.com' } };
const ada: Pairs = [
  ['customerid', '1234'],
  ['email', 'ada@example.com'],
];
const customer: Pairs = [['customerid', '1234']];
const pageView = (url: string): Sent => [
  'PageView',
  [
    ['page_url', `${shop}${url}`],
    ['page_path', url.replace(/[?#].*/, '')],
  ],
];

const history: readonly Case[] = [
  {
    what: 'an anchor of the page is no page view, nor is Back over it',
    steps: [{ anchor: '#reviews' }, { popstate: '/' }],
    sends: [],
  },
  {
    what: 'pages of an app are page views, Back included, and an anchor among them is none',
    steps: [{ navigate: '/lamps' }, { anchor: '#sale' }, { popstate: '/' }],
    sends: [pageView('/lamps'), pageView('/')],
  },
  {
    what: 'a query is part of the address, a fragment that comes with it is not',
    steps: [{ navigate: '/?q=x#top' }, { navigate: '/?q=x#end' }],
    sends: [pageView('/?q=x#top')],
  },
  { what: 'a corrected address is no page view', steps: [{ navigate: '/a', replace: true }], sends: [] },
];

const logins: readonly Case[] = [
  {
    what: 'a login has what was pushed with it',
    steps: [{ push: { event: 'login', method: 'password', ...user } }],
    sends: [['login', [['method', 'password']], ada]],
  },
  {
    what: 'a login has neither the method nor the address of a login before',
    steps: [
      { push: { event: 'login', method: 'password', user_id: '7', user_data: { email: 'bob@example.com' } } },
      { push: { event: 'login', user_id: '1234' } },
    ],
    sends: [
      [
        'login',
        [['method', 'password']],
        [
          ['customerid', '7'],
          ['email', 'bob@example.com'],
        ],
      ],
      ['login', [], customer],
    ],
  },
  {
    what: 'a login with gtag() has its parameters too',
    steps: [{ push: ['event', 'login', { method: 'google', ...user }] }],
    sends: [['login', [['method', 'google']], ada]],
  },
  {
    what: 'a login has the customer number of the page where the event has none',
    page: { url: shop, dataLayer: [{ user_id: '1234' }] },
    steps: [{ push: { event: 'sign_up', method: 'email' } }],
    sends: [['sign_up', [['method', 'email']], customer]],
  },
  {
    what: 'data of a user that is null is no identity',
    steps: [{ push: { event: 'login', method: 'password', user_id: null, user_data: null } }],
    sends: [['login', [['method', 'password']]]],
  },
  {
    what: 'after a logout events belong to nobody',
    steps: [{ push: { event: 'login', ...user } }, { push: { user_id: null } }, { push: { event: 'mp_a' } }],
    sends: [
      ['login', [], ada],
      ['a', []],
    ],
  },
];

const searches: readonly Case[] = [
  {
    what: 'a search has its own term, and none of the search before',
    steps: [
      { push: { event: 'search', search_term: 'lamp' } },
      { push: { event: 'search' } },
      { push: ['event', 'search', { search_term: 'bulb' }] },
    ],
    sends: [
      ['search', [['search_term', 'lamp']]],
      ['search', []],
      ['search', [['search_term', 'bulb']]],
    ],
  },
  {
    what: 'a page of results has the term of its address',
    page: { url: `${shop}/search?q=lamp` },
    steps: [{ push: { event: 'view_search_results' } }],
    sends: [['view_search_results', [['search_term', 'lamp']]]],
  },
];

const order = { transaction_id: 'T-1', currency: 'EUR', value: 5 };
const orderAttributes: Pairs = [
  ['Transaction Id', 'T-1'],
  ['Currency Code', 'EUR'],
  ['Total Amount', '5'],
];

const ecommerce: readonly Case[] = [
  {
    what: 'an ecommerce event without its object has none of the event before',
    steps: [{ push: { event: 'purchase', ecommerce: order } }, { push: { event: 'add_to_cart' } }],
    sends: [
      ['purchase', orderAttributes],
      ['add_to_cart', []],
    ],
  },
  {
    what: 'an object that was pushed by itself is nobody’s',
    steps: [{ push: { ecommerce: order } }, { push: { event: 'purchase' } }],
    sends: [['purchase', []]],
  },
  {
    what: 'an ecommerce event of gtag() has its parameters, and not gtag’s own',
    steps: [{ push: ['event', 'purchase', { ...order, send_to: 'G-1', user_id: '7' }] }],
    sends: [['purchase', orderAttributes]],
  },
  {
    what: 'an ecommerce event after one of gtag() has nothing of it',
    steps: [{ push: ['event', 'purchase', order] }, { push: { event: 'refund', ecommerce: null } }],
    sends: [
      ['purchase', orderAttributes],
      ['refund', []],
    ],
  },
];

const parameters: readonly Case[] = [
  {
    what: 'gtag events and plain ones have their own parameters alone',
    steps: [
      { push: ['event', 'mp_a', { size: 'xl' }] },
      { push: { event: 'mp_b', colour: 'red' } },
      { push: { event: 'mp_c' } },
      { push: ['event', 'mp_d'] },
    ],
    sends: [
      ['a', [['size', 'xl']]],
      ['b', [['colour', 'red']]],
      ['c', []],
      ['d', []],
    ],
  },
  {
    what: 'a null parameter is left out, and who the user is is no attribute',
    steps: [{ push: { event: 'mp_a', plan: null, seats: 0, ...user } }],
    sends: [['a', [['seats', '0']], customer]],
  },
  {
    what: 'the recommended events have their parameters under GA4’s names',
    steps: [
      { push: { event: 'generate_lead', currency: 'EUR', value: 30, lead_source: 'fair' } },
      { push: ['event', 'share', { method: 'copy', item_id: 'L-7' }] },
      { push: { event: 'select_content', content_type: 'guide' } },
    ],
    sends: [
      [
        'generate_lead',
        [
          ['currency', 'EUR'],
          ['value', '30'],
          ['lead_source', 'fair'],
        ],
      ],
      [
        'share',
        [
          ['method', 'copy'],
          ['item_id', 'L-7'],
        ],
      ],
      ['select_content', [['content_type', 'guide']]],
    ],
  },
  { what: 'an event of nobody’s is not sent', steps: [{ push: { event: 'scroll', value: 1 } }], sends: [] },
];

for (const { what, page = { url: shop }, steps, sends } of [
  ...history,
  ...logins,
  ...searches,
  ...ecommerce,
  ...parameters,
]) {
  test(`a visit: ${what}`, async (t) => {
    const taken = await takeVisit({ page, steps });
    const events = requestsOf(taken.steps.slice(1)).map((url) => decodePixelUrl(url).event);
    t.deepEqual(
      events.map(({ name, attributes, identities }) => [name, attributes, identities]),
      sends.map(([name, attributes, identities = []]) => [name, attributes, identities]),
    );
    t.deepEqual([taken.unknown, taken.swallowed], [[], []]);
  });
}

test('each event that Google recommends arrives once, under the type that fits', async (t) => {
  const types = { ...ecommerceEventTypes, ...recommendedEventTypes };
  const names = Object.keys(types);
  const { steps } = await takeVisit({ steps: names.map((event) => ({ push: { event } })) });
  t.deepEqual(
    steps.slice(1).map(({ requests }) =>
      requests.map(({ url }) => {
        const { name, customEventType } = decodePixelUrl(url).event;
        return [name, customEventType];
      }),
    ),
    names.map((name) => [[name, types[name] ?? '']]),
  );
});

test('a list of items that is too long is left out, and the rest of the event is sent', async (t) => {
  const items = Array.from({ length: 60 }, (_, index) => ({
    item_id: `SKU-${index}`,
    item_name: `A linen shirt of size ${index}`,
    price: 29.9,
    quantity: 1,
  }));
  const { steps } = await takeVisit({
    preview: true,
    steps: [{ push: { event: 'view_item_list', ecommerce: { currency: 'EUR', items } } }],
  });
  t.deepEqual(Object.fromEntries(decodePixelUrl(requestsOf(steps)[1] ?? '').event.attributes), {
    'Product Count': '60',
    'Currency Code': 'EUR',
  });
  t.regex(String(steps[1]?.fired[0]?.console), /"Products" is left out/);
});
