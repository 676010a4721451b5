import test from 'ava';
import { JsdomPage } from '../../../src/sandbox/page/jsdom-page.ts';
import { answerOf } from '../../../src/sandbox/report/answers.ts';
import { runTemplate } from '../../../src/sandbox/run-template.ts';
import type { PageInput } from '../../../src/sandbox/run-input.ts';
import { everything } from './everything-allowed.ts';

/** What templates do with a page. */
const codes = {
  queue: `require('createQueue')('queue')({event: 'x'}); data.gtmOnSuccess();`,
  argumentsQueue: `require('createArgumentsQueue')('send', 'dataLayer')('event', 'x'); data.gtmOnSuccess();`,
  call: `require('logToConsole')(require('callInWindow')('fn', {list: [1]})); data.gtmOnSuccess();`,
  copy: `require('logToConsole')(require('copyFromWindow')('thing')); data.gtmOnSuccess();`,
  set: `require('setInWindow')('thing.part', {a: 1}, true); data.gtmOnSuccess();`,
  cookies: `require('setCookie')('c', 'v'); require('logToConsole')(require('getCookieValues')('c')); data.gtmOnSuccess();`,
  storage: `require('logToConsole')(require('localStorage').getItem('k')); data.gtmOnSuccess();`,
  title: `require('logToConsole')(require('readTitle')()); data.gtmOnSuccess();`,
  layer: `require('logToConsole')(require('copyFromDataLayer')('x')); data.gtmOnSuccess();`,
  pixel: `require('sendPixel')('https://example.com/p', data.gtmOnSuccess, data.gtmOnFailure);`,
  script: `require('injectScript')('https://example.com/s.js', data.gtmOnSuccess, data.gtmOnFailure);`,
  iframe: `require('injectHiddenIframe')('https://example.com/i', data.gtmOnSuccess);`,
  digest: `require('sha256')('x', data.gtmOnSuccess, data.gtmOnFailure);`,
} as const;

interface Row {
  /** JavaScript of the page, which has run before the tag; `bomb` is a function that throws. */
  readonly page: string;
  readonly code: keyof typeof codes;
  /** The tag's status and error, and what it printed. */
  readonly ends: string;
}

