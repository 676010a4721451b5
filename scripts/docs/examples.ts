import type { TemplateData } from '../../template/data.ts';
import type { RunInput } from '../sandbox/run-input.ts';

export interface Example {
  readonly title: string;
  readonly data: Partial<TemplateData>;
  readonly page?: RunInput['page'];
}

const apiKey = 'us1-0123456789abcdef0123456789abcdef';

/** Tags whose pixels the page about the wire format shows, as the built template sends them. */
export const examples: readonly Example[] = [
  {
    title: 'The smallest custom event',
    data: { apiKey, eventKind: 'AppEvent', eventName: 'Newsletter sign-up' },
  },
  {
    title: 'A page view',
    data: { apiKey, eventKind: 'ScreenView' },
    page: { url: 'https://www.example.com/pricing', title: 'Pricing | Example' },
  },
  {
    title: 'Attributes, identities and flags',
    data: {
      apiKey,
      eventKind: 'AppEvent',
      eventName: 'Plan chosen',
      eventType: 'user_preference',
      userIdentities: [
        { key: 'customerid', value: '1234' },
        { key: 'email', value: 'ada@example.com' },
      ],
      eventAttributes: [
        { key: 'plan', value: 'pro' },
        { key: 'note', value: 'yearly, with a trial' },
      ],
      eventAttributesObject: { seats: 5, trial: true, add_ons: ['sso', 'audit'] },
      userAttributes: [{ key: '$City', value: 'Zürich' }],
      customFlags: [{ key: 'Google.Category', value: 'plans' }],
    },
  },
  {
    title: 'A purchase from GA4’s ecommerce object',
    data: { apiKey, eventKind: 'AppEvent', eventName: 'purchase', sendEcommerce: true },
    page: {
      dataLayer: [
        {
          event: 'purchase',
          ecommerce: {
            transaction_id: 'T-1001',
            value: 59.8,
            tax: 9.55,
            shipping: 4.9,
            currency: 'EUR',
            coupon: 'SPRING',
            items: [
              { item_id: 'SKU-1', item_name: 'Linen shirt', item_brand: 'Example', price: 29.9, quantity: 2 },
            ],
          },
        },
      ],
    },
  },
  {
    title: 'Page details and click IDs',
    data: {
      apiKey,
      eventKind: 'AppEvent',
      eventName: 'Landed',
      eventType: 'Navigation',
      sendPageUrl: true,
      sendPagePath: true,
      sendReferrer: true,
      sendUtm: true,
      sendClickIds: true,
    },
    page: {
      url: 'https://www.example.com/shirts?utm_source=newsletter&utm_medium=email&gclid=Cj0KCQ&fbclid=IwAR0',
      referrer: 'https://mail.example.org/',
      cookies: { _fbp: 'fb.1.1735600000000.123456789' },
    },
  },
  {
    title: 'Location, app version, a time of its own and an extra parameter',
    data: {
      apiKey,
      eventKind: 'AppEvent',
      eventName: 'Store found',
      eventType: 'Location',
      timestamp: '1735603200',
      latitude: '26.4619396',
      longitude: '-80.0691996',
      appVersion: '4.2.0',
      environment: 'development',
      extraParameters: [{ key: 'amp_id', value: 'amp-123' }],
    },
  },
];
