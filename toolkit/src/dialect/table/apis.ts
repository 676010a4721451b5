/** What `require` gives, and where. `pure`: has no effect and calls nothing back, so it can be moved. */
export interface Api {
  readonly name: string;
  readonly context: 'web' | 'server';
  readonly pure: boolean;
}

const pure = [
  'JSON',
  'Math',
  'Object',
  'decodeUri',
  'decodeUriComponent',
  'encodeUri',
  'encodeUriComponent',
  'fromBase64',
  'getType',
  'makeInteger',
  'makeNumber',
  'makeString',
  'makeTableMap',
  'parseUrl',
  'toBase64',
];

const effectful = [
  'addConsentListener',
  'addEventCallback',
  'aliasInWindow',
  'callInWindow',
  'callLater',
  'copyFromDataLayer',
  'copyFromWindow',
  'createArgumentsQueue',
  'createQueue',
  'generateRandom',
  'getContainerVersion',
  'getCookieValues',
  'getQueryParameters',
  'getReferrerQueryParameters',
  'getReferrerUrl',
  'getTimestamp',
  'getTimestampMillis',
  'getUrl',
  'gtagSet',
  'injectHiddenIframe',
  'injectScript',
  'isConsentGranted',
  'localStorage',
  'logToConsole',
  'queryPermission',
  'readAnalyticsStorage',
  'readCharacterSet',
  'readTitle',
  'sendPixel',
  'setCookie',
  'setDefaultConsentState',
  'setInWindow',
  'sha256',
  'templateStorage',
  'updateConsentState',
];

const server = [
  'BigQuery',
  'Firestore',
  'Promise',
  'addMessageListener',
  'claimRequest',
  'computeEffectiveTldPlusOne',
  'createRegex',
  'extractEventsFromMpv1',
  'extractEventsFromMpv2',
  'getAllEventData',
  'getClientName',
  'getEventData',
  'getGoogleAuth',
  'getGoogleScript',
  'getRemoteAddress',
  'getRequestBody',
  'getRequestHeader',
  'getRequestMethod',
  'getRequestPath',
  'getRequestQueryParameter',
  'getRequestQueryParameters',
  'getRequestQueryString',
  'hasMessageListener',
  'hmacSha256',
  'isRequestMpv1',
  'isRequestMpv2',
  'returnResponse',
  'runContainer',
  'sendEventToGoogleAnalytics',
  'sendHttpGet',
  'sendHttpRequest',
  'sendMessage',
  'sendPixelFromBrowser',
  'setPixelResponse',
  'setResponseBody',
  'setResponseHeader',
  'setResponseStatus',
  'sha256Sync',
  'templateDataStorage',
  'testRegex',
];

const list = (names: readonly string[], context: Api['context'], isPure: boolean): Api[] =>
  names.map((name) => ({ name, context, pure: isPure }));

/** GTM's documented APIs. */
export const apis: readonly Api[] = [
  ...list(pure, 'web', true),
  ...list(effectful, 'web', false),
  ...list(server, 'server', false),
];

export const webApis: ReadonlyMap<string, Api> = new Map(
  apis.filter((api) => api.context === 'web').map((api) => [api.name, api]),
);
