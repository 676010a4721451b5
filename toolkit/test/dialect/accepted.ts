/** Programs of the constructs that GTM accepts and the compiler keeps, and what each returns; `data` is `{ a: 1, list: [1, 2, 3], text: 'ab' }`. */
export const accepted: readonly { readonly id: string; readonly code: string; readonly result: unknown }[] = [
  { id: 'program', code: 'export default 1;', result: 1 },
  { id: 'identifier', code: 'export default data;', result: { a: 1, list: [1, 2, 3], text: 'ab' } },
  { id: 'literal', code: "export default ['a', 1, true, null];", result: ['a', 1, true, null] },
  {
    id: 'variable',
    code: 'const a = data.a; let b = a; var c; b = 2; c = 3; export default [a, b, c];',
    result: [1, 2, 3],
  },
  {
    id: 'function',
    code: 'function f(a) { return a < 1 ? 0 : a + f(a - 1); } export default [f(3), f(4)];',
    result: [6, 10],
  },
  {
    id: 'function-expression',
    code: 'const f = function (a) { return a; }; export default [f(1), f(2)];',
    result: [1, 2],
  },
  { id: 'arrow-function', code: 'export default data.list.map((each) => each * 2);', result: [2, 4, 6] },
  { id: 'return', code: 'export default function () { if (data.a) return 1; return 2; }', result: 1 },
  { id: 'block', code: 'let a = 0; if (data.a) { let b = 1; a = b; } export default a;', result: 1 },
  { id: 'expression-statement', code: 'const a = []; a.push(1); export default a;', result: [1] },
  { id: 'empty-statement', code: 'let i = 0; for (; i < data.a; i++); export default i;', result: 1 },
  {
    id: 'if',
    code: "const f = (a) => { if (a > 1) return 'more'; else if (a) return 'one'; else return 'none'; }; export default [f(2), f(1), f(0)];",
    result: ['more', 'one', 'none'],
  },
  {
    id: 'conditional',
    code: "export default [data.a ? 'yes' : 'no', data.b ? 'yes' : 'no'];",
    result: ['yes', 'no'],
  },
  {
    id: 'logical',
    code: 'export default [data.a && 2, data.b && 2, data.a || 2, data.b || 2];',
    result: [2, undefined, 1, 2],
  },
  {
    id: 'comparison',
    code: "const { a } = data; export default [a == '1', a != '1', a === 1, a !== 1, a < 2, a <= 1, a > 1, a >= 2];",
    result: [true, false, true, false, true, true, false, false],
  },
  {
    id: 'arithmetic',
    code: "const { a } = data; export default [a + 2, a - 2, a * 3, a / 4, 5 % (a + 1), a | 4, a + 'b'];",
    result: [3, -1, 3, 0.25, 1, 5, '1b'],
  },
  {
    id: 'unary',
    code: 'export default [!data.a, -data.a, typeof data.a, typeof data.b];',
    result: [false, -1, 'number', 'undefined'],
  },
  { id: 'update', code: 'let a = data.a; export default [a++, ++a, a--, --a, a];', result: [1, 3, 3, 1, 1] },
  {
    id: 'assignment',
    code: "let a = data.text; a += 'c'; const o = {}; o.b = a; export default [a, o];",
    result: ['abc', { b: 'abc' }],
  },
  {
    id: 'call',
    code: "const f = (a, b) => [a, b]; export default [f(1), data.text.split('')];",
    result: [
      [1, undefined],
      ['a', 'b'],
    ],
  },
  {
    id: 'member',
    code: "const key = 'a'; export default [data.list[0], data[key], data.text[1], data.list.length];",
    result: [1, 1, 'b', 3],
  },
  { id: 'array', code: 'export default [[], [data.a, [2]]];', result: [[], [1, [2]]] },
  { id: 'object', code: "export default { a: data.a, 'b c': { 1: 2 } };", result: { a: 1, 'b c': { 1: 2 } } },
  {
    id: 'for',
    code: 'let n = 0; for (let i = 0; i < 3; i++) n += data.list[i]; export default n;',
    result: 6,
  },
  {
    id: 'for-in',
    code: 'const keys = []; for (const key in data) keys.push(key); export default keys;',
    result: ['a', 'list', 'text'],
  },
  {
    id: 'for-of',
    code: 'const all = []; for (const each of data.list) all.push(each); for (const each of data.text) all.push(each); export default all;',
    result: [1, 2, 3, 'a', 'b'],
  },
  { id: 'while', code: 'let n = 1; while (n < 100) n = n * 2; export default n;', result: 128 },
  {
    id: 'switch',
    code: "const f = (a) => { switch (a) { case 1: return 'one'; case 2: case 3: return 'few'; default: return 'many'; } }; export default data.list.concat(4).map((each) => f(each));",
    result: ['one', 'few', 'few', 'many'],
  },
  {
    id: 'jump',
    code: 'const odd = []; for (let i = 0; i < 9; i++) { if (i % 2 === 0) continue; if (i > 5) break; odd.push(i); } export default odd;',
    result: [1, 3, 5],
  },
];
