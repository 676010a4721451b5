import test from 'ava';
import type { Grants } from '../../src/sandbox/permissions/grants.ts';
import { page, runCode } from './helpers/run-code.ts';

/** Paths by which code of a page could reach the process, if a template declared them for itself. */
const paths = [
  'Function',
  'eval',
  'globalThis.process',
  'Object.getPrototypeOf',
  'Reflect.get',
  'Array.from',
  'Promise.resolve',
  'o.constructor',
  'o.constructor.constructor',
  'o.__proto__',
  'o.__proto__.polluted',
  'o.toString.constructor',
  'list.push.__proto__.constructor',
  'f.prototype',
  'location.constructor',
  'console.log.constructor',
  'window.Function',
  'self.eval',
  'top.Function',
  'document.defaultView',
  '_globalObject.Function',
  '_globalProxy',
  '_core',
  'process',
  'require',
];
const everything: Grants = {
  access_globals: { keys: paths.map((key) => ({ key, read: true, write: true, execute: true })) },
  logging: { environments: 'all' },
};
const input = { page: { window: { o: { a: 1 }, list: [1], f: [] } } };

for (const path of paths) {
  test(`${path} is out of reach for copying, calling, setting and aliasing`, async (t) => {
    const code = `const log = require('logToConsole');
      log(require('copyFromWindow')('${path}'));
      log(require('callInWindow')('${path}', 'return process'));
      require('setInWindow')('${path}', 'hit', true); require('aliasInWindow')('${path}', '${path}');`;
    const { console: printed, error } = await runCode(code, input, everything);
    t.is(error, null);
    t.deepEqual(printed, [[undefined], [undefined]]);
    t.false('polluted' in {});
    t.is(typeof Function, 'function');
    t.is({}.toString(), '[object Object]');
  });
}

/**
 * Attempts to change what all objects of the process share, and what the sandbox says of each: the answer of each call,
 * then the error. The code runs with `list` and `o` on the page.
 */
const tampering: readonly { readonly code: string; readonly said: readonly unknown[] }[] = [
  { code: `set('list.push.call', () => 'hijacked', true)`, said: [false] },
  { code: `set('o.toString.call', () => '[object Arguments]', true)`, said: [false] },
  { code: `alias('b', 'list.push'); set('b.call', () => 'hijacked', true)`, said: [true, false] },
  { code: `alias('list.push.call', 'o')`, said: [false] },
  {
    code: `require('createQueue')('o.hasOwnProperty.q')`,
    said: ['Path o.hasOwnProperty.q does not exist.'],
  },
  {
    code: `call('o.__lookupSetter__', '__proto__')({polluted: 1})`,
    said: [undefined, 'Attempting to execute non-function $0.'],
  },
  { code: `call('o.__defineGetter__', 'x', () => 1)`, said: [undefined] },
  {
    code: `require('injectHiddenIframe')('https://example.com/'); call('0.eval', 'process.exit(3)'); call('0.Function', 'return process')`,
    said: [undefined, undefined],
  },
];
const tamperedPaths = [
  'list.push.call',
  'o.toString.call',
  'b',
  'b.call',
  'o.hasOwnProperty.q',
  'o.__lookupSetter__',
];
const tamperingGrants: Grants = {
  access_globals: {
    keys: [...tamperedPaths, 'list.push', 'o', 'o.__defineGetter__', '0.eval', '0.Function'].map((key) => ({
      key,
      read: true,
      write: true,
      execute: true,
    })),
  },
  inject_hidden_iframe: { urls: ['https://example.com/'] },
  logging: { environments: 'all' },
};
for (const { code, said } of tampering) {
  test.serial(`the language’s own objects stay as they are: ${code}`, async (t) => {
    const apis = `const log = require('logToConsole'); const say = (answer) => { log(answer); return answer; };
      const set = (path, value, override) => say(require('setInWindow')(path, value, override));
      const alias = (to, from) => say(require('aliasInWindow')(to, from));
      const call = (path, a, b) => say(require('callInWindow')(path, a, b));`;
    const { console: printed, error } = await runCode(`${apis} ${code}`, input, tamperingGrants);
    t.deepEqual([...printed.flat(), ...(error === null ? [] : [error])], said);
    t.deepEqual(Object.keys(Array.prototype.push), []);
    t.false(Object.hasOwn(Array.prototype.push, 'call'));
    t.false(Object.hasOwn(Object.prototype.toString, 'call'));
    t.false(Object.hasOwn(Object.prototype.hasOwnProperty, 'q'));
    t.is(
      Object.getPrototypeOf(Object.getOwnPropertyDescriptor(Object.prototype, '__proto__')?.set),
      Function.prototype,
    );
  });
}

