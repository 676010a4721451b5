import test from 'ava';
import { callApi } from '../../src/check/permissions/api-call.ts';
import { isObjectApi } from '../../src/sandbox/apis/define-api.ts';
import { serverApis } from '../../src/sandbox/apis/server-apis.ts';
import { webApis } from '../../src/sandbox/apis/web-apis.ts';
import {
  OpaqueValue,
  SandboxArray,
  SandboxFunction,
  SandboxObject,
  type Value,
} from '../../src/sandbox/language/values.ts';
import { showValue } from '../../src/sandbox/testing/show-value.ts';
import type { ContainerKind } from '../../src/tpl/container-kind.ts';

const f = new SandboxFunction('', () => undefined);
const list = (...elements: readonly Value[]): SandboxArray => new SandboxArray([...elements]);
const object = (properties: Readonly<Record<string, Value>> = {}): SandboxObject =>
  new SandboxObject(new Map(Object.entries(properties)));

const endless = object();
endless.properties.set('inner', object({ outer: endless }));

/** A call: the types that its API takes, as GTM's message has them, and the permissions that it asks for, in order. */
type Row = readonly [
  api: string,
  takes: string,
  args: readonly Value[],
  ...asks: readonly (readonly [id: string, ...args: readonly unknown[]])[],
];

const shared: readonly Row[] = [
  ['addEventCallback', 'function', [f], ['read_event_metadata']],
  ['callLater', 'function', [f]],
  ['decodeUri', 'string', ['x']],
  ['decodeUriComponent', 'string', ['x']],
  ['encodeUri', 'any', ['x']],
  ['encodeUriComponent', 'any', ['x']],
  ['generateRandom', 'number,number', [1, 2]],
  ['getTimestamp', '', []],
  ['getTimestampMillis', '', []],
  ['getType', 'any', [1]],
  ['logToConsole', '', ['x'], ['logging']],
  ['makeInteger', 'any', [1]],
  ['makeNumber', 'any', [1]],
  ['makeString', 'any', [1]],
  ['makeTableMap', 'Array,string,string', [list(), 'k', 'v']],
  ['parseUrl', 'any', ['x']],
  ['queryPermission', 'string', ['get_url', 'host'], ['get_url', 'host']],
];

