import { gzipSync } from 'node:zlib';
import test from 'ava';
import { compileCode, shippedJson } from '../../src/payload/compile.ts';
import { measurePayload, payloadByDeclaration } from '../../src/payload/measure.ts';
import { NoOpcode } from '../../src/payload/no-opcode.ts';
import { ShortNames } from '../../src/payload/scope.ts';

/** The instructions of some code, without the function around it. */
function instructionsOf(code: string): string {
  return shippedJson(compileCode(code).statements)
    .slice('[50,"__cvt_1_1",[46,"a"]'.length, -1)
    .replace(/^,/, '');
}

const shapes: readonly { input: string; expected: string }[] = [
  { input: '', expected: '' },
  { input: "'use strict';", expected: '' },
  {
    input: "const sendPixel = require('sendPixel'); sendPixel(data.url, data.gtmOnSuccess);",
    expected: '[52,"b",["require","sendPixel"]],["b",[17,[15,"a"],"url"],[17,[15,"a"],"gtmOnSuccess"]]',
  },
  { input: 'let x; x = null; x = undefined;', expected: '[41,"b"],[3,"b",[45]],[3,"b",[44]]' },
  { input: 'let x = 1.5;', expected: '[41,"b"],[3,"b",1.5]' },
  { input: 'var x = 1; var y;', expected: '[41,"b","c"],[3,"b",1]' },
  {
    input: 'late(); function late() {}',
    expected: '[50,"b",[46]],["b"]',
  },
  {
    input: 'const f = (x) => -x; const g = function named(y) { return; };',
    expected: '[52,"b",[51,"",[7,"d"],[36,[27,[15,"d"]]]]],[52,"c",[51,"named",[7,"e"],[36]]]',
  },
  {
    input: 'if (data.a && !data.b) data.c(); else { data.d = 1; }',
    expected:
      '[22,[1,[17,[15,"a"],"a"],[28,[17,[15,"a"],"b"]]],[46,[2,[15,"a"],"c",[7]]],[46,[43,[15,"a"],"d",1]]]',
  },
  { input: 'if (data) { let x; }', expected: '[22,[15,"a"],[46,[53,[41,"b"]]]]' },
  {
    input: 'for (const k in data) { if (k) continue; break; }',
    expected: '[54,"b",[15,"a"],[46,[22,[15,"b"],[46,[6]]],[4]]]',
  },
  { input: 'for (let v of [1, data]);', expected: '[66,"b",[7,1,[15,"a"]],[46]]' },
  { input: 'let k; for (k in data);', expected: '[41,"b"],[47,"b",[15,"a"],[46]]' },
  {
    input: 'for (let i = 0; i < 3; i++) data(i);',
    expected:
      '[53,[41,"b"],[3,"b",0],[63,[7,"b"],[23,[15,"b"],3],[33,[15,"b"],[3,"b",[0,[15,"b"],1]]],[46,["a",[15,"b"]]]]]',
  },
  { input: 'for (;;) { break; }', expected: '[42,true,[46],false,[46,[4]]]' },
  {
    input: 'while (data.n) data.n -= 1;',
    expected: '[42,[17,[15,"a"],"n"],[46],false,[46,[43,[15,"a"],"n",[37,[17,[15,"a"],"n"],1]]]]',
  },
  {
    input: "switch (data.a) { case 1: break; default: data.b['c d']; }",
    expected: '[38,[17,[15,"a"],"a"],[46,1],[46,[5,[46,[4]]],[9,[46,[16,[17,[15,"a"],"b"],"c d"]]]]]',
  },
  {
    input: "data = { a: 1, 'b c': [true], 3: data ? typeof data : 'd' };",
    expected: '[3,"a",[8,"a",1,"b c",[7,true],"3",[39,[15,"a"],[40,[15,"a"]],"d"]]]',
  },
  {
    input: "require('logToConsole')(--data.n);",
    expected:
      '[13,[41,"$0"],[3,"$0",["require","logToConsole"]],["$0",[34,[43,[15,"a"],"n",[37,[17,[15,"a"],"n"],1]]]]]',
  },
];
for (const { input, expected } of shapes) {
  test(`Compiles: ${input || 'nothing'}`, (t) => t.is(instructionsOf(input), expected));
}

test('Names locals a, b … z, aA, aB …, and no two alike', (t) => {
  const names = new ShortNames();
  const all = Array.from({ length: 2000 }, () => names.next());
  t.deepEqual([all[0], all[25], all[26], all[51], all[52]], ['a', 'z', 'aA', 'aZ', 'bA']);
  t.is(new Set(all).size, all.length);
});

test('Lets a local hide one of the same name around it', (t) => {
  t.is(
    instructionsOf('const x = 1; const f = (x) => x; data(x);'),
    '[52,"b",1],[52,"c",[51,"",[7,"d"],[36,[15,"d"]]]],["a",[15,"b"]]',
  );
});

test('Measures the JSON that is shipped, and the same gzipped at level 9', (t) => {
  const code = "data.gtmOnSuccess('ü');";
  const json = '[50,"__cvt_1_1",[46,"a"],[2,[15,"a"],"gtmOnSuccess",[7,"ü"]]]';
  t.deepEqual(measurePayload(code), {
    compiled: Buffer.byteLength(json),
    gzipped: gzipSync(json, { level: 9 }).length,
  });
});

test('Does not count comments, layout and the length of local names', (t) => {
  t.deepEqual(
    measurePayload('// Why.\nconst longName = 1;\n\ndata.f( longName );'),
    measurePayload('const x=1;data.f(x)'),
  );
});

test('Weighs each top-level statement by what the payload would lose without it, the heaviest first', (t) => {
  const others = ["const log = require('logToConsole');", 'var unused;', 'log();'].join('\n');
  const heavy = "\nconst table = { first: 'one thing', second: 'another thing' };";
  const parts = payloadByDeclaration(others + heavy);
  t.deepEqual(
    parts.map(({ name, kind }) => `${kind} ${name}`),
    ['declaration table', 'api logToConsole', 'statement line 3'],
  );
  t.is(parts[0]?.gzipped, measurePayload(others + heavy).gzipped - measurePayload(others).gzipped);
});

const refused: readonly { input: string; expected: RegExp }[] = [
  { input: '\nnew data();', expected: /^line 2: .* NewExpression/ },
  { input: 'data ?? 1;', expected: /operator \?\?/ },
  { input: '+data;', expected: /operator \+/ },
  { input: 'data **= 2;', expected: /operator \*\*=/ },
  { input: '`a`;', expected: /TemplateLiteral/ },
  { input: 'data?.a;', expected: /ChainExpression/ },
  { input: 'data(...data);', expected: /SpreadElement/ },
  { input: 'const [a] = data;', expected: /ArrayPattern/ },
  { input: 'const f = (a = 1) => a;', expected: /AssignmentPattern/ },
  { input: 'const f = async () => {};', expected: /async/ },
  { input: '({ get a() { return 1; } });', expected: /getters/ },
  { input: '/a/;', expected: /regular expressions/ },
  { input: 'throw data;', expected: /ThrowStatement/ },
  { input: 'a: for (;;) break a;', expected: /LabeledStatement/ },
  { input: 'switch (data) { default: case 1: }', expected: /default that is not the last/ },
  { input: 'for (data.a in data);', expected: /loop over anything but a variable/ },
];
for (const { input, expected } of refused) {
  test(`Has no instruction for: ${input.trim()}`, (t) => {
    const error = t.throws(() => measurePayload(input), { instanceOf: NoOpcode });
    t.regex(error?.message ?? '', expected);
  });
}
