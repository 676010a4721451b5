import test from 'ava';
import { JSDOM } from 'jsdom';
import vm from 'node:vm';
import { toHost, toSandbox } from '../../../src/sandbox/language/border.ts';
import { compileProgram } from '../../../src/sandbox/language/compile.ts';
import { SandboxError, SandboxLimitError, withBrowserErrors } from '../../../src/sandbox/language/errors.ts';
import { isEvaluator, isIntrinsic } from '../../../src/sandbox/language/intrinsics.ts';
import { Meter, unmetered } from '../../../src/sandbox/language/meter.ts';
import {
  OpaqueValue,
  SandboxArray,
  SandboxFunction,
  SandboxObject,
} from '../../../src/sandbox/language/values.ts';
import { runCode, thrownBy } from './run-code.ts';

/** Ways out of other sandboxes; each must come to nothing or to an error of the sandbox. */
const attempts: readonly string[] = [
  'return ({}).constructor',
  'return [].constructor',
  "return ''.constructor",
  'return (5).constructor',
  'return (function () {}).constructor',
  'return require.constructor',
  'return host.constructor',
  'return host.caller',
  'return host.prototype',
  'return arguments.callee',
  'return ({}).__proto__',
  'return [].__proto__',
  'return host.__proto__',
  "return ({})['__pro' + 'to__']",
  'return ({}).__lookupGetter__',
  'return data.list.constructor',
  "return require('JSON').constructor",
  "return require('Math').floor.constructor",
  "return require('JSON').parse('{}').constructor",
  "return 'a'.match('a').constructor",
  "return 'a'.split('').constructor",
  "return typeof globalThis === 'undefined' ? undefined : globalThis",
  'return window',
  'return process',
  'return eval',
  'return Function',
  'return host({}).constructor',
  'return host([]).constructor',
  'return host(function () {}).constructor',
  "var o = {}; o['__proto__'] = { polluted: 1 }; host(o); return ({}).polluted",
  'var o = require(\'JSON\').parse(\'{"__proto__":{"polluted":1}}\'); host(o); return ({}).polluted',
  "var seen; 'a'.replace('a', function () { seen = arguments; }); return seen.constructor",
  'var seen; [1].sort(function () {}); [2, 1].sort(function (a, b) { seen = arguments; }); return seen.callee',
];

for (const code of attempts) {
  test(`no way out: ${code}`, (t) => {
    t.is(runCode(code, { data: { list: [] }, host: (value: unknown) => value }), undefined);
  });
}

const errors: readonly string[] = [
  "({}).constructor('return process')()",
  "[].constructor.constructor('return process')()",
  'host.call(null)',
  'host.apply(null, [])',
  'host.bind(null)',
  '(function () {}).toString.call({})',
  "[].map.call('a', host)",
  "''.sub.constructor('return process')()",
  "require('Object').getPrototypeOf({})",
  "require('Object').defineProperty({}, 'a', {})",
  "({}).__defineGetter__('a', host)",
  '({}).valueOf().x',
];

for (const code of errors) {
  test(`an error of the sandbox: ${code}`, (t) => {
    const error = thrownBy(() => runCode(code, { host: () => 1 }));
    t.true(error instanceof SandboxError, String(error));
  });
}

test('the page’s objects stay as they were, whatever keys the code hands it', (t) => {
  const received: unknown[] = [];
  runCode(
    "var o = {}; o['__proto__'] = { polluted: 1 }; o.constructor = { prototype: { polluted: 1 } }; host(o);",
    {
      host: (value: unknown) => void received.push(value),
    },
  );
  t.deepEqual(received, [{ constructor: { prototype: { polluted: 1 } } }]);
  t.is(Object.getPrototypeOf(received[0]), Object.prototype);
  t.false('polluted' in {});
});

test('a function of the page sees copies, itself as this, and nothing of the code', (t) => {
  const calls: unknown[] = [];
  const host = function (this: unknown, value: { list: number[] }): { list: number[] } {
    calls.push(this);
    value.list.push(2);
    return value;
  };
  const result = runCode('var o = { list: [1] }; var back = host(o); back.list.push(3); return [o, back]', {
    host,
  });
  t.deepEqual(result, [{ list: [1] }, { list: [1, 2, 3] }]);
  t.is(calls[0], host);
});

