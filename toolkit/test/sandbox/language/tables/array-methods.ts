import type { Table } from './table.ts';

export const arrayMethods: Table = [
  {
    about: 'Callbacks get value, index and array',
    cases: [
      ...['filter', 'every', 'some', 'forEach', 'map'].map((name) => ({
        code: `var seen = []; [5, 6].${name}(function (value, index, array) { seen.push(value, index, array.length, arguments.length); return ${name !== 'some'}; }); return seen`,
        result: [5, 0, 2, 3, 6, 1, 2, 3],
      })),
      {
        code: 'return [5].map(function (value, index, array) { return [value, index, array.length, arguments.length]; })',
        result: [[5, 0, 1, 3]],
      },
      { code: 'return [[1, 2, 3].every(x => x < 3), [].every(x => false)]', result: [false, true] },
      { code: 'return [[1, 2, 3].some(x => x > 2), [].some(x => true)]', result: [true, false] },
      { code: 'return [1, 2, 3].filter(x => x != 2)', result: [1, 3] },
      { code: 'return [1, 2, 3].forEach(x => x)', result: undefined },
      { code: "return ['1', '2'].map(require('Math').floor)", result: [1, 2] },
      {
        code: 'var a = [1, 2, 3]; a.forEach(function (x) { if (a.length < 6) a.push(x); }); return a',
        result: [1, 2, 3, 1, 2, 3],
      },
      {
        code: 'var a = [1, 2, 3], seen = []; a.forEach(function (x) { seen.push(x); a.pop(); }); return seen',
        result: [1, 2],
      },
      {
        code: 'var a = []; a.length = 3; return [a.length, a.filter(x => true).length, a.map(x => 1).length]',
        result: [3, 0, 0],
      },
    ],
  },
  {
    about: 'What is no function fails when it is called, not before',
    cases: [
      { code: 'return [].map(undefined)', result: [] },
      {
        code: 'return [1].map(undefined)',
        error: "Cannot read properties of undefined (reading 'invoke')",
        errorName: 'TypeError',
      },
      {
        code: '[1].forEach(null)',
        error: "Cannot read properties of null (reading 'invoke')",
        errorName: 'TypeError',
      },
      { code: "[1].filter('x')", error: 'b.invoke is not a function', errorName: 'TypeError' },
      {
        code: "['b', 'a'].sort(null)",
        error: "Cannot read properties of null (reading 'invoke')",
        errorName: 'TypeError',
      },
      { code: "return ['b'].sort(null)", result: ['b'] },
    ],
  },
  {
    about: 'reduce starts with the first element, unless a start is given that is not undefined',
    cases: [
      { code: 'return [10, 3, 2].reduce((a, b) => a - b)', result: 5 },
      { code: 'return [2, 3, 10].reduceRight((a, b) => a - b)', result: 5 },
      { code: 'return [7].reduceRight((a, b) => 0)', result: 7 },
      { code: 'var a = [1, 2]; a.length = 4; return a.reduceRight((x, y) => x + y)', result: 3 },
      { code: 'var a = []; a[2] = 5; a[4] = 6; return a.reduce((x, y, i) => x + y + i)', result: 15 },
      { code: 'var a = []; a[2] = 5; a[4] = 6; return a.reduceRight((x, y, i) => x + y + i)', result: 13 },
      {
        code: 'var a = []; a.length = 2; a.reduce((x, y) => x)',
        error: 'TypeError: Reduce on List with no elements.',
      },
      {
        code: 'var a = []; a.length = 2; a.reduceRight((x, y) => x)',
        error: 'TypeError: ReduceRight on List with no elements.',
      },
      { code: 'return [[].reduce((a, b) => a, 3), [].reduceRight((a, b) => a, 4)]', result: [3, 4] },
      { code: 'return [1, 2].reduce((a, b) => a + b)', result: 3 },
      { code: 'return [1, 2].reduce((a, b) => a + b, undefined)', result: 3 },
      { code: 'return [1, 2].reduce((a, b) => a + b, null)', result: 3 },
      { code: "return [1, 2].reduce((a, b, i, all) => a + b + i + all.length, '')", result: '102212' },
      { code: "return [1, 2].reduceRight((a, b, i, all) => a + b + i + all.length, '')", result: '212102' },
      { code: '[].reduce((a, b) => a)', error: 'TypeError: Reduce on List with no elements.' },
      { code: '[].reduce((a, b) => a, undefined)', error: 'TypeError: Reduce on List with no elements.' },
      { code: '[].reduceRight((a, b) => a)', error: 'TypeError: ReduceRight on List with no elements.' },
    ],
  },
  {
    about: 'sort passes the answer of its function through Number()',
    cases: [
      { code: "return 'hgfedcbaabcdefgh'.split('').sort().join('')", result: 'aabbccddeeffgghh' },
      { code: 'return [[2], [10], [1]].sort()', result: [[1], [10], [2]] },
      {
        code: "return ['b', 'a', 'b', 'c', 'a', 'b'].map((x, i) => [x, i]).sort((x, y) => x[0] < y[0] ? -1 : x[0] > y[0] ? 1 : 0).map(x => x[1])",
        result: [1, 4, 0, 2, 5, 3],
      },
      { code: 'return [10, 9, 1].sort()', result: [1, 10, 9] },
      { code: "return [3, undefined, 'b', null, 1].sort()", result: [1, 3, 'b', null, undefined] },
      { code: 'return [3, 1, 2].sort((a, b) => a - b)', result: [1, 2, 3] },
      { code: 'return [3, 1, 2].sort((a, b) => a < b)', result: [3, 1, 2] },
      { code: "return [3, 1, 2].sort((a, b) => (a < b ? '1' : '-1'))", result: [3, 2, 1] },
    ],
  },
  {
    about: 'indexOf compares strictly',
    cases: [
      { code: 'var a = [1]; a[-2] = 5; return [a.indexOf(5, -9), a.lastIndexOf(5)]', result: [-1, -1] },
      {
        code: 'return [[1, 2].lastIndexOf(3), [1, 2].lastIndexOf(1, 1 / 0), [1, 2].indexOf(1, 1 / 0)]',
        result: [-1, 0, -1],
      },
      {
        code: 'return [[1, 2].lastIndexOf(1, -5), [1, 2].lastIndexOf(2, -1), [1, 2].indexOf(1, -5)]',
        result: [-1, 1, 0],
      },
      {
        code: 'var a = [1]; a[2] = 3; return [a.indexOf(undefined), a.lastIndexOf(undefined), [undefined].indexOf()]',
        result: [-1, -1, 0],
      },
      {
        code: "return [[1, 2].indexOf(2), [1, 2].indexOf('2'), [1, 2, 3].indexOf(2, -1), [1, 2, 3].indexOf(3, '1')]",
        result: [1, -1, -1, 2],
      },
      {
        code: 'return [[1, 2, 3, 2].lastIndexOf(2), [1, 2, 3, 2].lastIndexOf(2, 2), [1, 2, 3, 2].lastIndexOf(2, -2)]',
        result: [3, 1, 1],
      },
      { code: 'var o = {}; return [[o].indexOf(o), [{}].indexOf(o)]', result: [0, -1] },
    ],
  },
  {
    about: 'slice does not round its bounds',
    cases: [
      {
        code: 'return [[1, 2, 3].slice(-9), [1, 2, 3].slice(0, -9), [1, 2, 3].slice(9), [1, 2, 3].slice(0, 9), [1, 2, 3].slice(2, 1)]',
        result: [[1, 2, 3], [], [], [1, 2, 3], []],
      },
      {
        code: "return [[1, 2, 3].slice(), [1, 2, 3].slice(1), [1, 2, 3].slice(-2), [1, 2, 3].slice(0, -1), [1, 2, 3].slice('1')]",
        result: [
          [1, 2, 3],
          [2, 3],
          [2, 3],
          [1, 2],
          [2, 3],
        ],
      },
      { code: 'return [1, 2, 3].slice(1.5)', result: [undefined, undefined] },
      { code: "return [1, 2, 3].slice('x')", result: [] },
    ],
  },
  {
    about: 'splice without a count, or with an undefined one, removes all that follows',
    cases: [
      { code: 'var a = [1, 2, 3]; return [a.splice(1), a]', result: [[2, 3], [1]] },
      { code: 'var a = [1, 2, 3]; return [a.splice(1, undefined), a]', result: [[2, 3], [1]] },
      { code: 'var a = [1, 2, 3]; return [a.splice(), a]', result: [[1, 2, 3], []] },
      { code: "var a = [1, 2, 3]; return [a.splice(1, 1, 'x', 'y'), a]", result: [[2], [1, 'x', 'y', 3]] },
      { code: 'var a = [1, 2, 3]; return [a.splice(-1), a]', result: [[3], [1, 2]] },
      { code: 'var a = [1, 2, 3]; return [a.splice(0, null), a]', result: [[], [1, 2, 3]] },
      { code: 'var a = [1, 2, 3]; return [a.splice(0, undefined, 9), a]', result: [[], [9, 1, 2, 3]] },
    ],
  },
  {
    about: 'The others',
    cases: [
      {
        code: "var a = [1, 2]; a[3] = 4; a.reverse(); return [a.hasOwnProperty(1), a.hasOwnProperty(2), a.join('-')]",
        result: [false, true, '4--2-1'],
      },
      {
        code: 'var a = []; a.length = 2; return [a.reverse().length, a.hasOwnProperty(0)]',
        result: [2, false],
      },
      {
        code: 'var a = [1]; a[2] = 3; a.reverse(); return [a.hasOwnProperty(1), a[0], a[2]]',
        result: [false, 3, 1],
      },
      { code: 'return [1].concat([2, [3]], 4)', result: [1, 2, [3], 4] },
      {
        code: "return [[1, null, undefined, 'a', {}].join('|'), [1, 2].join(), [1, 2].join(null)]",
        result: ['1|||a|[object Object]', '1,2', '1null2'],
      },
      {
        code: 'var a = [1, 2, 3]; return [a.shift(), a.unshift(7, 8), a.pop(), a.push(4, 5), a]',
        result: [1, 4, 3, 5, [7, 8, 2, 4, 5]],
      },
      { code: 'var a = []; return [a.pop(), a.shift()]', result: [undefined, undefined] },
      { code: 'return [1, 2, 3].reverse()', result: [3, 2, 1] },
      {
        code: 'var a = [1, 2]; a.length = 4; a.reverse(); return [a[0], a[1], a.length, a.indexOf(undefined)]',
        result: [2, 1, 4, -1],
      },
      { code: 'return [1, [2, [3]]].toString()', result: '1,2,3' },
    ],
  },
];
