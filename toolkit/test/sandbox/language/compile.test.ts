import test from 'ava';
import { compileProgram } from '../../../src/sandbox/language/compile.ts';
import {
  callsOf,
  locationOf,
  SandboxError,
  SandboxSyntaxError,
} from '../../../src/sandbox/language/errors.ts';
import { toHost } from '../../../src/sandbox/language/border.ts';
import { Meter, unmetered } from '../../../src/sandbox/language/meter.ts';
import { runCode, thrownBy } from './run-code.ts';

const refused: readonly { readonly code: string; readonly column?: number; readonly message: RegExp }[] = [
  { code: 'return new Date()', column: 7, message: /no new\./ },
  { code: 'return this', column: 7, message: /no this\./ },
  { code: 'throw 1', message: /no throw\./ },
  { code: 'try { f() } catch (e) {}', message: /no try\./ },
  { code: 'class A {}', message: /no classes\./ },
  { code: 'delete data.a', message: /no operator delete\./ },
  { code: "return 'a' in data", column: 7, message: /no operator in\./ },
  { code: 'return data instanceof data', column: 7, message: /no operator instanceof\./ },
  { code: 'return void 0', column: 7, message: /no operator void\./ },
  { code: "return +'1'", column: 7, message: /no unary \+\./ },
  { code: 'return 2 ** 3', column: 7, message: /no operator \*\*\./ },
  { code: 'return data ?? 1', column: 7, message: /no operator \?\?\./ },
  { code: 'data ||= 1', message: /no operator \|\|=\./ },
  { code: 'return data?.a', column: 7, message: /no optional chaining/ },
  { code: 'const { a } = data', column: 6, message: /no destructuring\./ },
  { code: 'const [a] = data', column: 6, message: /no destructuring\./ },
  { code: '[data.a] = [1]', message: /no destructuring\./ },
  { code: 'function f(a = 1) {}', column: 11, message: /no default values\./ },
  { code: 'function f(...a) {}', column: 11, message: /no rest parameters\./ },
  { code: 'require(...data)', column: 8, message: /no spread/ },
  { code: 'return [...data]', column: 8, message: /no spread/ },
  { code: 'return {...data}', column: 8, message: /no spread/ },
  { code: 'return /a/', column: 7, message: /no regular expression literals\./ },
  { code: 'return `a`', column: 7, message: /no template literals\./ },
  { code: 'return { data }', column: 9, message: /no shorthand properties\./ },
  { code: "return { ['a']: 1 }", column: 9, message: /no computed keys\./ },
  { code: 'return { a() {} }', column: 9, message: /no method shorthand\./ },
  { code: 'return { get a() { return 1; } }', column: 9, message: /no getters/ },
  { code: 'function* f() {}', message: /no generators\./ },
  { code: 'async function f() {}', message: /no async functions\./ },
  { code: 'a: for (;;) break a', message: /no labels\./ },
  { code: 'debugger', message: /no debugger/ },
  { code: 'with (data) a', message: /no with\./ },
  { code: 'return 1n', column: 7, message: /no BigInt\./ },
  { code: 'return 0b1', column: 7, message: /no binary, octal/ },
  { code: 'return 0O7', column: 7, message: /no binary, octal/ },
  { code: 'return 017', column: 7, message: /no binary, octal/ },
  { code: 'return 1_000', column: 7, message: /no binary, octal/ },
  { code: 'for (data.k in data) {}', column: 5, message: /assigns to a property/ },
  { code: 'switch (1) { default: case 1: }', message: /default that is not the last/ },
  { code: 'const A = class {}', column: 10, message: /no classes\./ },
  { code: 'function f() { return new.target; }', column: 22, message: /no new\.target/ },
  { code: 'require`a`', message: /no template literals\./ },
  { code: 'data &&= 1', message: /no operator &&=\./ },
  { code: 'data ??= 1', message: /no operator \?\?=\./ },
  { code: 'data **= 2', message: /no operator \*\*=\./ },
  { code: 'const f = async () => 1', column: 10, message: /no async functions\./ },
  { code: 'const f = async function () {}', column: 10, message: /no async functions\./ },
  { code: 'const f = function* () {}', column: 10, message: /no generators\./ },
  { code: 'return { set a(b) {} }', column: 9, message: /no getters/ },
  { code: 'return 0B1', column: 7, message: /no binary, octal/ },
  { code: 'return 0o7', column: 7, message: /no binary, octal/ },
  { code: 'return 09', column: 7, message: /no binary, octal/ },
  { code: 'return 1.5_0', column: 7, message: /no binary, octal/ },
  { code: "import('a')", message: /no modules\./ },
  { code: 'if (data) function f() {}', column: 10, message: /arm of an if/ },
  { code: 'if (data) data; else function f() {}', column: 21, message: /arm of an if/ },
];

