import test from 'ava';
import { catalogue } from '../../src/check/permissions/catalogue.ts';
import { whyDenied, type PermissionChecks } from '../../src/sandbox/permissions/checks.ts';
import type { Grant } from '../../src/sandbox/permissions/grants.ts';
import { PagePolicies } from '../../src/sandbox/permissions/policies.ts';
import { serverPermissionChecks } from '../../src/sandbox/permissions/server-checks.ts';
import { webPermissionChecks } from '../../src/sandbox/permissions/web-checks.ts';

/** One permission as it is granted, and why each request is refused; undefined when it is not. */
interface Row {
  readonly id: string;
  readonly grant: Grant;
  readonly requests: readonly (readonly [args: readonly unknown[], reason: string | undefined])[];
}

const consent = (consentType: string, read: boolean, write: boolean) => ({ consentType, read, write });
const cookie = (secure: string, session: string) => ({
  allowedCookies: [{ name: 'c', domain: 'a.com', path: '/', secure, session }],
});
const at = { domain: 'a.com', path: '/' };
const noCookie = (options: object): string =>
  `Prohibited from setting cookie c with options: ${JSON.stringify(options)}`;
const components = ['protocol', 'host', 'port', 'path', 'extension', 'fragment'];

const web: readonly Row[] = [
  {
    id: 'access_consent',
    grant: { consentTypes: [consent('a', true, false), consent('b', false, true)] },
    requests: [
      [['a', 'read'], undefined],
      [['a', 'write'], 'Prohibited write on consent type: a.'],
      [['b', 'write'], undefined],
      [['b', 'read'], 'Prohibited read on consent type: b.'],
      [['c', 'read'], 'Prohibited read on consent type: c.'],
      [[1, 'read'], 'Consent type must be a string.'],
      [['a', 'readwrite'], "Access type must be either 'read', or 'write', was readwrite"],
    ],
  },
  {
    id: 'access_globals',
    grant: {
      keys: [
        { key: 'f', read: false, write: false, execute: true },
        { key: 'w', write: true },
      ],
    },
    requests: [
      [['execute', 'f'], undefined],
      [['read', 'f'], 'Prohibited read on global variable: f.'],
      [['write', 'f'], 'Prohibited write on global variable: f.'],
      [['write', 'w'], undefined],
      [['execute', 'w'], 'Prohibited execute on global variable: w.'],
      [['readwrite', 'w'], 'Prohibited readwrite on global variable: w.'],
      [[1, 'w'], "Operation must be either 'read', 'write', or 'execute', was 1"],
    ],
  },
  {
    id: 'access_local_storage',
    grant: {
      keys: [
        { key: 'k', read: true, write: true },
        { key: 'r', read: true },
      ],
    },
    requests: [
      [['readwrite', 'k'], undefined],
      [['write', 'k'], undefined],
      [['readwrite', 'r'], 'Prohibited readwrite on local storage key: r.'],
      [['read', 'x'], 'Prohibited read on local storage key: x.'],
      [['execute', 'k'], "Operation must be either 'read', 'write', or 'readwrite', was execute"],
      [['read', 1], 'Key must be a string.'],
    ],
  },
  {
    id: 'get_cookies',
    grant: { cookieAccess: 'specific', cookieNames: ['a'] },
    requests: [
      [['a'], undefined],
      [['A'], 'Access to cookie "A" is prohibited.'],
      [[1], 'Cookie name must be a string.'],
    ],
  },
  {
    id: 'set_cookies',
    grant: cookie('secure', 'session'),
    requests: [
      [['c', { ...at, secure: true }], undefined],
      [['c', { ...at, secure: false }], noCookie({ ...at, secure: false })],
      [['c', { ...at, secure: true, expires: 'x' }], noCookie({ ...at, secure: true, expires: 'x' })],
      [['c', { ...at, secure: true, 'max-age': 1 }], noCookie({ ...at, secure: true, 'max-age': 1 })],
      [[1], 'Cookie name must be a string.'],
    ],
  },
  {
    id: 'set_cookies',
    grant: cookie('non_secure', 'non_session'),
    requests: [
      [['c', { ...at, 'max-age': 1 }], undefined],
      [['c', { ...at, expires: 'x' }], undefined],
      [['c', at], noCookie(at)],
      [['c', { ...at, secure: true, 'max-age': 1 }], noCookie({ ...at, secure: true, 'max-age': 1 })],
    ],
  },
  {
    id: 'set_cookies',
    grant: cookie('any', 'any'),
    requests: [
      [['c', at], undefined],
      [['c', { ...at, secure: true, expires: 'x' }], undefined],
      [['c', { path: '/' }], noCookie({ path: '/' })],
      [['c', { ...at, domain: 'b.com' }], noCookie({ ...at, domain: 'b.com' })],
      [['c', { ...at, path: '/x' }], noCookie({ ...at, path: '/x' })],
      [['d', at], noCookie(at).replace('cookie c', 'cookie d')],
    ],
  },
  {
    id: 'set_cookies',
    grant: { allowedCookies: [{ name: '*', domain: '*', path: '*' }] },
    requests: [
      [['d', { path: '/x', secure: true }], undefined],
      [['d', null], undefined],
      [['d'], undefined],
    ],
  },
  {
    id: 'set_cookies',
    grant: { allowedCookies: [{ name: 'c' }] },
    requests: [
      [['c'], undefined],
      [['c', { path: '/' }], noCookie({ path: '/' })],
    ],
  },
  ...components.map((component): Row => ({
    id: 'get_url',
    grant: { urlParts: 'specific', [component]: true },
    requests: components.map((each) => [
      [each],
      each === component ? undefined : `Prohibited URL component: ${each}`,
    ]),
  })),
  {
    id: 'get_url',
    grant: { urlParts: 'specific', host: true, query: true, queriesAllowed: 'specific', queryKeys: ['q'] },
    requests: [
      [[''], 'Prohibited from getting entire URL when components are specified.'],
      [[null], 'Prohibited from getting entire URL when components are specified.'],
      [['host', 'x'], undefined],
      [['query', ''], 'Prohibited from getting entire URL query when query keys are specified.'],
      [['query', 1], 'Query key must be a string.'],
      [['query', 'q'], undefined],
    ],
  },
  {
    id: 'send_pixel',
    grant: { allowedUrls: 'specific', urls: ['https://a.com/x', 'https://b.com/*'] },
    requests: [
      [['https://a.com/x'], undefined],
      [['https://b.com/y'], undefined],
      [['https://a.com/y'], 'Prohibited URL: https://a.com/y.'],
      [['https://:'], 'Prohibited URL: https://:.'],
      [[1], 'URL must be a string.'],
    ],
  },
  {
    id: 'inject_script',
    grant: { urls: ['https://a.com/*'], allowedUrls: 'any' },
    requests: [
      [['https://a.com/x'], undefined],
      [['https://b.com/x'], 'Prohibited script URL: https://b.com/x'],
      [[1], 'Script URL must be a string.'],
    ],
  },
  {
    id: 'inject_hidden_iframe',
    grant: { urls: ['https://a.com/*'], allowedUrls: 'any' },
    requests: [
      [['https://a.com/x'], undefined],
      [['https://b.com/x'], 'Prohibited URL: https://b.com/x.'],
      [[1], 'URL must be a string.'],
    ],
  },
  {
    id: 'read_data_layer',
    grant: { keyPatterns: ['a.*', 'B_$1-x'] },
    requests: [
      [['a'], undefined],
      [['a.b'], undefined],
      [['B_$1-x'], undefined],
      [['a.0'], 'Prohibited read from data layer variable: a.0.'],
      [['a.b c'], 'Prohibited read from data layer variable: a.b c.'],
      [[1], 'Keys must be strings.'],
    ],
  },
  {
    id: 'write_data_layer',
    grant: { allowedKeys: 'any' },
    requests: [[['0.x'], undefined]],
  },
];