const web: readonly Row[] = [
  ...shared,
  ['addConsentListener', 'string,function', ['ad_storage', f], ['access_consent', 'ad_storage', 'read']],
  [
    'aliasInWindow',
    'string,string',
    ['to', 'from'],
    ['access_globals', 'write', 'to'],
    ['access_globals', 'read', 'from'],
  ],
  ['callInWindow', 'string', ['f'], ['access_globals', 'execute', 'f']],
  ['copyFromDataLayer', 'string,number|undefined', ['a.b', 1], ['read_data_layer', 'a.b']],
  ['copyFromWindow', 'string', ['a'], ['access_globals', 'read', 'a']],
  [
    'createArgumentsQueue',
    'string,string',
    ['f', 'q'],
    ['access_globals', 'readwrite', 'f'],
    ['access_globals', 'readwrite', 'q'],
  ],
  ['createQueue', 'string', ['q'], ['access_globals', 'readwrite', 'q']],
  ['fromBase64', 'string', ['x']],
  ['getContainerVersion', '', [], ['read_container_data']],
  ['getCookieValues', 'string,boolean|undefined', ['c', true], ['get_cookies', 'c']],
  ['getQueryParameters', 'string,boolean|undefined', ['q', true], ['get_url', 'query', 'q']],
  ['getReferrerQueryParameters', 'string,boolean|undefined', ['q', true], ['get_referrer', 'query', 'q']],
  ['getReferrerUrl', 'string|undefined', ['host'], ['get_referrer', 'host']],
  ['getUrl', 'string|undefined', ['host'], ['get_url', 'host']],
  ['gtagSet', 'string|Object,any', ['a.b', 1], ['write_data_layer', 'a.b']],
  [
    'gtagSet',
    'string|Object,any',
    ['a', object({ b: object({ c: 1, d: list(1) }), e: object() })],
    ['write_data_layer', 'a.b.c'],
    ['write_data_layer', 'a.b.d'],
    ['write_data_layer', 'a.e'],
  ],
  [
    'gtagSet',
    'string|Object,any',
    [object({ a: object({ b: 1 }), c: null })],
    ['write_data_layer', 'a.b'],
    ['write_data_layer', 'c'],
  ],
  ['gtagSet', 'string|Object,any', [object()]],
  ['gtagSet', 'string|Object,any', ['a', endless], ['write_data_layer', 'a.inner.outer']],
  [
    'injectHiddenIframe',
    'string,function|undefined',
    ['https://a.com/', f],
    ['inject_hidden_iframe', 'https://a.com/'],
  ],
  [
    'injectScript',
    'string,function|undefined,function|undefined,string|undefined',
    ['https://a.com/', f, f, 'token'],
    ['inject_script', 'https://a.com/'],
  ],
  ['isConsentGranted', 'string,Array', ['ad_storage'], ['access_consent', 'ad_storage', 'read']],
  [
    'isConsentGranted',
    'string,Array',
    [list('ad_storage', 5)],
    ['access_consent', 'ad_storage', 'read'],
    ['access_consent', 5, 'read'],
  ],
  ['localStorage.getItem', 'any', [5], ['access_local_storage', 'read', '5']],
  ['localStorage.setItem', 'any,any', [1, 'v'], ['access_local_storage', 'write', '1']],
  ['localStorage.removeItem', 'any', [null], ['access_local_storage', 'write', 'null']],
  ['readAnalyticsStorage', 'Object|undefined', [object()], ['read_analytics_storage']],
  ['readCharacterSet', '', [], ['read_character_set']],
  ['readTitle', '', [], ['read_title']],
  [
    'sendPixel',
    'string,function|undefined,function|undefined',
    ['https://a.com/', f, f],
    ['send_pixel', 'https://a.com/'],
  ],
  [
    'setCookie',
    'string,string|undefined,Object|undefined,boolean|undefined',
    ['c', 'v', object({ path: '/' }), true],
    ['set_cookies', 'c', { path: '/' }],
  ],
  [
    'setDefaultConsentState',
    'Object',
    [object({ ad_storage: 'denied', region: list(), wait_for_update: 500, custom: 'granted' })],
    ['access_consent', 'ad_storage', 'write'],
    ['access_consent', 'custom', 'write'],
  ],
  ['setInWindow', 'string,any,boolean|undefined', ['a', 1, false], ['access_globals', 'readwrite', 'a']],
  ['sha256', 'string,function,function|undefined,Object|undefined', ['x', f, f, object()]],
  ['templateStorage.clear', '', [], ['access_template_storage']],
  ['templateStorage.getItem', 'any', ['k'], ['access_template_storage']],
  ['templateStorage.removeItem', 'any', ['k'], ['access_template_storage']],
  ['templateStorage.setItem', 'any,any', ['k', 'v'], ['access_template_storage']],
  ['toBase64', 'string', ['x']],
  [
    'updateConsentState',
    'Object',
    [object({ ad_storage: 'denied', region: list(), wait_for_update: 500 })],
    ['access_consent', 'ad_storage', 'write'],
    ['access_consent', 'region', 'write'],
    ['access_consent', 'wait_for_update', 'write'],
  ],
];

const table = { datasetId: 'd', tableId: 't' };
const google = 'https://www.google-analytics.com/g/collect';

