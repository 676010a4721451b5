import { addConsentListener, isConsentGranted, logToConsole, queryPermission, sendPixel } from 'gtm';
import type { TemplateData } from '../template/data.ts';
import { readEvent } from './read-event.ts';
import { decode, rowsOf } from './event/text.ts';
import { pixelUrl } from './pixel-url.ts';
import { warn } from './warn.ts';

declare const data: TemplateData;

const event = readEvent();
const url = event && pixelUrl(event);
let sent = false;

const types = rowsOf(data.consentTypes).map((row) => row.type);
// Asked for a type that the permissions of the template do not name, GTM would throw.
const canCheck = types[0] && types.every((type) => queryPermission('access_consent', type, 'read'));
const missing = () => types.filter((type) => !canCheck || !isConsentGranted(type));

if (url && data.debugLogging) logToConsole(decode(url.split('&').join('\n')));
if (!url) {
  data.gtmOnFailure();
} else if (
  (data.consentMode === 'wait' || data.consentMode === 'require') &&
  (!canCheck || missing().length)
) {
  if (data.consentMode === 'wait' && canCheck) {
    warn(missing().join(', '), 'is not granted: the event waits');
    for (const type of types) {
      addConsentListener(type, () => {
        if (!sent && !missing().length) {
          sendPixel(url);
          sent = true;
        }
      });
    }
  } else {
    warn(missing().join(', '), 'is not granted: the event is not sent');
  }
  data.gtmOnSuccess();
} else if (data.completion === 'request') {
  sendPixel(url);
  data.gtmOnSuccess();
} else {
  sendPixel(url, data.gtmOnSuccess, data.gtmOnFailure);
}