const firestore = { projectId: 'p', path: 'c/*/d', operation: 'read' };
const table = { projectId: '*', datasetId: 'd*', tableId: 't', operation: 'write' };
const noRead = (what: string): string => `Prohibited read from request: ${what}.`;
const noWrite = (what: string): string => `Prohibited write to response: ${what}.`;

const server: readonly Row[] = [
  {
    id: 'read_event_data',
    grant: { eventDataAccess: 'specific', keyPatterns: ['a', 'items.*', 'value'] },
    requests: [
      [['a'], undefined],
      [['a.b'], 'Prohibited read from event data: a.b.'],
      [['items'], undefined],
      [['items.0.id'], undefined],
      [['itemsx'], 'Prohibited read from event data: itemsx.'],
      [['val'], 'Prohibited read from event data: val.'],
      [['val.x'], 'Prohibited read from event data: val.x.'],
      [[], 'Prohibited from reading all event data when keys are specified.'],
      [[1], 'Keys must be strings.'],
    ],
  },
  {
    id: 'read_event_data',
    grant: { eventDataAccess: 'any' },
    requests: [
      [[], undefined],
      [['a'], undefined],
    ],
  },
  { id: 'read_event_data', grant: { keyPatterns: ['*'] }, requests: [[['a'], 'Invalid key filter.']] },
  ...['send_http', 'send_pixel_from_browser'].flatMap((id): readonly Row[] => [
    {
      id,
      grant: { allowedUrls: 'specific', allowGoogleDomains: true, urls: ['https://a.com/*'] },
      requests: [
        [['https://a.com/x'], undefined],
        [['https://b.com/x'], 'Prohibited URL: https://b.com/x.'],
        [['http://a.com/x'], 'Prohibited URL: http://a.com/x.'],
        [['https://a.com:8080/x'], 'Prohibited URL: https://a.com:8080/x.'],
        ...[
          'google.com',
          'www.google-analytics.com',
          'googleadservices.com',
          'bigquery.googleapis.com',
          'www.googletagmanager.com',
          'ad.doubleclick.net',
          'www.gstatic.com',
        ].map((host) => [[`https://${host}/`], undefined] as const),
        [['https://notgoogle.com/'], 'Prohibited URL: https://notgoogle.com/.'],
        [['/relative'], 'Prohibited URL: /relative.'],
        [[1], 'URL must be a string.'],
      ],
    },
    {
      id,
      grant: { allowedUrls: 'any' },
      requests: [
        [['http://a.com:8080/x'], undefined],
        [['ftp://a.com/'], 'Prohibited URL: ftp://a.com/.'],
        [['xhttp://a.com/'], 'Prohibited URL: xhttp://a.com/.'],
        [['httpsx://a.com/'], 'Prohibited URL: httpsx://a.com/.'],
      ],
    },
    {
      id,
      grant: { urls: ['a.com', 'https://a.com/*'] },
      requests: [
        [['https://a.com/x'], 'Invalid URL filter.'],
        [['https://www.google.com/'], 'Invalid URL filter.'],
      ],
    },
  ]),
  {
    id: 'read_request',
    grant: { requestAccess: 'specific' },
    requests: [
      ...['body', 'path', 'remote_address', 'query'].map((part) => [[part], noRead(part)] as const),
      [['header', 'h'], noRead('header h')],
      [['query_parameter', 'q'], noRead('query_parameter q')],
      [['header', 1], noRead('header')],
      [[], 'Prohibited from reading the entire request when parts are specified.'],
      [
        ['cookies'],
        'Request part must be one of body, header, path, query, query_parameter, remote_address, was cookies',
      ],
    ],
  },
  { id: 'read_request', grant: { requestAccess: 'any' }, requests: [[[], undefined]] },
  ...(
    [
      ['body', 'bodyAllowed'],
      ['path', 'pathAllowed'],
      ['remote_address', 'remoteAddressAllowed'],
    ] as const
  ).map(([part, param]): Row => ({
    id: 'read_request',
    grant: { requestAccess: 'specific', [param]: true },
    requests: ['body', 'path', 'remote_address'].map((each) => [
      [each],
      each === part ? undefined : noRead(each),
    ]),
  })),
  {
    id: 'read_request',
    grant: {
      headersAllowed: true,
      headerAccess: 'specific',
      headerWhitelist: [{ headerName: 'X-One' }, 'x-two'],
      queryParametersAllowed: true,
      queryParameterAccess: 'specific',
      queryParameterWhitelist: [{ queryParameter: 'Q' }, {}],
    },
    requests: [
      [['header', 'x-one'], undefined],
      [['header', 'X-TWO'], undefined],
      [['header', 'x-three'], noRead('header x-three')],
      [['query_parameter', 'Q'], undefined],
      [['query_parameter', 'q'], noRead('query_parameter q')],
      [['query'], noRead('query')],
      [['query', 'Q'], noRead('query Q')],
    ],
  },
  {
    id: 'read_request',
    grant: { headersAllowed: true, queryParametersAllowed: true },
    requests: [
      [['header', 'x'], undefined],
      [['query_parameter', 'q'], undefined],
      [['query'], undefined],
    ],
  },
  {
    id: 'access_response',
    grant: {
      writeResponseAccess: 'specific',
      writeHeadersAllowed: true,
      writeHeaderAccess: 'specific',
      writeHeaderWhitelist: [{ headerName: 'A' }],
    },
    requests: [
      [['write', 'header', 'a'], undefined],
      [['write', 'header', 'b'], noWrite('header b')],
      [['write', 'header'], noWrite('header')],
      [['write', 'body'], noWrite('body')],
      [['write', 'status'], noWrite('status')],
      [['read', 'body'], "Operation must be 'write', was read"],
    ],
  },
  {
    id: 'access_response',
    grant: { writeHeadersAllowed: true, writeBodyAllowed: true },
    requests: [
      [['write', 'header', 'b'], undefined],
      [['write', 'body'], undefined],
      [['write', 'status'], noWrite('status')],
    ],
  },
  {
    id: 'access_response',
    grant: { writeStatusAllowed: true },
    requests: [
      [['write', 'status'], undefined],
      [['write', 'trailer'], noWrite('trailer')],
      [['write'], noWrite('undefined')],
      [['write', 'header', 'b'], noWrite('header b')],
    ],
  },
  {
    id: 'access_response',
    grant: { writeResponseAccess: 'any' },
    requests: [[['write', 'status'], undefined]],
  },
  {
    id: 'access_firestore',
    grant: { allowedOptions: [firestore, { ...firestore, path: 'e', operation: 'read_write' }] },
    requests: [
      [['read', { projectId: 'p', path: 'c/x/d' }], undefined],
      [['read', { path: 'c/x/y/d' }], undefined],
      [['read', { projectId: 'o', path: 'c/x/d' }], 'Prohibited read on Firestore path: c/x/d.'],
      [['read', { projectId: 'p', path: 'c/x' }], 'Prohibited read on Firestore path: c/x.'],
      [['write', { projectId: 'p', path: 'c/x/d' }], 'Prohibited write on Firestore path: c/x/d.'],
      [['write', { projectId: 'p', path: 'e' }], undefined],
      [['read', { projectId: 'p', path: 'e' }], undefined],
      [['read', { projectId: 'p', path: 'ee' }], 'Prohibited read on Firestore path: ee.'],
      [['read', {}], undefined],
      [['read', null], undefined],
      [['delete', {}], "Operation must be either 'read', or 'write', was delete"],
    ],
  },
  {
    id: 'access_firestore',
    grant: { allowedOptions: [{ projectId: '*', path: 'a*b*c', operation: 'read' }] },
    requests: [
      [['read', { projectId: 'any', path: 'a-b-c' }], undefined],
      [['read', { path: 'abc' }], undefined],
      [['read', { path: 'ab' }], 'Prohibited read on Firestore path: ab.'],
      [['read', { path: 'a-c' }], 'Prohibited read on Firestore path: a-c.'],
      [['read', { path: 'xabc' }], 'Prohibited read on Firestore path: xabc.'],
      [['read', { path: 'abcx' }], 'Prohibited read on Firestore path: abcx.'],
    ],
  },
  {
    id: 'access_firestore',
    grant: { allowedOptions: [{ projectId: '*', path: 'ab*ba', operation: 'read' }] },
    requests: [
      [['read', { path: 'abba' }], undefined],
      [['read', { path: 'aba' }], 'Prohibited read on Firestore path: aba.'],
    ],
  },
  {
    id: 'access_firestore',
    grant: { allowedOptions: [{ projectId: '*', operation: 'read' }] },
    requests: [
      [['read', { path: 'undefined' }], 'Prohibited read on Firestore path: undefined.'],
      [['read', { path: '' }], 'Prohibited read on Firestore path: .'],
      [['read', {}], undefined],
    ],
  },
  {
    id: 'access_bigquery',
    grant: { allowedTables: [table] },
    requests: [
      [['write', { projectId: 'p', datasetId: 'data', tableId: 't' }], undefined],
      [['write', { datasetId: 'x', tableId: 't' }], 'Prohibited write to BigQuery table: x.t.'],
      [['write', { datasetId: 'data', tableId: 'u' }], 'Prohibited write to BigQuery table: data.u.'],
      [['write', {}], undefined],
      [['read', {}], "Operation must be 'write', was read"],
    ],
  },
  {
    id: 'access_bigquery',
    grant: { allowedTables: [{ ...table, projectId: 'p' }] },
    requests: [
      [['write', { projectId: 'p', datasetId: 'd', tableId: 't' }], undefined],
      [
        ['write', { projectId: 'o', datasetId: 'd', tableId: 't' }],
        'Prohibited write to BigQuery table: d.t.',
      ],
    ],
  },
  {
    id: 'access_bigquery',
    grant: {
      allowedTables: [
        { ...table, projectId: 'p', operation: 'read' },
        { projectId: 'q', operation: 'write' },
      ],
    },
    requests: [
      [
        ['write', { projectId: 'p', datasetId: 'data', tableId: 't' }],
        'Prohibited write to BigQuery table: data.t.',
      ],
      [
        ['write', { projectId: 'q', datasetId: 'data', tableId: 't' }],
        'Prohibited write to BigQuery table: data.t.',
      ],
    ],
  },
  {
    id: 'use_message',
    grant: {
      allowedActions: 'specific',
      messageTypes: [
        { type: 'a', action: 'send' },
        { type: 'b', action: 'listen_and_send' },
      ],
    },
    requests: [
      [['send', 'a'], undefined],
      [['listen', 'a'], 'Prohibited listen on message type: a.'],
      [['listen', 'b'], undefined],
      [['send', 'b'], undefined],
      [['send', 'c'], 'Prohibited send on message type: c.'],
      [['shout', 'a'], "Action must be either 'send', or 'listen', was shout"],
    ],
  },
  { id: 'use_message', grant: { allowedActions: 'any' }, requests: [[['listen', 'x'], undefined]] },
  {
    id: 'use_custom_private_keys',
    grant: { keyIds: ['k'] },
    requests: [
      [['k'], undefined],
      [['l'], 'Prohibited use of private key: l.'],
    ],
  },
  {
    id: 'use_google_credentials',
    grant: { allowedScopes: ['a', 'b'] },
    requests: [
      [[['a', 'b']], undefined],
      [[['a', 'c']], 'Prohibited use of Google credentials: c.'],
      [[[]], undefined],
      [[], undefined],
    ],
  },
  ...[
    'access_template_storage',
    'read_container_data',
    'read_event_metadata',
    'return_response',
    'run_container',
  ].map((id): Row => ({ id, grant: {}, requests: [[[], undefined]] })),
];