const server: readonly Row[] = [
  ...shared,
  ['addMessageListener', 'any,function', [5, f], ['use_message', 'listen', '5']],
  ['BigQuery.insert', 'Object,Array,any,any', [object(table), list()], ['access_bigquery', 'write', table]],
  [
    'BigQuery.insert',
    'Object,Array,any,any',
    [object({ ...table, projectId: 'p', more: 1 }), list()],
    ['access_bigquery', 'write', { ...table, projectId: 'p' }],
  ],
  ['claimRequest', '', []],
  ['computeEffectiveTldPlusOne', 'any', ['a.com']],
  ['createRegex', 'any,any', ['a', 'g']],
  ['extractEventsFromMpv1', '', [], ['read_request', 'body'], ['read_request', 'query']],
  ['extractEventsFromMpv2', '', [], ['read_request', 'body'], ['read_request', 'query']],
  [
    'Firestore.query',
    'string,Array,Object|undefined',
    ['c', list(), object({ projectId: 'p', limit: 1 })],
    ['access_firestore', 'read', { path: 'c', projectId: 'p' }],
  ],
  [
    'Firestore.query',
    'string,Array,Object|undefined',
    ['c', list()],
    ['access_firestore', 'read', { path: 'c' }],
  ],
  [
    'Firestore.read',
    'string,Object|undefined',
    ['c/d', object({ projectId: 'p' })],
    ['access_firestore', 'read', { path: 'c/d', projectId: 'p' }],
  ],
  ['Firestore.runTransaction', 'function,Object|undefined', [f]],
  [
    'Firestore.write',
    'string,Object,Object|undefined',
    ['c/d', object(), object({ projectId: 'p' })],
    ['access_firestore', 'write', { path: 'c/d', projectId: 'p' }],
  ],
  ['fromBase64', 'string', ['x']],
  ['getAllEventData', '', [], ['read_event_data']],
  ['getClientName', '', [], ['read_container_data']],
  ['getContainerVersion', '', [], ['read_container_data']],
  ['getCookieValues', 'string,any', ['c', true], ['get_cookies', 'c']],
  ['getEventData', 'string', ['a.b'], ['read_event_data', 'a.b']],
  ['getGoogleAuth', 'Object|undefined', [], ['use_google_credentials', []]],
  [
    'getGoogleAuth',
    'Object|undefined',
    [object({ scopes: list('a', 1, 'b') })],
    ['use_google_credentials', ['a', 'b']],
  ],
  ['getGoogleAuth', 'Object|undefined', [object({ scopes: 'a' })], ['use_google_credentials', ['a']]],
  ...(
    [
      ['ANALYTICS', 'https://www.google-analytics.com/analytics.js'],
      ['GTAG', 'https://www.googletagmanager.com/gtag/js?id=G-%2F'],
      ['GTM', 'https://www.googletagmanager.com/gtm.js?id=G-%2F'],
      ['constructor', ''],
    ] as const
  ).map(([script, url]): Row => [
    'getGoogleScript',
    'string,Object|undefined',
    [script, object({ id: 'G-/' })],
    ['send_http', url],
  ]),
  [
    'getGoogleScript',
    'string,Object|undefined',
    ['GTAG'],
    ['send_http', 'https://www.googletagmanager.com/gtag/js?id='],
  ],
  ['getRemoteAddress', '', [], ['read_request', 'remote_address']],
  ['getRequestBody', '', [], ['read_request', 'body']],
  ['getRequestHeader', 'string', ['h'], ['read_request', 'header', 'h']],
  ['getRequestMethod', '', []],
  ['getRequestPath', '', [], ['read_request', 'path']],
  ['getRequestQueryParameter', 'string', ['q'], ['read_request', 'query_parameter', 'q']],
  ['getRequestQueryParameters', '', [], ['read_request', 'query']],
  ['getRequestQueryString', '', [], ['read_request', 'query']],
  ['hasMessageListener', 'any', [null], ['use_message', 'send', 'null']],
  ['hmacSha256', 'string,string,Object|undefined', ['x', 'k'], ['use_custom_private_keys', 'k']],
  ['isRequestMpv1', '', []],
  ['isRequestMpv2', '', []],
  ['Promise.all', 'Array', [list()]],
  ['Promise.create', 'function', [f]],
  ['returnResponse', '', [], ['return_response']],
  [
    'runContainer',
    'Object,function|null|undefined,function|null|undefined',
    [object(), null],
    ['run_container'],
  ],
  ['sendEventToGoogleAnalytics', 'Object', [object()], ['send_http', google]],
  ['sendHttpGet', 'string,any,any', ['https://a.com/'], ['send_http', 'https://a.com/']],
  ['sendHttpRequest', 'string,any,any,any', ['https://a.com/'], ['send_http', 'https://a.com/']],
  ['sendMessage', 'any,any', [5, object()], ['use_message', 'send', '5']],
  ['sendPixelFromBrowser', 'string', ['https://a.com/'], ['send_pixel_from_browser', 'https://a.com/']],
  [
    'setCookie',
    'string,any,Object|null|undefined,any',
    ['c', 'v', object({ path: '/' })],
    ['set_cookies', 'c', { path: '/' }],
  ],
  [
    'setPixelResponse',
    '',
    [],
    ['access_response', 'write', 'body'],
    ['access_response', 'write', 'status'],
    ...['content-type', 'cache-control', 'expires', 'pragma'].map(
      (name) => ['access_response', 'write', 'header', name] as const,
    ),
  ],
  ['setResponseBody', 'any,string|null|undefined', ['x', null], ['access_response', 'write', 'body']],
  ['setResponseHeader', 'string,any', ['h', 'v'], ['access_response', 'write', 'header', 'h']],
  ['setResponseStatus', 'number', [200], ['access_response', 'write', 'status']],
  ['sha256', 'string,function,Object|undefined', ['x', f]],
  ['sha256Sync', 'string,Object|undefined', ['x']],
  ['templateDataStorage.clear', '', [], ['access_template_storage']],
  ['templateDataStorage.getItemCopy', 'any', ['k'], ['access_template_storage']],
  ['templateDataStorage.removeItem', 'any', ['k'], ['access_template_storage']],
  ['templateDataStorage.setItemCopy', 'any,any', ['k', 'v'], ['access_template_storage']],
  ['testRegex', 'any,any', [null, 'x']],
  ['toBase64', 'string,Object|undefined', ['x']],
];

