import { assembleTemplate } from 'gtm-template-toolkit/tpl';

/**
 * A variable that yields what was pushed together with the running event, and nothing that earlier pushes left
 * behind: GTM's data layer variables read from all pushes merged, and Custom JavaScript variables do not run on
 * pages whose content security policy forbids eval.
 *
 * GTM writes the number of the event into each object that it reads from the data layer, and hands the same
 * number to the templates that run for the event. `gtag('event', …)` pushes no plain object; its parameters
 * are what GTM keeps as `eventModel`.
 */
const code = `const copyFromDataLayer = require('copyFromDataLayer');
const copyFromWindow = require('copyFromWindow');
const getType = require('getType');

// What belongs to GTM, and the ecommerce object, which the ecommerce tag sends in its own way, and who the user is.
const notParameters = ['event', 'eventCallback', 'eventTimeout', 'ecommerce', '_clear', 'user_data', 'user_id'];

const messages = copyFromWindow('dataLayer');
const own = getType(messages) === 'array' ? messages.filter((message) =>
  getType(message) === 'object' && message['gtm.uniqueEventId'] === data.gtmEventId)[0] : undefined;
const source = own || copyFromDataLayer('eventModel', 1) || {};

const parameters = {};
for (const key in source) {
  if (notParameters.indexOf(key) < 0 && key.indexOf('gtm.') !== 0) parameters[key] = source[key];
}
return parameters;`;

/** The text of the template's `.tpl` file. */
export function eventParametersTemplate(): string {
  const displayName = 'mParticle Event Parameters';
  return assembleTemplate({
    kind: 'web',
    terms: false,
    info: {
      type: 'MACRO',
      id: 'cvt_temp_public_id',
      version: 1,
      securityGroups: [],
      displayName,
      description:
        'What was pushed to the data layer together with the running event: dataLayer.push({event: "mp_signup", plan: "pro"}) yields {plan: "pro"}. Values of earlier events are left out.',
      containerContexts: ['WEB'],
    },
    fields: [],
    code,
    permissions: {
      access_globals: { keys: [{ key: 'dataLayer', read: true, write: false, execute: false }] },
      read_data_layer: { allowedKeys: 'specific', keyPatterns: ['eventModel'] },
    },
    scenarios: [],
    setup: '',
    notes: 'Made for the container of the mParticle Pixel template.',
  });
}