const kinds: readonly (readonly [string, PermissionChecks, readonly Row[]])[] = [
  ['web', webPermissionChecks, web],
  ['server', serverPermissionChecks, server],
];
for (const [kind, checks, rows] of kinds) {
  for (const { id, grant, requests } of rows) {
    test(`${kind}: ${id} with ${JSON.stringify(grant)} answers each request`, (t) => {
      const surroundings = { pageUrl: 'https://www.example.com/', debugMode: false };
      t.deepEqual(
        requests.map(([args]) => [args, whyDenied(checks, { [id]: grant }, id, args, surroundings)]),
        requests.map(([args, reason]) => [args, reason]),
      );
    });
  }
}

test('Names that every object has are no permissions', (t) => {
  const surroundings = { pageUrl: '', debugMode: false };
  for (const id of ['constructor', 'toString', '__proto__']) {
    for (const grants of [{}, { [id]: {} }]) {
      t.is(
        whyDenied(webPermissionChecks, grants, id, [], surroundings),
        `The requested permission ${id} is not configured.`,
      );
    }
  }
});

test('A list of names made by hand has no row without a name', (t) => {
  const grant = {
    writeHeadersAllowed: true,
    writeHeaderAccess: 'specific',
    writeHeaderWhitelist: ['A', ['B'], {}],
  };
  const surroundings = { pageUrl: '', debugMode: false };
  const reason = (...args: readonly unknown[]): string | undefined =>
    whyDenied(serverPermissionChecks, { access_response: grant }, 'access_response', args, surroundings);
  t.is(reason('write', 'header', 'a'), undefined);
  t.is(reason('write', 'header'), noWrite('header'));
});

