import type { Table } from './table.ts';

/** As literals of the code, long enough that comparing them is charged. */
const [long, longer] = [`'${'x'.repeat(70)}'`, `'${'x'.repeat(71)}'`];

export const operators: Table = [
  {
    about: 'Numbers are doubles, bit operations have 32 bits',
    cases: [
      {
        code: "return ['7' - 2, '7' % 4, 7 / '2', '3' * '4', 7 & '3', '1' << 3, '-8' >> 1, '-8' >>> 28, 5 ^ '1', '4' | 1, ~'5']",
        result: [5, 3, 3.5, 12, 3, 8, -4, 15, 4, 5, -6],
      },
      { code: 'return 0.1 + 0.2', result: 0.30000000000000004 },
      { code: 'return 1 / 0', result: Infinity },
      { code: 'return 1 / -0', result: -Infinity },
      { code: 'return -7 % 3', result: -1 },
      { code: 'return 1 << 33', result: 2 },
      { code: 'return -1 >>> 0', result: 4294967295 },
      { code: 'return -1 >> 1', result: -1 },
      { code: 'return ~5.7', result: -6 },
      { code: "return ~'x'", result: -1 },
      { code: 'return 5 & 3', result: 1 },
      { code: "return '5' | 2", result: 7 },
      { code: 'return 5 ^ 1', result: 4 },
      { code: 'return 0x10 + 1e3 + .5', result: 1016.5 },
    ],
  },
  {
    about: 'Objects become their text in arithmetic, never a number of their own',
    cases: [
      {
        code: 'function f() {} return [1 + [2], [2] + 1, null + {}, {} + null, true + f, f + undefined]',
        result: ['12', '21', 'null[object Object]', '[object Object]null', 'truef', 'fundefined'],
      },
      { code: "return 1 + '2'", result: '12' },
      { code: "return '3' - 1", result: 2 },
      { code: 'return null + 1', result: 1 },
      { code: 'return undefined + 1', result: NaN },
      { code: 'return true + true', result: 2 },
      { code: 'return {} + 1', result: '[object Object]1' },
      { code: 'return [] + []', result: '' },
      { code: 'return [2] * [3]', result: 6 },
      { code: "return [1, [2, 3]] + ''", result: '1,2,3' },
      { code: "return [[1, [2, null, undefined, 3]]] + ''", result: '1,2,,,3' },
      { code: "var a = [1]; a.push(a); return a + '|' + a.join('-')", result: '1,|1-1,' },
      { code: "function named() {} return (function () {}) + '|' + (() => 1)", result: '|' },
      { code: "return -'5'", result: -5 },
      { code: 'return -[]', result: -0 },
      { code: 'return -{}', result: NaN },
    ],
  },
  {
    about: '== coerces natively, objects are equal to themselves alone',
    cases: [
      {
        code: "return [1 == [1], '1,2' == [1, 2], '[object Object]' == {}, '' == [], true == [1], 2 == [1]]",
        result: [true, true, true, true, true, false],
      },
      {
        code: `var a = ${long}, b = ${longer}; return [a === ${long}, a === ${longer}, a !== ${long}, a !== ${longer}, a === b, a !== b, a == ${long}, a < b, 1 === a, a === 1, a !== 1]`,
        result: [true, false, false, true, false, true, true, true, false, false, true],
      },
      {
        code: 'return [null == null, undefined == null, 0 == null, null == false]',
        result: [true, true, false, false],
      },
      {
        code: 'return [({}) == null, null == {}, [] == undefined, undefined == [], (function () {}) == null]',
        result: [false, false, false, false, false],
      },
      {
        code: "var one = 1, two = 2, text = 'a'; return [one !== two, one !== one + 0, text !== one, text !== 'a' + '', one === two]",
        result: [true, false, true, false, false],
      },
      {
        code: "return [1 != 1, 1 != '1', [] != '', null != undefined, 'a' !== 'a', 'a' !== 'b', 1 !== '1']",
        result: [false, false, false, false, false, true, true],
      },
      { code: "return [] == ''", result: true },
      { code: 'return [1] == 1', result: true },
      { code: "return ({}) == '[object Object]'", result: true },
      { code: 'return [] == []', result: false },
      { code: 'var a = []; return a == a', result: true },
      { code: 'return null == undefined', result: true },
      { code: 'return null == 0', result: false },
      { code: "return '' == 0", result: true },
      { code: "return true == '1'", result: true },
      { code: "return [1, 2] == '1,2'", result: true },
      { code: "return (function () {}) == ''", result: true },
      { code: "return '1' === 1", result: false },
    ],
  },
  {
    about: 'Order is by text for two texts, else by number',
    cases: [
      {
        code: "return ['b' > 'a', 'a' > 'a', 'a' >= 'a', 'a' >= 'b', 'a' <= 'a', 'b' <= 'a', 'a' < 'a', 'b' < 'a']",
        result: [true, false, true, false, true, false, false, false],
      },
      {
        code: "return [2 > 1, 1 > 1, 1 >= 1, 2 >= 3, 1 <= 1, 2 <= 1, 1 < 1, '2' > 1, '1' >= 1, '3' < 5, [3] < 5, '7' < 5, 5 < '7']",
        result: [true, false, true, false, true, false, false, true, true, true, true, false, true],
      },
      {
        code: "var n = 1, m = 2, s = '3'; return [n < m, m < n, n < n, s < m, m < s, n - m, s - m, m % n, s % m, n + m, n + s]",
        result: [true, false, false, false, true, -1, 1, 0, 1, 3, '13'],
      },
      { code: "return 'a' < 'b'", result: true },
      { code: "return 'a' < 1", result: false },
      { code: "return '10' < '9'", result: true },
      { code: "return 10 < '9'", result: false },
      { code: 'return [2] > 1', result: true },
      { code: 'return null >= 0', result: true },
      { code: 'return undefined >= 0', result: false },
      { code: 'return ({}) <= ({})', result: true },
    ],
  },
  {
    about: 'typeof knows no array and no null',
    cases: [
      {
        code: "return [typeof [], typeof {}, typeof null, typeof undefined, typeof (function () {}), typeof 1, typeof 'a', typeof true]",
        result: ['object', 'object', 'object', 'undefined', 'function', 'number', 'string', 'boolean'],
      },
      { code: 'return typeof require', result: 'function' },
    ],
  },
  {
    about: '++ and -- are + 1 and - 1: a text grows, and the old value comes out as it was',
    cases: [
      {
        code: 'var o = { a: 1 }; return [(o.a += 2), o.a++, ++o.a, o.a--, --o.a]',
        result: [3, 3, 5, 5, 3],
      },
      { code: "var i = '5'; i++; return i", result: '51' },
      { code: "var i = '5'; return [i++, i]", result: ['5', '51'] },
      { code: "var i = '5'; return [++i, i]", result: ['51', '51'] },
      { code: "var i = '5'; return [i--, i]", result: ['5', 4] },
      { code: 'var i; i++; return i', result: NaN },
      { code: 'var i = true; i++; return i', result: 2 },
      { code: 'var o = { n: 1 }; o.n++; ++o.n; o.n += 2; return o.n', result: 5 },
      { code: "var o = { n: '1' }; return [o.n++, o.n]", result: ['1', '11'] },
      { code: 'var o = {}; return [o.n++, o.n]', result: [undefined, NaN] },
      {
        code: 'var x = 1; x += 2; x -= 1; x *= 5; x /= 2; x %= 3; x <<= 2; x >>= 1; x >>>= 0; x &= 7; x |= 8; x ^= 1; return x',
        result: 13,
      },
    ],
  },
  {
    about: '&& and || give an operand; the comma gives the last',
    cases: [
      { code: "return true && 'a' || 'b'", result: 'a' },
      { code: 'return 0 || null', result: null },
      { code: "return '' && nothing()", result: '' },
      { code: 'return true ? 1 : nothing()', result: 1 },
      { code: 'return (1, 2)', result: 2 },
    ],
  },
];
