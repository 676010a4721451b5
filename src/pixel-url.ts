import { encodeUriComponent, makeNumber } from 'gtm';
import type { TemplateData } from '../template/data.ts';
import type { PixelEvent } from './event/event.ts';
import { toText } from './event/text.ts';
import { warn } from './warn.ts';

declare const data: TemplateData;

type Encoded = string | undefined;

/** Whether a URL is longer than is allowed, as the browser sends it: with apostrophes encoded. */
function isTooLong(url: string): boolean {
  return (
    url.split("'").join('%27').length >
    (makeNumber(data.maxUrlLength) > 0 ? makeNumber(data.maxUrlLength) : 8000)
  );
}

/**
 * The URL that sends the event to mParticle's Pixel Service. The order of the parameters is the order in
 * which they get room when the URL grows too long; the event itself is sent in any case.
 */
export function pixelUrl(event: PixelEvent, isMeasured?: boolean): string {
  let url =
    'https://pixels.mparticle.com/v1/' +
    encodeUriComponent(event.apiKey) +
    '/Pixel?dt=' +
    (event.type ? 'AppEvent&et=' + event.type : 'ScreenView') +
    '&n=' +
    encodeUriComponent(event.name) +
    '&ct=' +
    event.time +
    '&dbg=' +
    event.debug;

  for (const name in event.details) {
    const value = event.details[name];
    if (value) {
      // The comma of a location stays as it is.
      const parameter =
        '&' + encodeUriComponent(name) + '=' + (name === 'lc' ? value : encodeUriComponent(value));
      if (isMeasured && isTooLong(url + parameter)) warn(name, 'is left out: the URL is full');
      else url += parameter;
    }
  }

  for (const list in event.lists) {
    const pairs = event.lists[list] || {};
    const names: Encoded[] = [];
    const values: Encoded[] = [];
    // Each element is encoded by itself and the commas between them are not, as mParticle's AMP integration
    // sends them: a comma inside a value stays apart from the separators.
    const written = (all: readonly Encoded[], allValues: readonly Encoded[]): string =>
      '&' + list + (list === 'ui' ? '_t=' : '_k=') + all.join(',') + '&' + list + '_v=' + allValues.join(',');

    for (const key in pairs) {
      const text =
        data.commaHandling === 'replace'
          ? toText(pairs[key]).split(',').join(toText(data.commaReplacement))
          : pairs[key];
      if (text) {
        const name = encodeUriComponent(key);
        const value = encodeUriComponent(text);
        // Cut short a value would mean something else: another user, a JSON text that is none.
        const reason = !key
          ? 'it is empty'
          : (data.commaHandling === 'drop' ? key + text : key).match(',')
            ? 'it has a comma'
            : text.length > (list === 'ui' ? 256 : 4096)
              ? 'it is too long'
              : names.length === 100
                ? 'there are 100'
                : isMeasured &&
                  isTooLong(url + written(names.concat(name), values.concat(value))) &&
                  'the URL is full';
        if (reason) {
          warn(key, 'is left out: ' + reason);
          pairs[key] = '';
        } else {
          names.push(name);
          values.push(value);
        }
      }
    }
    if (names.length) url += written(names, values);
  }
  return isTooLong(url) && !isMeasured ? pixelUrl(event, true) : url;
}
