import type { Variable } from '../../form/variables.ts';
import { newAnswer, type RequestSettings, type ServerSettings } from './settings.ts';

interface Example {
  readonly title: string;
  /** The event's data, as it stands in the editor. */
  readonly text: string;
}

/** What every event of the example shop has, as the GA4 client reads it out of a hit. */
const common = {
  client_id: '1098115397.1735689600',
  ga_session_id: '1735689600',
  ga_session_number: 3,
  page_location: 'https://www.leaf-and-kettle.example/tea/sencha?utm_source=newsletter&gclid=EAIaIQ',
  page_hostname: 'www.leaf-and-kettle.example',
  page_path: '/tea/sencha',
  page_referrer: 'https://www.example.org/gift-guide',
  page_title: 'Sencha – Leaf & Kettle',
  language: 'en-gb',
  screen_resolution: '1512x982',
  viewport_size: '1512x860',
  ip_override: '203.0.113.7',
  user_agent:
    'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0.0.0 Safari/537.36',
  'x-ga-protocol_version': '2',
  'x-ga-measurement_id': 'G-EXAMPLE123',
};

/** `G1xy`: advertising and analytics storage, each 1 when granted and 0 when denied. */
const granted = { 'x-ga-gcs': 'G111' };
const denied = { 'x-ga-gcs': 'G100' };

const purchase = {
  event_name: 'purchase',
  transaction_id: 'L-2048',
  currency: 'EUR',
  value: 27.3,
  tax: 3.58,
  shipping: 4.9,
  items: [
    { item_id: 'T-101', item_name: 'Sencha', item_brand: 'Leaf & Kettle', price: 12.5, quantity: 1 },
    { item_id: 'T-204', item_name: 'Assam', item_brand: 'Leaf & Kettle', price: 9.9, quantity: 1 },
  ],
  user_id: '1234',
  user_data: {
    email_address: 'ada@example.com',
    phone_number: '+442071234567',
    address: {
      first_name: 'Ada',
      last_name: 'Lovelace',
      street: '12 St James’s Square',
      city: 'London',
      region: 'England',
      postal_code: 'SW1Y 4JH',
      country: 'GB',
    },
  },
};

export const eventExamples: readonly Example[] = [
  {
    title: 'GA4: page_view',
    text: written({ event_name: 'page_view', ...common, ...granted }),
  },
  {
    title: 'GA4: purchase with items and user data',
    text: written({ ...purchase, ...common, ...granted }),
  },
  {
    title: 'GA4: purchase, consent denied (x-ga-gcs)',
    text: written({ ...purchase, ...common, ...denied }),
  },
  {
    title: 'GA4: login',
    text: written({ event_name: 'login', method: 'password', user_id: '1234', ...common, ...granted }),
  },
  { title: 'An event without data', text: '{}' },
];

function written(event: object): string {
  return JSON.stringify(event, null, 2);
}

const browserHeaders = [
  'host: sgtm.leaf-and-kettle.example',
  `user-agent: ${common.user_agent}`,
  'accept-language: en-GB,en;q=0.9',
  'origin: https://www.leaf-and-kettle.example',
  'referer: https://www.leaf-and-kettle.example/',
];
const cookies =
  'cookie: FPID=FPID2.2.abc; _fbp=fb.1.1735689600000.1098115397; _ga=GA1.1.1098115397.1735689600';

export const requestExamples = [
  {
    title: 'A hit of GA4',
    request: {
      method: 'POST',
      target:
        '/g/collect?v=2&tid=G-EXAMPLE123&cid=1098115397.1735689600&sid=1735689600&en=page_view&ul=en-gb&sr=1512x982&dt=Sencha&dl=https%3A%2F%2Fwww.leaf-and-kettle.example%2Ftea%2Fsencha&gcs=G111&epn.position=2',
      headers: [...browserHeaders, cookies].join('\n'),
      body: '',
      ip: '203.0.113.7',
    },
  },
  {
    title: 'A webhook with JSON',
    request: {
      method: 'POST',
      target: '/webhook?source=crm',
      headers: [
        'host: sgtm.leaf-and-kettle.example',
        'content-type: application/json',
        'authorization: Bearer 0123456789abcdef',
        'user-agent: ExampleCRM/2.1',
      ].join('\n'),
      body: JSON.stringify(
        { event_name: 'lead_qualified', user_id: '1234', email: 'ada@example.com', value: 120 },
        null,
        2,
      ),
      ip: '198.51.100.20',
    },
  },
  {
    title: 'A pixel in an e-mail',
    request: {
      method: 'GET',
      target: '/pixel.gif?event=email_open&campaign=spring&user_id=1234',
      headers: ['host: sgtm.leaf-and-kettle.example', 'user-agent: GoogleImageProxy', 'accept: image/*'].join(
        '\n',
      ),
      body: '',
      ip: '192.0.2.44',
    },
  },
  {
    title: 'A script that a page loads',
    request: {
      method: 'GET',
      target: '/gtm.js?id=GTM-EXAMPLE',
      headers: [...browserHeaders, cookies].join('\n'),
      body: '',
      ip: '203.0.113.7',
    },
  },
] as const satisfies readonly { readonly title: string; readonly request: RequestSettings }[];

const serverVariables: readonly Variable[] = [
  { name: 'Event name', kind: 'dataLayer', setting: 'event_name' },
  { name: 'Client ID', kind: 'dataLayer', setting: 'client_id' },
  { name: 'Page address', kind: 'dataLayer', setting: 'page_location' },
  { name: 'Email', kind: 'dataLayer', setting: 'user_data.email_address' },
  { name: 'Value', kind: 'dataLayer', setting: 'value' },
  { name: 'FPID', kind: 'cookie', setting: 'FPID' },
  { name: 'Nothing', kind: 'undefined', setting: '' },
];

/** How a server template is opened for the first time. */
export const newServerSettings: ServerSettings = {
  event: eventExamples[1]?.text ?? '{}',
  request: requestExamples[0].request,
  answers: [newAnswer],
  templateStorage: '{}',
  firestore: '{}',
  preview: true,
  variables: serverVariables,
};
