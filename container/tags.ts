import type { fields } from '../template/fields.ts';
import {
  builtInTriggers,
  tagsOf,
  reference,
  type TagSpec,
  type TemplateSpec,
  type ValuesOf,
} from 'gtm-template-toolkit/container';
import { named, tagsFolder as folder } from './names.ts';
import {
  customEvents,
  ecommerceEvents,
  historyChange,
  logins,
  recommendedEvents,
  searches,
} from './triggers.ts';
import { apiKey, customerId, event, eventName, recommendedType, type EventVariables } from './variables.ts';

type TagValues = ValuesOf<typeof fields>;

const customerIdentity = { key: 'customerid', value: reference(customerId) } as const;

/** What all tags have in common. A visitor's consent is awaited by the tag itself, so GTM has none to add. */
const common = {
  apiKey: reference(apiKey),
  consentMode: 'wait',
  consentTypes: [{ type: 'analytics_storage' }],
  userIdentities: [customerIdentity],
} as const satisfies TagValues;

const consentNote =
  'Consent: the event waits for analytics_storage and is then sent once. Without a consent banner GTM counts it as granted.';

/**
 * @param pixel The template of this project.
 * @param ofEvent The variables that yield what was pushed with the running event.
 */
export function tags(pixel: TemplateSpec, ofEvent: EventVariables): readonly TagSpec[] {
  const tag = tagsOf<TagValues>(pixel);
  const setting = { folder, additionalConsent: 'NOT_NEEDED' } as const;
  return [
    tag({
      ...setting,
      name: named('Page view'),
      firesOn: [builtInTriggers.allPages, historyChange],
      values: {
        ...common,
        eventKind: 'ScreenView',
        sendPageUrl: true,
        sendPagePath: true,
        sendReferrer: true,
        sendUtm: true,
      },
      notes: `Every page, and every new page of a single-page app. mParticle calls it PageView: enter a name, such as {{Page Path}}, to tell pages apart by name. ${consentNote}`,
    }),
    tag({
      ...setting,
      name: named('Custom event'),
      firesOn: [customEvents],
      values: {
        ...common,
        eventKind: 'AppEvent',
        eventName: reference(eventName),
        eventType: 'Other',
        eventAttributesObject: reference(ofEvent.parameters),
      },
      notes: `What the website pushes together with the event becomes its attributes. ${consentNote}`,
    }),
    tag({
      ...setting,
      name: named('Ecommerce event'),
      firesOn: [ecommerceEvents],
      values: {
        ...common,
        eventKind: 'AppEvent',
        eventName: reference(event),
        eventType: reference(recommendedType),
        sendEcommerce: true,
        ecommerceObject: reference(ofEvent.ecommerce),
      },
      notes: `mParticle receives custom events with the order’s data as attributes, not commerce events. A purchase page that is loaded again and pushes its purchase again is counted again: push it once. A list of many items (about 30, over 4,096 characters of JSON) is left out, with a warning in preview; its number stays. ${consentNote}`,
    }),
    tag({
      ...setting,
      name: named('Recommended event'),
      firesOn: [recommendedEvents],
      values: {
        ...common,
        eventKind: 'AppEvent',
        eventName: reference(event),
        eventType: reference(recommendedType),
        eventAttributesObject: reference(ofEvent.parameters),
      },
      notes: `What the website pushes together with the event becomes its attributes, under GA4’s names. ${consentNote}`,
    }),
    tag({
      ...setting,
      name: named('Search'),
      firesOn: [searches],
      values: {
        ...common,
        eventKind: 'AppEvent',
        eventName: reference(event),
        eventType: 'Search',
        eventAttributes: [{ key: 'search_term', value: reference(ofEvent.searchTerm) }],
      },
      notes: consentNote,
    }),
    tag({
      ...setting,
      name: named('Login and sign-up'),
      firesOn: [logins],
      values: {
        ...common,
        eventKind: 'AppEvent',
        eventName: reference(event),
        eventType: 'Other',
        eventAttributes: [{ key: 'method', value: reference(ofEvent.method) }],
        userIdentities: [
          { key: 'customerid', value: reference(ofEvent.customerId) },
          { key: 'email', value: reference(ofEvent.email) },
        ],
      },
      notes: `Push who the user is together with the event: dataLayer.push({event: "login", method: "password", user_id: "1234", user_data: {email: "ada@example.com"}}). What was pushed earlier does not count, but for the customer number of the page. Remove the row Email if your privacy policy does not cover it. ${consentNote}`,
    }),
  ];
}