test('what a function of the page is handed is its own, to write and to delete as it likes', (t) => {
  const seen: unknown[] = [];
  const host = (value: Record<string, unknown>, own: Record<string, unknown>): void => {
    value['a'] = 2;
    value['more'] = 3;
    delete value['gone'];
    own['tag'] = 4;
    seen.push(Object.keys(value), { ...value }, { ...own });
  };
  t.deepEqual(
    runCode('var o = { a: 1, gone: 1 }; function f() {} f.tag = 1; host(o, f); return [o, f.tag]', { host }),
    [{ a: 1, gone: 1 }, 1],
  );
  t.deepEqual(seen, [['a', 'more'], { a: 2, more: 3 }, { tag: 4 }]);
});

test('values are copied deeply in both directions, cycles and shared parts kept', (t) => {
  const shared = { n: 1 };
  const page: Record<string, unknown> = {
    list: [shared, shared],
    nothing: null,
    missing: undefined,
    text: 'x',
  };
  page['self'] = page;
  const copy = toHost(toSandbox(page, unmetered), unmetered);
  t.deepEqual(copy, page);
  t.not(copy, page);
  if (typeof copy !== 'object' || copy === null || !('self' in copy) || !('list' in copy)) return t.fail();
  t.is(copy.self, copy);
  t.true(Array.isArray(copy.list) && copy.list[0] === copy.list[1]);
});

test('an array that holds itself is copied once, with its named properties', (t) => {
  const page = Object.assign<unknown[], Record<string, unknown>>([1], { '1x': 2, x1: 3, '01': 4 });
  page.push(page);
  page['more'] = page;
  const inside = toSandbox(page, unmetered);
  if (!(inside instanceof SandboxArray)) return t.fail();
  t.is(inside.elements[1], inside);
  t.deepEqual([...(inside.extras ?? [])].slice(0, 3), [
    ['1x', 2],
    ['x1', 3],
    ['01', 4],
  ]);
  t.is(inside.extras?.get('more'), inside);
  const back = toHost(inside, unmetered);
  t.true(Array.isArray(back) && back[1] === back && Reflect.get(back, 'more') === back);
});

test('a function’s length and name are its own on the page, whatever the code calls them', (t) => {
  const f = toHost(
    compileProgram('function f(a, b) {} f.name = 1; f.length = 9; f.other = 2; return f', {
      globals: [],
    }).run([], new Meter()),
    unmetered,
  );
  if (typeof f !== 'function') return t.fail();
  t.is(f.name, '');
  t.is(f.length, 0);
  t.deepEqual(Object.entries(f), [['other', 2]]);
});

/** A value in so many levels of others. */
function nested(levels: number, around: (inner: unknown) => unknown): unknown {
  let value: unknown = 1;
  for (let level = 0; level < levels; level++) value = around(value);
  return value;
}

test('as many values may stand beside each other as there is room for', (t) => {
  const wide = Array.from({ length: 500 }, () => []);
  t.deepEqual(toHost(toSandbox(wide, unmetered), unmetered), wide);
  const tooDeep = nested(400, (inner) => [inner]);
  t.throws(() => toSandbox([wide, tooDeep], unmetered), { message: /400 levels/ });
});

test('values may nest 400 levels deep', (t) => {
  const kinds: readonly ((inner: unknown) => unknown)[] = [
    (inner) => [inner],
    (inner) => ({ inner }),
    (inner) => Object.assign(() => undefined, { inner }),
  ];
  for (const around of kinds) {
    const inside = toSandbox(nested(400, around), unmetered);
    t.notThrows(() => toHost(inside, unmetered));
    t.throws(() => toSandbox(nested(401, around), unmetered), { message: /more than 400 levels deep/ });
    t.throws(() => toHost(new SandboxArray([inside]), unmetered), { message: /more than 400 levels deep/ });
  }
  const levels = (code: string): string => `var a = []; for (var i = 1; i < 400; i++) a = [a]; ${code}`;
  for (const code of ["'' + a", 'a.join()', "require('JSON').stringify(a)"]) {
    t.notThrows(() => runCode(levels(code)));
    t.throws(() => runCode(levels(`a = [${'a'}]; a = [a]; ${code}`)), {
      message: /more than 400 levels deep/,
    });
  }
  t.is(
    runCode(
      "var a = []; for (var i = 0; i < 1000; i++) a.push([[]]); return [a + '', require('JSON').stringify(a)].join('').length",
    ),
    999 + 1000 * 5 + 1,
  );
});

