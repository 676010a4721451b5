import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import test, { type ExecutionContext } from 'ava';
import { findMutants } from '../../src/mutate/find-mutants.ts';
import { testsJudge, type TestsOptions } from '../../src/mutate/judges/tests.ts';
import { applyMutant, type Mutant } from '../../src/mutate/mutant.ts';
import type { Finding } from '../../src/mutate/target.ts';

const modules = path.resolve(import.meta.dirname, '../../../node_modules');

/** Shows a judge one mutant after the other, each in its file. */
async function createJudge(
  t: ExecutionContext,
  files: Readonly<Record<string, string>>,
  options: TestsOptions,
): Promise<{ readonly judge: (mutant: Mutant) => Promise<Finding>; readonly mutants: readonly Mutant[] }> {
  const root = mkdtempSync(path.join(tmpdir(), 'tests-judge-'));
  t.teardown(() => rmSync(root, { recursive: true, force: true }));
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(path.dirname(path.join(root, name)), { recursive: true });
    writeFileSync(path.join(root, name), text);
  }
  symlinkSync(modules, path.join(root, 'node_modules'));
  const { judge } = await testsJudge(root, options);
  Object.assign(globalThis, { runs: 0, seen: [] });
  t.is(await judge(undefined), undefined);
  return {
    judge: async (mutant) => {
      writeFileSync(path.join(root, mutant.file), applyMutant(files[mutant.file] ?? '', mutant));
      const finding = await judge(mutant);
      writeFileSync(path.join(root, mutant.file), files[mutant.file] ?? '');
      return finding;
    },
    mutants: Object.entries(files)
      .filter(([name]) => name.startsWith('src/'))
      .flatMap(([name, text]) => findMutants(name, text)),
  };
}

const files = {
  'src/part.ts': 'export const part = 5;\n',
  'src/whole.ts': "import { part } from './part.ts';\nexport const whole = () => part * 2;\n",
  'src/other.ts': 'export const other = 7;\n',
  'whole.test.ts': [
    "import test from 'ava';",
    "import { whole } from './src/whole.ts';",
    "test('It is a number', (t) => t.is(typeof whole(), 'number'));",
    "test('It is ten', (t) => t.is(whole(), 10));",
  ].join('\n'),
};

test.serial('Tests notice mutants in what they load, in whatever depth', async (t) => {
  const { judge, mutants } = await createJudge(t, files, { files: ['whole.test.ts'] });
  for (const mutant of mutants) {
    const finding = await judge(mutant);
    if (mutant.file === 'src/other.ts') t.is(finding, undefined);
    else
      t.deepEqual(finding, { noticed: 'whole.test.ts: It is ten: UnexpectedResult: it is something else' });
  }
});

test.serial('Tests that do not load the mutant are left out where that is wished for', async (t) => {
  const count = "import test from 'ava';\ntest('It runs', () => { globalThis.runs += 1; });\n";
  const [mutant] = findMutants('src/part.ts', files['src/part.ts']);
  for (const onlyLoading of [true, false]) {
    const loading = "import './src/part.ts';\n";
    const { judge } = await createJudge(
      t,
      { 'src/part.ts': files['src/part.ts'], 'a.test.ts': count, 'b.test.ts': loading + count },
      { files: ['a.test.ts', 'b.test.ts'], onlyLoading },
    );
    Object.assign(globalThis, { runs: 0 });
    if (mutant !== undefined) await judge(mutant);
    t.like(globalThis, { runs: onlyLoading ? 1 : 2 });
  }
});

test.serial('What noticed a mutant of a module last is asked first about the next one', async (t) => {
  const seen = (name: string): string => `globalThis.seen.push('${name}');`;
  const { judge } = await createJudge(
    t,
    {
      'src/part.ts': files['src/part.ts'],
      'a.test.ts': `import test from 'ava'; test('a', () => { ${seen('a')} });`,
      'b.test.ts': [
        "import test from 'ava'; import { part } from './src/part.ts';",
        `test('b1', () => { ${seen('b1')} }); test('b2', (t) => { ${seen('b2')} t.is(part, 5); });`,
      ].join('\n'),
    },
    { files: ['a.test.ts', 'b.test.ts'] },
  );
  const orders: string[] = [];
  for (const mutant of findMutants('src/part.ts', files['src/part.ts'])) {
    const seenNow: string[] = [];
    Object.assign(globalThis, { seen: seenNow });
    await judge(mutant);
    orders.push(seenNow.join(' '));
  }
  t.deepEqual(orders, ['a b1 b2', 'b2']);
});

test.serial('Tests and what they test are strict, as modules are', async (t) => {
  const text = [
    "import test from 'ava';",
    "test('What is frozen stays', (t) => t.throws(() => { Object.freeze([1])[0] = 2; }));",
  ].join('\n');
  await createJudge(t, { 'a.test.ts': text }, { files: ['a.test.ts'] });
});
