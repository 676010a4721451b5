import test from 'ava';
import { findMutants } from '../../src/mutate/find-mutants.ts';
import { applyMutant } from '../../src/mutate/mutant.ts';
import { mutators } from '../../src/mutate/mutators.ts';

interface Row {
  readonly mutator: string;
  readonly code: string;
  /** What this mutator makes of it. */
  readonly mutants: readonly string[];
}

const rows: readonly Row[] = [
  { mutator: 'condition', code: 'if (a) b();', mutants: ['if (!(a)) b();', 'if (true) b();'] },
  { mutator: 'condition', code: 'if (a) b(); else c();', mutants: ['if (!(a)) b(); else c();'] },
  { mutator: 'condition', code: 'while (a) b();', mutants: ['while (!(a)) b();'] },
  { mutator: 'condition', code: 'x = a ? b : c;', mutants: ['x = !(a) ? b : c;'] },
  { mutator: 'condition', code: 'x = a || b;', mutants: ['x = !(a) || b;'] },
  { mutator: 'condition', code: 'const f = (): boolean => a;', mutants: ['const f = (): boolean => !(a);'] },
  { mutator: 'condition', code: 'l.filter((e) => e.a);', mutants: ['l.filter((e) => !(e.a));'] },
  { mutator: 'condition', code: 'l.map((e) => e.a);', mutants: [] },
  { mutator: 'negation', code: 'x = !a;', mutants: ['x = (a);'] },
  { mutator: 'comparison', code: 'x = a < b;', mutants: ['x = a <= b;', 'x = a >= b;'] },
  { mutator: 'comparison', code: 'x = a === b;', mutants: ['x = a !== b;'] },
  { mutator: 'comparison', code: 'x = a in b;', mutants: ['x = !(a in b);'] },
  {
    mutator: 'logic',
    code: 'x = a && b;',
    mutants: ['x = ((a) || (b));', 'x = (a);', 'x = (b);'],
  },
  { mutator: 'arms', code: 'x = a ? b : c;', mutants: ['x = (b);', 'x = (c);'] },
  { mutator: 'arms', code: 'if (a) b(); else c();', mutants: ['if (a) {} else c();', 'if (a) b();'] },
  { mutator: 'operands', code: 'x = a - b;', mutants: ['x = (b) - (a);', 'x = a + b;'] },
  { mutator: 'operands', code: 'x = a + b;', mutants: ['x = a - b;'] },
  { mutator: 'operands', code: "x = 'a' + b;", mutants: ["x = (b) + ('a');"] },
  { mutator: 'counting', code: 'a++;', mutants: ['a--;'] },
  { mutator: 'counting', code: 'x = -a;', mutants: ['x = (a);'] },
  { mutator: 'statement', code: 'a(); b();', mutants: [' b();', 'a(); '] },
  { mutator: 'statement', code: 'if (a) { b(); }', mutants: [''] },
  {
    mutator: 'statement',
    code: 'function f() { if (a) { b(); return undefined; } return undefined; }',
    mutants: [
      'function f() {  return undefined; }',
      'function f() { if (a) {  return undefined; } return undefined; }',
      'function f() { if (a) { b();  } return undefined; }',
    ],
  },
  { mutator: 'statement', code: 'function f() { return; }', mutants: [] },
  {
    mutator: 'statement',
    code: 'function f() { try { return a; } catch { return undefined; } }',
    mutants: ['function f() {  }', 'function f() { try {  } catch { return undefined; } }'],
  },
  {
    mutator: 'statement',
    code: 'function f() { for (;;) { return; } }',
    mutants: ['function f() {  }', 'function f() { for (;;) {  } }'],
  },
  { mutator: 'statement', code: 'function f() { return a; }', mutants: ['function f() {  }'] },
  { mutator: 'statement', code: 'for (const a of b) a();', mutants: ['', 'for (const a of b) ;'] },
  { mutator: 'element', code: 'x = [a, b, c];', mutants: ['x = [b, c];', 'x = [a, c];', 'x = [a, b];'] },
  { mutator: 'element', code: 'x = { a, b: 1 };', mutants: ['x = { b: 1 };', 'x = { a };'] },
  { mutator: 'element', code: 'x = f(a, b);', mutants: ['x = f(a);'] },
  { mutator: 'element', code: 'const f = (a = b) => a;', mutants: ['const f = (a) => a;'] },
  {
    mutator: 'element',
    code: 'switch (a) { case b: c(); }',
    mutants: ['switch (a) {  }'],
  },
  { mutator: 'element', code: 'switch (a) { default: }', mutants: [] },
  { mutator: 'call', code: 'x = a.trim();', mutants: ['x = a;'] },
  { mutator: 'call', code: 'x = f(a, b);', mutants: ['x = (a);'] },
  { mutator: 'call', code: 'x = Math.round(a);', mutants: ['x = (a);'] },
  {
    mutator: 'call',
    code: 'x = `${String(a)} ${f(String(b))}`;',
    mutants: ['x = `${String(a)} ${(String(b))}`;', 'x = `${String(a)} ${f((b))}`;'],
  },
  { mutator: 'optional', code: 'x = a?.b;', mutants: ['x = a.b;'] },
  { mutator: 'optional', code: 'x = a?.[b];', mutants: ['x = a[b];'] },
  { mutator: 'number', code: 'x = 5;', mutants: ['x = 6;', 'x = 4;'] },
  { mutator: 'number', code: 'x = 0;', mutants: ['x = 1;'] },
  { mutator: 'text', code: "x = 'a';", mutants: ["x = '';"] },
  { mutator: 'text', code: "x = '';", mutants: ["x = 'mutant';"] },
  { mutator: 'text', code: 'x = `a${b}c`;', mutants: ['x = `${b}c`;', 'x = `a${b}`;'] },
  { mutator: 'truth', code: 'x = true;', mutants: ['x = false;'] },
  {
    mutator: 'pattern',
    code: 'x = /^[^a]\\d+$/i;',
    mutants: [
      'x = /[^a]\\d+$/i;',
      'x = /^[a]\\d+$/i;',
      'x = /^[^a]\\D+$/i;',
      'x = /^[^a]\\d$/i;',
      'x = /^[^a]\\d+/i;',
      'x = /^[^a]\\d+$/;',
    ],
  },
];