test('Every permission of server templates has a row, but for those of web templates', (t) => {
  const ids = new Set(server.map(({ id }) => id));
  t.deepEqual(
    Object.keys(serverPermissionChecks).filter((id) => !ids.has(id)),
    ['get_cookies', 'logging', 'set_cookies'],
  );
});

test('Logging is permitted in previews unless it is permitted everywhere', (t) => {
  const reason = (grant: Grant, debugMode: boolean): string | undefined =>
    whyDenied(webPermissionChecks, { logging: grant }, 'logging', [], { pageUrl: '', debugMode });
  const refusal = 'Logging is not enabled in all environments';
  for (const grant of [{}, { environments: '' }, { environments: 'debug' }]) {
    t.deepEqual([reason(grant, true), reason(grant, false)], [undefined, refusal]);
  }
  t.deepEqual(
    [reason({ environments: 'all' }, true), reason({ environments: 'all' }, false)],
    [undefined, undefined],
  );
});

/** What a page's policy is told of a request, by the permission that it is about. */
const told: readonly (readonly [id: string, args: readonly unknown[], data: object])[] = [
  ['access_globals', ['read', 'a'], { key: 'a', read: true, write: false, execute: false }],
  ['access_globals', ['readwrite', 'a'], { key: 'a', read: true, write: true, execute: false }],
  ['access_globals', ['execute', 'a'], { key: 'a', read: false, write: false, execute: true }],
  ['access_local_storage', ['write', 'k'], { key: 'k', read: false, write: true }],
  ['access_consent', ['ad_storage', 'read'], { consentType: 'ad_storage', read: true, write: false }],
  ['inject_script', ['https://a.com/'], { url: 'https://a.com/' }],
  ['inject_hidden_iframe', ['https://a.com/'], { url: 'https://a.com/' }],
  ['send_pixel', ['https://a.com/'], { url: 'https://a.com/' }],
  ['get_cookies', ['c'], { name: 'c' }],
  ['set_cookies', ['c', { path: '/' }], { name: 'c', options: { path: '/' } }],
  ['get_url', ['query', 'q'], { component: 'query', queryKey: 'q' }],
  ['get_referrer', ['host'], { component: 'host', queryKey: undefined }],
  ['read_data_layer', ['a.b'], { key: 'a.b' }],
  ['write_data_layer', ['a'], { key: 'a' }],
  ['read_title', [], {}],
];
for (const [id, args, data] of told) {
  test(`A policy for ${id} is told of ${JSON.stringify(args)}`, (t) => {
    const calls: unknown[] = [];
    const policies = new PagePolicies();
    policies.set(id, (...given) => calls.push(given));
    t.is(policies.whyDenied('GTM-1', id, args), undefined);
    t.is(policies.whyDenied('GTM-1', 'other', args), undefined);
    t.deepEqual(calls, [['GTM-1', id, data]]);
  });
}

