import type { Step, Visit } from '../../../container/runtime/visit.ts';
import type { ConsentValue } from '../../../sandbox/run-input.ts';

/** Where a visit begins when nothing else is said. */
export const landing = {
  load: 'https://www.leaf-and-kettle.example/?utm_source=newsletter&utm_medium=email',
  title: 'Leaf & Kettle',
  referrer: 'https://www.example.org/gift-guide',
} as const satisfies Step;

const sencha = { item_id: 'T-101', item_name: 'Sencha', item_brand: 'Leaf & Kettle', price: 12.5 };

/** The steps of a visit that begins with a step: whoever does something has opened a page before. */
export function firstSteps(step: Step): readonly Step[] {
  if (!('load' in step)) return [landing, step];
  return URL.canParse(step.load) ? [step] : [landing];
}

/** What a visitor of the shop does, a button each. */
export const shopSteps: readonly { readonly label: string; readonly step: Step }[] = [
  { label: 'Page view', step: { load: '/tea', title: 'Tea – Leaf & Kettle' } },
  {
    label: 'Page view without loading',
    step: { navigate: '/tea/sencha', title: 'Sencha – Leaf & Kettle' },
  },
  { label: 'Search', step: { push: { event: 'search', search_term: 'sencha' } } },
  {
    label: 'View item',
    step: ecommerce('view_item', { currency: 'EUR', value: 12.5, items: [sencha] }),
  },
  {
    label: 'Add to cart',
    step: ecommerce('add_to_cart', { currency: 'EUR', value: 25, items: [{ ...sencha, quantity: 2 }] }),
  },
  {
    label: 'Log in',
    step: {
      push: {
        event: 'login',
        method: 'password',
        user_id: '1234',
        user_data: { email: 'ada@example.com' },
      },
    },
  },
  {
    label: 'Purchase',
    step: ecommerce('purchase', {
      ...{ transaction_id: 'L-2048', currency: 'EUR', value: 29.9, tax: 2.1, shipping: 4.9 },
      items: [{ ...sencha, quantity: 2 }],
    }),
  },
  {
    label: 'Click a link',
    step: { click: '<a href="/brewing.pdf" id="guide" class="download" hidden>Brewing guide</a>' },
  },
  { label: 'Go to an anchor', step: { anchor: '#reviews' } },
  { label: 'Scroll down', step: { scroll: 100 } },
  { label: 'Wait 30 seconds', step: { wait: 30_000 } },
  { label: 'Consent granted', step: { consent: consentTo('granted') } },
  { label: 'Consent denied', step: { consent: consentTo('denied') } },
];

/** What is offered for the data layer where the project has no example of its own. */
export const commonPush = { event: 'gift_wrapped', paper: 'green' };

/** The same for a whole visit. */
export const commonVisit: Visit = {
  page: { url: landing.load, title: landing.title, referrer: landing.referrer },
  consent: { analytics_storage: 'denied' },
  steps: [
    { note: 'looks at the teas, without a page load', navigate: '/tea', title: 'Tea – Leaf & Kettle' },
    { note: 'consents: what has waited is sent', consent: { analytics_storage: 'granted' } },
    { note: 'searches', load: '/search?q=sencha', title: 'Search – Leaf & Kettle' },
    { push: { event: 'search', search_term: 'sencha' } },
  ],
};

/** The four types that Google's consent mode asks for. */
export function consentTo(value: ConsentValue): { readonly [type: string]: ConsentValue } {
  const types = ['ad_storage', 'ad_user_data', 'ad_personalization', 'analytics_storage'];
  return Object.fromEntries(types.map((type) => [type, value]));
}

function ecommerce(event: string, of: object): Step {
  return { push: { event, ecommerce: of } };
}
