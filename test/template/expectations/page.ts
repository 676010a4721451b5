import { now } from '../tag.ts';
import { table, type Expectation } from './expectation.ts';

const url = 'https://www.example.com/a/b?UTM_Source=x&utm_medium=a%20b&utm_medium=c&q=1&GCLID=g&fbclid=F#top';
export const details: readonly Expectation[] = [
  {
    title: 'The page URL is an attribute',
    data: { sendPageUrl: true },
    page: { url },
    event: { attributes: [['page_url', url]] },
  },
  {
    title: 'The page path is an attribute',
    data: { sendPagePath: true },
    page: { url },
    event: { attributes: [['page_path', '/a/b']] },
  },
  {
    title: 'The referrer is an attribute',
    data: { sendReferrer: true },
    page: { referrer: 'https://search.example/?q=a,b' },
    event: { attributes: [['page_referrer', 'https://search.example/?q=a,b']] },
  },
  { title: 'Without a referrer there is none', data: { sendReferrer: true }, event: {} },
  {
    title: 'UTM parameters are attributes',
    data: { sendUtm: true },
    page: { url },
    event: {
      attributes: [
        ['utm_source', 'x'],
        ['utm_medium', 'a b'],
      ],
    },
  },
  {
    title: 'Click IDs are custom flags, and a flag of the table wins',
    data: { sendClickIds: true, customFlags: table(['GoogleEnhancedConversions.Gclid', 'own']) },
    page: { url, cookies: { _fbc: 'old', _fbp: 'fb.1.2.3' } },
    event: {
      customFlags: [
        ['Facebook.ClickId', `fb.2.${now}.F`],
        ['Facebook.BrowserId', 'fb.1.2.3'],
        ['GoogleEnhancedConversions.Gclid', 'own'],
      ],
    },
    warnings: ['"GoogleEnhancedConversions.Gclid" has several values: the last is sent'],
  },
  {
    title: 'Meta counts how deep the domain is',
    data: { sendClickIds: true },
    page: { url: 'https://example.com/?fbclid=F' },
    event: { customFlags: [['Facebook.ClickId', `fb.1.${now}.F`]] },
  },
  {
    title: 'Ecommerce data are attributes of a Transaction',
    data: { sendEcommerce: true },
    page: {
      dataLayer: [
        {
          ecommerce: {
            transaction_id: 7,
            value: 9.9,
            coupon: 'C',
            items: [{ item_id: 'A', coupon: 'I', price: '0.1', quantity: 3 }],
          },
        },
      ],
    },
    event: {
      customEventType: 'Transaction',
      attributes: [
        ['Product Count', '1'],
        ['Total Product Amount', '0.3'],
        ['Id', 'A'],
        ['Coupon Code', 'C'],
        ['Item Price', '0.1'],
        ['Quantity', '3'],
        ['Transaction Id', '7'],
        ['Total Amount', '9.9'],
      ],
    },
  },
  {
    title: 'Several items are one attribute, and a variable wins over the data layer',
    data: {
      sendEcommerce: true,
      eventType: 'Other',
      ecommerceObject: { items: [{ item_name: 'A,B' }, 'no item', { index: 0 }] },
    },
    page: { dataLayer: [{ ecommerce: { value: 1 } }] },
    event: {
      customEventType: 'Other',
      attributes: [
        ['Product Count', '2'],
        ['Products', '[{"Name":"A,B"},{"Position":0}]'],
      ],
    },
  },
  {
    title: 'An item without a price has no amount',
    data: {
      sendEcommerce: true,
      ecommerceObject: { items: [{ quantity: 2 }, { price: '' }, { price: null }] },
    },
    event: {
      customEventType: 'Transaction',
      attributes: [
        ['Product Count', '3'],
        ['Products', '[{"Quantity":2},{},{}]'],
      ],
    },
  },
  {
    title: 'No ecommerce data, no attributes',
    data: { sendEcommerce: true },
    event: {},
    warnings: ['"ecommerce" is no object'],
  },
];