const rows: readonly Row[] = [
  { page: 'window.Image = bomb', code: 'pixel', ends: 'exception TypeError: Image is not a constructor' },
  { page: 'window.Image = function () { return {} }', code: 'pixel', ends: 'pending' },
  { page: 'window.Image = class { set src(url) { throw 1 } }', code: 'pixel', ends: 'exception 1' },
  { page: 'window.Event = bomb', code: 'pixel', ends: 'success' },
  { page: 'Document.prototype.createEvent = bomb', code: 'script', ends: 'success' },
  { page: 'EventTarget.prototype.dispatchEvent = bomb', code: 'iframe', ends: 'success' },
  { page: 'Document.prototype.createElement = bomb', code: 'script', ends: 'exception Error: bomb' },
  {
    page: 'Document.prototype.createElement = () => null',
    code: 'iframe',
    ends: "exception TypeError: Cannot set properties of null (setting 'height')",
  },
  { page: 'Document.prototype.querySelector = bomb', code: 'script', ends: 'exception Error: bomb' },
  {
    page: 'Node.prototype.insertBefore = Node.prototype.appendChild = bomb',
    code: 'script',
    ends: 'exception Error: bomb',
  },
  {
    page: 'document.documentElement.remove()',
    code: 'iframe',
    ends: "exception TypeError: Cannot read properties of null (reading 'appendChild')",
  },
  {
    page: "Object.defineProperty(document, 'body', {get: bomb})",
    code: 'iframe',
    ends: 'exception Error: bomb',
  },
  {
    page: "Object.defineProperty(document, 'cookie', {get: bomb, set: bomb})",
    code: 'cookies',
    ends: 'exception Error: bomb',
  },
  {
    page: "Object.defineProperty(document, 'cookie', {get: () => 5})",
    code: 'cookies',
    ends: 'exception TypeError: Cannot set property cookie of [object Document] which has only a getter',
  },
  {
    page: "Object.defineProperty(window, 'localStorage', {get: bomb})",
    code: 'storage',
    ends: "exception TypeError: Can't read property getItem of undefined.",
  },
  { page: 'Storage.prototype.getItem = () => ({a: 1})', code: 'storage', ends: 'success [{}]' },
  {
    page: "Object.defineProperty(document, 'title', {get: bomb})",
    code: 'title',
    ends: 'exception Error: bomb',
  },
  {
    page: "Object.defineProperty(document, 'title', {get: () => ({a: 1})})",
    code: 'title',
    ends: 'success [{}]',
  },
  { page: 'window.dataLayer = {push: bomb}', code: 'argumentsQueue', ends: 'exception Error: bomb' },
  { page: "Object.defineProperty(window, 'dataLayer', {get: bomb})", code: 'layer', ends: 'success [null]' },
  {
    page: 'window.dataLayer = Object.freeze([])',
    code: 'argumentsQueue',
    ends: 'exception TypeError: Cannot add property 0, object is not extensible',
  },
  { page: 'window.dataLayer = [{get x() { return bomb() }}]', code: 'layer', ends: 'success [null]' },
  { page: 'window.dataLayer = new Proxy([], {get: bomb})', code: 'layer', ends: 'success [null]' },
  { page: 'window.dataLayer = new Array(4294967295)', code: 'layer', ends: 'success [null]' },
  {
    page: 'window.dataLayer = [{x: {toJSON: bomb, hasOwnProperty: 5}}]',
    code: 'layer',
    ends: 'exception TypeError: g.hasOwnProperty is not a function',
  },
  { page: 'window.dataLayer = [bomb, {x: 1}]', code: 'layer', ends: 'success [null]' },
  {
    page: 'window.dataLayer = [new Proxy({}, {ownKeys: bomb, getPrototypeOf: bomb, get: bomb, has: bomb}), {x: 1}]',
    code: 'layer',
    ends: 'success [null]',
  },
  { page: 'const o = {}; o.o = o; window.dataLayer = [{x: o}]', code: 'layer', ends: 'success [null]' },
  {
    page: 'let o = {}; for (let i = 0; i < 1e5; i++) o = {o}; window.thing = o',
    code: 'copy',
    ends: 'exception The code nests values more than 400 levels deep.',
  },
  { page: 'window.queue = []; queue.push = bomb', code: 'queue', ends: 'exception Error: bomb' },
  {
    page: 'window.queue = []; queue.push = 5',
    code: 'queue',
    ends: 'exception Object at queue in window is not an array.',
  },
  { page: 'Array.prototype.push = bomb; window.queue = []', code: 'queue', ends: 'exception Error: bomb' },
  {
    page: 'Object.prototype.toString = bomb; window.thing = {a: 1}',
    code: 'copy',
    ends: 'success [{"a":1}]',
  },
  {
    page: 'Object.prototype.hasOwnProperty = bomb; window.thing = {a: 1}',
    code: 'copy',
    ends: 'success [{"a":1}]',
  },
  {
    page: "customElements.define('x-a', class extends HTMLElement { constructor() { super(); bomb() } }); document.body.innerHTML = '<x-a></x-a>'",
    code: 'script',
    ends: 'success',
  },
  { page: 'window.customElements = null', code: 'script', ends: 'success' },
  {
    page: 'new MutationObserver(bomb).observe(document, {childList: true, subtree: true})',
    code: 'iframe',
    ends: 'success',
  },
  { page: "document.addEventListener('load', bomb, true)", code: 'script', ends: 'success' },
  { page: 'window.fn = () => { throw null }', code: 'call', ends: 'exception null' },
  { page: 'window.fn = () => { throw undefined }', code: 'call', ends: 'exception undefined' },
  {
    page: 'window.fn = () => { throw Object.create(null) }',
    code: 'call',
    ends: 'exception Error: what was thrown has no text',
  },
  {
    page: 'window.fn = () => { throw {toString: bomb} }',
    code: 'call',
    ends: 'exception Error: what was thrown has no text',
  },
  {
    page: 'window.fn = () => { throw new Proxy(() => {}, {get: bomb}) }',
    code: 'call',
    ends: 'exception Error: what was thrown has no text',
  },
  { page: "window.fn = () => { throw Symbol('s') }", code: 'call', ends: 'exception Symbol(s)' },
  {
    page: "window.fn = () => { throw Object.defineProperty(new Error(), 'message', {get: bomb}) }",
    code: 'call',
    ends: 'exception Error: what was thrown has no text',
  },
  { page: "window.fn = () => Promise.reject(new Error('late'))", code: 'call', ends: 'success [null]' },
  { page: 'window.fn = () => ({get then() { return bomb() }})', code: 'call', ends: 'exception Error: bomb' },
  {
    page: 'window.fn = () => new Proxy({}, {get: bomb, has: bomb, ownKeys: bomb})',
    code: 'call',
    ends: 'exception Error: bomb',
  },
  { page: 'window.fn = () => ({toJSON: bomb, a: 1})', code: 'call', ends: 'success [{"a":1}]' },
  {
    page: "window.fn = () => ({date: new Date(0), pattern: /x/, big: 10n, symbol: Symbol('s'), document, window})",
    code: 'call',
    ends: 'success [{}]',
  },
  {
    page: 'window.fn = (x) => { x.list.length = 4e9; return x }',
    code: 'call',
    ends: 'success [{"list":[1]}]',
  },
  { page: 'window.fn = (x) => { x.x = x; return x.list }', code: 'call', ends: 'success [[1]]' },
  {
    page: "Object.defineProperty(window, 'thing', {get: bomb})",
    code: 'copy',
    ends: 'exception Error: bomb',
  },
  { page: 'window.thing = {set part(value) { bomb() }}', code: 'set', ends: 'exception Error: bomb' },
  { page: 'window.thing = Object.freeze({})', code: 'set', ends: 'success' },
  {
    page: 'window.thing = new Proxy({}, {get: bomb, set: bomb, has: bomb, ownKeys: bomb, getOwnPropertyDescriptor: bomb})',
    code: 'copy',
    ends: 'exception Error: bomb',
  },
  { page: 'window.String = bomb', code: 'cookies', ends: 'success [["v"]]' },
  { page: 'window.length = {valueOf: bomb}', code: 'script', ends: 'success' },
  { page: 'window.Promise = null', code: 'digest', ends: 'success' },
  { page: 'window.setTimeout = window.queueMicrotask = bomb', code: 'pixel', ends: 'success' },
  { page: 'window.close = document.close = bomb', code: 'pixel', ends: 'success' },
  { page: 'Object.freeze(window)', code: 'queue', ends: 'success' },
  { page: 'Object.freeze(document)', code: 'cookies', ends: 'success [["v"]]' },
  { page: 'setInterval(bomb, 1)', code: 'pixel', ends: 'success' },
];

