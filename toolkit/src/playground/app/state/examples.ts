import type { Variable } from '../../form/variables.ts';
import type { PageSettings } from './page-settings.ts';

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
