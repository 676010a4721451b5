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
        ['GoogleEnhancedConversions.Gclid', 'own'],
        ['Facebook.ClickId', `fb.2.${now}.F`],
        ['Facebook.BrowserId', 'fb.1.2.3'],
      ],
    },
    warnings: ['"GoogleEnhancedConversions.Gclid" has several values: the last is sent'],
  },
  {
    title: 'Meta counts how deep the domain is',
    data: { sendClickIds: true },
    page: { url: 'https://example.com/tea.v2/green.html?fbclid=F' },
    event: { customFlags: [['Facebook.ClickId', `fb.1.${now}.F`]] },
  },
  {
    title: 'A click ID without a value is none',
    data: { sendClickIds: true },
    page: { url: 'https://example.com/?fbclid=&gclid', cookies: { _fbc: 'fb.1.2.C' } },
    event: { customFlags: [['Facebook.ClickId', 'fb.1.2.C']] },
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
        ['Transaction Id', '7'],
        ['Total Amount', '9.9'],
        ['Coupon Code', 'C'],
        ['Product Count', '1'],
        ['Total Product Amount', '0.3'],
        ['Id', 'A'],
        ['coupon', 'I'],
        ['Item Price', '0.1'],
        ['Quantity', '3'],
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
    warnings: ['"item" is no object'],
  },
  {
    title: 'An item without a price has no amount, and what is empty is no value of it',
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
    title: 'What is empty takes no name from an item',
    data: {
      sendEcommerce: true,
      ecommerceObject: { coupon: '', promotion_id: null, value: 0, items: [{ item_id: 'A', coupon: 'I' }] },
    },
    event: {
      customEventType: 'Transaction',
      attributes: [
        ['Total Amount', '0'],
        ['Product Count', '1'],
        ['Id', 'A'],
        ['Coupon Code', 'I'],
      ],
    },
  },
  {
    title: 'Items that are no list are none',
    data: { sendEcommerce: true, ecommerceObject: { value: 1, items: 'A,B' } },
    event: {
      customEventType: 'Transaction',
      attributes: [
        ['Total Amount', '1'],
        ['items', 'A,B'],
      ],
    },
    warnings: ['"item" is no object'],
  },
  {
    title: 'Each name that GA4 and the Web SDK share is the Web SDK’s',
    data: {
      sendEcommerce: true,
      ecommerceObject: {
        transaction_id: 'a',
        affiliation: 'b',
        coupon: 'c',
        currency: 'd',
        value: 1,
        tax: 2,
        shipping: 3,
        item_list_name: 'e',
        promotion_id: 'f',
        promotion_name: 'g',
        creative_name: 'h',
        creative_slot: 'i',
        items: [
          {
            item_id: 'j',
            item_name: 'k',
            item_brand: 'l',
            item_category: 'm',
            item_variant: 'n',
            item_list_name: 'o',
            affiliation: 'p',
            index: 4,
            coupon: 'q',
            price: 5,
            quantity: 6,
          },
          {},
        ],
      },
    },
    event: {
      customEventType: 'Transaction',
      attributes: [
        ['Transaction Id', 'a'],
        ['Affiliation', 'b'],
        ['Coupon Code', 'c'],
        ['Currency Code', 'd'],
        ['Total Amount', '1'],
        ['Tax Amount', '2'],
        ['Shipping Amount', '3'],
        ['Product Impression List', 'e'],
        ['Id', 'f'],
        ['Name', 'g'],
        ['Creative', 'h'],
        ['Position', 'i'],
        ['Product Count', '2'],
        [
          'Products',
          JSON.stringify([
            {
              'Total Product Amount': 30,
              Id: 'j',
              Name: 'k',
              Brand: 'l',
              Category: 'm',
              Variant: 'n',
              'Product Impression List': 'o',
              Affiliation: 'p',
              Position: 4,
              'Coupon Code': 'q',
              'Item Price': 5,
              Quantity: 6,
            },
            {},
          ]),
        ],
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
