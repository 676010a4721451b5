import { readFileSync } from 'node:fs';
import path from 'node:path';
import test from 'ava';
import { isVisit, type Visit } from 'gtm-template-toolkit/container';
import { decodePixelUrl } from '../../pixel-service/decode/decode.ts';
import { built, requestsOf, takeVisit } from './take-visit.ts';

const shopVisit = readVisit('shop-visit.json');

const start = 1735689600000;
const customer = ['customerid', '1234'];

/** The pixels of each step of shop-visit.json that sends any; the first page's load is step 0. */
const expected = [
  {
    step: 4,
    what: 'what waited for consent, each with the time of its own',
    pixels: [
      {
        type: 'ScreenView',
        name: 'PageView',
        time: start,
        hostName: 'shop.example',
        title: 'Home',
        attributes: [
          ['page_url', 'https://shop.example/?utm_source=newsletter&utm_campaign=spring'],
          ['page_path', '/'],
          ['page_referrer', 'https://news.example/'],
          ['utm_source', 'newsletter'],
          ['utm_campaign', 'spring'],
        ],
      },
      {
        type: 'ScreenView',
        name: 'PageView',
        time: start,
        hostName: 'shop.example',
        title: 'Home',
        attributes: [
          ['page_url', 'https://shop.example/lamps'],
          ['page_path', '/lamps'],
          ['page_referrer', 'https://news.example/'],
        ],
      },
      {
        type: 'AppEvent',
        name: 'search',
        customEventType: 'Search',
        time: start,
        attributes: [['search_term', 'desk lamp, brass']],
      },
    ],
  },
  {
    step: 6,
    what: 'a product that is looked at',
    pixels: [
      {
        type: 'AppEvent',
        name: 'view_item',
        customEventType: 'Navigation',
        time: start + 2000,
        attributes: [
          ['Currency Code', 'EUR'],
          ['Total Amount', '89.9'],
          ['Product Count', '1'],
          ['Total Product Amount', '89.9'],
          ['Id', 'L-7'],
          ['Name', 'Desk lamp'],
          ['Item Price', '89.9'],
          ['Quantity', '1'],
        ],
      },
    ],
  },
  {
    step: 7,
    what: 'the product put in the cart, without anything of the one before',
    pixels: [
      {
        type: 'AppEvent',
        name: 'add_to_cart',
        customEventType: 'Transaction',
        time: start + 2000,
        attributes: [
          ['Currency Code', 'EUR'],
          ['Total Amount', '19'],
          ['Product Count', '1'],
          ['Total Product Amount', '19'],
          ['Id', 'B-2'],
          ['Name', 'Bulb'],
          ['Item Price', '9.5'],
          ['Quantity', '2'],
        ],
      },
    ],
  },
  {
    step: 8,
    what: 'the login, with who the user is',
    pixels: [
      {
        type: 'AppEvent',
        name: 'login',
        customEventType: 'Other',
        time: start + 2000,
        attributes: [['method', 'password']],
        identities: [customer, ['email', 'ada@example.com']],
      },
    ],
  },
  {
    step: 10,
    what: 'the page view of a page that loads, with the customer number of the cookie',
    pixels: [
      {
        type: 'ScreenView',
        name: 'PageView',
        time: start + 62_000,
        hostName: 'shop.example',
        title: 'Checkout',
        attributes: [
          ['page_url', 'https://shop.example/checkout'],
          ['page_path', '/checkout'],
          ['page_referrer', 'https://shop.example/lamps?page=1'],
        ],
        identities: [customer],
      },
    ],
  },
  {
    step: 12,
    what: 'the purchase with both products',
    pixels: [
      {
        type: 'AppEvent',
        name: 'purchase',
        customEventType: 'Transaction',
        time: start + 62_000,
        attributes: [
          ['Transaction Id', 'T-100'],
          ['Currency Code', 'EUR'],
          ['Total Amount', '108.9'],
          ['Tax Amount', '17.39'],
          ['Shipping Amount', '4.9'],
          ['Product Count', '2'],
          [
            'Products',
            JSON.stringify([
              {
                'Total Product Amount': 89.9,
                Id: 'L-7',
                Name: 'Desk lamp',
                'Item Price': 89.9,
                Quantity: 1,
              },
              { 'Total Product Amount': 19, Id: 'B-2', Name: 'Bulb', 'Item Price': 9.5, Quantity: 2 },
            ]),
          ],
        ],
        identities: [customer],
      },
    ],
  },
  {
    step: 13,
    what: 'an event of the shop’s own with its own parameters only',
    pixels: [
      {
        type: 'AppEvent',
        name: 'newsletter_signup',
        customEventType: 'Other',
        time: start + 62_000,
        attributes: [
          ['plan', 'weekly'],
          ['topics', '["lamps","sale"]'],
        ],
        identities: [customer],
      },
    ],
  },
];