for (const { code, column = 0, message } of refused) {
  test(`refused with its place: ${code}`, (t) => {
    const error = t.throws(() => compileProgram(code, { globals: ['data', 'require'], file: 'a.js' }), {
      instanceOf: SandboxSyntaxError,
      message,
    });
    t.like(error, { source: 'a.js', line: 1, column });
    t.truthy(error?.problems[0].hint);
  });
}

test('all syntax that cannot run is named at once', (t) => {
  const error = thrownBy(() => runCode('const a = new X();\nreturn `${a}` + a?.b;'));
  t.true(error instanceof SandboxSyntaxError);
  if (!(error instanceof SandboxSyntaxError)) return;
  t.deepEqual(
    error.problems.map(({ line, column }) => [line, column]),
    [
      [1, 10],
      [2, 7],
      [2, 16],
    ],
  );
});

test('code that does not parse says where', (t) => {
  const error = thrownBy(() => runCode('const a = 1;\nconst b = ;'));
  t.like(error, { message: 'Unexpected token.', source: 'code.js', line: 2, column: 10 });
});

test('a setup and a scenario share one scope, whichever declares a name', (t) => {
  const setup = "const mockData = { n: 1 }; function run() { return make(mockData); } const log = 'setup';";
  t.deepEqual(runCode([setup, 'const make = d => [d.n, log, typeof run]; return run();']), [
    1,
    'setup',
    'function',
  ]);
  t.is(
    runCode(['return helper();', "function helper() { return 'hoisted over sources'; }"]),
    'hoisted over sources',
  );
});

test('a setup and a scenario cannot declare a name twice', (t) => {
  const error = thrownBy(() =>
    runCode([
      { code: 'const a = 1;', file: 'setup' },
      { code: '\nlet a = 2;', file: 'scenario' },
    ]),
  );
  t.like(error, { message: "'a' is already declared.", source: 'scenario', line: 2, column: 4 });
  t.true(error instanceof SandboxSyntaxError && error.problems[0].hint?.includes('use another name'));
});

for (const [first, second] of [
  ['var a = 1;', 'let a = 2;'],
  ['let a = 1;', 'var a = 2;'],
  ['const a = 1;', 'function a() {}'],
  ['function a() {}', 'const a = 1;'],
]) {
  test(`a setup and a scenario cannot share a name: ${first} ${second}`, (t) => {
    t.like(
      thrownBy(() => runCode([first ?? '', second ?? ''])),
      { message: "'a' is already declared." },
    );
  });
}

test('both sources are read before anything is said', (t) => {
  const error = thrownBy(() => runCode(['const a = ;', 'var b = 1 +;']));
  t.is(error instanceof SandboxSyntaxError ? error.problems.length : 0, 2);
});

test('code may declare again what surrounds it', (t) => {
  t.is(runCode("const require = 'mine'; return require"), 'mine');
  t.is(runCode('function data() { return 5; } return data()'), 5);
  t.is(runCode('data = 5; return data'), 5);
});

test('what code does to its surroundings is gone in the next run', (t) => {
  const program = compileProgram('seen = seen + 1; count++; return seen + count; var count = 0;', {
    globals: ['seen'],
  });
  t.is(program.run([1], new Meter()), NaN);
  t.is(program.run([1], new Meter()), NaN);
  const counting = compileProgram('let n = start; n++; start = n; return n;', { globals: ['start'] });
  t.deepEqual([counting.run([1], new Meter()), counting.run([1], new Meter())], [2, 2]);
});

const places: readonly { readonly code: string; readonly line: number; readonly column: number }[] = [
  { code: 'const a = 1;\n  data.x.y;', line: 2, column: 2 },
  { code: 'const f = function () {\n  return missing();\n};\nf();', line: 2, column: 9 },
  { code: "const a = 'x';\nreturn a.startsWith('x');", line: 2, column: 7 },
  { code: "'a'.match(\n'(');", line: 1, column: 0 },
  { code: '\n[1].map(x => x.a.b);', line: 2, column: 13 },
  { code: '\n undeclared = 1;', line: 2, column: 1 },
  { code: 'var u;\nu.a = 1;', line: 2, column: 0 },
  { code: 'for (const x of\n 5) {}', line: 1, column: 0 },
  { code: "var a = [];\n\na.length = 'x'", line: 3, column: 0 },
  { code: 'var u;\n u[1];', line: 2, column: 1 },
  { code: 'var u = null;\n u[u];', line: 2, column: 1 },
  ...['({})[a]', "'' + a", 'a < 1', 'a == 1', '-a'].map((expression) => ({
    code: `var a = [1]; for (var i = 0; i < 20; i++) a = [a, a];\nreturn ${expression};`,
    line: 2,
    column: 7,
  })),
];