for (const { page: script, code, ends } of rows) {
  test(`${code} on a page that has run ${script}`, async (t) => {
    const page = new JsdomPage(undefined, { trust: true });
    page.runScript?.({
      code: `(function (bomb) { ${script} })(() => { throw new Error('bomb') })`,
      names: {},
    });
    const template = { type: 'TAG', kind: 'web', code: codes[code], permissions: everything } as const;
    const { status, error, console: printed } = answerOf(await runTemplate(template, {}, page));
    page.close();
    const lines: readonly unknown[] = Array.isArray(printed) ? printed : [];
    t.is([status, error ?? '', ...lines.map((line) => JSON.stringify(line))].filter(Boolean).join(' '), ends);
  });
}

const values: readonly unknown[] = [null, 0, '', {}, { length: '' }, { length: 4e9 }, [1]];
const names = [
  'String',
  'Number',
  'TypeError',
  'DOMException',
  'Promise',
  'Array',
  'Object',
  'length',
  'close',
  'Event',
];

for (const name of [
  ...names,
  'document',
  'localStorage',
  'customElements',
  'setTimeout',
  '__proto__',
  'location',
]) {
  test(`a page whose ${name} is anything else is a page all the same`, async (t) => {
    for (const value of values) {
      const window: unknown = JSON.parse(`{${JSON.stringify(name)}: ${JSON.stringify(value)}}`);
      const page = new JsdomPage();
      for (const code of [codes.queue, codes.cookies, codes.script, codes.iframe, codes.digest]) {
        const template = { type: 'TAG', kind: 'web', code, permissions: everything } as const;
        const given = { page: { window } as PageInput };
        t.is((await runTemplate(template, given, page)).status, 'success', JSON.stringify(value));
        page.reset();
      }
      t.notThrows(() => page.close());
    }
  });
}
