import {
  builtIn,
  customEventTrigger,
  differs,
  historyTrigger,
  matchesRegex,
  type TriggerSpec,
} from 'gtm-template-toolkit/container';
import { ecommerceEventTypes, recommendedEventTypes } from './event-types.ts';
import { named, tagsFolder as folder } from './names.ts';
import { newUrl, oldUrl } from './variables.ts';

export const historySource = builtIn('HISTORY_SOURCE');

export const historyChange = historyTrigger({
  name: named('History change'),
  folder,
  filter: [matchesRegex(historySource, '^(pushState|popstate)$'), differs(newUrl, oldUrl)],
  notes:
    'New pages of a single-page app. An anchor of the same page (#reviews) changes the fragment alone and is none; if the addresses of your app are of the form /#/route, replace the second condition by “New History Fragment starts with /”. Apps that correct the address of a page after it is shown (replaceState) would count it twice, so those changes are left out: change the first condition if your app opens pages that way. GTM sees the change before the app can set its new title, so the page view has the title before: to send the new one, fire the tag on an event that the app pushes when the page is ready.',
});

export const customEvents = customEventTrigger({
  name: named('Custom events'),
  folder,
  pattern: 'mp_.+',
  notes:
    'TO CHANGE: the pattern. Every data layer event whose name begins with mp_ goes to mParticle, for example dataLayer.push({event: "mp_newsletter_signup", plan: "pro"}). To send events that you already have, list them: ^(newsletter_signup|video_play)$',
});

export const ecommerceEvents = customEventTrigger({
  name: named('Ecommerce events'),
  folder,
  pattern: Object.keys(ecommerceEventTypes).join('|'),
  notes: 'The ecommerce events that Google recommends for GA4.',
});

export const recommendedEvents = customEventTrigger({
  name: named('Recommended events'),
  folder,
  pattern: Object.keys(recommendedEventTypes).join('|'),
  notes: 'The other events that Google recommends for GA4: leads, content, sharing, games.',
});

export const searches = customEventTrigger({
  name: named('Search'),
  folder,
  pattern: 'search|view_search_results',
});

export const logins = customEventTrigger({
  name: named('Login and sign-up'),
  folder,
  pattern: 'login|sign_up',
});

export const triggers: readonly TriggerSpec[] = [
  historyChange,
  customEvents,
  ecommerceEvents,
  recommendedEvents,
  searches,
  logins,
];