for (const { mutator, code, mutants } of rows) {
  test(`${mutator} makes of ${code} ${mutants.join(' or ') || 'nothing'}`, (t) => {
    const found = findMutants('a.ts', code).filter((mutant) => mutant.mutator === mutator);
    t.deepEqual(found.map((mutant) => applyMutant(code, mutant)).sort(), mutants.toSorted());
  });
}

test('Each mutator has a row', (t) => {
  t.deepEqual(
    mutators.map(({ name }) => name).filter((name) => rows.every(({ mutator }) => mutator !== name)),
    [],
  );
});

const leftAlone: readonly string[] = [
  "import a from 'a';",
  "export { a } from 'a';",
  "type A = 'a' | 1 | -1 | true;",
  'interface A { a: 1 }',
  "declare const a: 'a';",
  'let a: 1;',
];
for (const code of leftAlone) {
  test(`What does nothing at run time is left alone: ${code}`, (t) => {
    t.deepEqual(findMutants('a.ts', code), []);
  });
}

test('Texts for people are left alone where they are named', (t) => {
  const changes = findMutants('a.ts', "x = { help: 'Read this', name: 'a' };", { prose: ['help'] }).map(
    ({ change }) => change,
  );
  t.deepEqual(changes, [
    "x = { help: 'Read this', name: 'a' }; → nothing",
    ", name: 'a' → nothing",
    "'a' → ''",
  ]);
});

test('What a plain Error says, for whoever changes the project, is left alone; that it is thrown is not', (t) => {
  const changes = findMutants('a.ts', 'throw new Error(`${a} was not ${b}.`);').map(({ change }) => change);
  t.deepEqual(changes, ['throw new Error(`${a} was not ${b}.`); → nothing']);
  t.true(findMutants('a.ts', "throw new RangeError('a');").length > 1);
});

test('A mutant keeps its name while its line stays the same, and each has its own', (t) => {
  const code = 'x = [1, 1];\n';
  const ids = (text: string): string[] => findMutants('a.ts', text).map(({ id }) => id);
  t.deepEqual(ids(`y;\n\n  ${code}`).slice(-ids(code).length), ids(code));
  t.is(new Set(ids(code)).size, ids(code).length);
});

test('A mutant tells its place and its change as people read them', (t) => {
  const [mutant] = findMutants('a.ts', '\n  x =\n    f(\n a );', {}).filter(
    ({ mutator }) => mutator === 'call',
  );
  t.like(mutant, { line: 3, column: 5, lineText: 'f(', change: 'f( a ) → (a)' });
});