test('a function that has itself is copied once, and its text is empty', (t) => {
  const page = Object.assign(() => 1, { self: undefined as unknown });
  page.self = page;
  const inside = toSandbox(page, unmetered);
  if (!(inside instanceof SandboxFunction)) return t.fail();
  t.is(inside.extras?.get('self'), inside);
  t.is(runCode("return '' + host", { host: page }), '');
});

test('an object’s own hasOwnProperty says what it has, as it does for GTM', (t) => {
  const page = { a: 1, b: 2, hasOwnProperty: (key: string) => key === 'a' };
  t.deepEqual(toHost(toSandbox(page, unmetered), unmetered), { a: 1 });
});

test('what has no hasOwnProperty to ask, but properties, cannot be converted', (t) => {
  const bare: object = Object.create(null);
  t.true(toSandbox(bare, unmetered) instanceof SandboxObject);
  for (const value of [Object.assign(bare, { a: 1 }), { a: 1, hasOwnProperty: 5 }]) {
    t.throws(() => toSandbox(value, unmetered), { message: 'g.hasOwnProperty is not a function' });
  }
});

test('an object that is its own window is none, one that has a window is', (t) => {
  const self: Record<string, unknown> = {};
  self['window'] = self;
  t.is(toSandbox(self, unmetered), undefined);
  t.deepEqual(toHost(toSandbox({ window: 1, nodeType: 0 }, unmetered), unmetered), {
    window: 1,
    nodeType: 0,
  });
  t.is(toSandbox({ nodeType: 1 }, unmetered), undefined);
  const throwing = {
    get nodeType(): never {
      throw new Error('of the page');
    },
  };
  t.is(toSandbox(throwing, unmetered), undefined);
  const hidden = Object.defineProperty({}, 'constructor', { value: 5 });
  t.is(toSandbox(Object.create(hidden), unmetered), undefined);
});

test('a function of the page that overflows the stack ends in a limit error', (t) => {
  const deep = (): number => 1 + deep();
  t.throws(() => runCode('host()', { host: deep }), {
    instanceOf: SandboxLimitError,
    message: /deeper than/,
  });
});

test('a built-in of the browser that overflows the stack ends in a limit error', (t) => {
  const overflow = (): never => {
    throw new RangeError('Maximum call stack size exceeded');
  };
  t.throws(() => withBrowserErrors(overflow), { instanceOf: SandboxLimitError, message: /deeper than/ });
});

test('whether a promise of the page is rejected is nobody’s concern, since the copy handles it', async (t) => {
  let made = 0;
  const lost: unknown[] = [];
  /** What `then` makes of the promise. */
  class Derived extends Promise<unknown> {
    constructor(settle: (resolve: (value: unknown) => void, reject: (reason: unknown) => void) => void) {
      super((resolve) => {
        settle(resolve, (reason) => {
          lost.push(reason);
          resolve(undefined);
        });
      });
      made += 1;
    }
  }
  const promise = Promise.reject(new Error('of the page'));
  promise.catch(() => undefined);
  runCode('host()', {
    host: () => Object.assign(promise, { constructor: { [Symbol.species]: Derived } }),
  });
  await new Promise((resolve) => setTimeout(resolve, 0));
  t.is(made, 1);
  t.deepEqual(lost, []);
});

test('what is no plain value of the page is undefined in the sandbox', (t) => {
  const { window } = new JSDOM('<p>');
  class Custom {}
  const strange: readonly unknown[] = [
    new Date(),
    /a/,
    new Map(),
    new Set(),
    new Custom(),
    Promise.resolve(),
    Symbol('s'),
    10n,
    window,
    window.document,
    window.document.querySelector('p'),
    Object.create({ inherited: 1 }),
  ];
  for (const value of strange) {
    t.is(toSandbox(value, unmetered), undefined, Object.prototype.toString.call(value));
    t.deepEqual(toHost(toSandbox({ value, list: [value] }, unmetered), unmetered), {
      value: undefined,
      list: [undefined],
    });
  }
});

test('plain objects and arrays of another realm pass', (t) => {
  const foreign: unknown = vm.runInNewContext(
    '({ a: [1, { b: "x" }], f: function () { return [2]; }, n: Object.create(null) })',
  );
  const inside = toSandbox(foreign, unmetered);
  if (!(inside instanceof SandboxObject)) return t.fail();
  t.true(inside.properties.get('a') instanceof SandboxArray);
  t.true(inside.properties.get('n') instanceof SandboxObject);
  t.is(runCode('return data.a[1].b + data.f()[0]', { data: foreign }), 'x2');
});

