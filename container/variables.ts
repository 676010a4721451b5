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
import { ecommerceEventTypes, recommendedEventTypes } from './event-types.ts';
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
  notes:
    'Who the customer is, for the identity “Customer ID” of every event. Unknown visitors send none. It stays until the page says otherwise, so push dataLayer.push({user_id: null}) when the customer logs out, and remove the cookie. With gtag.js: gtag("set", {user_id: "1234"}).',
});

const searchParameter = queryVariable({
  name: named('URL - q'),
  folder,
  key: 'q',
  notes:
    'TO CHANGE: the query parameter that your search page has in its address, for example q, s or query.',
});

/** The address of the page before and after a change of it, both without the fragment. */
export const newUrl = dataLayerVariable({
  name: named('DLV - gtm.newUrl'),
  folder,
  path: 'gtm.newUrl',
  version: 1,
});

export const oldUrl = dataLayerVariable({
  name: named('DLV - gtm.oldUrl'),
  folder,
  path: 'gtm.oldUrl',
  version: 1,
});

export const recommendedType = lookupTable({
  name: named('Lookup table - Custom event type'),
  folder,
  input: event,
  rows: Object.entries({ ...ecommerceEventTypes, ...recommendedEventTypes }),
  defaultValue: 'Other',
  notes: 'The custom event type under which each event that Google recommends appears in mParticle.',
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

/** The variables that yield what was pushed together with the running event. */
export interface EventVariables {
  /** All parameters as one object. */
  readonly parameters: VariableSpec;
  readonly ecommerce: VariableSpec;
  readonly customerId: VariableSpec;
  readonly email: VariableSpec;
  readonly method: VariableSpec;
  readonly searchTerm: VariableSpec;
}

/** @param template The one that yields the parameters of the running event. */
export function eventVariables(template: TemplateSpec): EventVariables {
  const one = (parameter: string, notes?: string, defaultValue?: VariableSpec): VariableSpec =>
    templateVariable({
      name: named(`Event - ${parameter}`),
      folder,
      template,
      values: {
        wanted: 'one',
        parameter,
        ...(defaultValue === undefined ? {} : { defaultValue: reference(defaultValue) }),
      },
      ...(notes === undefined ? {} : { notes }),
    });
  return {
    parameters: templateVariable({
      name: named('Event parameters'),
      folder,
      template,
      notes:
        'What was pushed together with the running event: dataLayer.push({event: "mp_newsletter_signup", plan: "pro"}) and gtag("event", "mp_newsletter_signup", {plan: "pro"}) yield plan. Null is left out. (A data layer variable of version 2 would be false where it reads through null, and the attribute “false”.) It reads window.dataLayer: on a page whose data layer has another name, plain pushes yield nothing.',
    }),
    ecommerce: templateVariable({
      name: named('Event - ecommerce'),
      folder,
      template,
      values: { wanted: 'ecommerce' },
      notes:
        'The ecommerce object that was pushed together with the event, or the parameters of a gtag event. An event without one has an empty object, never that of an event before.',
    }),
    customerId: one(
      'user_id',
      'For the identity “Customer ID” of login and sign-up: pushed with the event, else what the page says.',
      customerId,
    ),
    email: one(
      'user_data.email',
      'For the identity “Email” of login and sign-up. Only what is pushed with the event counts: an address that was pushed earlier may be somebody else’s.',
    ),
    method: one('method'),
    searchTerm: one('search_term', undefined, searchParameter),
  };
}

/** Those that need no template. */
export const variables: readonly VariableSpec[] = [
  apiKey,
  customerId,
  customerCookie,
  searchParameter,
  newUrl,
  oldUrl,
  recommendedType,
  eventName,
];
