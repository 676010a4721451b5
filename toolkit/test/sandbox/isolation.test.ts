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

/** Attempts to change what all objects of the process share; the code runs with `list` and `o` on the page. */
const tampering: readonly string[] = [
  `set('list.push.call', () => 'hijacked', true)`,
  `set('o.toString.call', () => '[object Arguments]', true)`,
  `alias('b', 'list.push'); set('b.call', () => 'hijacked', true)`,
  `alias('list.push.call', 'o')`,
  `require('createQueue')('o.hasOwnProperty.q')`,
  `call('o.__lookupSetter__', '__proto__')({polluted: 1})`,
  `call('o.__defineGetter__', 'x', () => 1)`,
  `require('injectHiddenIframe')('https://example.com/'); call('0.eval', 'process.exit(3)'); call('0.Function', 'return process')`,
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
};
for (const code of tampering) {
  test.serial(`the language’s own objects stay as they are: ${code}`, async (t) => {
    const apis = `const set = require('setInWindow'); const alias = require('aliasInWindow'); const call = require('callInWindow');`;
    await runCode(`${apis} ${code}`, input, tamperingGrants);
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

test.serial('page functions that run callbacks later do not take the process down', async (t) => {
  const names = [
    'setTimeout',
    'queueMicrotask',
    'requestAnimationFrame',
    'setInterval',
    'addEventListener',
    'dispatchEvent',
  ];
  const grants: Grants = { access_globals: { keys: names.map((key) => ({ key, execute: true })) } };
  for (const [name, ...args] of [
    ['setTimeout', 'crash', '0'],
    ['setTimeout', '"process.exit(3)"', '0'],
    ['queueMicrotask', 'crash'],
    ['setInterval', 'crash', '1'],
    ['addEventListener', '"error"', 'crash'],
  ]) {
    await runCode(
      `const crash = () => undefined.x; require('callInWindow')('${name}', ${args.join(', ')});`,
      {},
      grants,
    );
  }
  await new Promise((resolve) => setTimeout(resolve, 20));
  t.pass();
});

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

test.serial('a page that a template has used built-in functions of is replaced, not reused', async (t) => {
  const grants: Grants = {
    access_globals: {
      keys: [
        { key: 'addEventListener', execute: true },
        { key: 'name', read: true, write: true },
      ],
    },
  };
  const { window } = page;
  await runCode(
    `require('callInWindow')('addEventListener', 'x', () => undefined); require('setInWindow')('name', 'n', true)`,
    {},
    grants,
  );
  page.reset();
  t.not(page.window, window);
  t.is(page.window.name, '');
});

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
