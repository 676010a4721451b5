import type { Table } from './table.ts';

export const statements: Table = [
  {
    about: 'A program is a function body',
    cases: [
      { code: 'return 1 + 2', result: 3 },
      { code: '1 + 2', result: undefined },
      { code: 'return typeof data + data.a', result: 'object1' },
      { code: 'return arguments.length', result: 1 },
      { code: 'return f(); function f() { return 3; }', result: 3 },
      { code: "'use strict'; return 1", result: 1 },
    ],
  },
  {
    about: 'let and const belong to their block',
    cases: [
      {
        code: 'a = 1; b = 2; c = 3; d = 4; e = 5; g = 6; h = 7; i = 8; j = 9; k = 10; l = 11; m = 12; n = 13; if (0) { var a; } else { var b; } for (var c = 3; 0;) { var d; } while (0) { var e; } do { var g; } while (0); for (var h in { 7: 1 }) { var i; } for (var j of [9]) { var k; } switch (9) { case 1: var l; default: var m; } if (0) var n, o; o = 14; return [a, b, c, d, e, g, h, i, j, k, l, m, n, o]',
        result: [1, 2, 3, 4, 5, 6, '7', 8, 9, 10, 11, 12, 13, 14],
      },
      { code: 'for (let z of [1]) {} z = 2', error: 'Attempting to assign to undefined value 2' },
      { code: 'for (let z = 0; z < 1; z++) {} z = 3', error: 'Attempting to assign to undefined value 3' },
      { code: 'if (1) { let z; } z = 4', error: 'Attempting to assign to undefined value 4' },
      { code: 'switch (1) { case 1: let z = 5; } return typeof z', result: 'undefined' },
      {
        code: 'var k; for (k of [1, 2]) {} for (var m in { a: 1, b: 2 }) {} return [k, m]',
        result: [2, 'b'],
      },
      { code: 'let x = 1; { let x = 2; } return x', result: 1 },
      { code: '{ let y = 1; } return typeof y', result: 'undefined' },
      { code: '{ var y = 1; } return y', result: 1 },
      { code: 'let x = 1; { const seen = x; let x = 2; return [seen, x]; }', result: [undefined, 2] },
    ],
  },
  {
    about: 'A let read before its line is undefined',
    cases: [
      { code: 'const seen = z; let z = 1; return [seen, z]', result: [undefined, 1] },
      {
        code: 'const f = function () { return c; }; const before = f(); const c = 1; return [before, f()]',
        result: [undefined, 1],
      },
      {
        code: 'var r = []; for (var i = 0; i < 2; i++) { r.push(y); let y = i; r.push(y); } return r',
        result: [undefined, 0, undefined, 1],
      },
      {
        code: 'var r = []; for (var i = 0; i < 2; i++) { let y; r.push(y); y = i; } return r',
        result: [undefined, undefined],
      },
      { code: 'let x = 1; { let x = (x = 5) + 1; return x; }', result: 6 },
      {
        code: 'var f = function () { z = 3; }; const seen = z; let z = 1; return [seen, z]',
        result: [undefined, 1],
      },
      { code: 'let x = (x = 5, x += 1, x++) + x; return x', result: 13 },
      { code: 'for (var i = 0; i < 2; i++) { let x = (x = 5) && i; } return x', result: undefined },
    ],
  },
  {
    about: 'A let assigned before its line is undeclared',
    cases: [
      { code: 'z = 3; let z', error: 'Attempting to assign to undefined value 3' },
      {
        code: 'var f = function () { z = 3; }; f(); let z = 1',
        error: 'Attempting to assign to undefined value 3',
      },
      { code: 'var f = function () { z = 3; }; let z = 1; f(); return z', result: 3 },
      {
        code: 'function f() { c = 2; } f(); const c = 1; return c',
        error: 'Attempting to assign to undefined value 2',
      },
    ],
  },
  {
    about: 'Assignment to a const is silently ignored',
    cases: [
      { code: 'const c = 1; c = 2; return c', result: 1 },
      { code: 'const c = 1; return c = 2', result: 2 },
      { code: 'const c = 1; c++; return c', result: 1 },
      { code: 'const c = 1; return [c++, c, ++c, c]', result: [1, 1, 2, 1] },
      { code: 'function f() { c = 2; } const c = 1; f(); return c', result: 1 },
      { code: 'for (const k of [1, 2]) { k = 5; return k; }', result: 1 },
    ],
  },
  {
    about: 'An undeclared name reads as undefined and cannot be assigned',
    cases: [
      { code: 'undeclared = true', error: 'Attempting to assign to undefined value true' },
      { code: 'undeclared = null', error: 'Attempting to assign to undefined value null' },
      { code: 'undeclared = 1 + 2', error: 'Attempting to assign to undefined value 1 + 2' },
      { code: 'undeclared += 2', error: 'Attempting to assign to undefined value undeclared += 2' },
      { code: 'undeclared++', error: 'Attempting to assign to undefined value undeclared++' },
      { code: 'return undeclared', result: undefined },
      { code: 'return typeof undeclared', result: 'undefined' },
      { code: 'return NaN', result: undefined },
      { code: 'return Infinity', result: undefined },
      { code: 'return undeclared.x', error: "TypeError: Cannot read properties of undefined (reading 'x')" },
      { code: 'undeclared = 5', error: 'Attempting to assign to undefined value 5' },
      { code: "undeclared = 'x'", error: 'Attempting to assign to undefined value x' },
      { code: 'undeclared()', error: 'Attempting to execute non-function undeclared.' },
    ],
  },
  {
    about: 'Loops',
    cases: [
      {
        code: 'var r = []; function f(kind) { for (var x of [1, 2, 3]) { if (x == 1) continue; if (kind) return x; if (x == 3) break; r.push(x); } } return [f(1), f(0), r]',
        result: [2, undefined, [2]],
      },
      {
        code: 'var r = []; function f(kind) { for (var x in { a: 1, b: 2, c: 3 }) { if (x == "a") continue; if (kind) return x; if (x == "c") break; r.push(x); } } return [f(1), f(0), r]',
        result: ['b', undefined, ['b']],
      },
      { code: 'var i = 0; do i++; while (false); return i', result: 1 },
      { code: 'var i = 0; while (false) i++; return i', result: 0 },
      { code: 'var i = 0, r = 0; for (i = 3; i < 5; i++) r++; return [i, r]', result: [5, 2] },
      { code: 'var i = 2, r = 0; for (; i > 0;) { i--; r++; } return [i, r]', result: [0, 2] },
      {
        code: "var r = ''; for (var i = 0, j = 5; i < j; i++, j--) r += i + '' + j; return r",
        result: '051423',
      },
      { code: "var r = ''; for (;;) { r += 'a'; if (r.length > 3) break; } return r", result: 'aaaa' },
      { code: "var r = ''; do { r += 'x'; } while (r.length < 3); return r", result: 'xxx' },
      {
        code: "var r = '', i = 0; do { i++; if (i == 2) continue; if (i == 4) break; r += i; } while (i < 9); return r",
        result: '13',
      },
      {
        code: "var r = '', i = 0; while (true) { i++; if (i % 2) continue; if (i > 6) break; r += i; } return r",
        result: '246',
      },
      {
        code: 'function first(list) { for (let i = 0; i < list.length; i++) if (list[i] > 1) return list[i]; } return first([1, 2, 3])',
        result: 2,
      },
    ],
  },
  {
    about: 'A let has a fresh binding in each pass of a loop',
    cases: [
      {
        code: 'let f = []; for (var i = 0; i < 2; i++) { let j = i; f.push(() => j); } return f.map(g => g())',
        result: [0, 1],
      },
      {
        code: 'let f = []; for (const i of [0, 1]) { let j = i; f.push(() => j); } return f.map(g => g())',
        result: [0, 1],
      },
      {
        code: 'let f = []; for (const i in [5, 6]) { if (true) { let j = i - 0; f.push(() => j); } } return f.map(g => g())',
        result: [0, 1],
      },
      {
        code: 'let f = []; var i = 0; do { const j = i; f.push(() => j); i++; } while (i < 2); return f.map(g => g())',
        result: [0, 1],
      },
      {
        code: 'let f = []; for (var i = 0; i < 2; i++) switch (i) { default: let j = i; f.push(() => j); } return f.map(g => g())',
        result: [0, 1],
      },
      {
        code: 'let f = []; for (var i = 0; i < 2; i++) if (i < 1) { let j = 0; f.push(() => j); } else { let j = 1; f.push(() => j); } return f.map(g => g())',
        result: [0, 1],
      },
      {
        code: 'let f = []; var i = 0; while (i < 2) { const j = i; { f.push(() => j); } i++; } return f.map(g => g())',
        result: [0, 1],
      },
      {
        code: 'let f = []; for (let i = 0; i < 3; i++) { f.push(function () { return i; }); } return f.map(g => g())',
        result: [0, 1, 2],
      },
      {
        code: 'let f = []; for (var i = 0; i < 3; i++) { f.push(function () { return i; }); } return f.map(g => g())',
        result: [3, 3, 3],
      },
      {
        code: 'let f = []; for (let i = 0; i < 3; i++) { f.push(function () { return i++; }); i++; } return f.map(g => g())',
        result: [1, 3],
      },
      {
        code: 'let f = []; for (let i = 0, g = function () { return i; }; i < 3; i++) { f.push(g); } return f.map(g => g())',
        result: [0, 0, 0],
      },
      {
        code: 'let f = []; for (const k in { a: 1, b: 2 }) f.push(() => k); return f.map(g => g())',
        result: ['a', 'b'],
      },
      {
        code: 'let f = []; for (let k of [1, 2]) { k = k * 2; f.push(() => k); } return f.map(g => g())',
        result: [2, 4],
      },
      {
        code: 'let f = [], i = 0; while (i < 2) { let j = i; f.push(() => j); i++; } return f.map(g => g())',
        result: [0, 1],
      },
    ],
  },
  {
    about: 'An undeclared name becomes a variable of its loop',
    cases: [
      { code: 'for (k in { a: 1 }) return k', result: 'a' },
      { code: 'for (k of [1]) { k += 1; return k; }', result: 2 },
      { code: 'for (k in { a: 1 }) {} return typeof k', result: 'undefined' },
    ],
  },
  {
    about: 'for-in goes over own keys',
    cases: [
      {
        code: 'var r = []; for (var k in { b: 1, a: 2, 1: 3 }) r.push(k); return r',
        result: ['b', 'a', '1'],
      },
      {
        code: 'var r = []; for (var k in [5, 6]) r.push(k, typeof k); return r',
        result: ['0', 'string', '1', 'string'],
      },
      {
        code: "var r = []; for (var k in 'ab') r.push(k, typeof k); return r",
        result: [0, 'number', 1, 'number'],
      },
      {
        code: 'var a = [1, 2]; a.foo = 3; var r = []; for (var k in a) r.push(k); return r',
        result: ['foo', '0', '1'],
      },
      { code: 'var a = []; a[2] = 1; var r = []; for (var k in a) r.push(k); return r', result: ['2'] },
      { code: 'function f() {} f.x = 1; var r = []; for (var k in f) r.push(k); return r', result: ['x'] },
      {
        code: 'var r = []; for (var k in 5) r.push(k); for (var k in null) r.push(k); for (var k in undefined) r.push(k); return r',
        result: [],
      },
      {
        code: "var o = { a: 1, b: 2 }, r = []; for (var k in o) { r.push(k); o.c = 3; require('Object').delete(o, 'b'); } return r",
        result: ['a', 'b'],
      },
    ],
  },
  {
    about: 'for-of goes over arrays and texts only',
    cases: [
      { code: "var r = []; for (var x of [1, 'a', null]) r.push(x); return r", result: [1, 'a', null] },
      { code: "var r = []; for (const x of 'ab') r.push(x); return r", result: ['a', 'b'] },
      { code: "var r = []; for (const x of '\\uD83D\\uDE00') r.push(x); return r.length", result: 2 },
      {
        code: 'var a = [1, 2, 3], r = []; for (var x of a) { r.push(x); if (a.length < 5) a.push(9); } return r',
        result: [1, 2, 3, 9, 9],
      },
      { code: 'for (var x of {}) {}', error: 'The value is not iterable.' },
      { code: 'for (var x of 5) {}', error: 'The value is not iterable.' },
      { code: 'for (var x of undefined) {}', error: 'The value is not iterable.' },
    ],
  },
  {
    about: 'switch compares strictly and falls through; break leaves it, continue the loop around it',
    cases: [
      { code: 'switch (1) { case 1: return g(); case 2: function g() { return 4; } }', result: 4 },
      { code: 'switch (5) { case 1: return 1; } return 2', result: 2 },
      { code: 'switch (1) { case 1: } return 3', result: 3 },
      {
        code: "var r = []; switch (2) { case r.push('a') + 1: r.push('b'); break; case r.push('c'): r.push('d'); } return r",
        result: ['a', 'b'],
      },
      { code: 'let f; switch (1) { case 1: let x = 5; f = () => x++; f(); } return f()', result: 6 },
      { code: "switch (1) { case 1: case 2: return 'a'; default: return 'b'; }", result: 'a' },
      { code: "switch ('1') { case 1: return 'a'; default: return 'b'; }", result: 'b' },
      {
        code: "var r = ''; switch (1) { case 1: r += 'a'; case 2: r += 'b'; break; case 3: r += 'c'; default: r += 'd'; } return r",
        result: 'ab',
      },
      {
        code: "var r = ''; switch (3) { case 1: r += 'a'; break; case 3: r += 'c'; default: r += 'd'; } return r",
        result: 'cd',
      },
      {
        code: "var r = ''; for (var i = 0; i < 3; i++) { switch (i) { case 1: continue; default: r += i; } r += '.'; } return r",
        result: '0.2.',
      },
      {
        code: "var r = ''; for (var i = 0; i < 3; i++) { switch (i) { case 1: break; default: r += i; } r += '.'; } return r",
        result: '0..2.',
      },
    ],
  },
  {
    about: 'Functions',
    cases: [
      {
        code: 'var a = 1, b = 1; function f() { return (function () { return (function () { return (function () { a = a + 1; b++; return [a, b]; })(); })(); })(); } return [f(), a, b]',
        result: [[2, 2], 2, 2],
      },
      {
        code: 'var a = 1; function f() { a += 5; return function () { a++; return function () { a = a * 2; return a; }; }; } return [f()()(), a]',
        result: [14, 14],
      },
      {
        code: 'const c = 1; function f() { c += 2; return function () { return [c++, c, c = 5, c]; }; } return f()()',
        result: [1, 1, 5, 1],
      },
      {
        code: 'function f() { let n = 1; const step = () => { n = n + 1; return () => { n += 10; return n; }; }; return [step()(), n]; } return f()',
        result: [12, 12],
      },
      {
        code: 'return (function (a, b, c, d, e) { return [e, d, c, b, a]; })(1, 2, 3, 4, 5)',
        result: [5, 4, 3, 2, 1],
      },
      { code: 'return (function () { return f(); function f() { return 1; } })()', result: 1 },
      { code: 'return (function (a) { return [a, arguments]; })(1, 2, 3, 4)', result: [1, [1, 2, 3, 4]] },
      { code: 'return (function (a, b) { return [a, b]; })(1)', result: [1, undefined] },
      { code: 'return (function (a, a) { return a; })(1, 2)', result: 2 },
      { code: 'return (function (a, b) { var a; return a; })(1)', result: 1 },
      { code: 'return (function (a) { function a() {} return typeof a; })(1)', result: 'function' },
      { code: 'if (true) { return g(); function g() { return 4; } }', result: 4 },
      { code: 'if (true) { function g() { return 4; } } return typeof g', result: 'undefined' },
      { code: 'var x = 1; function f() { return x; var x = 2; } return f()', result: undefined },
      { code: 'var c = 0; function inc() { c++; return c; } inc(); inc(); return c', result: 2 },
      {
        code: 'function counter() { var n = 0; return function () { n += 1; return n; }; } var a = counter(), b = counter(); a(); a(); b(); return [a(), b()]',
        result: [3, 2],
      },
      {
        code: 'const even = n => n === 0 || odd(n - 1); const odd = n => n !== 0 && even(n - 1); return [even(10), odd(10)]',
        result: [true, false],
      },
    ],
  },
  {
    about: 'The name of a function expression is not bound inside',
    cases: [
      { code: 'var f = function fact(n) { return typeof fact; }; return f(3)', result: 'undefined' },
      {
        code: 'var f = function fact(n) { return n < 2 ? 1 : n * fact(n - 1); }; return f(3)',
        error: 'Attempting to execute non-function fact.',
      },
    ],
  },
  {
    about: 'arguments is a real array, in arrows too',
    cases: [
      { code: 'let arguments = 5; return arguments', result: 5 },
      { code: 'return (function (arguments) { return arguments; })(7)', result: 7 },
      { code: 'return (function () { var arguments; return arguments.length; })(7)', result: 1 },
      {
        code: 'return (function () { var seen = arguments; let arguments = 1; return [seen, arguments]; })(7)',
        result: [undefined, 1],
      },
      { code: 'return (() => arguments)(1, 2)', result: [1, 2] },
      { code: 'return (function () { return (() => arguments.length)(); })(1, 2, 3)', result: 0 },
      { code: 'return (function () { arguments.push(3); return arguments; })(1, 2)', result: [1, 2, 3] },
      { code: 'return (function (a) { arguments[0] = 5; return a; })(1)', result: 1 },
      { code: 'return (function (a) { a = 5; return arguments[0]; })(1)', result: 1 },
    ],
  },
];
