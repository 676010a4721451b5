import test from 'ava';
import type { Grants } from '../../../src/sandbox/permissions/grants.ts';
import type { ServerRunInput } from '../../../src/sandbox/server-input.ts';
import type { TemplateType } from '../../../src/sandbox/template.ts';
import { generous, logsOf } from './run-code.ts';

interface Row {
  readonly code: string;
  readonly input?: ServerRunInput;
  readonly type?: TemplateType;
  readonly permissions?: Grants;
  /** What the code logs, in order; an exception's text comes last. */
  readonly logs: readonly unknown[];
}

const event = {
  event_name: 'purchase',
  items: [{ item_id: 'A' }, { item_id: 'B' }],
  user_data: { email: 'a@b.c' },
};
const request: ServerRunInput['request'] = {
  method: 'post',
  path: '/data',
  query: 'a=1&b=x%20y&b=z&c',
  headers: { Host: 'shop.example.co.uk', 'X-Trace': '7', Cookie: 'id=a%20b; _fbp=100%; id=c' },
  body: '{"n":1}',
  ip: '198.51.100.4',
};

const tables: Readonly<Record<string, readonly Row[]>> = {
  'event data': [
    { code: `log(getAllEventData())`, input: { event }, logs: [event] },
    {
      code: `const e = getAllEventData(); e.items[0].item_id = 'X'; log(getEventData('items.0.item_id'))`,
      input: { event },
      logs: ['A'],
    },
    {
      code: `log(getEventData('user_data'), getEventData('items.1.item_id'), getEventData('items.length'))`,
      input: { event },
      logs: [[{ email: 'a@b.c' }, 'B', 2]],
    },
    {
      code: `log(getEventData('none.at.all'), getEventData('event_name.x'), getEventData('event_name.length'))`,
      input: { event },
      logs: [[undefined, undefined, undefined]],
    },
    {
      code: `log(getAllEventData(), getEventData('a'))`,
      type: 'CLIENT',
      input: { event },
      logs: [[{}, undefined]],
    },
    {
      code: `getEventData()`,
      logs: ['Argument error in getEventData. Expected argument types [string], but received [].'],
    },
    {
      code: `const items = getEventData('items'); items.push(1); items[0].item_id = 'X'; log(getEventData('items.length'), getEventData('items.0'))`,
      input: { event },
      logs: [[2, { item_id: 'A' }]],
    },
    ...(
      [
        [`Promise.create(() => {})`, 'Promise'],
        [`createRegex('a')`, 'OpaqueValue'],
        ['log', 'function'],
        ['[]', 'Array'],
        ['{}', 'Object'],
        ['true', 'boolean'],
        ['null', 'object'],
        ['1, undefined', 'number,undefined'],
      ] as const
    ).map(([given, kind]) => ({
      code: `getEventData(${given})`,
      logs: [`Argument error in getEventData. Expected argument types [string], but received [${kind}].`],
    })),
  ],
  request: [
    {
      code: `log(getRequestMethod(), getRequestPath(), getRequestBody(), getRequestQueryString(), getRemoteAddress())`,
      input: { request },
      logs: [['POST', '/data', '{"n":1}', 'a=1&b=x%20y&b=z&c', '198.51.100.4']],
    },
    {
      code: `log(getRequestHeader('x-trace'), getRequestHeader('X-TRACE'), getRequestHeader('none'))`,
      input: { request },
      logs: [['7', '7', undefined]],
    },
    {
      code: `log(getRequestQueryParameter('b'), getRequestQueryParameter('c'), getRequestQueryParameter('d'))`,
      input: { request },
      logs: [['x y', '', undefined]],
    },
    {
      code: `log(getRequestQueryParameters())`,
      input: { request },
      logs: [{ a: '1', b: ['x y', 'z'], c: '' }],
    },
    {
      code: `log(getRequestQueryParameters(), getRequestQueryString())`,
      input: { request: { query: { a: '&', b: ['1', '2'] } } },
      logs: [[{ a: '&', b: ['1', '2'] }, 'a=%26&b=1&b=2']],
    },
    {
      code: `log(getRequestMethod(), getRequestPath(), getRequestBody(), getRequestQueryString(), getRequestHeader('host'))`,
      logs: [['GET', '/', undefined, '', undefined]],
    },
    {
      code: `log(getRemoteAddress())`,
      input: { request: { headers: { 'X-Forwarded-For': '192.0.2.1, 10.0.0.1' } } },
      logs: ['192.0.2.1'],
    },
    {
      code: `log(getRemoteAddress())`,
      input: { request: { headers: { Forwarded: 'for="[2001:db8::1]:47";proto=https' } } },
      logs: ['2001:db8::1'],
    },
    {
      code: `log(getRequestQueryParameters().d, getRequestQueryParameter('d'))`,
      input: { request: { query: 'd=1&d=2&d=3' } },
      logs: [[['1', '2', '3'], '1']],
    },
    {
      code: `log(getCookieValues('id'), getCookieValues('id', true), getCookieValues('none'))`,
      input: { request },
      logs: [[['a b', 'c'], ['a%20b', 'c'], []]],
    },
    {
      code: `log(getCookieValues('a'), getCookieValues('b'), getCookieValues(''))`,
      input: { request: { headers: { cookie: 'a= 1 ;b=2=;' } } },
      logs: [[['1'], ['2='], []]],
    },
    { code: `log(getCookieValues('a'))`, logs: [[]] },
  ],
  hashing: [
    {
      code: `log(sha256Sync('abc'), sha256Sync('abc', {outputEncoding: 'hex'}))`,
      logs: [
        [
          'ungWv48Bz+pBQUDeXa4iI7ADYaOWF3qctBD/YfIAFa0=',
          'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad',
        ],
      ],
    },
    {
      code: `sha256('ü', log, {outputEncoding: 'hex'}); log('first')`,
      logs: ['first', '607474ca475a9724d7360aba71a56d5df77e61350e3f724cfa1f46e857e2d85f'],
    },
    {
      code: `log(hmacSha256('data', 'k', {outputEncoding: 'hex'}))`,
      input: { privateKeys: { k: 'a2V5' } },
      logs: ['5031fe3d989c6d1537a013fa6e739da23463fdaec3b70137d828e36ace221bd0'],
    },
    {
      code: `log(hmacSha256('data', 'k'), hmacSha256('data', 'k', {outputEncoding: 'base64'}))`,
      input: { privateKeys: { k: 'a2V5' } },
      logs: [['UDH-PZicbRU3oBP6bnOdojRj_a7DtwE32Cjjas4iG9A', 'UDH+PZicbRU3oBP6bnOdojRj/a7DtwE32Cjjas4iG9A=']],
    },
    { code: `hmacSha256('data', 'k')`, logs: ['There is no private key "k".'] },
    {
      code: `hmacSha256('data', 'toString')`,
      permissions: { ...generous, use_custom_private_keys: { keyIds: ['toString'] } },
      logs: ['There is no private key "toString".'],
    },
    {
      code: `log(hmacSha256('data', 'k', {outputEncoding: 'hex'}) === hmacSha256('data', 'l', {outputEncoding: 'hex'}))`,
      input: {
        privateKeys: { k: '-_-_', l: '+/+/' },
      },
      permissions: { ...generous, use_custom_private_keys: { keyIds: ['k', 'l'] } },
      logs: [true],
    },
    {
      code: `log(sha256Sync('abc', {outputEncoding: 'octal'}), sha256Sync('abc', {outputEncoding: 'base64url'}), sha256Sync('ü', {outputEncoding: 'hex'}))`,
      logs: [
        [
          'ungWv48Bz+pBQUDeXa4iI7ADYaOWF3qctBD/YfIAFa0=',
          'ungWv48Bz-pBQUDeXa4iI7ADYaOWF3qctBD_YfIAFa0',
          '607474ca475a9724d7360aba71a56d5df77e61350e3f724cfa1f46e857e2d85f',
        ],
      ],
    },
    { code: `sha256('abc', () => { log('in'); undefined.x; }); log('first')`, logs: ['first', 'in'] },
  ],
  'text: regular expressions': [
    {
      code: `const r = createRegex('(\\\\d+)-(x)?', 'i'); log(testRegex(r, 'a 12-X'), testRegex(r, 'a'), '12-X 3-'.match(r).slice(0))`,
      logs: [[true, false, ['12-X', '12', 'X']]],
    },
    {
      code: `const r = createRegex('a'); log('banana'.replace(r, '<$&>'), 'banana'.search(r))`,
      logs: [['b<a>nana', 1]],
    },
    {
      code: `const r = createRegex('a(n)?', 'g'); log('banana'.replace(r, '[$1]'), 'banana'.match(r), 'x'.match(r))`,
      logs: [['b[n][n][]', ['an', 'an', 'a'], null]],
    },
    {
      code: `const r = createRegex('a', 'g'); log(testRegex(r, 'a'), testRegex(r, 'a'), testRegex(r, 'a'))`,
      logs: [[true, false, true]],
    },
    {
      code: `log(createRegex('(?=a)'), createRegex('('), createRegex('(a)\\\\1'))`,
      logs: [[null, null, null]],
    },
    { code: `log('aXbX'.replace(createRegex('x', 'gi'), (m, at) => at))`, logs: ['a1b3'] },
    {
      code: `log('ab'.replace(createRegex('(b)'), (all, group, at, text) => [all, group, at, text].join('|')), 'ab'.replace(createRegex('(b)'), '$0$1$2'))`,
      logs: [['ab|b|1|ab', 'a$0b$2']],
    },
    { code: `log(getType(createRegex('a')), testRegex(null, 'a'))`, logs: [['object', false]] },
    {
      code: `log(testRegex(createRegex('A'), 'a'), testRegex(createRegex('A', null), 'a'), testRegex(createRegex('1'), 10), testRegex('a', 'a'), testRegex(getGoogleAuth(), 'a'))`,
      logs: [[false, false, true, false, false]],
    },
    {
      code: `let s = 'a'; for (let i = 0; i < 12; i++) s += s; log(testRegex(createRegex('(a+)+$'), s + 'b'))`,
      logs: [false],
    },
  ],
  'text: addresses and encodings': [
    {
      code: `log(computeEffectiveTldPlusOne('https://a.shop.co.uk/x'), computeEffectiveTldPlusOne('www.example.com'))`,
      logs: [['shop.co.uk', 'example.com']],
    },
    {
      code: `log(computeEffectiveTldPlusOne('192.0.2.1'), computeEffectiveTldPlusOne('no domain'), computeEffectiveTldPlusOne(null), computeEffectiveTldPlusOne())`,
      logs: [['', '', null, undefined]],
    },
    {
      code: `log(computeEffectiveTldPlusOne('https://me.github.io/x'), computeEffectiveTldPlusOne('a.me.github.io'), computeEffectiveTldPlusOne('github.io'), computeEffectiveTldPlusOne('[::1]'))`,
      logs: [['me.github.io', 'me.github.io', '', '']],
    },
    {
      code: `log(toBase64('??>?>>???>>', {urlEncoding: true}), toBase64('??>?>>???>>', {urlEncoding: 1}), fromBase64('Pz8-Pz4-Pz8_Pj4'), toBase64('\\ud800'), fromBase64('_-__'))`,
      logs: [['Pz8-Pz4-Pz8_Pj4', 'Pz8+Pz4+Pz8/Pj4=', '??>?>>???>>', undefined, undefined]],
    },
    {
      code: `log(toBase64('<<???>>'), toBase64('<<???>>', {urlEncoding: true}), fromBase64('PDw_Pz8-Pg'), fromBase64('*'))`,
      logs: [['PDw/Pz8+Pg==', 'PDw_Pz8-Pg', '<<???>>', undefined]],
    },
    {
      code: `log(parseUrl('https://a.b/c?x=1').searchParams, parseUrl('//a.b/c'))`,
      logs: [[{ x: '1' }, undefined]],
    },
  ],
  storage: [
    {
      code: `const s = require('templateDataStorage'); const o = {a: [1]}; s.setItemCopy('k', o); o.a.push(2); const c = s.getItemCopy('k'); c.a.push(3); log(s.getItemCopy('k'), s.getItemCopy('none'))`,
      logs: [[{ a: [1] }, null]],
    },
    {
      code: `const s = require('templateDataStorage'); s.setItemCopy('k', null); log(s.getItemCopy('k')); s.removeItem('l'); log(s.getItemCopy('l')); s.setItemCopy('m', 0); s.clear(); log(s.getItemCopy('m'))`,
      input: { stored: { template: { k: 1, l: 2 } } },
      logs: [null, null, null],
    },
    {
      code: `const s = require('templateDataStorage'); log(s.setItemCopy(1, 'a'), s.getItemCopy('1'), s.setItemCopy(1, null), s.removeItem('1'), s.clear(), s.getItemCopy(1))`,
      logs: [[undefined, 'a', undefined, undefined, undefined, null]],
    },
  ],
  'Firestore and BigQuery': [
    {
      code: `Firestore.read('users/1').then(log, log); Firestore.read('users/2').then(log, log)`,
      input: { stored: { firestore: { 'users/1': { name: 'Ada' } } } },
      logs: [{ id: '1', data: { name: 'Ada' } }, { reason: 'not_found' }],
    },
    {
      code: `Firestore.read('a/b/c/d').then((d) => { d.data.n = 9; return Firestore.read('a/b/c/d'); }).then(log)`,
      input: { stored: { firestore: { 'a/b/c/d': { n: 1 } } } },
      logs: [{ id: 'd', data: { n: 1 } }],
    },
    {
      code: `Firestore.write('c/1', {deep: {b: 2, list: [2]}, more: 1}, {merge: true}).then(() => Firestore.read('c/1')).then((d) => log(d.data))`,
      input: { stored: { firestore: { 'c/1': { deep: { a: 1, list: [1, 1] }, name: 'x' } } } },
      logs: [{ deep: { a: 1, b: 2, list: [2] }, name: 'x', more: 1 }],
    },
    {
      code: `Firestore.write('c/2', {a: {b: 1}}, {merge: true}).then(log); Firestore.write('c/1', {a: {b: 1}}, {merge: 1}).then(() => Firestore.read('c/1')).then((d) => log(d.data))`,
      input: { stored: { firestore: { 'c/1': { a: 1, z: 1 } } } },
      logs: ['2', { a: { b: 1 } }],
    },
    {
      code: `Firestore.write('c/1', {a: {b: 1}, constructor: {x: 1}}, {merge: true}).then(() => Firestore.read('c/1')).then((d) => log(d.data))`,
      input: { stored: { firestore: { 'c/1': { a: [1] } } } },
      logs: [{ a: { b: 1 }, constructor: { x: 1 } }],
    },
    {
      code: `Firestore.write('c', {n: 1}).then((id) => { log(id.match('^[A-Za-z0-9]{20}$') !== null); return Firestore.read('c/' + id); }).then((d) => log(d.data))`,
      logs: [true, { n: 1 }],
    },
    {
      code: `Firestore.write('c', {}).then((a) => Firestore.write('c', {}).then((b) => log(a === b)))`,
      logs: [false],
    },
    {
      code: `Firestore.write('a/b/c', {n: 1}).then(() => Firestore.query('a/b/c', [])).then((found) => log(found.length, found[0].data))`,
      logs: [[1, { n: 1 }]],
    },
    ...[
      { limit: '', found: 5 },
      { limit: ', {}', found: 5 },
      { limit: ', {limit: 2}', found: 2 },
      { limit: ', {limit: 9}', found: 7 },
    ].map(({ limit, found }) => ({
      code: `Firestore.query('c', []${limit}).then((list) => log(list.length, list[0].id))`,
      input: {
        stored: {
          firestore: Object.fromEntries([
            ['d/0', {}],
            ['cc/0', {}],
            ...Array.from({ length: 7 }, (_, index) => [`c/${index}`, { index }] as const),
          ]),
        },
      },
      logs: [[found, '0']],
    })),
    ...(
      [
        [`['n', '==', 2]`, 'b'],
        [`['n', '!=', 2]`, 'ac'],
        [`['n', '<', 2]`, 'a'],
        [`['n', '<=', 2]`, 'ab'],
        [`['n', '>', 2]`, 'c'],
        [`['n', '>=', 2]`, 'bc'],
        [`['s', '<', 'y']`, 'a'],
        [`['s', '<=', 'y']`, 'ab'],
        [`['s', '>', 'y']`, 'c'],
        [`['s', '>=', 'y']`, 'bc'],
        [`['n', '>', '0']`, ''],
        [`['s', '>', 0]`, ''],
        [`['o.n', '==', 1]`, 'd'],
        [`['o.constructor', '!=', 1]`, ''],
        [`['list', 'array-contains', 1]`, 'a'],
        [`['n', 'array-contains', 1]`, ''],
        [`['list', 'array-contains-any', [2, 3]]`, 'ab'],
        [`['list', 'array-contains-any', 2]`, ''],
        [`['n', 'in', [1, 3]]`, 'ac'],
        [`['n', 'in', 1]`, ''],
        [`['n', 'not-in', [1, 3]]`, 'b'],
        [`['n', 'like', 1]`, ''],
        [`'n'`, ''],
      ] as const
    ).map(([condition, found]) => ({
      code: `Firestore.query('c', [${condition}]).then((list) => log(list.map((d) => d.id).join('')))`,
      input: {
        stored: {
          firestore: {
            'c/a': { n: 1, s: 'x', list: [1, 2] },
            'c/b': { n: 2, s: 'y', list: [3] },
            'c/c': { n: 3, s: 'z' },
            'c/d': { o: { n: 1 } },
            'c/e': { o: null },
          },
        },
      },
      logs: [found],
    })),
    {
      code: `Firestore.runTransaction(() => 1).then(log, log); Firestore.runTransaction((tx) => Firestore.read('no/1', {transaction: tx})).then(log, log)`,
      logs: [{ reason: 'failed' }, { reason: 'not_found' }],
    },
    {
      code: `Firestore.runTransaction((tx) => { log(!!tx); return Firestore.write('c/1', {n: 2}, {transaction: tx}); }).then(log)`,
      input: { stored: { firestore: { 'c/0': { n: 0 } } } },
      logs: [true, ['1']],
    },
    {
      code: `Firestore.write('users/1', {age: 3}, {merge: true}).then((id) => { log(id); Firestore.read('users/1').then((d) => log(d.data)); })`,
      input: { stored: { firestore: { 'users/1': { name: 'Ada' } } } },
      logs: ['1', { name: 'Ada', age: 3 }],
    },
    {
      code: `Firestore.write('users/1', {age: 3}).then(() => Firestore.read('users/1')).then((d) => log(d.data))`,
      input: { stored: { firestore: { 'users/1': { name: 'Ada' } } } },
      logs: [{ age: 3 }],
    },
    {
      code: `Firestore.query('u', [['n', '>=', 2], ['tags', 'array-contains', 'x']]).then((found) => log(found.map((d) => d.id)))`,
      input: {
        stored: {
          firestore: {
            'u/a': { n: 1, tags: ['x'] },
            'u/b': { n: 2, tags: ['x'] },
            'u/c': { n: 3, tags: [] },
            'u/b/deep/d': { n: 9, tags: ['x'] },
          },
        },
      },
      logs: [['b']],
    },
    {
      code: `Firestore.runTransaction((tx) => Firestore.read('c/1', {transaction: tx}).then((d) => Firestore.write('c/1', {n: d.data.n + 1}, {transaction: tx}))).then((ids) => { log(ids); return Firestore.read('c/1'); }).then((d) => log(d.data))`,
      input: { stored: { firestore: { 'c/1': { n: 1 } } } },
      logs: [['1'], { n: 2 }],
    },
    {
      code: `BigQuery.insert({datasetId: 'd', tableId: 't'}, [{a: 1}], {}).then(() => log('inserted'))`,
      logs: ['inserted'],
    },
    {
      code: `BigQuery.insert({datasetId: 'd', tableId: 't'}, [{a: 1}], {}, () => log('inserted'), log)`,
      logs: ['inserted'],
    },
  ],
  'container: messages': [
    {
      code: `addMessageListener('m', (type, message) => log(type, message)); log(hasMessageListener('m'), hasMessageListener('n')); sendMessage('m', {a: 1}); sendMessage('m', 'text'); log('after')`,
      logs: [[true, false], ['m', { a: 1 }], 'after'],
    },
    {
      code: `addMessageListener('m', () => { log('in'); undefined.x; }); addMessageListener(5, log); sendMessage('m', {}); sendMessage('5', {b: 1}); log(sendMessage('n', {}), hasMessageListener(5))`,
      logs: ['in', ['5', { b: 1 }], [undefined, true]],
    },
  ],
  container: [
    {
      code: `log(getContainerVersion().previewMode, getClientName())`,
      input: { container: { previewMode: true }, client: 'Data Client' },
      logs: [[true, 'Data Client']],
    },
    {
      code: `const v = getContainerVersion(); v.version = 'x'; log(v)`,
      logs: [
        {
          containerId: 'GTM-EXAMPLE',
          version: '1',
          environmentName: '',
          debugMode: false,
          previewMode: false,
          environmentMode: false,
        },
      ],
    },
    {
      code: `claimRequest(); const e = {items: [1]}; runContainer(e, null, null); e.items.push(2); runContainer(e, () => log('done'))`,
      type: 'CLIENT',
      logs: ['done'],
    },
    { code: `claimRequest()`, logs: ['claimRequest can only be called in a client.'] },
    {
      code: `runContainer({event_name: 'x'})`,
      type: 'CLIENT',
      logs: ['Request must be claimed before calling runContainer.'],
    },
    { code: `callLater(() => { claimRequest(); log('no'); });`, type: 'CLIENT', logs: [] },
    {
      code: `log(isRequestMpv1(), isRequestMpv2()); extractEventsFromMpv2()`,
      type: 'CLIENT',
      logs: [[false, false], 'The request is not in the format of Measurement Protocol V2.'],
    },
    {
      code: `extractEventsFromMpv1()`,
      type: 'CLIENT',
      logs: ['The request is not in the format of Measurement Protocol V1.'],
    },
    {
      code: `log(isRequestMpv1(), isRequestMpv2(), extractEventsFromMpv1()[0].event_name)`,
      type: 'CLIENT',
      input: { request: { path: '/collect', query: 'v=1&t=pageview&tid=UA-1-1&cid=1' } },
      logs: [[true, false, 'page_view']],
    },
  ],
  'what is no API of servers': [
    ...[
      'sendPixel',
      'getUrl',
      'copyFromDataLayer',
      'isConsentGranted',
      'localStorage',
      'templateStorage',
      'constructor',
    ].map((name) => ({ code: `require('${name}')`, logs: [`${name} is not a valid API name.`] })),
  ],
};