for (const { code, line, column } of places) {
  test(`an error knows its place: ${JSON.stringify(code)}`, (t) => {
    t.deepEqual(locationOf(thrownBy(() => runCode(code))), { source: 'code.js', line, column });
  });
}

test('an error lists the calls it passed, innermost first', (t) => {
  const error = thrownBy(() =>
    runCode('function inner() { data.x.y; }\nfunction outer() {\n  [1].forEach(inner);\n}\nouter();'),
  );
  t.deepEqual(
    callsOf(error).map(({ called, location }) => [called, location.line]),
    [
      ['[1].forEach', 3],
      ['outer', 5],
    ],
  );
});

test('a call is named by the first line of its code, shortened to sixty characters', (t) => {
  const named = (callee: string): string | undefined =>
    callsOf(thrownBy(() => runCode(`${callee}();`)))[0]?.called;
  t.is(named('(function () {\n missing();\n})'), 'function () {');
  const [fits, long] = ['x'.repeat(60), 'x'.repeat(61)];
  const calling = (name: string): string | undefined =>
    callsOf(thrownBy(() => runCode(`var ${name} = () => data.x.y; ${name}();`)))[0]?.called;
  t.is(calling(fits), fits);
  t.is(calling(long), `${'x'.repeat(59)}…`);
});

test('an error lists no more than twenty calls, whoever threw it', (t) => {
  const code = 'function f(n) { return n === 0 ? host() : f(n - 1); } f(30);';
  const failure = new Error('of the page');
  const ofPage = thrownBy(() =>
    runCode(code, {
      host: () => {
        throw failure;
      },
    }),
  );
  t.is(callsOf(ofPage).length, 20);
  t.is(callsOf(thrownBy(() => runCode(code.replace('host()', 'data.x.y')))).length, 20);
});

test('what the page throws need be no error', (t) => {
  const thrown = thrownBy(() =>
    runCode('host()', {
      host: () => {
        throw 'a text'; // eslint-disable-line @typescript-eslint/only-throw-error -- as pages do
      },
    }),
  );
  t.is(thrown, 'a text');
  t.deepEqual(
    [callsOf(thrown), locationOf(thrown), callsOf(null), locationOf(null)],
    [[], undefined, [], undefined],
  );
});

test('a call of deeply nested code counts for several', (t) => {
  const callsWithin = (call: string): number => {
    const seen: number[] = [];
    thrownBy(() =>
      runCode(`function f(n) { host(n); ${call} } f(1);`, {
        limits: { steps: 1e6, depth: 100 },
        host: (n: number) => void seen.push(n),
      }),
    );
    return seen.length;
  };
  const plain = callsWithin('f(n + 1);');
  t.true(plain > 90 && plain <= 100, String(plain));
  const nested = callsWithin(`return ${'[0, '.repeat(16)}f(n + 1)${']'.repeat(16)};`);
  t.true(nested > 30 && nested < 40, String(nested));
  const levels = '[0, '.repeat(16);
  const beyond = callsWithin(`return ${levels} () => 1, ${levels} f(n + 1)${']'.repeat(32)};`);
  t.true(beyond > 15 && beyond < 25, String(beyond));
});

test('an error of the page passes through unchanged, and its place is known', (t) => {
  const failure = new RangeError('of the page');
  const thrown = thrownBy(() =>
    runCode('function f() {\n  host();\n}\nf();', {
      host: () => {
        throw failure;
      },
    }),
  );
  t.is(thrown, failure);
  t.like(locationOf(thrown), { line: 2, column: 2 });
  t.deepEqual(
    callsOf(thrown).map(({ called }) => called),
    ['host', 'f'],
  );
});

test('lines count from where the code stands in its file', (t) => {
  const error = thrownBy(() => runCode([{ code: '\ndata.x.y', file: 'template.tpl', lineOffset: 100 }]));
  t.like(locationOf(error), { source: 'template.tpl', line: 102, column: 0 });
  t.true(error instanceof SandboxError);
});

test('coverage counts statements and branches until it is reset', (t) => {
  const code = 'if (data) {\n  return 1;\n}\nreturn data && 2;';
  const program = compileProgram(code, { globals: ['data'], coverage: true });
  const { coverage } = program;
  if (coverage === undefined) return t.fail('There is no coverage.');
  const counts = (): unknown => ({
    statements: coverage.statements.map(({ start, count }) => [start.line, count]).sort(),
    branches: coverage.branches.map(({ kind, arms }) => [kind, ...arms.map(({ count }) => count)]).sort(),
  });
  program.run([true], new Meter());
  program.run([true], new Meter());
  program.run([0], new Meter());
  t.deepEqual(counts(), {
    statements: [
      [1, 3],
      [2, 2],
      [4, 1],
    ],
    branches: [
      ['if', 2, 1],
      ['logical', 1, 0],
    ],
  });
  coverage.reset();
  t.deepEqual(counts(), {
    statements: [
      [1, 0],
      [2, 0],
      [4, 0],
    ],
    branches: [
      ['if', 0, 0],
      ['logical', 0, 0],
    ],
  });
});

