import { copyFromDataLayer, getUrl, readTitle } from 'gtm';
import type { TemplateData } from '../template/data.ts';
import { warn } from './warn.ts';
import { readPairs, type Pairs } from './event/pairs.ts';
import { customEventType } from './event/event-type.ts';
import { location } from './event/location.ts';
import { isDevelopment } from './event/environment.ts';
import { eventTime } from './event/time.ts';
import { attributes, flags } from './event/found.ts';
import { addPage } from './page.ts';
import type { PixelEvent } from './event/event.ts';
import { addEcommerce } from './event/ecommerce.ts';
import { cut, isObject, toName, toText } from './event/text.ts';

declare const data: TemplateData;

/** The event that the fields and the page describe; undefined when there is no key or no name for it. */
export function readEvent(): PixelEvent | undefined {
  const isPageView = data.eventKind === 'ScreenView';
  const apiKey = toName(data.apiKey);
  const name = cut(toName(data.eventName)) || (isPageView ? 'PageView' : '');
  // Dots alone would be a step in the path of the URL.
  if (!name || apiKey.match('^\\.*$')) {
    warn(name ? 'Web API key' : 'Event name', 'is missing');
    return;
  }

  addPage();

  let automaticType = 'Unknown';
  if (data.sendEcommerce) {
    const ecommerce = data.ecommerceObject || copyFromDataLayer('ecommerce');
    if (isObject(ecommerce)) {
      automaticType = 'Transaction';
      addEcommerce(ecommerce);
    } else {
      warn('ecommerce', 'is no object');
    }
  }

  const details: Pairs = {
    hn: isPageView ? toName(data.hostName) || getUrl('host') : '',
    ttl: isPageView ? toName(data.pageTitle) || toText(readTitle()) : '',
    lc: location(),
    av: toName(data.appVersion),
  };
  const extras = readPairs({}, data.extraParameters);
  for (const parameter in extras) {
    if (parameter.match('^(dt|et|n|ct|dbg|hn|ttl|lc|av|(ui|attrs|ua|flags)_[tkv])?$')) {
      warn(parameter, parameter ? 'is left out: the tag sends it' : 'is left out: it is empty');
    } else {
      details[parameter] = extras[parameter] || '';
    }
  }

  return {
    apiKey: apiKey,
    type: isPageView ? '' : customEventType(automaticType),
    name: name,
    time: eventTime(),
    debug: isDevelopment(),
    details: details,
    lists: {
      ui: readPairs({}, data.userIdentities, data.userIdentitiesObject, true),
      attrs: readPairs(attributes, data.eventAttributes, data.eventAttributesObject),
      ua: readPairs({}, data.userAttributes, data.userAttributesObject),
      flags: readPairs(flags, data.customFlags, data.customFlagsObject),
    },
  };
}
