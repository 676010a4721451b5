import type { Values } from '../../form/model.ts';
import type { Variable } from '../../form/variables.ts';
import type { PageSettings } from './session.ts';

/** The shop's page as the playground opens it. */
export const examplePage: PageSettings = {
  url: 'https://www.leaf-and-kettle.example/tea/sencha?utm_source=newsletter&utm_medium=email&gclid=EAIaIQ',
  title: 'Sencha – Leaf & Kettle',
  referrer: 'https://www.example.org/gift-guide',
  cookies: '_fbp=fb.1.1735689600000.1098115397',
  dataLayer:
    '[\n  { "pageType": "product" },\n  { "user": { "id": "1234", "email": "ada@example.com", "plan": "pro" } }\n]',
  consent: {},
  preview: true,
};

export const exampleVariables: readonly Variable[] = [
  { name: 'Page URL', kind: 'url', setting: 'full' },
  { name: 'Page path', kind: 'url', setting: 'path' },
  { name: 'Event', kind: 'dataLayer', setting: 'event' },
  { name: 'Customer ID', kind: 'dataLayer', setting: 'user.id' },
  { name: 'Email', kind: 'dataLayer', setting: 'user.email' },
  { name: 'Plan', kind: 'dataLayer', setting: 'user.plan' },
  { name: 'Event attributes', kind: 'json', setting: '{ "list": "bestsellers", "position": 2 }' },
  { name: 'Nothing', kind: 'undefined', setting: '' },
];

/** Values for the project's own template that show what it does. */
export const exampleValues: Values = {
  apiKey: 'us1-0123456789abcdef0123456789abcdef',
  eventKind: 'AppEvent',
  eventName: 'Product viewed',
  eventType: 'Navigation',
  eventAttributes: [
    { key: 'plan', value: '{{Plan}}' },
    { key: 'note', value: 'gift, wrapped' },
  ],
  eventAttributesObject: '{{Event attributes}}',
  sendPagePath: true,
  sendUtm: true,
  userIdentities: [
    { key: 'customerid', value: '{{Customer ID}}' },
    { key: 'email', value: '{{Email}}' },
  ],
  sendClickIds: true,
};