/** Page functions that run a callback later, if ever; `crash` says that it runs, and throws. */
const later: readonly {
  readonly call: string;
  readonly printed: readonly unknown[];
  readonly error?: string;
}[] = [
  { call: "'setTimeout', crash, 0", printed: ['number'] },
  { call: "'setTimeout', 'process.exit(3)', 0", printed: ['number'] },
  { call: "'queueMicrotask', crash", printed: ['undefined', 'crash'] },
  { call: "'requestAnimationFrame', crash", printed: ['undefined'] },
  { call: "'setInterval', crash, 1", printed: ['number'] },
  { call: "'addEventListener', 'error', crash", printed: ['undefined'] },
  {
    call: "'dispatchEvent', crash",
    printed: [],
    error:
      "TypeError: Failed to execute 'dispatchEvent' on 'EventTarget': parameter 1 is not of type 'Event'.",
  },
];
for (const { call, printed, error = null } of later) {
  test.serial(`a callback that the page runs later does not take the process down: ${call}`, async (t) => {
    const [name = ''] = /\w+/.exec(call) ?? [];
    const grants = {
      access_globals: { keys: [{ key: name, execute: true }] },
      logging: { environments: 'all' },
    };
    const code = `const log = require('logToConsole'); const crash = () => { log('crash'); undefined.x; };
      log(typeof require('callInWindow')(${call}));`;
    const result = await runCode(code, {}, grants);
    t.deepEqual(result.console.flat(), printed);
    t.is(result.error, error);
    // What the page has been left with runs now, if at all; were it to throw here, ava would report it.
    await new Promise((resolve) => setTimeout(resolve, 20));
    t.is(process.exitCode, undefined);
  });
}

test.serial('keys of a data layer push never reach a prototype', async (t) => {
  const dataLayer = [
    JSON.parse(
      '{"__proto__": {"polluted": 1}, "constructor.prototype.polluted": 1, "a": {"__proto__": {"polluted": 1}}}',
    ),
  ];
  await runCode(
    `require('gtagSet')('__proto__.polluted', 1)`,
    { page: { dataLayer } },
    { write_data_layer: { keyPatterns: ['__proto__.*'] } },
  );
  t.false('polluted' in {});
});

/** What leaves something on the page's own objects, which a reset cannot find. */
const using = [
  `require('callInWindow')('addEventListener', 'x', () => undefined)`,
  `require('setInWindow')('name', 'n', true)`,
  `require('aliasInWindow')('name', 'a')`,
  `require('aliasInWindow')('a', 'name')`,
  `require('createQueue')('event')`,
  `require('createArgumentsQueue')('event', 'a')`,
];
for (const code of using) {
  test.serial(
    `a page whose built-in objects a template has used is replaced, not reused: ${code}`,
    async (t) => {
      const keys = ['addEventListener', 'name', 'event', 'a'].map((key) => ({
        key,
        read: true,
        write: true,
        execute: true,
      }));
      page.reset();
      const { window } = page;
      const input = { page: { url: window.location.href, window: { a: 'n' } } };
      t.is((await runCode(code, input, { access_globals: { keys } })).error, null);
      t.is(page.window, window);
      page.reset();
      t.not(page.window, window);
      t.is(page.window.name, '');
    },
  );
}

test.serial('errors of page functions reach the template’s result as text only', async (t) => {
  const data = {
    fail: () => {
      throw new TypeError('page error');
    },
  };
  t.like(await runCode(`data.fail()`, { data }), { status: 'exception', error: 'TypeError: page error' });
});

test.serial('values that hold each other over and over do not hang the report', async (t) => {
  const { status } = await runCode(
    `let a = []; for (let i = 0; i < 60; i++) a = [a, a]; require('logToConsole')(a); data.gtmOnSuccess();`,
  );
  t.is(status, 'success');
});
