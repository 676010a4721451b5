import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import test, { type ExecutionContext } from 'ava';
import { CannotRun } from '../../src/messages/cannot-run.ts';
import { allMutants, mutate, type MutateOptions, type Progress } from '../../src/mutate/mutate.ts';
import type { Verdict } from '../../src/mutate/mutant.ts';
import type { Summary } from '../../src/mutate/summary.ts';
import type { Target } from '../../src/mutate/target.ts';

const room = path.resolve(import.meta.dirname, '../../src/mutate');
const modules = path.resolve(import.meta.dirname, '../../../node_modules');

/** A project whose one module has a mutant of each fate. */
const project: Readonly<Record<string, string>> = {
  'package.json': '{ "type": "module" }',
  'src/sum.ts': [
    'const limit = 1000;',
    'export function sum(numbers: readonly number[]): number {',
    '  let total = 0;',
    '  for (let index = 0; index < numbers.length; index++) total += numbers[index] ?? 0;',
    '  return Math.min(total, limit);',
    '}',
  ].join('\n'),
  'sum.test.ts': [
    "import test from 'ava';",
    "import { sum } from './src/sum.ts';",
    "test('Numbers are added up', (t) => t.is(sum([1, 2]), 3));",
  ].join('\n'),
  'recipe.ts': [
    `import { testsJudge } from '${room}/judges/tests.ts';`,
    "const judges = async ({ root }) => [await testsJudge(root, { files: ['sum.test.ts'], onlyLoading: true })];",
    "export const targets = [{ name: 'sum', judges }];",
  ].join('\n'),
  // Judges that start at once: what they notice is written in a file.
  'quick.ts': [
    "import { readFileSync } from 'node:fs';",
    'const judges = async ({ root }) => [{',
    "  name: 'quick',",
    '  judge: async (mutant) => {',
    "    const noticed = readFileSync(`${root}/noticed.txt`, 'utf8').split('\\n');",
    "    return noticed.includes(mutant?.replacement ?? 'nothing') ? { noticed: 'it' } : undefined;",
    '  },',
    '}];',
    "export const targets = [{ name: 'sum', judges }];",
  ].join('\n'),
  'noticed.txt': '(total)',
};

const target: Target = {
  name: 'sum',
  about: 'a sum',
  modules: ['src'],
  project: Object.keys(project),
  wanted: 0.9,
  equivalent: [],
  judges: () => Promise.reject(new Error('The processes that judge have judges of their own.')),
};

function createProject(t: ExecutionContext, files: Readonly<Record<string, string>> = {}): string {
  const root = mkdtempSync(path.join(tmpdir(), 'mutate-test-'));
  t.teardown(() => rmSync(root, { recursive: true, force: true }));
  for (const [name, text] of Object.entries({ ...project, ...files })) {
    mkdirSync(path.dirname(path.join(root, name)), { recursive: true });
    writeFileSync(path.join(root, name), text);
  }
  symlinkSync(modules, path.join(root, 'node_modules'));
  return root;
}

interface Run {
  readonly summary: Summary;
  readonly verdicts: ReadonlyMap<string, Verdict>;
  readonly progress: readonly Progress[];
}

async function run(root: string, options: Partial<MutateOptions> = {}): Promise<Run> {
  const verdicts = new Map<string, Verdict>();
  const progress: Progress[] = [];
  const summary = await mutate(target, {
    root,
    recipe: 'quick.ts',
    record: path.join(root, 'record.jsonl'),
    keep: 'current',
    seed: 1,
    jobs: 1,
    ...options,
    onVerdict: ({ lineText, change }, verdict, made) => {
      verdicts.set(`${lineText.slice(0, 12)}: ${change}`, verdict);
      progress.push(made);
    },
  });
  return { summary, verdicts, progress };
}

test('Each mutant is shown to the judges, and who noticed is told; an endless loop is noticed too', async (t) => {
  const root = createProject(t);
  const { summary, verdicts, progress } = await run(root, { recipe: 'recipe.ts' });
  const fate = (change: string): unknown => {
    const verdict = verdicts.get(change);
    return verdict?.is === 'killed' ? verdict.judge : verdict?.is;
  };
  t.is(fate('let total = : 0 → 1'), 'tests');
  t.like(verdicts.get('for (let ind: index++ → index--'), {
    judge: 'tests',
    by: 'sum.test.ts: Numbers are added up: NeverEnds: it does not end',
  });
  t.is(fate('return Math.: Math.min(total, limit) → (total)'), 'survived');
  t.is(progress.length, allMutants(root, target).length);
  t.true(summary.survivors.some(({ change }) => change === 'Math.min(total, limit) → (total)'));
  t.is(readFileSync(path.join(root, 'src/sum.ts'), 'utf8'), project['src/sum.ts'] ?? '');
});