for (const [title, rows] of Object.entries(tables)) {
  for (const [index, { code, input, type, permissions, logs }] of rows.entries()) {
    test(`${title} ${index + 1}: ${code}`, async (t) => {
      t.deepEqual(await logsOf(code, input, type, permissions), [...logs]);
    });
  }
}

test('a hit of GA4 becomes common event data, one event for each line of its body', async (t) => {
  const hit = {
    method: 'POST',
    path: '/g/collect',
    query:
      'v=2&tid=G-1&cid=1.2&dl=https%3A%2F%2Fshop.example%2Fcart%3Fx%3D1&sct=3&gcs=G111&up.plan=free&_z=9',
    body: 'en=page_view&_et=12\nen=purchase&epn.value=9.5&ep.coupon=SUMMER&pr1=idA~nmShirt~pr9.5~qt2~k0colour~v0blue',
    headers: { 'User-Agent': 'Test' },
    ip: '192.0.2.9',
  };
  const [events] = await logsOf(`log(extractEventsFromMpv2())`, { request: hit }, 'CLIENT');
  const common = {
    page_hostname: 'shop.example',
    page_path: '/cart',
    ip_override: '192.0.2.9',
    user_agent: 'Test',
    'x-ga-protocol_version': '2',
    'x-ga-measurement_id': 'G-1',
    client_id: '1.2',
    page_location: 'https://shop.example/cart?x=1',
    ga_session_number: 3,
    'x-ga-gcs': 'G111',
    'x-ga-mp2-user_properties.plan': 'free',
    'x-ga-mp2-_z': '9',
  };
  t.deepEqual(events, [
    { ...common, event_name: 'page_view', engagement_time_msec: 12 },
    {
      ...common,
      event_name: 'purchase',
      value: 9.5,
      coupon: 'SUMMER',
      items: [{ item_id: 'A', item_name: 'Shirt', price: 9.5, quantity: 2, colour: 'blue' }],
    },
  ]);
});