const answers: readonly (readonly [title: string, policy: () => unknown, reason: string | undefined])[] = [
  ['something', () => 1, undefined],
  ['nothing', () => undefined, 'The page’s policy denies send_pixel.'],
  [
    'a text that is thrown',
    () => {
      throw 'no';
    },
    'no',
  ],
  [
    'an error',
    () => {
      throw new Error('never');
    },
    'never',
  ],
  [
    'an error without a message',
    () => {
      throw new Error('');
    },
    'The page’s policy denies send_pixel.',
  ],
  [
    'a number that is thrown',
    () => {
      throw 5;
    },
    'The page’s policy denies send_pixel.',
  ],
];
for (const [title, policy, reason] of answers) {
  test(`A policy that answers with ${title} ${reason === undefined ? 'permits' : `denies: ${reason}`}`, (t) => {
    const policies = new PagePolicies();
    policies.set('send_pixel', policy);
    t.is(policies.whyDenied('GTM-1', 'send_pixel', []), reason);
  });
}

test('The policy for everything is asked first, and then that of the permission', (t) => {
  const policies = new PagePolicies();
  const asked: string[] = [];
  policies.set('send_pixel', () => asked.push('send_pixel'));
  policies.set('all', () => asked.push('all'));
  t.is(policies.whyDenied('GTM-1', 'send_pixel', []), undefined);
  t.deepEqual(asked, ['all', 'send_pixel']);
  policies.set('all', () => false);
  t.is(policies.whyDenied('GTM-1', 'send_pixel', []), 'The page’s policy denies send_pixel.');
});

for (const [kind, checks] of [
  ['web', webPermissionChecks],
  ['server', serverPermissionChecks],
] as const) {
  test(`the checker knows the permissions that the sandbox checks: ${kind}`, (t) => {
    t.deepEqual(Object.keys(catalogue[kind]).toSorted(), Object.keys(checks).toSorted());
  });
}
