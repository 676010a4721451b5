import test from 'ava';
import { JsdomPage } from '../../src/sandbox/page/jsdom-page.ts';
import type { RunInput } from '../../src/sandbox/run-input.ts';
import { runTemplate } from '../../src/sandbox/run-template.ts';
import { generous, logsOf, runCode } from './helpers/run-code.ts';

interface Row {
  readonly code: string;
  readonly input?: RunInput;
  /** What the code logs, in order; an exception's text comes last. */
  readonly logs: readonly unknown[];
}

const at = (url: string): RunInput => ({ page: { url } });
const shop = at('https://Shop.Example.com:443/list/item.v2.html?q=a%20b+c&tag=1&tag=2&empty=#part');

const tables: Readonly<Record<string, readonly Row[]>> = {
  conversions: [
    {
      code: `log(getType(null), getType([]), getType(log), getType({}), getType(0/0))`,
      logs: [['null', 'array', 'function', 'object', 'number']],
    },
    {
      code: `log(getType('s'), getType(true), getType(undefined))`,
      logs: [['string', 'boolean', 'undefined']],
    },
    {
      code: `log(makeString(null), makeString(undefined), makeString({}), makeString([1, [2]]))`,
      logs: [['null', 'undefined', '[object Object]', '1,2']],
    },
    {
      code: `log(makeNumber(''), makeNumber('12px'), makeNumber('1e3'), makeNumber(null))`,
      logs: [[0, NaN, 1000, 0]],
    },
    {
      code: `log(makeInteger(1.6), makeInteger(-1.5), makeInteger('2.4'), makeInteger('x'))`,
      logs: [[2, -1, 2, 0]],
    },
    {
      code: `log(makeNumber({valueOf: () => 5}), makeInteger({valueOf: () => 5.6}), makeString({toString: () => 'x'}))`,
      logs: [[5, 6, '[object Object]']],
    },
    {
      code: `log(makeNumber(log), makeInteger(log), makeNumber([7]), makeNumber({}))`,
      logs: [[NaN, 0, 7, NaN]],
    },
    {
      code: `makeNumber({valueOf: () => ({}), toString: 1})`,
      logs: ['TypeError: Cannot convert object to primitive value'],
    },
    { code: `log(makeTableMap([{k: 'a', v: 1}, {k: 'b'}, {k: 'a', v: 2}], 'k', 'v'))`, logs: [{ a: 2 }] },
    { code: `log(makeTableMap([{k: 'a'}], 'k', 'v'))`, logs: [null] },
    {
      code: `log(makeTableMap([1, null, 'kv', [1], {v: 1}, {k: 5, v: 2}], 'k', 'v'))`,
      logs: [{ 5: 2 }],
    },
    {
      code: `makeTableMap(data.table, 'k', 'v')`,
      logs: [
        'Argument error in makeTableMap. Expected argument types [Array,string,string], but received [undefined,string,string].',
      ],
    },
    { code: `log(getTimestamp(), getTimestampMillis())`, input: { now: 1234 }, logs: [[1234, 1234]] },
    {
      code: `log(require('Object').keys({b: 1, 2: 1}), require('Math').floor(1.5), require('JSON').stringify({a: [1]}))`,
      logs: [[['b', '2'], 1, '{"a":[1]}']],
    },
    { code: `require('sendHttpRequest')`, logs: ['sendHttpRequest is not a valid API name.'] },
    { code: `require('internal.foo')`, logs: ['internal.foo is not a valid API name.'] },
    { code: `require(5)`, logs: ['5 is not a valid API name.'] },
    {
      code: `localStorage.getItem = 1; localStorage.more = 1; log(getType(localStorage.getItem), localStorage.more)`,
      logs: [['function', undefined]],
    },
    { code: `require('constructor')`, logs: ['constructor is not a valid API name.'] },
    { code: `log(getType(require('mock')), require('runCode'))`, logs: ['runCode is not a valid API name.'] },
    { code: `require('mock')('x', 1); require('fail')('no'); log(1)`, logs: [1] },
    { code: `log(typeof require, getType(require), typeof log)`, logs: [['object', 'object', 'function']] },
    { code: `log('' + data.gtmOnSuccess, '' + log)`, logs: [['', 'logToConsole']] },
    {
      code: `const keys = []; for (const key in data) keys.push(key); log(keys)`,
      input: { data: { b: 1, a: 2 } },
      logs: [['b', 'a', 'gtmOnSuccess', 'gtmOnFailure', 'gtmTagId', 'gtmEventId']],
    },
  ],
  encoding: [
    {
      code: `log(encodeUriComponent("a b&'()*!~"), encodeUriComponent(undefined), encodeUriComponent(1))`,
      logs: [["a%20b%26'()*!~", 'undefined', '1']],
    },
    {
      code: `log(encodeUriComponent('\\ud800'), encodeUri('\\ud800'), decodeUri('%'), decodeUriComponent('%E4'))`,
      logs: [[undefined, undefined, undefined, undefined]],
    },
    {
      code: `log(encodeUri('https://a.b/ü ?x=1'), decodeUri('%C3%BC%26'), decodeUriComponent('%C3%BC%26'))`,
      logs: [['https://a.b/%C3%BC%20?x=1', 'ü%26', 'ü&']],
    },
    {
      code: `log(encodeUri(5), encodeUri(undefined), encodeUri([1, 2]), encodeUri({}), encodeUri(log))`,
      logs: [['5', 'undefined', '1,2', '%5Bobject%20Object%5D', 'logToConsole']],
    },
    {
      code: `decodeUriComponent(1)`,
      logs: [
        'Argument error in decodeUriComponent. Expected argument types [string], but received [number].',
      ],
    },
    {
      code: `log(toBase64('ü€'), fromBase64('w7zigqw='), fromBase64('?'), fromBase64('/w=='), toBase64('\\ud800'))`,
      logs: [['w7zigqw=', 'ü€', undefined, undefined, undefined]],
    },
    {
      code: `let t = 'ü'; for (let i = 0; i < 13; i++) t += t; log(toBase64(t).length, fromBase64(toBase64(t)) === t)`,
      logs: [[21848, true]],
    },
    { code: `log(fromBase64('77u/YQ=='), fromBase64('YQ'))`, logs: [['\ufeffa', 'a']] },
  ],
  hashing: [
    {
      code: `sha256('abc', log); log('first')`,
      logs: ['first', 'ungWv48Bz+pBQUDeXa4iI7ADYaOWF3qctBD/YfIAFa0='],
    },
    {
      code: `sha256('abc', log, undefined, {outputEncoding: 'hex'})`,
      logs: ['ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad'],
    },
    {
      code: `sha256('abc', log, (error) => log(error.name, getType(error.message), error.message !== ''))`,
      input: at('http://insecure.com/'),
      logs: [['NotSupportedError', 'string', true]],
    },
    { code: `sha256('abc', log); log('only')`, input: at('http://insecure.com/'), logs: ['only'] },
    {
      code: `sha256('ü', log, undefined, {outputEncoding: 'octal'})`,
      logs: ['YHR0ykdalyTXNgq6caVtXfd+YTUOP3JM+h9G6Ffi2F8='],
    },
    {
      code: `sha256('abc', () => { log('in'); undefined.x; }, () => log('failed'))`,
      logs: ['in'],
    },
  ],
  urls: [
    {
      code: `log(getUrl('protocol'), getUrl('host'), getUrl('port'), getUrl('path'))`,
      input: shop,
      logs: [['https', 'shop.example.com', '443', '/list/item.v2.html']],
    },
    {
      code: `log(getUrl('protocol'), getUrl('port'), getUrl('extension'), getUrl('query'), getUrl('fragment'))`,
      input: at('http://a.com:8080/x.y/z?a=?b#c#d'),
      logs: [['http', '8080', 'y', 'a=?b', 'c#d']],
    },
    {
      code: `log(getUrl('url_no_fragment'), getUrl('path'), getUrl('extension'))`,
      input: at('https://a.com/x.tar.gz#y#z'),
      logs: [['https://a.com/x.tar.gz', '/x.tar.gz', 'gz']],
    },
    {
      code: `log(getUrl('query'), getUrl('extension'), getUrl('fragment'))`,
      input: shop,
      logs: [['q=a%20b+c&tag=1&tag=2&empty=', 'html', 'part']],
    },
    {
      code: `log(getUrl(), getUrl('bogus'))`,
      input: at('http://a.com/x.y/z'),
      logs: [['http://a.com/x.y/z', 'http://a.com/x.y/z']],
    },
    {
      code: `log(getUrl('HOST'), getUrl('Path'), getUrl('url_no_fragment'), getUrl('url_no_Fragment'), getUrl(null))`,
      input: at('https://a.com/x?y#z'),
      logs: [['a.com', '/x', 'https://a.com/x?y', 'https://a.com/x?y', 'https://a.com/x?y#z']],
    },
    {
      code: `log(getReferrerUrl('HOST'), getReferrerUrl('url_no_fragment'), getReferrerUrl(null))`,
      input: { page: { referrer: 'https://from.com/p#x' } },
      logs: [['from.com', 'https://from.com/p', 'https://from.com/p#x']],
    },
    {
      code: `log(getUrl('port'), getUrl('extension'), getUrl('query'), getUrl('fragment'))`,
      input: at('http://a.com/x'),
      logs: [['80', '', '', '']],
    },
    {
      code: `log(getQueryParameters('q'), getQueryParameters('tag'), getQueryParameters('tag', true), getQueryParameters('no'))`,
      input: shop,
      logs: [['a b c', '1', ['1', '2'], undefined]],
    },
    {
      code: `log(getReferrerUrl('host'), getReferrerUrl(), getReferrerQueryParameters('x'), getReferrerQueryParameters('x', true), getReferrerQueryParameters('y', true))`,
      input: { page: { referrer: 'https://From.com/p?x=1&x=2' } },
      logs: [['from.com', 'https://from.com/p?x=1&x=2', '1', ['1', '2'], []]],
    },
    {
      code: `log(getReferrerUrl(), getReferrerUrl('host'), getReferrerUrl('path'), getReferrerUrl('protocol'), getReferrerUrl('port'), getReferrerUrl('extension'), getReferrerQueryParameters('x'), getReferrerQueryParameters('x', true))`,
      logs: [['', '', '/', '', '', '', undefined, []]],
    },
    {
      code: `const u = parseUrl('https://u:p@a.com:8080/p?x=1&x=2&y=3#h'); log(u.origin, u.username, u.host, u.port, u.pathname, u.search, u.searchParams, u.hash)`,
      logs: [
        [
          'https://a.com:8080',
          'u',
          'a.com:8080',
          '8080',
          '/p',
          '?x=1&x=2&y=3',
          { x: ['1', '2'], y: '3' },
          '#h',
        ],
      ],
    },
    {
      code: `const u = parseUrl('http://u:p@a.com/p?x=1&x=2&x=3'); log(u.href, u.protocol, u.username, u.password, u.host, u.hostname, u.port, u.searchParams.x, u.hash)`,
      logs: [
        ['http://u:p@a.com/p?x=1&x=2&x=3', 'http:', 'u', 'p', 'a.com', 'a.com', '', ['1', '2', '3'], ''],
      ],
    },
    {
      code: `log(require('Object').keys(parseUrl('https://a.com/')))`,
      logs: [
        [
          'href',
          'origin',
          'protocol',
          'username',
          'password',
          'host',
          'hostname',
          'port',
          'pathname',
          'search',
          'searchParams',
          'hash',
        ],
      ],
    },
    {
      code: `log(parseUrl('//b.com/x').protocol, parseUrl('nope'), parseUrl(1), parseUrl(undefined))`,
      logs: [['https:', undefined, undefined, undefined]],
    },
    {
      code: `parseUrl('https://b.com/?hasOwnProperty=1')`,
      logs: ['TypeError: g.hasOwnProperty is not a function'],
    },
  ],
  'document and container': [
    {
      code: `log(readTitle(), readCharacterSet())`,
      input: { page: { title: 'Shop' } },
      logs: [['Shop', 'UTF-8']],
    },
    {
      code: `const v = getContainerVersion(); v.version = 'x'; log(v.containerId, v.version, v.debugMode, v.previewMode)`,
      input: { container: { containerId: 'GTM-X', version: '7', previewMode: true } },
      logs: [['GTM-X', '7', false, true]],
    },
    {
      code: `log(getContainerVersion())`,
      input: { container: { containerId: 'GTM-X' } },
      logs: [
        {
          containerId: 'GTM-X',
          version: '1',
          environmentName: '',
          debugMode: false,
          previewMode: false,
          environmentMode: false,
          firstPartyServing: false,
          containerUrl: 'https://www.googletagmanager.com/gtm.js?id=GTM-X',
        },
      ],
    },
    {
      code: `const v = getContainerVersion(); log(v.firstPartyServing, v.containerUrl)`,
      input: { container: { firstPartyServing: true, containerUrl: 'https://www.example.com/metrics/' } },
      logs: [[true, 'https://www.example.com/metrics/']],
    },
    {
      code: `addEventCallback((id, event) => log(id, event.tags)); log('now'); data.gtmOnFailure();`,
      logs: ['now', ['GTM-EXAMPLE', [{ id: '1', status: 'failure', executionTime: 0 }]]],
    },
    {
      code: `addEventCallback(() => { log('in'); undefined.x; }); addEventCallback(() => log('next'))`,
      logs: ['in', 'next'],
    },
    { code: `callLater(() => log('later')); log('now')`, logs: ['now', 'later'] },
    {
      code: `callLater(() => { log('in'); undefined.x; }); callLater(() => log('next'))`,
      logs: ['in', 'next'],
    },
    {
      code: `callLater('x')`,
      logs: ['Argument error in callLater. Expected argument types [function], but received [string].'],
    },
    {
      code: `callLater(null)`,
      logs: ['Argument error in callLater. Expected argument types [function], but received [object].'],
    },
  ],
  cookies: [
    {
      code: `log(getCookieValues('c'), getCookieValues('c', false), getCookieValues('none'))`,
      input: { page: { cookies: { c: 'a%20b', cc: '1' } } },
      logs: [[['a b'], ['a%20b'], []]],
    },
    {
      code: `log(getCookieValues('c'), getCookieValues(''), getCookieValues(' c'), getCookieValues('d'))`,
      input: { page: { cookies: { c: 'a=b=', d: '' } } },
      logs: [[['a=b='], [], [], ['']]],
    },
    {
      code: `setCookie('c', '1', {path: '/'}); setCookie('c', '2', {path: '/shop'}); log(getCookieValues('c'))`,
      input: at('https://www.example.com/shop/cart'),
      logs: [['2', '1']],
    },
    {
      code: `log(getCookieValues('_fbp', false)); getCookieValues('_fbp'); log('never')`,
      input: { page: { cookies: { _fbp: '100%' } } },
      logs: [['100%'], 'URIError: URI malformed'],
    },
    {
      code: `getCookieValues('c', null)`,
      logs: [
        'Argument error in getCookieValues. Expected argument types [string,boolean|undefined], but received [string,object].',
      ],
    },
    { code: `log(getCookieValues(''))`, logs: [[]] },
    { code: `log(setCookie('c', 'a b;'), getCookieValues('c', false))`, logs: [[true, ['a%20b%3B']]] },
    { code: `log(setCookie('c', 'a b', {}, false), getCookieValues('c', false))`, logs: [[true, ['a b']]] },
    {
      code: `setCookie('c', '1'); log(setCookie('c', undefined), getCookieValues('c'), setCookie('c', null))`,
      logs: [[true, [], true]],
    },
    {
      code: `setCookie('c', '1', {'max-age': 60, path: '/', secure: true, samesite: 'Lax'}); log(getCookieValues('c'))`,
      logs: [['1']],
    },
    { code: `log(setCookie('c', '1', {'max-age': -1}), getCookieValues('c'))`, logs: [[false, []]] },
    {
      code: `log(setCookie('c', '1', {domain: 'other.com'}), setCookie('d', '1', {domain: 'auto'}), getCookieValues('d'))`,
      input: at('https://a.b.example.com/'),
      logs: [[false, true, ['1']]],
    },
    {
      code: `let v = ''; for (let i = 0; i < 1300; i++) v += 'x'; setCookie('c', v); log(getCookieValues('c')[0].length)`,
      logs: [1200],
    },
    {
      code: `let v = ''; for (let i = 0; i < 1300; i++) v += 'ü'; log(setCookie('c', v), getCookieValues('c', false)[0].length)`,
      logs: [[true, 1200]],
    },
    {
      code: `let v = ''; for (let i = 0; i < 1300; i++) v += 'x'; setCookie('c', v, {}, false); log(getCookieValues('c')[0].length)`,
      logs: [1200],
    },
    {
      code: `log(setCookie('c', ''), getCookieValues('c'), setCookie('c', '1', {domain: 'none'}), getCookieValues('c'))`,
      logs: [[true, [''], true, ['1']]],
    },
    {
      code: `setCookie('c', '1', {domain: 'auto'})`,
      input: {
        ...at('https://a.b.example.com/'),
        permissions: {
          set_cookies: {
            allowedCookies: [
              { name: 'c', domain: 'b.example.com', path: '*', secure: 'any', session: 'any' },
            ],
          },
        },
      },
      logs: ['PermissionError: Prohibited from setting cookie c with options: {"domain":"example.com"}'],
    },
    {
      code: `log(readAnalyticsStorage(), readAnalyticsStorage({cookie_prefix: 'default'}), readAnalyticsStorage({cookie_prefix: 'p'}), readAnalyticsStorage({cookie_prefix: 5}))`,
      input: { page: { cookies: { _ga: 'GA1.1.1.2', p_ga: 'GA1.2-3.3.4=5', p_ga_X: 'GS1.1-2.170.30.0' } } },
      logs: [
        [
          { client_id: '1.2' },
          { client_id: '1.2' },
          {
            client_id: '3.4=5',
            sessions: [{ measurement_id: 'G-X', session_id: '170', session_number: 30 }],
          },
          { client_id: '1.2' },
        ],
      ],
    },
    {
      code: `log(readAnalyticsStorage({}))`,
      input: {
        page: {
          cookies: {
            _ga: 'xGA1.1.1.2',
            _ga_A: 'GS3.1.1.1',
            _ga_B: 'xGS1.1.1.1',
            _ga_C: '',
            _gat: 'GA1.1.1.2',
            _gaGS: 'GS1.1.1.1',
            _ga_D: 'xGS2.1.s1$o1',
            _ga_E: 'GS2.1-2.s18$o40$g1',
          },
        },
      },
      logs: [{ sessions: [{ measurement_id: 'G-E', session_id: '18', session_number: 40 }] }],
    },
    {
      code: `log(readAnalyticsStorage())`,
      input: {
        page: { cookies: { _ga: 'GA1.1.11.22', _ga_ABC: 'GS1.1.170.3.0.0', _ga_DEF: 'GS2.1.s180$o4$g1' } },
      },
      logs: [
        {
          client_id: '11.22',
          sessions: [
            { measurement_id: 'G-ABC', session_id: '170', session_number: 3 },
            { measurement_id: 'G-DEF', session_id: '180', session_number: 4 },
          ],
        },
      ],
    },
  ],
  storage: [
    {
      code: `log(localStorage.getItem('k'), localStorage.setItem('k', 1), localStorage.getItem('k')); localStorage.removeItem('k'); log(localStorage.getItem('k'))`,
      logs: [[null, true, '1'], null],
    },
    {
      code: `const o = {n: 1}; templateStorage.setItem('o', o); o.n = 2; log(templateStorage.getItem('o'), templateStorage.getItem('x')); templateStorage.clear(); log(templateStorage.getItem('o'))`,
      logs: [[{ n: 2 }, null], null],
    },
    {
      code: `templateStorage.setItem('u', 1); templateStorage.removeItem('u'); log(templateStorage.getItem('u'))`,
      logs: [null],
    },
    {
      code: `log(templateStorage.setItem(1, 'a'), templateStorage.getItem('1'), templateStorage.removeItem('1'), templateStorage.getItem(1), templateStorage.clear(), localStorage.removeItem('k'))`,
      logs: [[undefined, 'a', undefined, null, undefined, undefined]],
    },
  ],
  window: [
    {
      code: `log(copyFromWindow('o'), copyFromWindow('o.f'), copyFromWindow('gone.x'))`,
      input: { page: { window: { o: { f: [1] } } } },
      logs: [[{ f: [1] }, [1], undefined]],
    },
    {
      code: `const o = copyFromWindow('o'); o.f = 2; log(copyFromWindow('o'))`,
      input: { page: { window: { o: { f: 1 } } } },
      logs: [{ f: 1 }],
    },
    {
      code: `log(setInWindow('a', {n: 1}), setInWindow('a', 2), copyFromWindow('a'), setInWindow('a', 3, true), copyFromWindow('a'), setInWindow('gone.x', 1))`,
      logs: [[true, false, { n: 1 }, true, 3, false]],
    },
    {
      code: `log(copyFromWindow('o.f'), copyFromWindow('o.f.length'), copyFromWindow('o.toString.length'))`,
      input: {
        page: { window: { o: { f: [1] } } },
        permissions: {
          ...generous,
          access_globals: {
            keys: ['o.f', 'o.f.length', 'o.toString.length'].map((key) => ({ key, read: true })),
          },
        },
      },
      logs: [[[1], 1, undefined]],
    },
    {
      code: `log(setInWindow('a', 1, null), setInWindow('a', 2, null), copyFromWindow('a'))`,
      logs: [[true, false, 1]],
    },
    {
      code: `const o = {}; o.hasOwnProperty = 1; log(setInWindow('o', o)); copyFromWindow('o')`,
      logs: [true, 'TypeError: g.hasOwnProperty is not a function'],
    },
    {
      code: `setInWindow('fn', (x) => x.n + 1); log(callInWindow('fn', {n: 1}), callInWindow('gone.x'), callInWindow('a'))`,
      logs: [[2, undefined, undefined]],
    },
    {
      code: `setInWindow('fn', () => undefined.x); callInWindow('fn'); log('never')`,
      logs: [`TypeError: Cannot read properties of undefined (reading 'x')`],
    },
    {
      code: `log(callInWindow('list.push', 'x'), copyFromWindow('list'))`,
      input: { page: { window: { list: [] } } },
      logs: [[1, ['x']]],
    },
    {
      code: `log(aliasInWindow('b', 'a'), aliasInWindow('gone.x', 'a')); setInWindow('a.b', 1, true); log(copyFromWindow('b'))`,
      input: { page: { window: { a: {} } } },
      logs: [[true, false], { b: 1 }],
    },
    {
      code: `const q = createQueue('q'); q(1, {a: 2}); q(3); log(copyFromWindow('q'))`,
      logs: [[1, { a: 2 }, 3]],
    },
    {
      code: `const q = createQueue('q'); q(1)`,
      input: { page: { window: { q: {} } } },
      logs: ['Object at q in window is not an array.'],
    },
    { code: `createQueue('gone.x')`, logs: ['Path gone.x does not exist.'] },
    { code: `createArgumentsQueue('gone.x', 'q')`, logs: ['Path gone.x does not exist.'] },
    { code: `createArgumentsQueue('f', 'gone.x')`, logs: ['Path gone.x does not exist.'] },
    {
      code: `const q = createQueue('list'); log(q(2), copyFromWindow('list'), '' + q)`,
      input: { page: { window: { list: [1] } } },
      logs: [[undefined, [1, 2], '']],
    },
    {
      code: `const f = createArgumentsQueue('f', 'q'); log(f(1), '' + f, createArgumentsQueue('f', 'a')(2), copyFromWindow('a'), copyFromWindow('q'))`,
      logs: [[undefined, '', undefined, undefined, [[1], [2]]]],
    },
    {
      code: `const o = {n: 1}; const q = createQueue('q'); q(o); o.n = 2; const r = callInWindow('q.pop'); r.n = 3; log(r, copyFromWindow('q'))`,
      input: {
        permissions: {
          ...generous,
          access_globals: {
            keys: ['q', 'q.pop'].map((key) => ({ key, read: true, write: true, execute: true })),
          },
        },
      },
      logs: [[{ n: 3 }, []]],
    },
    { code: `log(aliasInWindow('a', 'gone.x'), copyFromWindow('a'))`, logs: [[false, undefined]] },
    {
      code: `const f = createArgumentsQueue('f', 'q'); f('x', 1); callInWindow('f', 'y'); log(copyFromWindow('q'))`,
      logs: [[['x', 1], ['y']]],
    },
    {
      code: `const a = createArgumentsQueue('a', 'a.q'); a('x'); log(createArgumentsQueue('a', 'a.q').q)`,
      logs: [[['x']]],
    },
    {
      code: `log(createArgumentsQueue('f', 'q'), copyFromWindow('q'))`,
      input: { page: { window: { f: 1 } } },
      logs: [[null, undefined]],
    },
  ],
  'data layer': [
    {
      code: `log(copyFromDataLayer('a.b'), copyFromDataLayer('a'), copyFromDataLayer('list'), copyFromDataLayer('none.x'))`,
      input: {
        page: {
          dataLayer: [{ a: { b: 1, c: 2 }, list: [1, 2, 3] }, { a: { b: 5 }, list: [9] }, { 'a.d': 6 }],
        },
      },
      logs: [[5, { b: 5, c: 2, d: 6 }, [9, 2, 3], undefined]],
    },
    {
      code: `log(copyFromDataLayer('e'))`,
      input: { page: { dataLayer: [{ e: { x: 1 } }, { e: { y: 2 }, _clear: true }] } },
      logs: [{ y: 2 }],
    },
    {
      code: `log(copyFromDataLayer('a.b', 1), copyFromDataLayer('a', 1))`,
      input: { page: { dataLayer: [{ a: { x: 1 }, 'a.b': 2 }, { a: { y: 1 } }] } },
      logs: [[2, { y: 1 }]],
    },
    {
      code: `log(copyFromDataLayer('a', null), copyFromDataLayer('a', 0), copyFromDataLayer('a', 3))`,
      input: { page: { dataLayer: [{ a: { x: 1 } }, { a: { y: 1 } }] } },
      logs: [[{ x: 1, y: 1 }, { x: 1, y: 1 }, { y: 1 }]],
    },
    {
      code: `log(copyFromDataLayer('ecommerce.items'), copyFromDataLayer('ecommerce.items.0'), copyFromDataLayer('ecommerce'), copyFromDataLayer('none.x'), copyFromDataLayer('ecommerce.items', 1))`,
      input: { page: { dataLayer: [{ ecommerce: null }] } },
      logs: [[false, false, null, undefined, undefined]],
    },
    {
      code: `log(copyFromDataLayer('text.length'), copyFromDataLayer('list.length'), copyFromDataLayer('text.x.y'))`,
      input: { page: { dataLayer: [{ text: 'abcd', list: [1, 2] }] } },
      logs: [[4, 2, undefined]],
    },
    {
      code: `copyFromDataLayer('user')`,
      input: { page: { dataLayer: [{ user: { hasOwnProperty: 1 } }] } },
      logs: ['TypeError: g.hasOwnProperty is not a function'],
    },
    {
      code: `const q = createQueue('dataLayer'); q({event: 'x'}); log(copyFromDataLayer('event')); callLater(() => log(copyFromDataLayer('event')))`,
      logs: [undefined, 'x'],
    },
    {
      code: `gtagSet('a.b', 1); gtagSet({a: {c: 2}}); log(copyFromDataLayer('a')); callLater(() => log(copyFromDataLayer('a')))`,
      logs: [undefined, { b: 1, c: 2 }],
    },
    {
      code: `const o = {n: 1}; gtagSet('a', o); o.n = 2; callLater(() => log(copyFromDataLayer('a.n')))`,
      logs: [1],
    },
    {
      code: `let o = {}; for (let i = 0; i < 450; i++) o = {a: o}; gtagSet('a', o)`,
      logs: ['The code nests values more than 400 levels deep.'],
    },
    {
      code: `const o = {}; o.z = o; gtagSet({z: o})`,
      logs: ['PermissionError: Prohibited write to data layer variable: z.z.'],
    },
    { code: `gtagSet({z: 1})`, logs: ['PermissionError: Prohibited write to data layer variable: z.'] },
  ],
  requests: [
    {
      code: `injectHiddenIframe('https://example.com/i', () => log('never'))`,
      input: { pixel: 'error' },
      logs: [],
    },
    {
      code: `sendPixel('https://example.com/p', () => log('never'), () => { log('failed'); undefined.x; }); callLater(() => callLater(() => log('last')))`,
      input: { pixel: 'error' },
      logs: ['failed', 'last'],
    },
  ],
  'optional arguments': [
    {
      code: `sendPixel('https://example.com/p', null, null); injectScript('https://example.com/s', null, null, null); injectHiddenIframe('https://example.com/i', null); log('sent')`,
      logs: ['sent'],
    },
    {
      code: `log(getQueryParameters('q', null), readAnalyticsStorage(null), setCookie('c', '1', null)); sha256('abc', () => log('hashed'), null, null)`,
      input: at('https://a.com/?q=1&q=2'),
      logs: [['1', {}, true], 'hashed'],
    },
    {
      code: `sendPixel('https://example.com/p', 1)`,
      logs: [
        'Argument error in sendPixel. Expected argument types [string,function|undefined,function|undefined], but received [string,number].',
      ],
    },
  ],
  consent: [
    {
      code: `log(isConsentGranted('ad_storage'), isConsentGranted('analytics_storage'), isConsentGranted(['ad_storage', 'analytics_storage']))`,
      input: { consent: { ad_storage: 'denied' } },
      logs: [[false, true, false]],
    },
    {
      code: `isConsentGranted(['ad_storage', 5])`,
      logs: ['PermissionError: Consent type must be a string.'],
    },
    {
      code: `isConsentGranted(5)`,
      logs: [
        'Argument error in isConsentGranted. Expected argument types [string,Array], but received [number].',
      ],
    },
    {
      code: `addConsentListener('custom', log); addConsentListener('ad_storage', log)`,
      input: {
        consent: { ad_storage: 'denied' },
        consentUpdates: [
          { custom: 'granted' },
          { ad_storage: 'granted' },
          { ad_storage: 'granted' },
          { ad_storage: 'denied' },
        ],
      },
      logs: [
        ['ad_storage', true],
        ['ad_storage', false],
      ],
    },
    {
      code: `setDefaultConsentState({ad_storage: 'denied', wait_for_update: 500}); log(isConsentGranted('ad_storage')); callLater(() => log(isConsentGranted('ad_storage')))`,
      logs: [true, false],
    },
    {
      code: `setDefaultConsentState({ad_storage: 'granted', region: ['US']}); setDefaultConsentState({ad_storage: 'denied', region: ['US-CA']}); setDefaultConsentState({ad_storage: 'granted'}); callLater(() => log(isConsentGranted('ad_storage')))`,
      input: { page: { region: 'US-CA' } },
      logs: [false],
    },
    {
      code: `updateConsentState({ad_storage: 'maybe'}); callLater(() => log(isConsentGranted('ad_storage')))`,
      logs: [false],
    },
    {
      code: `log(isConsentGranted('custom'))`,
      input: { page: { dataLayer: [['consent', 'default', { custom: 'denied' }]] } },
      logs: [false],
    },
    {
      code: `updateConsentState({other: 'granted'})`,
      logs: ['PermissionError: Prohibited write on consent type: other.'],
    },
  ],
};

