import { pageTextOfFunctions } from '../../../../src/sandbox/language/page-primitive.ts';
import type { Table } from './table.ts';

export const stringMethods: Table = [
  {
    about: 'replace takes a literal text, once, with $& alive',
    cases: [
      { code: "return 'a-b-a'.replace('a', 'x')", result: 'x-b-a' },
      { code: "return 'a.b'.replace('.', '')", result: 'ab' },
      { code: "return 'a-b-a'.replace('a', '[$&]')", result: '[a]-b-a' },
      { code: "return 'a-b-a'.replace('b', \"[$`|$'|$$|$1]\")", result: 'a-[a-|-a|$|$1]-a' },
      { code: "return 'a-undefined'.replace(undefined, 'x')", result: 'a-x' },
      { code: "return 'a-b'.replace('a')", result: 'undefined-b' },
      {
        code: "return ['abc'.replace('z', 'x'), 'abc'.replace('z', function () { missing(); }), ''.replace('', 'x')]",
        result: ['abc', 'abc', 'x'],
      },
    ],
  },
  {
    about: 'replace takes a function',
    cases: [
      {
        code: "return 'a-b'.replace('a', function (match, at, text) { return match + at + text + arguments.length; })",
        result: 'a0a-b3-b',
      },
      { code: "return 'a-b'.replace('a', function () {})", result: 'undefined-b' },
      { code: "return 'a-b'.replace('a', function () { return [1, [2]]; })", result: '1,2-b' },
      { code: "return 'a-b'.replace('a', function () { return {}; })", result: '[object Object]-b' },
    ],
  },
  {
    about: 'match makes a pattern of a text',
    cases: [
      {
        code: "var m = 'abc'.match('(b)(x)?'); return [m.length, m[0], m[1], m[2], m.index, m.input, m.groups]",
        result: [3, 'b', 'b', undefined, 1, 'abc', undefined],
      },
      {
        code: "var m = 'abc'.match('b'); return require('Object').keys(m)",
        result: ['index', 'input', 'groups', '0'],
      },
      { code: "return 'a1b22'.match('\\\\d+')[0]", result: '1' },
      { code: "return 'abc'.match('z')", result: null },
      { code: "return 'abc'.match().index", result: 0 },
      {
        code: "'abc'.match('(')",
        error: 'Invalid regular expression: /(/: Unterminated group',
        errorName: 'SyntaxError',
      },
      {
        code: "'abc'.match('(?<name>b)')",
        error: 'g.hasOwnProperty is not a function',
        errorName: 'TypeError',
      },
    ],
  },
  {
    about: 'search makes a pattern of a text',
    cases: [
      { code: "return ['abc'.search('c'), 'abc'.search('[x-z]'), 'abc'.search()]", result: [2, -1, 0] },
      {
        code: "'abc'.search('(')",
        error: 'Invalid regular expression: /(/: Unterminated group',
        errorName: 'SyntaxError',
      },
    ],
  },
  {
    about: 'split takes a literal text',
    cases: [
      {
        code: "return ['a,b'.split(undefined, 0), 'a,b'.split(undefined, 1), 'a,b'.split(',', 0), 'a,b'.split(',', -1), 'a,b'.split(',', 1.9), 'aXbX'.split('X')]",
        result: [[], ['a,b'], [], ['a', 'b'], ['a'], ['a', 'b', '']],
      },
      { code: "return 'a,b'.split(',')", result: ['a', 'b'] },
      { code: "return 'a,b'.split()", result: ['a,b'] },
      { code: "return 'ab'.split('')", result: ['a', 'b'] },
      { code: "return 'a,b,c'.split(',', 2)", result: ['a', 'b'] },
      { code: "return 'anullb'.split(null)", result: ['a', 'b'] },
      { code: "return 'a.b'.split('.')", result: ['a', 'b'] },
      { code: "return 'abc'.split(undefined, 'x')", result: [] },
    ],
  },
  {
    about: "The others are the browser's",
    cases: [
      {
        code: "return ['abc'.indexOf('c', -5), 'abc'.indexOf('a', 'x'), 'abc'.indexOf('', 9), 'abc'.indexOf('b', 1.9), 'abc'.lastIndexOf('a', -5), 'abc'.lastIndexOf('', 9), 'abcabc'.lastIndexOf('c', 4.9), 'abcabc'.lastIndexOf('b', 'x')]",
        result: [2, 0, 3, 1, 0, 3, 2, 4],
      },
      {
        code: "var t = 'ab'; while (t.length < 8192) t += t; var part = t.slice(0, 64); return [t.indexOf(part, 1.9), t.lastIndexOf(part, 3.9), t.indexOf(part, 'x')]",
        result: [2, 2, 0],
      },
      {
        code: "return ['abc'.substring(1, 9), 'abc'.substring(-1, 1), 'abc'.substring(1, undefined), 'abc'.slice(1, 'x'), 'abc'.slice(0, null)]",
        result: ['bc', 'a', 'bc', '', ''],
      },
      { code: "return ['abc'.charAt(), 'abc'.charAt('1'), 'abc'.charAt(9)]", result: ['a', 'b', ''] },
      { code: "return 'abc'.concat(1, null, [2, [3]], {})", result: 'abc1null2,3[object Object]' },
      {
        code: "return ['abc'.indexOf('c', 1), 'abcundefined'.indexOf(), 'abc'.indexOf('')]",
        result: [2, 3, 0],
      },
      {
        code: "return ['abcabc'.lastIndexOf('c'), 'abcabc'.lastIndexOf('c', 3), 'abcabc'.lastIndexOf('c', undefined)]",
        result: [5, 2, 5],
      },
      {
        code: "return ['abc'.slice(-2), 'abc'.slice(1, -1), 'abc'.slice(undefined, undefined), 'abc'.slice('1')]",
        result: ['bc', 'b', 'abc', 'bc'],
      },
      { code: "return ['abc'.substring(2, 0), 'abc'.substring('1')]", result: ['ab', 'bc'] },
      {
        code: "return [' a '.trim(), 'aB'.toUpperCase(), 'aB'.toLowerCase(), 'aB'.toLocaleUpperCase(), 'aB'.toLocaleLowerCase(), 'aB'.toString()]",
        result: ['a', 'AB', 'ab', 'AB', 'ab', 'aB'],
      },
    ],
  },
  {
    about: 'Arguments reach the browser as values of the page, whose own toString and valueOf count',
    cases: [
      { code: "return 'a7b'.indexOf({ toString: function () { return '7'; } })", result: 1 },
      { code: "return 'abc'.slice({ valueOf: function () { return 1; } })", result: 'bc' },
      {
        code: "return 'a'.concat([1, [2, { toString: function () { return 'q'; } }]])",
        result: 'a1,2,q',
      },
      { code: "return 'abc'.replace('b', { toString: function () { return 'Q'; } })", result: 'aQc' },
      {
        code: "return 'abc'.replace('b', function () { return { toString: function () { return 'R'; } }; })",
        result: 'aRc',
      },
      { code: "return 'abc'.split({ toString: function () { return 'b'; } })", result: ['a', 'c'] },
      {
        code: "var a = [1]; a.join = function () { return 'J'; }; return ['x'.concat(a), '' + a]",
        result: ['xJ', '1'],
      },
      { code: "var a = [1]; a.join = 5; return 'x'.concat(a)", result: 'x[object Array]' },
      { code: "return 'x'.concat({ toString: 1, valueOf: function () { return 3; } })", result: 'x3' },
      { code: "return 'x'.concat([{ toString: 1, valueOf: function () { return 3; } }])", result: 'x3' },
      {
        code: "function f() {} f.toString = function () { return 'own'; }; return ['x'.concat(f), '' + f]",
        result: ['xown', 'f'],
      },
      {
        code: "'x'.concat({ toString: function () { return {}; } })",
        error: 'Cannot convert object to primitive value',
        errorName: 'TypeError',
      },
      {
        code: "var a = [1]; a.toString = 5; 'x'.concat(a)",
        error: 'Cannot convert object to primitive value',
        errorName: 'TypeError',
      },
      {
        code: 'return [(5).toString({ valueOf: function () { return 2; } }), (255).toString([16]), (5).toString(function () {}), (5).toString(null)]',
        result: ['101', 'ff', '5', '5'],
      },
    ],
  },
  {
    about: 'A function as the text of an argument is the source of its wrapper',
    cases: [
      { code: "return 'x'.concat(function () {}).slice(0, 11)", result: 'xfunction()' },
      {
        code: "return ['function'.indexOf(function () {}), 'abc'.charAt(function () {})]",
        result: [-1, 'a'],
      },
      {
        code: "'x'.match(function () {})",
        error: `Invalid regular expression: /${pageTextOfFunctions}/: Nothing to repeat`,
        errorName: 'SyntaxError',
      },
    ],
  },
  {
    about: 'toLocaleUpperCase takes what the browser takes as a locale',
    cases: [
      {
        code: "'x'.toLocaleUpperCase({ length: 1, 0: { toString: function () { missing(); } } })",
        error: 'Attempting to execute non-function missing.',
      },
      { code: "return ['i'.toLocaleUpperCase('tr'), 'i'.toLocaleUpperCase(['tr'])]", result: ['İ', 'İ'] },
      {
        code: "return ['x'.toLocaleUpperCase(5), 'x'.toLocaleUpperCase({}), 'x'.toLocaleUpperCase(true)]",
        result: ['X', 'X', 'X'],
      },
      {
        code: "return ['x'.toLocaleUpperCase(undefined), 'x'.toLocaleUpperCase(function () {})]",
        result: ['X', 'X'],
      },
      { code: "return 'I'.toLocaleLowerCase({ length: 1, 0: 'tr' })", result: 'ı' },
      {
        code: "'x'.toLocaleUpperCase(null)",
        error: 'Cannot convert undefined or null to object',
        errorName: 'TypeError',
      },
      {
        code: "'x'.toLocaleLowerCase([5])",
        error: 'Language ID should be string or object.',
        errorName: 'TypeError',
      },
      {
        code: "'x'.toLocaleUpperCase('')",
        error: 'Incorrect locale information provided',
        errorName: 'RangeError',
      },
    ],
  },
];
