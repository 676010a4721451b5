/** What the compiler writes for each construct that GTM lacks. `data` stands for anything. */
export const lowerings: readonly {
  readonly title: string;
  readonly input: string;
  readonly output: string;
}[] = [
  {
    title: 'a template literal is joined with +',
    input: 'data.x = `a${data.b}c${data.d}`;',
    output: "data.x = 'a' + data.b + 'c' + data.d;",
  },
  {
    title: 'an empty text makes a text of a template literal that starts with values',
    input: 'data.x = `${data.a}${data.b}`; data.y = `${data.a}`; data.z = ``;',
    output: "data.x = '' + data.a + data.b;\ndata.y = '' + data.a;\ndata.z = '';",
  },
  {
    title: 'a template literal that starts with a text needs no empty one',
    input: "const a = data.list.join(',').trim(); data.x = `${a}${data.b}`; data.y = `${'p'}${a}`;",
    output: "const a = data.list.join(',').trim();\ndata.x = '' + a + data.b;\ndata.y = 'p' + a;",
  },
  {
    title: 'optional chaining repeats names and constant members',
    input: 'data.x = data.a?.b; data.y = data.a?.b?.c; data.z = data.a.b?.[0];',
    output: [
      'data.x = data.a == null ? undefined : data.a.b;',
      'data.y = data.a == null || data.a.b == null ? undefined : data.a.b.c;',
      'data.z = data.a.b == null ? undefined : data.a.b[0];',
    ].join('\n'),
  },
  {
    title: 'optional chaining stores what it would evaluate twice',
    input: 'data.x = data.f()?.b;',
    output: 'const f = data.f();\ndata.x = f == null ? undefined : f.b;',
  },
  {
    title: 'an optional call as a statement is an if',
    input: 'data.a?.b(); data.cb?.(1); data.o.cb?.(1);',
    output: [
      'if (data.a != null) data.a.b();',
      'if (data.cb != null) data.cb(1);',
      'if (data.o.cb != null) data.o.cb(1);',
    ].join('\n'),
  },
  {
    title: 'an optional member in a test is a conjunction',
    input: 'if (data.a?.b && !data.c?.d) data.f(); if (data.a?.trim()) data.g();',
    output: [
      'if (data.a && data.a.b && !(data.c && data.c.d)) data.f();',
      'if (data.a != null && data.a.trim()) data.g();',
    ].join('\n'),
  },
  {
    title: 'an optional member in a comparison needs no undefined',
    input:
      "data.x = data.a?.b === 1; data.y = data.a?.b !== 'x'; data.z = data.a?.b != null; data.w = data.a?.b > 1;",
    output: [
      'data.x = data.a != null && data.a.b === 1;',
      "data.y = data.a == null || data.a.b !== 'x';",
      'data.z = data.a != null && data.a.b != null;',
      'data.w = data.a != null && data.a.b > 1;',
    ].join('\n'),
  },
  {
    title: 'an optional member before || is a conjunction',
    input: "data.x = data.a?.b || 'none';",
    output: "data.x = (data.a && data.a.b) || 'none';",
  },
  {
    title: '?? compares with null',
    input: 'data.x = data.a ?? 1; data.y = data.a ?? data.b ?? 1;',
    output: [
      'data.x = data.a != null ? data.a : 1;',
      'data.y = data.a != null ? data.a : data.b != null ? data.b : 1;',
    ].join('\n'),
  },
  {
    title: '?? after an optional chain asks once',
    input: "data.x = data.a?.b ?? 'none';",
    output: "data.x = data.a != null && data.a.b != null ? data.a.b : 'none';",
  },
  {
    title: 'a temporary is a const where the statement starts with it',
    input: 'data.x = data.getName() ?? 1;',
    output: 'const name = data.getName();\ndata.x = name != null ? name : 1;',
  },
  {
    title: 'a temporary is assigned in place where something happens before or perhaps never',
    input: 'data.x = data.f(data.g(), data.h() ?? 1); data.y = data.c ? (data.h() ?? 1) : 2;',
    output: [
      'let h;',
      'data.x = data.f(data.g(), (h = data.h()) != null ? h : 1);',
      'let value;',
      'data.y = data.c ? ((value = data.h()) != null ? value : 1) : 2;',
    ].join('\n'),
  },
  {
    title: 'a temporary of a loop is assigned in each pass',
    input: 'while (data.next()?.more) data.f();',
    output: ['let next;', 'while ((next = data.next()) != null && next.more) data.f();'].join('\n'),
  },
  {
    title: 'logical assignment is an if',
    input: 'data.a ??= 1; data.b ||= 2; data.c &&= 3;',
    output: 'if (data.a == null) data.a = 1;\nif (!data.b) data.b = 2;\nif (data.c) data.c = 3;',
  },
  {
    title: 'logical assignment evaluates its target once',
    input: 'data.f().x ??= 1; data.y = data.z ||= 2;',
    output: 'const f = data.f();\nif (f.x == null) f.x = 1;\ndata.y = data.z || (data.z = 2);',
  },
  {
    title: 'compound assignment is written out, but for +=',
    input: 'data.a -= 1; data.b *= data.c + 1; data.d += 1;',
    output: 'data.a = data.a - 1;\ndata.b = data.b * (data.c + 1);\ndata.d += 1;',
  },
  {
    title: 'compound assignment evaluates object and key once',
    input: 'data.f()[data.g()] -= 1;',
    output: 'const f = data.f();\nconst key = data.g();\nf[key] = f[key] - 1;',
  },
  {
    title: 'exponentiation calls pow',
    input: 'data.x = data.a ** 2; data.y **= 3;',
    output: [
      "const Math = require('Math');",
      '',
      'data.x = Math.pow(data.a, 2);',
      'data.y = Math.pow(data.y, 3);',
    ].join('\n'),
  },
  {
    title: 'unary plus calls makeNumber, unless there is a number',
    input: 'data.x = +data.a; data.y = +5;',
    output: [
      "const makeNumber = require('makeNumber');",
      '',
      'data.x = makeNumber(data.a);',
      'data.y = 5;',
    ].join('\n'),
  },
  {
    title: 'delete calls Object.delete',
    input: "delete data.a; delete data.b['c d']; delete data.e[data.f]; delete data.g?.h;",
    output: [
      "const Object = require('Object');",
      '',
      "Object.delete(data, 'a');",
      "Object.delete(data.b, 'c d');",
      'Object.delete(data.e, data.f);',
      "if (data.g != null) Object.delete(data.g, 'h');",
    ].join('\n'),
  },
  {
    title: 'in calls hasOwnProperty',
    input: "data.x = 'a' in data.b; data.y = data.f() in data.g();",
    output: [
      "data.x = data.b.hasOwnProperty('a');",
      'const key = data.f();',
      'data.y = data.g().hasOwnProperty(key);',
    ].join('\n'),
  },
  {
    title: 'void is undefined after the call',
    input: 'data.x = void 0; data.y = void data.f(); data.z = () => void data.f();',
    output: [
      'data.x = undefined;',
      'data.f();',
      'data.y = undefined;',
      'data.z = () => {',
      '  data.f();',
      '  return undefined;',
      '};',
    ].join('\n'),
  },
  {
    title: 'the comma operator is several statements',
    input: 'data.f(), data.g(); data.x = (data.f(), data.g());',
    output: 'data.f();\ndata.g();\ndata.f();\ndata.x = data.g();',
  },
  {
    title: 'numbers are decimal, NaN and Infinity quotients',
    input: 'data.x = [0xff, 1e3, 1_000, 0b11, 1e21, 1e-7, NaN, -Infinity];',
    output: 'data.x = [255, 1000, 1000, 3, 1000000000000000000000, 0.0000001, 0 / 0, -(1 / 0)];',
  },
  {
    title: 'a hole in an array is undefined',
    input: 'data.x = [1, , 2];',
    output: 'data.x = [1, undefined, 2];',
  },
  {
    title: 'object destructuring reads one member a line',
    input: 'const { a, b: { c }, d = 1, ["e f"]: e } = data; data.f(a, c, d, e);',
    output: [
      'const a = data.a;',
      'const c = data.b.c;',
      'const d = data.d === undefined ? 1 : data.d;',
      "const e = data['e f'];",
      'data.f(a, c, d, e);',
    ].join('\n'),
  },
  {
    title: 'the rest of an object is a copy without the keys before',
    input: 'const { a, ...others } = data; data.f(a, others);',
    output: [
      'const a = data.a;',
      'const others = {};',
      'for (const key in data) {',
      "  if (key !== 'a') others[key] = data[key];",
      '}',
      'data.f(a, others);',
    ].join('\n'),
  },
  {
    title: 'array destructuring reads by index and slices the rest',
    input: 'const [a, , b = 2, ...more] = data.getList(); data.f(a, b, more);',
    output: [
      'const list = data.getList();',
      'const a = list[0];',
      'const b = list[2] === undefined ? 2 : list[2];',
      'const more = list.slice(3);',
      'data.f(a, b, more);',
    ].join('\n'),
  },
  {
    title: 'destructuring a single name needs no temporary',
    input: 'const { a } = data.f(); const [b] = data.g(); data.x = a + b;',
    output: 'const a = data.f().a;\nconst b = data.g()[0];\ndata.x = a + b;',
  },
  {
    title: 'destructuring assignment swaps through an array',
    input: 'let a = 1, b = 2; [a, b] = [b, a]; ({ x: data.x, y: data.y } = data.z); data.f(a, b);',
    output: [
      'let a = 1;',
      'let b = 2;',
      'const values = [b, a];',
      'a = values[0];',
      'b = values[1];',
      'const z = data.z;',
      'data.x = z.x;',
      'data.y = z.y;',
      'data.f(a, b);',
    ].join('\n'),
  },
  {
    title: 'for … of takes its items apart in the body',
    input: 'for (const { key, value } of data.pairs) data.put(key, value);',
    output: [
      'for (const pair of data.pairs) {',
      '  const key = pair.key;',
      '  const value = pair.value;',
      '  data.put(key, value);',
      '}',
    ].join('\n'),
  },
  {
    title: 'a default parameter is an if',
    input: 'data.f = (a, b = 1) => a + b;',
    output: ['data.f = (a, b) => {', '  if (b === undefined) b = 1;', '  return a + b;', '};'].join('\n'),
  },
  {
    title: 'a default parameter does not see the names of the body',
    input: 'const x = 1; data.f = function (a = x) { const x = 2; return a + x; };',
    output: [
      'const x = 1;',
      'data.f = function (a) {',
      '  if (a === undefined) a = x;',
      '  const x2 = 2;',
      '  return a + x2;',
      '};',
    ].join('\n'),
  },
  {
    title: 'a pattern as a parameter is taken apart in the body',
    input: 'data.f = ({ a, b = 2 } = {}, [c]) => { data.g(a); return b + c; };',
    output: [
      'data.f = (options, values) => {',
      '  if (options === undefined) options = {};',
      '  const a = options.a;',
      '  const b = options.b === undefined ? 2 : options.b;',
      '  const c = values[0];',
      '  data.g(a);',
      '  return b + c;',
      '};',
    ].join('\n'),
  },
  {
    title: 'a pattern of an arrow function is read where it is used',
    input:
      'data.x = data.pairs.map(({ key, value }) => key + value); data.y = data.lists.some(([a, b]) => a === b);',
    output: [
      'data.x = data.pairs.map((pair) => pair.key + pair.value);',
      'data.y = data.lists.some((list) => list[0] === list[1]);',
    ].join('\n'),
  },
  {
    title: 'a pattern is not read after a call that could change it',
    input: 'data.x = data.pairs.map(({ key, value }) => data.f(key) + value);',
    output: [
      'data.x = data.pairs.map((pair) => {',
      '  const key = pair.key;',
      '  const value = pair.value;',
      '  return data.f(key) + value;',
      '});',
    ].join('\n'),
  },
  {
    title: 'rest parameters come from arguments',
    input: 'data.f = (...all) => all.length; data.g = function (a, ...more) { return more; };',
    output: [
      'data.f = () => {',
      '  const all = arguments;',
      '  return all.length;',
      '};',
      'data.g = function (a) {',
      '  const more = arguments.slice(1);',
      '  return more;',
      '};',
    ].join('\n'),
  },
  {
    title: 'spread in arrays is concat or slice',
    input:
      'data.x = [...data.a, 1, ...data.b]; data.y = [0, ...data.a]; data.z = [...data.a]; data.w = [...[1, 2], 3];',
    output: [
      'data.x = data.a.concat([1], data.b);',
      'data.y = [0].concat(data.a);',
      'data.z = data.a.slice();',
      'data.w = [1, 2, 3];',
    ].join('\n'),
  },
  {
    title: 'push of a spread goes through the list',
    input:
      'data.a.push(...data.items); data.n = data.a.push(...data.items, 1); data.lists.forEach((list) => data.a.push(...list));',
    output: [
      'data.items.forEach((item) => data.a.push(item));',
      'data.items.concat([1]).forEach((item) => data.a.push(item));',
      'data.n = data.a.length;',
      'data.lists.forEach((list) => {',
      '  list.forEach((item) => data.a.push(item));',
      '});',
    ].join('\n'),
  },
  {
    title: 'max, min and concat of a spread are reduced',
    input:
      "import { Math } from 'gtm'; data.x = Math.max(...data.scores); data.y = Math.min(0, ...data.scores); data.z = [].concat(...data.lists);",
    output: [
      "const Math = require('Math');",
      '',
      'data.x = data.scores.reduce((largest, score) => Math.max(largest, score), -1 / 0);',
      'data.y = [0].concat(data.scores).reduce((smallest, item) => Math.min(smallest, item), 1 / 0);',
      'data.z = data.lists.reduce((all, list) => all.concat(list), []);',
    ].join('\n'),
  },
  {
    title: 'a call with a spread list of known items takes the items',
    input: 'data.f(...[1, data.a], 2);',
    output: 'data.f(1, data.a, 2);',
  },
  {
    title: 'spread in an object copies its keys',
    input: 'const copy = { ...data.a, x: 1 }; data.f(copy);',
    output: [
      'const copy = {};',
      'for (const key in data.a) copy[key] = data.a[key];',
      'copy.x = 1;',
      'data.f(copy);',
    ].join('\n'),
  },
  {
    title: 'what is spread on a condition is set on it',
    input: 'data.f({ a: 1, ...(data.b ? { b: 2 } : {}), ...(data.c && { c: 3 }), ...{ d: 4 } });',
    output: [
      'const result = { a: 1 };',
      'if (data.b) result.b = 2;',
      'if (data.c) result.c = 3;',
      'result.d = 4;',
      'data.f(result);',
    ].join('\n'),
  },
  {
    title: 'many spread objects share one function',
    input: 'data.f = () => ({ ...data.a, ...data.b, ...data.c });',
    output: [
      'data.f = () => {',
      '  const result = {};',
      '  copyKeys(data.a, result);',
      '  copyKeys(data.b, result);',
      '  copyKeys(data.c, result);',
      '  return result;',
      '};',
      '',
      'function copyKeys(from, to) {',
      '  for (const key in from) to[key] = from[key];',
      '}',
    ].join('\n'),
  },
  {
    title: 'an object that is built perhaps is built by a function on the spot',
    input: 'data.x = data.c ? { [data.k]: 1 } : undefined;',
    output: [
      'data.x = data.c',
      '  ? (() => {',
      '      const result = {};',
      '      result[data.k] = 1;',
      '      return result;',
      '    })()',
      '  : undefined;',
    ].join('\n'),
  },
  {
    title: 'shorthand properties and methods are written out, reserved words quoted',
    input: 'const a = data.a; data.x = { a, f(b) { return b; }, delete: 1, "c d": 2, 3: 4 };',
    output: [
      'const a = data.a;',
      'data.x = {',
      '  a: a,',
      '  f: function (b) {',
      '    return b;',
      '  },',
      "  'delete': 1,",
      "  'c d': 2,",
      '  3: 4',
      '};',
    ].join('\n'),
  },
  {
    title: 'computed keys are assigned',
    input: 'const o = { a: 1, [data.k]: 2, b: 3 }; data.f(o);',
    output: 'const o = { a: 1 };\no[data.k] = 2;\no.b = 3;\ndata.f(o);',
  },
  {
    title: 'do … while tests at the end',
    input: 'let i = 0; do { i++; } while (i < data.n);',
    output: ['let i = 0;', 'while (true) {', '  i++;', '  if (!(i < data.n)) break;', '}'].join('\n'),
  },
  {
    title: 'do … while with a continue skips its first test',
    input: 'let i = 0; do { i++; if (i === 2) continue; data.f(i); } while (i < data.n);',
    output: [
      'let i = 0;',
      'let isFirst = true;',
      'while (isFirst || i < data.n) {',
      '  isFirst = false;',
      '  i++;',
      '  if (i === 2) continue;',
      '  data.f(i);',
      '}',
    ].join('\n'),
  },
  {
    title: 'a function in a block is a const at the start of the block',
    input: 'if (data.a) { data.f(inner()); function inner() { return 1; } }',
    output: [
      'if (data.a) {',
      '  const inner = function () {',
      '    return 1;',
      '  };',
      '  data.f(inner());',
      '}',
    ].join('\n'),
  },
  {
    title: 'a function expression that calls itself is a const',
    input:
      'data.f((function count(n) { return n ? count(n - 1) : 0; })(3)); const g = function g(n) { return n ? g(n - 1) : 0; }; data.g = g;',
    output: [
      'const count = function (n) {',
      '  return n ? count(n - 1) : 0;',
      '};',
      '',
      'data.f(count(3));',
      '',
      'const g = function (n) {',
      '  return n ? g(n - 1) : 0;',
      '};',
      '',
      'data.g = g;',
    ].join('\n'),
  },
  {
    title: 'default goes last in a switch',
    input: 'switch (data.a) { case 1: data.f(); break; case 2: default: data.g(); break; case 3: data.h(); }',
    output: [
      'switch (data.a) {',
      '  case 1:',
      '    data.f();',
      '    break;',
      '  case 3:',
      '    data.h();',
      '    break;',
      '  default:',
      '    data.g();',
      '    break;',
      '}',
    ].join('\n'),
  },
  {
    title: 'a const enum vanishes and an enum is an object',
    input: "const enum Level { Low = 1 } enum Kind { A, B = 'b' } data.x = Level.Low; data.y = Kind[data.z];",
    output: "const Kind = { A: 0, B: 'b', '0': 'A' };\ndata.x = 1;\ndata.y = Kind[data.z];",
  },
  {
    title: 'the branch that is never taken vanishes',
    input:
      'const enum Level { Low } if (Level.Low) data.f(); else { data.g(); } data.x = Level.Low === 0 ? 1 : 2;',
    output: 'data.g();\ndata.x = 1;',
  },
  {
    title: 'types vanish',
    input:
      'interface A { readonly a: string } const x = data.a as unknown as A; data.x = (x satisfies A).a!;',
    output: 'const x = data.a;\ndata.x = x.a;',
  },
  {
    title: 'the author’s var stays one, since it may be used before it is declared',
    input: 'data.log(a); var a = 1; const b = 2; data.log(a, b);',
    output: 'data.log(a);\nvar a = 1;\nconst b = 2;\ndata.log(a, b);',
  },
  {
    title: 'a var inside a statement is declared before it, once',
    input: [
      'for (var i = 0; i < 2; i++) data.log(i);',
      'for (var i = 2; i < 4; i++) data.log(i);',
      '{ var c = 1; }',
      'let l; data.log(c); l = 2; data.log(l);',
    ].join('\n'),
    output: [
      'var i;',
      'for (i = 0; i < 2; i++) data.log(i);',
      'for (i = 2; i < 4; i++) data.log(i);',
      'var c;',
      '{',
      '  c = 1;',
      '}',
      'let l;',
      'data.log(c);',
      'l = 2;',
      'data.log(l);',
    ].join('\n'),
  },
];