test('a held value of the page comes back as itself, its inside stays closed', (t) => {
  const held = { secret: 1 };
  const program = compileProgram("return [node.secret, node == node, typeof node, '' + node, node]", {
    globals: ['node'],
  });
  const result = toHost(program.run([new OpaqueValue(held)], new Meter()), unmetered);
  t.deepEqual(result, [undefined, true, 'object', '[object Object]', held]);
  t.true(Array.isArray(result) && result[4] === held);
});

test('a held value of the page has a text and no other method', (t) => {
  const run = (code: string): unknown =>
    toHost(compileProgram(code, { globals: ['node'] }).run([new OpaqueValue({})], new Meter()), unmetered);
  t.is(run('return node.toString()'), '[object Object]');
  t.throws(() => run('node.click()'), { message: "TypeError: Object has no 'click' property." });
  t.is(run('node.x = 1; return node.x'), undefined);
});

test('held values of the page are equal when they hold the same thing, and to nothing else', (t) => {
  const [one, other] = [{}, {}];
  const program = compileProgram(
    'return [a === b, a == b, a !== b, a != b, a === c, a == c, a !== c, a != c, a == 1, a == null, 1 == a, a === 1, a == "[object Object]"]',
    { globals: ['a', 'b', 'c'] },
  );
  const [a, b, c] = [new OpaqueValue(one), new OpaqueValue(one), new OpaqueValue(other)];
  t.deepEqual(toHost(program.run([a, b, c], new Meter()), unmetered), [
    ...[true, true, false, false],
    ...[false, false, true, true],
    ...[false, false, false, false, false],
  ]);
});

test('functions of the code work on the page, and their own properties go with them', (t) => {
  const program = compileProgram(
    'function f(x) { return [x.n + 1, arguments.length]; } f.tag = { a: 1 }; return f',
    { globals: [] },
  );
  const f = toHost(program.run([], new Meter()), unmetered);
  if (typeof f !== 'function') return t.fail();
  t.deepEqual(Reflect.apply(f, undefined, [{ n: 1 }, 2]), [2, 2]);
  t.deepEqual({ ...f }, { tag: { a: 1 } });
});

const endless: readonly { readonly code: string; readonly message: RegExp }[] = [
  { code: 'while (true) {}', message: /more than 100,000 steps/ },
  { code: 'for (;;);', message: /steps/ },
  { code: 'do { } while (1)', message: /steps/ },
  { code: 'var a = [1]; for (var x of a) a.push(x)', message: /steps/ },
  { code: 'const c = 0; while (c < 1) c++', message: /steps/ },
  {
    code: 'function f() { return f(); } f()',
    message: /^RangeError: Maximum call stack size exceeded: the limit is 200 calls/,
  },
  { code: 'const f = () => f(); f()', message: /calls/ },
  { code: 'function f() { [1].forEach(f); } f()', message: /calls/ },
  { code: "function f() { 'a'.replace('a', f); } f()", message: /calls/ },
  { code: 'function f() { host(f); } f()', message: /calls/ },
  { code: "var s = 'ab'; while (true) s += s", message: /text of more than|steps/ },
  { code: "var s = 'ab'; while (true) s = s.concat(s)", message: /text of more than|steps/ },
  { code: "var s = 'ab'; while (true) s = s.replace('a', s + '$&')", message: /text of more than|steps/ },
  { code: "var s = 'ab'; while (true) s = [s, s].join('')", message: /text of more than|steps/ },
  { code: 'var a = [1]; while (true) a = a.concat(a)', message: /array of more than|steps/ },
  { code: 'var a = []; a.length = 1e9', message: /array of more than/ },
  { code: 'var a = []; a[1e9] = 1', message: /array of more than/ },
  {
    code: "var a = [1]; for (var i = 0; i < 60; i++) a = [a, a]; return '' + a",
    message: /text of more than|steps/,
  },
  {
    code: "var a = {}; for (var i = 0; i < 60; i++) a = { a: a, b: a }; return require('JSON').stringify(a)",
    message: /text of more than|steps/,
  },
];

for (const { code, message } of endless) {
  test(`ends with a clear message: ${code}`, (t) => {
    const host = (f: () => unknown): unknown => f();
    t.throws(() => runCode(code, { host }), { instanceOf: SandboxLimitError, message });
  });
}

