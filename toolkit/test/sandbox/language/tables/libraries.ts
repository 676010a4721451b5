import type { Table } from './table.ts';

export const libraries: Table = [
  {
    about: 'Object gives keys, values and entries of objects, arrays, functions and texts',
    cases: [
      {
        code: "var O = require('Object'); return [O.keys({ b: 1, a: 2 }), O.values({ b: 1, a: 2 }), O.entries({ b: 1, a: 2 })]",
        result: [
          ['b', 'a'],
          [1, 2],
          [
            ['b', 1],
            ['a', 2],
          ],
        ],
      },
      {
        code: "var O = require('Object'); return [O.keys('ab'), O.values('ab'), O.entries('ab'), O.keys(5), O.keys(true)]",
        result: [
          ['0', '1'],
          ['a', 'b'],
          [
            ['0', 'a'],
            ['1', 'b'],
          ],
          [],
          [],
        ],
      },
      {
        code: "var O = require('Object'), a = [1]; a.x = 2; return [O.keys(a), O.values(a), O.entries(a)]",
        result: [
          ['x', '0'],
          [2, 1],
          [
            ['x', 2],
            ['0', 1],
          ],
        ],
      },
      { code: "var O = require('Object'); function f() {} f.a = 1; return O.entries(f)", result: [['a', 1]] },
      {
        code: "require('Object').keys(null)",
        error: 'Error in Object_keys. Required argument input not supplied.',
      },
      {
        code: "require('Object').keys()",
        error: 'Error in Object_keys. Required argument input not supplied.',
      },
      {
        code: "require('Object').values(undefined)",
        error: 'Error in Object_values. Required argument input not supplied.',
      },
      {
        code: "require('Object').entries(null)",
        error: 'Error in Object_entries. Required argument input not supplied.',
      },
    ],
  },
  {
    about: 'Object.delete takes keys from unfrozen objects alone',
    cases: [
      {
        code: "var O = require('Object'), o = { a: 1, b: 2 }; return [O.delete(o, 'a'), O.delete(o, 'zz'), o]",
        result: [true, true, { b: 2 }],
      },
      {
        code: "var O = require('Object'); return [O.delete([1], 0), O.delete('a', 0), O.delete(O.freeze({ a: 1 }), 'a'), O.freeze(5)]",
        result: [false, false, false, 5],
      },
    ],
  },
  {
    about: 'Object has nothing else',
    cases: [
      {
        code: "return [require('Object').assign, require('Object').create, require('Object').fromEntries]",
        result: [undefined, undefined, undefined],
      },
      { code: "require('Object').assign({}, {})", error: "TypeError: Object has no 'assign' property." },
    ],
  },
  {
    about: 'Math has eight functions, which make numbers of their arguments',
    cases: [
      {
        code: "var M = require('Math'); return [M.abs(-1), M.ceil(1.2), M.floor('1.8'), M.max(1, '3', 2), M.min(2, 1), M.pow(2, 3), M.round(-1.5), M.sqrt(9)]",
        result: [1, 2, 1, 3, 1, 8, -1, 3],
      },
      {
        code: "var M = require('Math'); return [M.max(), M.floor(), M.floor('x'), M.abs(null), M.max([5])]",
        result: [-Infinity, NaN, NaN, 0, 5],
      },
      {
        code: "var M = require('Math'); return [M.max({ valueOf: function () { return 5; } }, 3), M.max(function () {}, 1), M.floor([5])]",
        result: [5, NaN, 5],
      },
      {
        code: "var M = require('Math'); return [M.random, M.PI, M.trunc, M.log]",
        result: [undefined, undefined, undefined, undefined],
      },
    ],
  },
  {
    about: 'JSON.stringify leaves out what has no JSON and puts integer keys first',
    cases: [
      {
        code: "var J = require('JSON'); return J.stringify({ b: 1, 4294967295: 2, 4294967294: 3, 10: 4, 9: 5, '01': 6 })",
        result: '{"9":5,"10":4,"4294967294":3,"b":1,"4294967295":2,"01":6}',
      },
      { code: "var J = require('JSON'); return J.stringify([1, , 3])", result: '[1,null,3]' },
      {
        code: "var J = require('JSON'); return [J.stringify([]), J.stringify({}), J.stringify([[], {}])]",
        result: ['[]', '{}', '[[],{}]'],
      },
      {
        code: "var J = require('JSON'); return J.stringify({ b: 1, 2: 3, 1: 4, u: undefined, f: function () {}, n: 0 / 0, i: 1 / 0, x: null, d: [undefined, function () {}] })",
        result: '{"1":4,"2":3,"b":1,"n":null,"i":null,"x":null,"d":[null,null]}',
      },
      {
        code: "var J = require('JSON'); return J.stringify({ a: [1, 'x', true, null, { b: [] }] })",
        result: '{"a":[1,"x",true,null,{"b":[]}]}',
      },
      {
        code: "var J = require('JSON'); return [J.stringify(undefined), J.stringify(function () {}), J.stringify('a\"\\n'), J.stringify(-0), J.stringify()]",
        result: [undefined, undefined, '"a\\"\\n"', '0', undefined],
      },
      { code: "var J = require('JSON'); return J.stringify({ a: 1 }, null, 2)", result: '{"a":1}' },
      {
        code: "var J = require('JSON'); var o = {}; o['__proto__'] = { z: 1 }; o.q = 2; return J.stringify(o)",
        result: '{"q":2}',
      },
      { code: "var J = require('JSON'), a = [1]; a.x = 2; return J.stringify(a)", result: '[1]' },
      {
        code: "var J = require('JSON'), a = [1]; a[2] = 3; a.length = 9; return J.stringify(a)",
        result: '[1,null,3]',
      },
    ],
  },
  {
    about: 'JSON.stringify of a cycle is undefined, of a value at two places is not',
    cases: [
      { code: "var J = require('JSON'), o = {}; o.o = o; return J.stringify(o)", result: undefined },
      { code: "var J = require('JSON'), a = []; a.push([a]); return J.stringify(a)", result: undefined },
      {
        code: "var J = require('JSON'), s = { x: 1 }; return J.stringify([s, s])",
        result: '[{"x":1},{"x":1}]',
      },
    ],
  },
  {
    about: 'JSON.stringify calls toJSON',
    cases: [
      {
        code: "var J = require('JSON'), a = [1]; a.toJSON = function (key) { return [key]; }; function f() {} f.toJSON = function () { return 'f'; }; return [J.stringify({ a: a, f: f }), J.stringify([a]), J.stringify(a), J.stringify({ toJSON: 1 })]",
        result: ['{"a":["a"],"f":"f"}', '[["0"]]', '[""]', '{"toJSON":1}'],
      },
      {
        code: "var J = require('JSON'); return J.stringify({ a: { toJSON: function (key) { return 'for ' + key; } } })",
        result: '{"a":"for a"}',
      },
    ],
  },
  {
    about: 'JSON.parse answers undefined to what is no JSON',
    cases: [
      {
        code: 'var J = require(\'JSON\'); return J.parse(\'{"b":1,"2":3,"1":[null]}\')',
        result: { '1': [null], '2': 3, b: 1 },
      },
      {
        code: "var J = require('JSON'); return [J.parse('{'), J.parse(undefined), J.parse(), J.parse(''), J.parse({})]",
        result: [undefined, undefined, undefined, undefined, undefined],
      },
      {
        code: "var J = require('JSON'); return [J.parse(null), J.parse(5), J.parse('\"x\"'), J.parse([1])]",
        result: [null, 5, 'x', 1],
      },
      {
        code: 'var J = require(\'JSON\'); return [J.parse(\'{"hasOwnProperty":1}\'), J.parse(\'[{"a":{"hasOwnProperty":1}}]\'), J.stringify({ hasOwnProperty: 1 })]',
        result: [undefined, undefined, '{"hasOwnProperty":1}'],
      },
      {
        code: 'var J = require(\'JSON\'); return require(\'Object\').keys(J.parse(\'{"__proto__":{"z":1},"q":2}\'))',
        result: ['__proto__', 'q'],
      },
    ],
  },
  {
    about: 'The libraries are frozen and have a text',
    cases: [
      {
        code: "var J = require('JSON'), O = require('Object'); return [J + '', J.parse + '', J.stringify + '', O.keys + '', O.delete + '']",
        result: ['[object Object]', 'JSON_parse', 'JSON_stringify', 'Object_keys', 'Object_delete'],
      },
      {
        code: "var M = require('Math'); M.floor = 1; M.x = 1; return [M.floor(1.5), M.x, M + '', M.floor + '']",
        result: [1, undefined, '[object Object]', 'Math_floor'],
      },
    ],
  },
];
