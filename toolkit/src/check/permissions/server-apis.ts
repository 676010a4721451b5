import { hole } from '../code/fold.ts';

type Requests = (args: readonly unknown[]) => readonly (readonly [string, ...unknown[]])[];

/** What server APIs ask for, as far as their documentation tells; those left out ask for nothing. */
const requests: Readonly<Record<string, Requests>> = {
  BigQuery: () => [['access_bigquery']],
  Firestore: () => [['access_firestore']],
  addEventCallback: () => [['read_event_metadata']],
  addMessageListener: () => [['use_message']],
  extractEventsFromMpv1: () => [['read_request']],
  extractEventsFromMpv2: () => [['read_request']],
  getAllEventData: () => [['read_event_data']],
  getClientName: () => [['read_container_data']],
  getContainerVersion: () => [['read_container_data']],
  getCookieValues: ([name = hole]) => [['get_cookies', name]],
  getEventData: ([key = hole]) => [['read_event_data', key]],
  getGoogleAuth: () => [['use_google_credentials']],
  getGoogleScript: () => [['send_http']],
  getRemoteAddress: () => [['read_request']],
  getRequestBody: () => [['read_request']],
  getRequestHeader: () => [['read_request']],
  getRequestPath: () => [['read_request']],
  getRequestQueryParameter: () => [['read_request']],
  getRequestQueryParameters: () => [['read_request']],
  getRequestQueryString: () => [['read_request']],
  hasMessageListener: () => [['use_message']],
  hmacSha256: () => [['use_custom_private_keys']],
  logToConsole: () => [['logging']],
  returnResponse: () => [['return_response']],
  runContainer: () => [['run_container']],
  sendEventToGoogleAnalytics: () => [['send_http']],
  sendHttpGet: ([url = hole]) => [['send_http', url]],
  sendHttpRequest: ([url = hole]) => [['send_http', url]],
  sendMessage: () => [['use_message']],
  sendPixelFromBrowser: ([url = hole]) => [['send_pixel_from_browser', url]],
  setCookie: ([name = hole]) => [['set_cookies', name, { [hole]: hole }]],
  setPixelResponse: () => [['access_response']],
  setResponseBody: () => [['access_response']],
  setResponseHeader: () => [['access_response']],
  setResponseStatus: () => [['access_response']],
  templateDataStorage: () => [['access_template_storage']],
};

export function serverRequests(api: string, args: readonly unknown[]): ReturnType<Requests> {
  return (Object.hasOwn(requests, api) ? requests[api] : undefined)?.(args) ?? [];
}

/** APIs of web templates that server templates have too. */
export const sharedApis: ReadonlySet<string> = new Set([
  'JSON',
  'Math',
  'Object',
  'addEventCallback',
  'callLater',
  'decodeUri',
  'decodeUriComponent',
  'encodeUri',
  'encodeUriComponent',
  'fromBase64',
  'generateRandom',
  'getContainerVersion',
  'getCookieValues',
  'getTimestamp',
  'getTimestampMillis',
  'getType',
  'logToConsole',
  'makeInteger',
  'makeNumber',
  'makeString',
  'makeTableMap',
  'parseUrl',
  'queryPermission',
  'setCookie',
  'sha256',
  'toBase64',
]);