test('A loop that begins after something was waited for is noticed too', async (t) => {
  const root = createProject(t, {
    'sum.test.ts': [
      "import test from 'ava';",
      "import { sum } from './src/sum.ts';",
      "test('Later', async (t) => { await 1; t.is(sum([1, 2]), 3); });",
    ].join('\n'),
  });
  const { verdicts } = await run(root, { recipe: 'recipe.ts', patience: 300, only: 'index--' });
  t.like(verdicts.get('for (let ind: index++ → index--'), { judge: 'time' });
});

test('A mutant is shown to the tests that reach it alone, and to all of a file that reach it by loading', async (t) => {
  const lines = (...all: readonly string[]): string => all.join('\n');
  const root = createProject(t, {
    'src/sum.ts': lines(
      'export const twice = (n: number): number => n * 2;',
      'export const never = (): number => 1;',
      'export const seen = (list: readonly number[]): number => list.length === 0 ? 5 : 6;',
    ),
    'sum.test.ts': lines(
      "import { isDeepStrictEqual } from 'node:util';",
      "import test from 'ava';",
      "import { twice, seen } from './src/sum.ts';",
      'const four = twice(2);',
      "test('One', (t) => t.is(seen([1]), 6));",
      "test('Two', (t) => t.true(isDeepStrictEqual([four], [4])));",
    ),
  });
  const { verdicts } = await run(root, { recipe: 'recipe.ts' });
  const by = (start: string): unknown => {
    const [, verdict] = [...verdicts].find(([name]) => name.endsWith(start)) ?? [];
    return verdict?.is === 'killed' ? verdict.by.split(': ')[1] : verdict?.is;
  };
  t.is(by('1 → 2'), 'survived');
  t.is(by('5 → 6'), 'survived');
  t.is(by('6 → 7'), 'One');
  t.is(by('* → /'), 'Two');
});

test('An interrupted run goes on where it was, and starts anew when something has changed', async (t) => {
  const root = createProject(t);
  const record = path.join(root, 'record.jsonl');
  const only = 'sum.ts:5:';
  const first = await run(root, { only });
  const all = first.verdicts.size;
  t.true(all > 2);
  const lines = readFileSync(record, 'utf8').trimEnd().split('\n');
  // The last two verdicts are lost, one of them in the middle of its line.
  writeFileSync(record, `${lines.slice(0, -2).join('\n')}\n${lines.at(-1)?.slice(0, 9)}`);
  const second = await run(root, { only });
  t.is(second.verdicts.size, 2);
  t.like(second.progress.at(-1), { done: all, all, known: all - 2 });
  t.deepEqual(second.summary.survivors, first.summary.survivors);
  t.is(second.summary.killed.get('quick'), 1);

  writeFileSync(path.join(root, 'noticed.txt'), '(limit)');
  const third = await run(root, { only, keep: 'killed' });
  t.is(third.verdicts.size, all - 1);
  t.is(third.summary.killed.get('quick'), 1);
  t.is((await run(root, { only, keep: 'nothing' })).verdicts.size, all);
});

test('The lots of a sample fall the same way for the same seed', async (t) => {
  const root = createProject(t);
  const drawn = async (seed: number): Promise<string[]> => {
    const { verdicts } = await run(root, { sample: 3, seed, keep: 'nothing' });
    return [...verdicts.keys()];
  };
  const sample = await drawn(1);
  t.is(sample.length, 3);
  t.deepEqual(await drawn(1), sample);
  t.notDeepEqual(await drawn(2), sample);
});

test('Sources that their judges refuse are no measure', async (t) => {
  const root = createProject(t, { 'noticed.txt': 'nothing' });
  await t.throwsAsync(run(root, { sample: 1 }), {
    instanceOf: CannotRun,
    message: 'quick refuses the sources as they are: it',
  });
});

test('What no mutant has is said, and no copy is left behind', async (t) => {
  const root = createProject(t);
  await t.throwsAsync(run(root, { only: 'nowhere' }), {
    instanceOf: CannotRun,
    message: 'No mutant is or contains “nowhere”.',
  });
  t.false(existsSync(path.join(root, 'record.jsonl')));
  t.deepEqual(
    readdirSync(root).sort(),
    ['node_modules', ...new Set(Object.keys(project).map((name) => name.split('/')[0] ?? ''))].sort(),
  );
});