for (const [about, rows] of Object.entries(tables)) {
  for (const { code, input, logs } of rows) {
    test(`${about}: ${code}`, async (t) => {
      t.deepEqual(await logsOf(code, input), [...logs]);
    });
  }
}

/** What a call writes to `document.cookie`. The order of the attributes says nothing. */
const written: readonly (readonly [code: string, ...cookies: readonly string[]])[] = [
  [`setCookie('c', 'v')`, 'c=v'],
  [
    `setCookie('c', 'v', {path: '/', domain: 'example.com', 'max-age': 60, expires: 'Tue, 01 Jan 2030 00:00:00 GMT', secure: true, samesite: 'Lax'})`,
    'c=v; path=/; domain=example.com; max-age=60; expires=Tue, 01 Jan 2030 00:00:00 GMT; secure; samesite=Lax',
  ],
  [`setCookie('c', 'v', {domain: 'none', secure: false, 'max-age': 0})`, 'c=v; max-age=0'],
  [
    `setCookie('c', 'v', {domain: 'auto', path: '/'})`,
    'c=v; domain=example.com; path=/',
    'c=v; domain=b.example.com; path=/',
    'c=v; domain=a.b.example.com; path=/',
    'c=v; path=/',
  ],
];
for (const [code, ...cookies] of written) {
  test(`cookies: ${code} writes ${JSON.stringify(cookies)}`, async (t) => {
    const page = new JsdomPage({ url: 'https://a.b.example.com/', referrer: '' });
    const texts: string[] = [];
    Object.defineProperty(page.window.document, 'cookie', {
      get: () => '',
      set: (text: string) => texts.push(text),
    });
    await runTemplate(
      { type: 'TAG', code: `const setCookie = require('setCookie'); ${code}`, permissions: generous },
      {},
      page,
    );
    page.close();
    t.deepEqual(
      texts.map((text) => text.split('; ').toSorted()),
      cookies.map((text) => text.split('; ').toSorted()),
    );
  });
}