/** Values that are too large, whatever steps there are. */
const large: readonly { readonly code: string; readonly kind: string }[] = [
  ...[
    't + t + t + t + t',
    't.concat(t, t, t, t)',
    '[t, t, t, t, t].join()',
    "'' + [t, [t, t, t, t]]",
    "'aaaaa'.replace('a', t).concat(t, t, t, t)",
    "'a'.replace('a', t + '$&').replace('a', t + t + '$`').replace('a', t + t)",
    "require('JSON').stringify([t, t, t, t, t])",
    '[,,,,,].join(t)',
  ].map((code) => ({ code, kind: 'a text of more than 4,194,304 characters.' })),
  ...[
    "t.split('')",
    'var a = []; a.length = 1048577',
    'var a = []; a[1048576] = 1',
    'var a = []; a.length = 1048576; a.push(1)',
    'var a = []; a.length = 1048576; a.unshift(1)',
    'var a = []; a.length = 1048576; a.splice(0, 0, 1)',
    'var a = []; a.length = 1048576; a.concat([1])',
    'var a = []; a.length = 1048576; a.concat(1)',
    'host()',
  ].map((code) => ({ code, kind: 'an array of more than 1,048,576 elements.' })),
];

for (const { code, kind } of large) {
  test(`what is too large is refused: ${code}`, (t) => {
    const prelude = "var t = 'a'; while (t.length < 1048576) t += t; t += 'b';";
    const sparse: unknown[] = [];
    sparse[1_048_576] = 1;
    t.throws(() => runCode(`${prelude} ${code}`, { limits: { steps: 1e9, depth: 10 }, host: () => sparse }), {
      instanceOf: SandboxLimitError,
      name: 'SandboxLimitError',
      message: `The code makes ${kind}`,
    });
  });
}

test('what is just not too large is made', (t) => {
  const sparse: unknown[] = [];
  sparse[1_048_575] = 1;
  const limits = { steps: 1e9, depth: 10 };
  t.is(runCode('return host().length', { limits, host: () => sparse }), 1_048_576);
  t.is(runCode('var a = []; a.length = 1048575; a.push(1); return a.length', { limits }), 1_048_576);
  t.is(runCode('var a = []; a[1048575] = 1; return a.concat([]).length', { limits }), 1_048_576);
  const four = "var t = 'abcd'; while (t.length < 4194304) t += t;";
  for (const code of ['t', "''.concat(t)", "'x'.replace('x', t)", "require('JSON').stringify(t.slice(2))"]) {
    t.is(runCode(`${four} return (${code}).length`, { limits }), 4_194_304);
  }
});

test('a long text deep inside of values counts once', (t) => {
  const wrapped = "var a = 'a'; while (a.length < 65536) a += a; for (var i = 0; i < 100; i++) a =";
  const json = "return require('JSON').stringify(a).length";
  t.is(runCode(`${wrapped} [a]; ${json}`, { limits: { steps: 1e9, depth: 10 } }), 65_538 + 200);
  t.is(runCode(`${wrapped} { a: a }; ${json}`, { limits: { steps: 1e9, depth: 10 } }), 65_538 + 600);
});

/** Values made in 20,000 passes, whose statements alone would stay within 100,000 steps. */
const filling: readonly string[] = [
  '{}',
  '[]',
  '() => 1',
  '[i, i, i, i, i, i, i]',
  'text.toUpperCase()',
  'texts.join()',
];

for (const value of filling) {
  test(`the budget also counts what fills the memory: ${value}`, (t) => {
    const code = `var text = 'abcdefgh'; while (text.length < 5000) text += text; var texts = [text, 1];
      var kept = []; for (var i = 0; i < 20000; i++) kept.push(${value});`;
    t.throws(() => runCode(code), { instanceOf: SandboxLimitError, message: /more than 100,000 steps/ });
    t.notThrows(() => runCode(code.replace(`push(${value})`, 'push(i)')));
  });
}

test('the host’s stack never overflows: deep values and deep calls end in a limit error', (t) => {
  const deep = 'var a = []; for (var i = 0; i < 20000; i++) a = [a]; ';
  const limits = { steps: 1_000_000, depth: 1_000_000 };
  for (const code of [
    `${deep} return '' + a`,
    `${deep} host(a)`,
    `${deep} return require('JSON').stringify(a)`,
    'function f() { return 1 + f(); } f()',
  ]) {
    t.throws(() => runCode(code, { limits, host: () => 1 }), {
      instanceOf: SandboxLimitError,
      message: /deep/,
    });
  }
});