test('APIs that are objects are told from functions and from what is none', (t) => {
  const names = ['localStorage', 'JSON', 'sendPixel', 'constructor', 'none'];
  t.deepEqual(
    names.map((name) => isObjectApi(webApis, name)),
    [true, true, false, false, false],
  );
});

const kinds: readonly (readonly [ContainerKind, readonly Row[], typeof webApis | typeof serverApis])[] = [
  ['web', web, webApis],
  ['server', server, serverApis],
];
for (const [kind, rows, apis] of kinds) {
  for (const [api, , args, ...asks] of rows) {
    const [name = '', member] = api.split('.');
    const shown = args.map((arg) => showValue(arg)).join(', ');
    test(`${kind}: ${api}(${shown}) asks for ${JSON.stringify(asks)}`, (t) => {
      t.deepEqual(callApi(kind, name, member, args), { requests: asks, refusal: undefined });
    });
  }

  for (const [api, takes] of new Map(rows.map(([name, types]) => [name, types]))) {
    const [name = '', member] = api.split('.');
    test(`${kind}: ${api} takes [${takes}]`, (t) => {
      const types = takes === '' ? [] : takes.split(',');
      // Fits nothing but `any`.
      const { refusal } = callApi(
        kind,
        name,
        member,
        types.map(() => new OpaqueValue({})),
      );
      const given = types.map(() => 'OpaqueValue').join(',');
      t.is(
        refusal,
        types.every((type) => type === 'any')
          ? undefined
          : `Argument error in ${api.replace('.', '_')}. Expected argument types [${takes}], but received [${given}].`,
      );
      const definition = apis[name];
      const one = definition?.kind === 'object' ? definition.members[member ?? ''] : definition;
      // The checker makes as many arguments as an API takes, whatever they are.
      if (refusal === undefined && one?.kind === 'function') t.deepEqual(one.types, types);
    });
  }

  test(`${kind}: every API has a row`, (t) => {
    const names = Object.entries(apis).flatMap(([name, api]) =>
      api.kind === 'object'
        ? Object.keys(api.members).map((member) => `${name}.${member}`)
        : api.kind === 'function'
          ? [name]
          : [],
    );
    t.deepEqual(names.toSorted(), [...new Set(rows.map(([api]) => api))].toSorted());
  });
}
