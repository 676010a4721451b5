import type { Table } from './table.ts';

export const values: Table = [
  {
    about: 'Keys of an object keep the order in which they came, integers too',
    cases: [
      {
        code: "var o = { b: 1, a: 2, 1: 3 }; o[0] = 1; return require('Object').keys(o)",
        result: ['b', 'a', '1', '0'],
      },
      {
        code: "var o = { a: 1, b: 2, a: 3 }; return require('Object').entries(o)",
        result: [
          ['a', 3],
          ['b', 2],
        ],
      },
      {
        code: "var o = {}; o[1.5] = 1; o[null] = 2; o[undefined] = 3; o[true] = 4; o[[1, 2]] = 5; o[{}] = 6; return require('Object').keys(o)",
        result: ['1.5', 'null', 'undefined', 'true', '1,2', '[object Object]'],
      },
      {
        code: "return require('Object').keys({ 1: 1, 'x y': 2, if: 3, 1.5: 4, 1e3: 5 })",
        result: ['1', 'x y', 'if', '1.5', '1000'],
      },
      {
        code: "var o = {}; o['__proto__'] = 1; o.a = 2; return [require('Object').keys(o), o.__proto__]",
        result: [['__proto__', 'a'], 1],
      },
    ],
  },
  {
    about: 'Objects have no prototype',
    cases: [
      {
        code: 'var o = {}; return [o.constructor, o.__proto__, o.toString, o.hasOwnProperty, o.valueOf]',
        result: [undefined, undefined, undefined, undefined, undefined],
      },
      { code: 'return ({}).toString()', result: '[object Object]' },
      { code: "return ({ a: 1 }).hasOwnProperty('a')", result: true },
      { code: "return ({ toString: function () { return 'own'; } }).toString()", result: 'own' },
      { code: "return ({ toString: function () { return 'own'; } }) + ''", result: '[object Object]' },
      { code: 'return ({}).valueOf()', error: "TypeError: Object has no 'valueOf' property." },
      {
        code: "var o = { hasOwnProperty: 1 }; return o.hasOwnProperty('a')",
        error: 'TypeError: hasOwnProperty is not a function',
      },
    ],
  },
  {
    about: 'Arrays have indices, a length and named properties',
    cases: [
      {
        code: "var a = [1, 2]; return [a['0'], a['00'], a['1.0'], a[' 1'], a[''], a['-0'], a[-0], a['x'], a[0 / 0], a[1 / 0], a['1e0'], a[null]]",
        result: [
          1,
          ...Array.from({ length: 5 }, () => undefined),
          1,
          ...Array.from({ length: 5 }, () => undefined),
        ],
      },
      {
        code: "var a = []; a['2'] = 1; a['02'] = 2; a[' '] = 3; a[-1] = 4; return [a.length, a['02'], a[' '], a['-1'], require('Object').keys(a)]",
        result: [3, 2, 3, 4, ['02', ' ', '-1', '2']],
      },
      {
        code: "var a = [1]; a.x = 2; return [a.hasOwnProperty('x'), a.hasOwnProperty('y'), a.hasOwnProperty('00'), a.hasOwnProperty(-1)]",
        result: [true, false, false, false],
      },
      { code: 'var a = [1, 2, 3]; a.length = 0; return [a, a.length]', result: [[], 0] },
      { code: "var a = [1]; a.length = '02'", error: 'RangeError: Length property must be a valid integer.' },
      { code: "var a = [1, 2]; a['1'] = 5; return a", result: [1, 5] },
      {
        code: "var a = []; a['01'] = 6; a[-1] = 7; a[1.5] = 8; return [a.length, a['01'], a[-1], a[1.5]]",
        result: [0, 6, 7, 8],
      },
      {
        code: 'var a = [1, , 3]; return [a.length, a[1], a.hasOwnProperty(1)]',
        result: [3, undefined, true],
      },
      {
        code: "var a = []; a[3] = 1; return [a.length, a.join('-'), a.hasOwnProperty(0)]",
        result: [4, '---1', false],
      },
      { code: 'var a = [1, 2, 3]; a.length = 1; return a', result: [1] },
      { code: "var a = [1, 2]; a.length = '1'; return a", result: [1] },
      {
        code: 'var a = [1, 2]; a.length = 1.5',
        error: 'RangeError: Length property must be a valid integer.',
      },
      {
        code: 'var a = [1, 2]; a.length = -1',
        error: 'RangeError: Length property must be a valid integer.',
      },
      {
        code: "return [[1].hasOwnProperty(0), [1].hasOwnProperty('0'), [1].hasOwnProperty('length'), [1].hasOwnProperty(1)]",
        result: [true, true, false, false],
      },
    ],
  },
  {
    about: 'Functions have a name for a text and properties of their own',
    cases: [
      {
        code: "function named() {} named.x = 1; return [named.x, named.hasOwnProperty('x'), named.length, named.name]",
        result: [1, true, undefined, undefined],
      },
      { code: 'var f = function () {}; return f.toString()', result: '' },
      { code: '(function () {}).call()', error: "TypeError: Object has no 'call' property." },
    ],
  },
  {
    about: 'Native methods can be called and not read',
    cases: [
      { code: 'return [].push', result: undefined },
      { code: "return 'a'.trim", result: undefined },
      { code: 'return [].push === undefined && ({}).hasOwnProperty === undefined', result: true },
      { code: "if ([].includes) return 'has includes'", result: undefined },
    ],
  },
  {
    about: 'A missing method has an error for each kind',
    cases: [
      { code: '[].find(function () {})', error: "TypeError: Object has no 'find' property." },
      { code: "'abc'.startsWith('a')", error: 'TypeError: startsWith is not a function' },
      { code: "'abc'.hasOwnProperty('length')", error: 'TypeError: hasOwnProperty is not a function' },
      { code: '(1.005).toFixed(2)', error: 'TypeError: 1.005.toFixed is not a function.' },
      { code: 'true.foo()', error: 'TypeError: true.foo is not a function.' },
      { code: '({}).foo()', error: "TypeError: Object has no 'foo' property." },
      { code: '(function () {}).apply()', error: "TypeError: Object has no 'apply' property." },
      { code: 'var o = { f: 1 }; o.f()', error: 'TypeError: f is not a function' },
      { code: 'var a = [1]; a[0]()', error: 'TypeError: 0 is not a function' },
      { code: '[].length()', error: "TypeError: Object has no 'length' property." },
    ],
  },
  {
    about: 'Nothing can be read, written or called on undefined and null',
    cases: [
      { code: 'var u; return u.x', error: "TypeError: Cannot read properties of undefined (reading 'x')" },
      { code: 'return null[1]', error: "TypeError: Cannot read properties of null (reading '1')" },
      { code: 'var u; u.foo()', error: "TypeError: Can't read property foo of undefined." },
      { code: "null['a b']()", error: "TypeError: Can't read property a b of null." },
      { code: 'var u; u.a = 1', error: "TypeError: Can't set property a of undefined." },
      { code: "var n = null; n['b'] = 1", error: "TypeError: Can't set property b of null." },
      { code: 'var u; u.n += 1', error: "TypeError: Cannot read properties of undefined (reading 'n')" },
    ],
  },
  {
    about: 'Reading and writing on primitives does nothing',
    cases: [
      { code: "var s = 'abc'; s.x = 1; s[0] = 'z'; return [s, s.x]", result: ['abc', undefined] },
      { code: 'var n = 5; n.x = 1; return n.x', result: undefined },
      { code: "return [(5).foo, true.foo, 'abc'.foo]", result: [undefined, undefined, undefined] },
      {
        code: "return ['abc'[1], 'abc'['1'], 'abc'[5], 'abc'[-1], 'abc'['length'], 'abc'['01']]",
        result: ['b', 'b', undefined, undefined, 3, undefined],
      },
    ],
  },
  {
    about: 'A call of what is no function names it',
    cases: [
      { code: 'var foo; foo()', error: 'Attempting to execute non-function foo.' },
      { code: 'var o = {}; o.a.b.c', error: "TypeError: Cannot read properties of undefined (reading 'b')" },
      { code: '(function () { return 5; })()()', error: 'Attempting to execute non-function $0.' },
    ],
  },
  {
    about: 'The callee is looked up before its arguments are computed',
    cases: [
      {
        code: 'var calls = 0; function count() { calls++; } missing(count())',
        error: 'Attempting to execute non-function missing.',
      },
    ],
  },
  {
    about: 'Numbers and booleans have toString alone',
    cases: [
      {
        code: 'return [(35).toString(36), (35).toString(37), (5).toString(2), (5).toString(1), (5).toString(2.9), (5).toString(-3)]',
        result: ['z', '35', '101', '5', '101', '5'],
      },
      {
        code: "return [(255).toString(16), (255).toString('2'), (255).toString(), (255).toString(undefined), (255).toString(99), (5.5).toString()]",
        result: ['ff', '11111111', '255', '255', '255', '5.5'],
      },
      { code: 'return [true.toString(), false.toString(1)]', result: ['true', 'false'] },
    ],
  },
  {
    about: 'Frozen values ignore writes, and the browser refuses to change a frozen array',
    cases: [
      { code: "var o = require('Object').freeze({ a: 1 }); o.a = 2; o.b = 3; return o", result: { a: 1 } },
      {
        code: "var a = require('Object').freeze([1]); a[0] = 2; a.x = 1; a.length = 0; return [a, a.x]",
        result: [[1], undefined],
      },
      { code: "var f = require('Object').freeze(function () {}); f.x = 1; return f.x", result: undefined },
      { code: "var a = require('Object').freeze([2, 1]); a.sort(); a.reverse(); return a", result: [2, 1] },
      {
        code: "require('Object').freeze([1]).push(2)",
        error: 'Cannot add property 1, object is not extensible',
        errorName: 'TypeError',
      },
      {
        code: "require('Object').freeze([1]).pop()",
        error: "Cannot delete property '0' of [object Array]",
        errorName: 'TypeError',
      },
      {
        code: "require('Object').freeze([1]).unshift(2)",
        error: 'Cannot add property 1, object is not extensible',
        errorName: 'TypeError',
      },
    ],
  },
];