test('the container is written without a fault', (t) => {
  t.deepEqual(built.messages, []);
});

const visited = takeVisit(shopVisit);

for (const { step, what, pixels } of expected) {
  test(`step ${step} of the shop’s visit sends ${what}`, async (t) => {
    const sent = (await visited).steps[step]?.requests.map(({ url }) => summary(url));
    t.deepEqual(
      sent,
      pixels.map((pixel) => ({ ...nothing, ...pixel, attributes: inOrder(pixel.attributes) })),
    );
  });
}

test('no other step of the shop’s visit sends anything, and every part of the container is emulated', async (t) => {
  const { steps, unknown, swallowed } = await visited;
  const sending = steps.flatMap(({ requests }, index) => (requests.length === 0 ? [] : [index]));
  t.deepEqual(
    sending,
    expected.map(({ step }) => step),
  );
  t.deepEqual([unknown, swallowed], [[], []]);
  t.true(steps.every(({ fired }) => fired.every(({ status }) => status === 'success')));
});

test('what the pixels of the shop’s visit say has no fault', async (t) => {
  const problems = (await visited).steps.flatMap(({ requests }) =>
    requests.flatMap(({ url }) => decodePixelUrl(url).problems),
  );
  t.deepEqual(problems, []);
});

test('a visitor who refuses sends nothing, and one who is never asked sends everything at once', async (t) => {
  const refused = shopVisit.steps.filter((step) => !('consent' in step));
  t.deepEqual(requestsOf((await takeVisit({ ...shopVisit, steps: refused })).steps), []);
  const unasked = await takeVisit({ page: { url: 'https://shop.example/' }, steps: [] });
  t.is(requestsOf(unasked.steps).length, 1);
});

test('in preview the visit is development data', async (t) => {
  const { steps } = await takeVisit({ preview: true, steps: [] });
  t.deepEqual(
    requestsOf(steps).map((url) => decodePixelUrl(url).event.environment),
    ['development'],
  );
});

const nothing = {
  customEventType: null,
  hostName: null,
  title: null,
  attributes: [],
  identities: [],
};

function summary(url: string) {
  const { type, name, customEventType, time, hostName, title, attributes, identities } =
    decodePixelUrl(url).event;
  const inNameOrder = inOrder(attributes);
  return {
    type,
    name,
    customEventType,
    time: time?.ms,
    hostName,
    title,
    attributes: inNameOrder,
    identities,
  };
}

/** By their names: in which order a tag sends attributes means nothing. */
function inOrder(attributes: readonly (readonly string[])[]): readonly (readonly string[])[] {
  return attributes.toSorted(([a = ''], [b = '']) => (a < b ? -1 : 1));
}

function readVisit(name: string): Visit {
  const value: unknown = JSON.parse(readFileSync(path.join(import.meta.dirname, name), 'utf8'));
  if (!isVisit(value)) throw new Error(`${name} is no visit`);
  return value;
}
