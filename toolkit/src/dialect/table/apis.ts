import type { ContainerKind } from '../../tpl/container-kind.ts';

/** What `require` gives, and where. `pure`: has no effect and calls nothing back, so it can be moved. */
export interface Api {
  readonly name: string;
  readonly containers: readonly ContainerKind[];
  readonly pure: boolean;
}

const both: readonly ContainerKind[] = ['web', 'server'];

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

const shared = [
  'addEventCallback',
  'callLater',
  'generateRandom',
  'getContainerVersion',
  'getCookieValues',
  'getTimestamp',
  'getTimestampMillis',
  'logToConsole',
  'queryPermission',
  'setCookie',
  'sha256',
];

const web = [
  'addConsentListener',
  'aliasInWindow',
  'callInWindow',
  'copyFromDataLayer',
  'copyFromWindow',
  'createArgumentsQueue',
  'createQueue',
  'getQueryParameters',
  'getReferrerQueryParameters',
  'getReferrerUrl',
  'getUrl',
  'gtagSet',
  'injectHiddenIframe',
  'injectScript',
  'isConsentGranted',
  'localStorage',
  'readAnalyticsStorage',
  'readCharacterSet',
  'readTitle',
  'sendPixel',
  'setDefaultConsentState',
  'setInWindow',
  'templateStorage',
  'updateConsentState',
];

const pureOnServers = ['computeEffectiveTldPlusOne', 'sha256Sync'];

const server = [
  'BigQuery',
  'Firestore',
  'Promise',
  'addMessageListener',
  'claimRequest',
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
  'templateDataStorage',
  'testRegex',
];

const list = (names: readonly string[], containers: readonly ContainerKind[], isPure: boolean): Api[] =>
  names.map((name) => ({ name, containers, pure: isPure }));

/** GTM's documented APIs. */
export const apis: readonly Api[] = [
  ...list(pure, both, true),
  ...list(shared, both, false),
  ...list(web, ['web'], false),
  ...list(pureOnServers, ['server'], true),
  ...list(server, ['server'], false),
];

export const apisByName: ReadonlyMap<string, Api> = new Map(apis.map((api) => [api.name, api]));

/** The APIs of a kind of container, by name. */
export function apisIn(kind: ContainerKind): ReadonlyMap<string, Api> {
  return apisOfKind[kind];
}

const ofKind = (kind: ContainerKind): ReadonlyMap<string, Api> =>
  new Map(apis.filter(({ containers }) => containers.includes(kind)).map((api) => [api.name, api]));
const apisOfKind = { web: ofKind('web'), server: ofKind('server') } as const;
