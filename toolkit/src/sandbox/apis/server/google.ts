import { getProperty } from '../../language/properties.ts';
import { SandboxObject, type Value } from '../../language/values.ts';
import { defaultTimeout, type HttpAnswer } from '../../server/outgoing-http.ts';
import { hitOf } from '../../server/measurement-protocol.ts';
import { plainRecord } from './copy.ts';
import { promiseOfAnswer } from './http.ts';
import { nameOf } from '../define-api.ts';
import { api } from './context.ts';

const scripts: Readonly<Record<string, (id: string) => string>> = {
  ANALYTICS: () => 'https://www.google-analytics.com/analytics.js',
  GTAG: (id) => `https://www.googletagmanager.com/gtag/js?id=${encodeURIComponent(id)}`,
  GTM: (id) => `https://www.googletagmanager.com/gtm.js?id=${encodeURIComponent(id)}`,
};

const collect = 'https://www.google-analytics.com/g/collect';

/** Requests to Google's own servers, which need the permission for the domain. */
export const googleApis = {
  /** From Google’s “Server-side tagging APIs”. */
  getGoogleScript: api(
    ['string', 'Object|undefined'],
    (context, script, options) => {
      const timeout = options && getProperty(options, 'timeout');
      const request = {
        method: 'GET',
        url: scriptUrl(script, options),
        headers: {},
        body: null,
        options: { timeout: typeof timeout === 'number' ? timeout : defaultTimeout },
      };
      return promiseOfAnswer(context, request, scriptResult);
    },
    (script, options) => [['send_http', scriptUrl(script, options)]],
  ),
  /** From Google’s “Server-side tagging APIs”. */
  sendEventToGoogleAnalytics: api(
    ['Object'],
    (context, event) => {
      const request = {
        method: 'POST',
        url: `${collect}?${hitOf(plainRecord(event, context.meter))}`,
        headers: {},
        body: null,
        options: { timeout: defaultTimeout },
      };
      return promiseOfAnswer(context, request, ({ headers: { location } }) =>
        result(location === undefined ? [] : [['location', location]]),
      );
    },
    () => [['send_http', collect]],
  ),
};

function scriptUrl(script: string, options: SandboxObject | undefined): string {
  const id = options && getProperty(options, 'id');
  const make = Object.hasOwn(scripts, script) ? scripts[script] : undefined;
  return make === undefined ? '' : make(id === undefined ? '' : nameOf(id));
}

function scriptResult({ headers, body }: HttpAnswer): Value {
  const metadata = ['cache-control', 'expires', 'last-modified'].flatMap((name): [string, Value][] => {
    const value = headers[name];
    return value === undefined ? [] : [[name, value]];
  });
  return result([
    ['script', body],
    ['metadata', result(metadata)],
  ]);
}

function result(entries: readonly (readonly [string, Value])[]): SandboxObject {
  return new SandboxObject(new Map(entries));
}
