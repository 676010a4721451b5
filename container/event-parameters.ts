import { assembleTemplate } from 'gtm-template-toolkit/tpl';

/**
 * A variable that yields what was pushed together with the running event, and nothing that earlier pushes left
 * behind: GTM's data layer variables read from all pushes merged, and Custom JavaScript variables do not run on
 * pages whose content security policy forbids eval.
 *
 * GTM writes the number of the event into each object that it reads from the data layer, and hands the same
 * number to the templates that run for the event. `gtag('event', …)` pushes no plain object; its parameters
 * are what GTM keeps as `eventModel`: version 2 reads it until the next plain push, version 1 reads it unmerged.
 */
const code = `const copyFromDataLayer = require('copyFromDataLayer');
const copyFromWindow = require('copyFromWindow');
const getType = require('getType');

// What belongs to GTM and gtag.js, the ecommerce object, which the ecommerce tag sends in its own way, and who the user is.
const notParameters = ['event', 'eventCallback', 'eventTimeout', 'eventModel', 'event_callback', 'event_timeout',
  'send_to', '_clear', 'ecommerce', 'user_data', 'user_id'];

const isObject = (value) => getType(value) === 'object';

const messages = copyFromWindow('dataLayer');
const own = getType(messages) === 'array' ? messages.filter((message) =>
  isObject(message) && message['gtm.uniqueEventId'] === data.gtmEventId)[0] : undefined;
const ofGtag = !own && copyFromDataLayer('eventModel') ? copyFromDataLayer('eventModel', 1) : undefined;
const pushed = own || ofGtag || {};

if (data.wanted === 'one') {
  let value = pushed;
  data.parameter.split('.').forEach((name) => {
    value = isObject(value) ? value[name] : undefined;
  });
  const isMissing = value === undefined || value === null || value === '';
  // False is what GTM makes of a variable that fails.
  return isMissing && data.defaultValue !== false ? data.defaultValue : value;
}

// Never undefined, for which the tag would take the last ecommerce object of the page.
if (data.wanted === 'ecommerce' && own) return isObject(own.ecommerce) ? own.ecommerce : {};

const parameters = {};
for (const key in pushed) {
  if (notParameters.indexOf(key) < 0 && key.indexOf('gtm.') !== 0) parameters[key] = pushed[key];
}
return parameters;`;

const onlyForOne = [{ paramName: 'wanted', paramValue: 'one', type: 'EQUALS' }];

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
        'What was pushed to the data layer together with the running event: dataLayer.push({event: "mp_signup", plan: "pro"}) and gtag("event", "mp_signup", {plan: "pro"}) yield {plan: "pro"}. Values of earlier events are left out.',
      containerContexts: ['WEB'],
    },
    fields: [
      {
        type: 'RADIO',
        name: 'wanted',
        displayName: 'Value',
        simpleValueType: true,
        defaultValue: 'all',
        radioItems: [
          { value: 'all', displayValue: 'All parameters of the event, as an object' },
          { value: 'one', displayValue: 'One parameter' },
          { value: 'ecommerce', displayValue: 'The ecommerce object, empty when the event has none' },
        ],
      },
      {
        type: 'TEXT',
        name: 'parameter',
        displayName: 'Parameter',
        simpleValueType: true,
        help: 'Its name; dots lead into objects: user_data.email',
        valueValidators: [{ type: 'NON_EMPTY' }],
        enablingConditions: onlyForOne,
      },
      {
        type: 'TEXT',
        name: 'defaultValue',
        displayName: 'Value when the event has none',
        simpleValueType: true,
        enablingConditions: onlyForOne,
      },
    ],
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
