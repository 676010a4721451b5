import test from 'ava';
import type { Grants } from '../../scripts/sandbox/permissions/grants.ts';
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