test('code that is nested too deeply is refused, not crashed on', (t) => {
  const depth = 20_000;
  const nested = `return ${'('.repeat(depth)}1${')'.repeat(depth)}`;
  for (const file of [undefined, 'a.js']) {
    const error = t.throws(
      () => compileProgram(nested, { globals: [], ...(file === undefined ? {} : { file }) }),
      {
        name: 'SandboxSyntaxError',
        message: 'The code is nested too deeply to be read.',
      },
    );
    t.like(error, { source: file ?? '', line: 1 });
  }
});

test('calls of the default depth fit the host’s stack, through callbacks too', (t) => {
  const code =
    'function f(n) { return n === 0 ? 0 : [n].map(function (x) { return 1 + (f(x - 1) || 0); })[0]; } return f(240)';
  t.is(runCode(code, { limits: { steps: 100_000, depth: 500 } }), 240);
});

test('one meter counts all callbacks together, and what is used up stays used up', (t) => {
  const meter = new Meter({ steps: 1000, depth: 50 });
  const program = compileProgram('return function () { for (var i = 0; i < 30; i++) {} }', { globals: [] });
  const callback = program.run([], meter);
  if (!(callback instanceof SandboxFunction)) return t.fail();
  for (let call = 0; call < 10; call++) callback.invoke([]);
  t.true(meter.used > 300);
  const endless = compileProgram('while (true) {}', { globals: [] });
  t.throws(() => endless.run([], meter), { instanceOf: SandboxLimitError });
  t.throws(() => callback.invoke([]), { instanceOf: SandboxLimitError });
});

test('an error in a callback leaves the count of calls right', (t) => {
  const meter = new Meter({ steps: 10_000, depth: 5 });
  const program = compileProgram('return function () { (function () { missing(); })(); }', { globals: [] });
  const callback = program.run([], meter);
  if (!(callback instanceof SandboxFunction)) return t.fail();
  for (let call = 0; call < 20; call++) {
    t.throws(() => callback.invoke([]), { message: 'Attempting to execute non-function missing.' });
  }
  t.is(meter.depth, 0);
});

test('calls that nest too deeply leave the count of calls right', (t) => {
  const meter = new Meter({ steps: 10_000, depth: 20 });
  const callback = compileProgram('var f = function () { f(); }; return f', { globals: [] }).run([], meter);
  if (!(callback instanceof SandboxFunction)) return t.fail();
  for (let call = 0; call < 3; call++) {
    t.throws(() => callback.invoke([]), { instanceOf: SandboxLimitError, message: /calls within calls/ });
    t.is(meter.depth, 0);
  }
});

test('the language’s own objects and functions are known, those that make code of text by name', (t) => {
  const evaluators: readonly unknown[] = [
    eval,
    Function,
    Reflect.get(async () => undefined, 'constructor'),
    Reflect.get(function* () {}, 'constructor'),
    Reflect.get(async function* () {}, 'constructor'),
  ];
  for (const each of evaluators) t.true(isEvaluator(each), String(each));
  for (const each of [parseInt, Object, setTimeout, 'eval', undefined])
    t.false(isEvaluator(each), String(each));
  const own: readonly object[] = [
    ...[Object, Function, Array, String, Number, Boolean, Symbol, Date, Promise, RegExp, Error, JSON, Math],
    ...[
      Map,
      Set,
      WeakMap,
      WeakSet,
      ArrayBuffer,
      DataView,
      Proxy,
      Reflect,
      TypeError,
      RangeError,
      SyntaxError,
    ],
    ...[BigInt, Uint8Array, Intl, eval, parseInt, parseFloat, isNaN],
    ...[Array.prototype, Object.prototype, Function.prototype, String.prototype, Promise.prototype],
    ...['push', 'join'].map((name): object => Reflect.get(Array.prototype, name)),
    ...[new Map().entries(), new Set().entries(), [].values(), (function* () {})()].map((iterator): object =>
      Object.getPrototypeOf(Object.getPrototypeOf(iterator)),
    ),
    ...[new Map().entries(), new Set().entries(), [].values()].map((iterator): object =>
      Object.getPrototypeOf(iterator),
    ),
  ];
  for (const each of own) t.true(isIntrinsic(each), String(each));
  for (const each of [{}, [], () => undefined, setTimeout, vm.runInNewContext('Array')])
    t.false(isIntrinsic(each));
});
