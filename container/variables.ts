import {
  builtIn,
  constant,
  cookieVariable,
  dataLayerVariable,
  lookupTable,
  queryVariable,
  regexTable,
  templateVariable,
  reference,
  type TemplateSpec,
  type VariableSpec,
} from 'gtm-template-toolkit/container';
import { ecommerceEventTypes } from './event-types.ts';
import { named, variablesFolder as folder } from './names.ts';

export const event = builtIn('EVENT');

export const apiKey = constant({
  name: named('Constant - Web API key'),
  folder,
  value: 'us1-0123456789abcdef0123456789abcdef',
  notes: 'TO CHANGE: the API key of your web input in mParticle (Setup > Inputs > Web). Never the secret.',
});

const customerCookie = cookieVariable({
  name: named('Cookie - mp_customer_id'),
  folder,
  cookie: 'mp_customer_id',
  notes:
    'TO CHANGE: the name of the cookie in which your website keeps the customer number, if it has one. It is used on pages whose data layer has no user_id.',
});

export const customerId = dataLayerVariable({
  name: named('DLV - user_id'),
  folder,
  path: 'user_id',
  defaultValue: reference(customerCookie),
  notes: 'Who the customer is, for the identity “Customer ID” of every event. Unknown visitors send none.',
});

export const email = dataLayerVariable({
  name: named('DLV - user_data.email'),
  folder,
  path: 'user_data.email',
  notes: 'For the identity “Email” of login and sign-up.',
});

export const method = dataLayerVariable({ name: named('DLV - method'), folder, path: 'method' });

const searchParameter = queryVariable({
  name: named('URL - q'),
  folder,
  key: 'q',
  notes:
    'TO CHANGE: the query parameter that your search page has in its address, for example q, s or query.',
});

export const searchTerm = dataLayerVariable({
  name: named('DLV - search_term'),
  folder,
  path: 'search_term',
  defaultValue: reference(searchParameter),
});

export const ecommerce = dataLayerVariable({
  name: named('DLV - ecommerce'),
  folder,
  path: 'ecommerce',
  version: 1,
  notes:
    'Version 1 on purpose: it is the ecommerce object of the last push. Version 2 would mix it with the objects of earlier pushes wherever dataLayer.push({ecommerce: null}) was forgotten.',
});

export const ecommerceType = lookupTable({
  name: named('Lookup table - Custom event type'),
  folder,
  input: event,
  rows: Object.entries(ecommerceEventTypes),
  defaultValue: 'Other',
  notes: 'The custom event type under which each ecommerce event appears in mParticle.',
});

export const eventName = regexTable({
  name: named('Regex table - Event name'),
  folder,
  input: event,
  rows: [['mp_(.+)', '$1']],
  defaultValue: reference(event),
  notes:
    'The event’s name without the mp_ that only marks it for mParticle: mp_newsletter_signup becomes newsletter_signup.',
});

/** @param template The one that yields the parameters of the running event. */
export function eventParameters(template: TemplateSpec): VariableSpec {
  return templateVariable({
    name: named('Event parameters'),
    folder,
    template,
    notes:
      'What was pushed together with the running event: dataLayer.push({event: "mp_newsletter_signup", plan: "pro"}) yields plan.',
  });
}

/** Those that need no template. */
export const variables: readonly VariableSpec[] = [
  apiKey,
  customerId,
  customerCookie,
  email,
  method,
  searchTerm,
  searchParameter,
  ecommerce,
  ecommerceType,
  eventName,
];
