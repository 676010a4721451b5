import { makeNumber } from 'gtm';
import type { TemplateData } from '../../template/data.ts';
import { addEcommerce } from './ecommerce.ts';
import { encode } from './encode.ts';
import { isDevelopment } from './environment.ts';
import { customEventType } from './event-type.ts';
import { identityType } from './identities.ts';
import { location } from './location.ts';
import { mergePairs, type Pairs } from './pairs.ts';
import { cut, isObject, toName, toText } from './text.ts';
import { eventTime } from './time.ts';
import { warn, warnLeftOut } from './warnings.ts';

/** What an event has beside the fields of its tag. */
export interface Surroundings {
  /** Milliseconds since 1970. */
  readonly now: number;
  /** Whether GTM previews the container: automatically, development data is sent then. */
  readonly preview: boolean;
  readonly hostName: string;
  readonly pageTitle: string;
  /** GA4's ecommerce object, if it is to be sent. */
  readonly ecommerce: unknown;
  /** Event attributes and custom flags that the fields of the tag win over. */
  readonly attributes: Pairs;
  readonly flags: Pairs;
}

/** Parameters that no extra query parameter may override. */
const ownParameters = [
  'dt',
  'et',
  'n',
  'ct',
  'dbg',
  'hn',
  'ttl',
  'lc',
  'av',
  'ui_t',
  'ui_v',
  'attrs_k',
  'attrs_v',
  'ua_k',
  'ua_v',
  'flags_k',
  'flags_v',
];

/**
 * The URL that sends the event to mParticle's Pixel Service, or '' when there is no key or no name for it.
 * The order of the parameters is the order in which they get room when the URL grows too long.
 */
export function pixelUrl(data: TemplateData, around: Surroundings): string {
  const isPageView = data.eventKind === 'ScreenView';
  const apiKey = encode(toName(data.apiKey));
  const name = encode(cut(toName(data.eventName))) || (isPageView ? 'PageView' : '');
  // Dots alone would be a step in the path of the URL.
  if (!name || apiKey.match('^\\.*$')) {
    warn(name ? 'Web API key' : 'Event name', 'is missing');
    return '';
  }

  let url =
    'https://pixels.mparticle.com/v1/' +
    apiKey +
    '/Pixel?dt=' +
    (isPageView
      ? 'ScreenView'
      : 'AppEvent&et=' + customEventType(data.eventType, isObject(around.ecommerce))) +
    '&n=' +
    name +
    '&ct=' +
    eventTime(data.timestamp, around.now) +
    '&dbg=' +
    isDevelopment(data.environment, around.preview);

  const maxLength = makeNumber(data.maxUrlLength) > 0 ? makeNumber(data.maxUrlLength) : 8000;
  /** Whether the URL has room for more text; says so when it has not. */
  const hasRoom = (name: string, text: string): boolean => {
    const fits = url.length + text.length <= maxLength;
    if (!fits) warnLeftOut(name, 'the URL is full');
    return fits;
  };

  const addParameter = (name: string, value: string): void => {
    const parameter = '&' + name + '=' + value;
    if (value && hasRoom(name, parameter)) url += parameter;
  };

  // Each element is encoded by itself and the commas between them are not, as mParticle's AMP integration
  // sends them: a comma inside a value stays apart from the separators.
  const addList = (keysName: string, valuesName: string, pairs: Pairs): void => {
    let keys = '&' + keysName + '=';
    let values = '&' + valuesName + '=';
    let count = 0;
    for (const key in pairs) {
      let text = toText(pairs[key]);
      if (data.commaHandling === 'replace') {
        text = text.split(',').join(toText(data.commaReplacement));
      }
      if (!text) continue;
      const name = encode(cut(key));
      const value = encode(text);
      if (key.indexOf(',') >= 0 || (data.commaHandling === 'drop' && text.indexOf(',') >= 0)) {
        warnLeftOut(key, 'it has a comma');
      } else if (text.length > (valuesName === 'ui_v' ? 256 : 4096)) {
        // Cut short it would mean something else: another user, a JSON text that is none.
        warnLeftOut(key, 'its value is too long');
      } else if (!name || !value) {
        warnLeftOut(key, 'it is empty');
      } else if (count === 100) {
        warnLeftOut(key, 'there are 100 already');
      } else if (hasRoom(key, keys + name + values + value)) {
        keys += name + ',';
        values += value + ',';
        count++;
      }
    }
    if (count) url += keys.slice(0, -1) + values.slice(0, -1);
  };

  if (isPageView) {
    addParameter('hn', encode(toName(data.hostName) || around.hostName));
    addParameter('ttl', encode(toName(data.pageTitle) || around.pageTitle));
  }
  addParameter('lc', location(data.latitude, data.longitude));
  addParameter('av', encode(toName(data.appVersion)));
  const extras = mergePairs({}, undefined, data.extraParameters, toText);
  for (const key in extras) {
    if (ownParameters.indexOf(key) < 0 && encode(key)) {
      addParameter(encode(key), encode(toText(extras[key])));
    } else {
      warnLeftOut(key, key ? 'the tag sends it itself' : 'it is empty');
    }
  }
  if (isObject(around.ecommerce)) {
    addEcommerce(around.ecommerce, around.attributes);
  } else if (data.sendEcommerce) {
    warn('ecommerce', 'is no object');
  }
  addList('ui_t', 'ui_v', mergePairs({}, data.userIdentitiesObject, data.userIdentities, identityType));
  addList(
    'attrs_k',
    'attrs_v',
    mergePairs(around.attributes, data.eventAttributesObject, data.eventAttributes, toText),
  );
  addList('ua_k', 'ua_v', mergePairs({}, data.userAttributesObject, data.userAttributes, toText));
  addList('flags_k', 'flags_v', mergePairs(around.flags, data.customFlagsObject, data.customFlags, toText));
  return url;
}