test('coverage is there for whoever asks for it', (t) => {
  t.is(compileProgram('1', { globals: [] }).coverage, undefined);
});

test('coverage knows where each stretch begins and ends; an else that is not there lies at the end of its if', (t) => {
  const { coverage } = compileProgram([{ code: 'if (1) {\n  data;\n}', file: 'a.js', lineOffset: 10 }], {
    globals: ['data'],
    coverage: true,
  });
  const place = (line: number, column: number): unknown => ({ source: 'a.js', line, column });
  t.deepEqual(
    coverage?.statements.toSorted((a, b) => a.start.line - b.start.line),
    [
      { start: place(11, 0), end: place(13, 1), count: 0 },
      { start: place(12, 2), end: place(12, 7), count: 0 },
    ],
  );
  t.deepEqual(coverage?.branches, [
    {
      kind: 'if',
      start: place(11, 0),
      arms: [
        { start: place(11, 7), end: place(13, 1), count: 0 },
        { start: place(13, 1), end: place(13, 1), count: 0 },
      ],
    },
  ]);
});

test('coverage counts the second side of && and || where it is asked', (t) => {
  const { run, coverage } = compileProgram('return [data || 2, data && 3];', {
    globals: ['data'],
    coverage: true,
  });
  for (const [value, result, counts] of [
    [
      0,
      [2, 0],
      [
        [1, 1],
        [1, 0],
      ],
    ],
    [
      1,
      [1, 3],
      [
        [1, 0],
        [1, 1],
      ],
    ],
  ] as const) {
    coverage?.reset();
    t.deepEqual(toHost(run([value], new Meter()), unmetered), result);
    t.deepEqual(
      coverage?.branches.map(({ arms }) => arms.map(({ count }) => count)),
      counts.map((each) => [...each]),
    );
  }
});

test('the place of steps that are used up is that of the statements they were for', (t) => {
  const placeOf = (code: string, steps: number): unknown =>
    locationOf(thrownBy(() => runCode(code, { data: 1, limits: { steps, depth: 10 } })));
  t.like(placeOf('\nvar a;\nvar b = 1;\nvar c = 2;', 1), { line: 2, column: 0 });
  t.like(placeOf('\n f();\nfunction f() {\n  1;\n  2;\n}', 12), { line: 4, column: 2 });
  t.like(placeOf('var f =\n () => 1; f();', 12), { line: 2, column: 1 });
  t.like(placeOf('\n for (;;) {}', 9), { line: 2, column: 1 });
  t.like(placeOf('\n for (const a of [1, 2, 3]) {}', 16), { line: 2, column: 1 });
  t.like(placeOf("var o = {};\n for (const a in 'abcdefghijklmnop') {}", 14), { line: 2, column: 1 });
  t.like(placeOf('1;\nreturn [1, 2];', 9), { line: 2, column: 7 });
  t.like(placeOf('1;\nreturn { a: 1 };', 9), { line: 2, column: 7 });
  t.like(placeOf('1;\nreturn () => 1;', 9), { line: 2, column: 7 });
});

test('coverage counts the cases of a switch and both ways of ?:', (t) => {
  const program = compileProgram(
    'switch (data) { case 1: case 2: break; default: data; } return data ? 1 : 2;',
    {
      globals: ['data'],
      coverage: true,
    },
  );
  t.deepEqual(
    [2, 9, 0].map((value) => program.run([value], new Meter())),
    [1, 1, 2],
  );
  const arms = program.coverage?.branches.map(({ kind, arms }) => [kind, arms.map(({ count }) => count)]);
  t.deepEqual(arms, [
    ['switch', [0, 1, 2]],
    ['conditional', [2, 1]],
  ]);
});

test('coverage counts the expression of an arrow by itself', (t) => {
  const program = compileProgram('const twice = x => x + x; return [1, 2].map(x => x * 2);', {
    globals: [],
    coverage: true,
  });
  program.run([], new Meter());
  t.deepEqual(
    program.coverage?.statements
      .map(({ start, count }) => [start.column, count])
      .sort(([a = 0], [b = 0]) => a - b),
    [
      [0, 1],
      [19, 0],
      [26, 1],
      [49, 2],
    ],
  );
});

test('the text of a parsed source is kept, not its place', (t) => {
  const code = 'return data.x.y';
  const place = (file: string): unknown => locationOf(thrownBy(() => runCode([{ code, file }])));
  t.like(place('one'), { source: 'one' });
  t.like(place('two'), { source: 'two' });
});