test('localStorage.setItem says whether the browser could keep it', async (t) => {
  const page = new JsdomPage();
  Object.defineProperty(page.window.Storage.prototype, 'setItem', {
    value: () => {
      throw new Error('The quota has been exceeded.');
    },
  });
  const code = `require('logToConsole')(require('localStorage').setItem('k', 'v'))`;
  const { console: printed } = await runTemplate({ type: 'TAG', code, permissions: generous }, {}, page);
  page.close();
  t.deepEqual(printed, [[false]]);
});

test('localStorage is undefined where the browser lets the page store nothing', async (t) => {
  const page = new JsdomPage();
  Object.defineProperty(page.window, 'localStorage', {
    get: () => {
      throw new Error('Access is denied for this document.');
    },
  });
  const code = `require('logToConsole')(require('localStorage'))`;
  const { console: printed } = await runTemplate({ type: 'TAG', code, permissions: generous }, {}, page);
  page.close();
  t.deepEqual(printed, [[undefined]]);
});

test('injectScript without a cache token, or with another one, loads the script again', async (t) => {
  const url = 'https://example.com/a.js';
  for (const [tokens, loads] of [
    [['', ''], 2],
    [[null, undefined], 2],
    [['a', 'b', 'a'], 2],
  ] as const) {
    const calls = tokens.map((token) => `load('${url}', null, null, ${JSON.stringify(token)});`);
    const { requests } = await runCode(`const load = require('injectScript'); ${calls.join(' ')}`);
    t.is(requests.scripts.length, loads, JSON.stringify(tokens));
  }
});

test('generateRandom includes both ends, and an upside-down range becomes 0 to 2147483647', async (t) => {
  const code = `const log = require('logToConsole'); const random = require('generateRandom');
    log(random(1, 3), random(5, 5), random(3, 1));`;
  const low = await runCode(code, {}, undefined, { random: () => 0 });
  t.deepEqual(low.console, [[1, 5, 0]]);
  const high = await runCode(code, {}, undefined, { random: () => 0.9999999999 });
  t.deepEqual(high.console, [[3, 5, 2147483647]]);
});

test('a fresh run finds nothing that an earlier one left on the page', async (t) => {
  await logsOf(
    `setInWindow('a', 1); setCookie('c', '1'); localStorage.setItem('k', '1'); injectScript('https://example.com/x.js')`,
  );
  t.deepEqual(await logsOf(`log(copyFromWindow('a'), getCookieValues('c'), localStorage.getItem('k'))`), [
    [undefined, [], null],
  ]);
});
