import test from 'ava';
import { findMutants } from '../../src/mutate/find-mutants.ts';
import type { Verdict } from '../../src/mutate/mutant.ts';
import { createProgress } from '../../src/mutate/progress.ts';
import { formatSummary, isGoodEnough, shareKilled, summarize } from '../../src/mutate/summary.ts';
import type { Equivalent, Target } from '../../src/mutate/target.ts';

const mutants = findMutants('a.ts', 'x = [1, 1];').filter(({ mutator }) => mutator === 'number');
const killed: Verdict = { is: 'killed', judge: 'tests', by: 'a test' };
const survived: Verdict = { is: 'survived' };
const unchanged: Verdict = { is: 'unchanged' };

/** Of the four mutants: the first 1 becomes 2 and 0, then the second does. */
function summaryOf(verdicts: readonly Verdict[], equivalent: readonly Equivalent[] = []) {
  const target: Target = {
    name: 'a',
    about: '',
    modules: [],
    project: [],
    wanted: 0.75,
    equivalent,
    judges: async () => [],
  };
  return summarize(target, mutants, (id) => verdicts[mutants.findIndex((mutant) => mutant.id === id)]);
}

const listed = (...changes: string[]): Equivalent => ({
  file: 'a.ts',
  line: 'x = [1, 1];',
  changes,
  reason: 'nobody reads it',
});

const rows: readonly {
  readonly title: string;
  readonly verdicts: readonly Verdict[];
  readonly equivalent?: readonly Equivalent[];
  readonly share: number;
  readonly good: boolean;
}[] = [
  {
    title: 'Three of four are noticed',
    verdicts: [killed, killed, killed, survived],
    share: 0.75,
    good: true,
  },
  { title: 'Half of them', verdicts: [killed, killed, survived, survived], share: 0.5, good: false },
  {
    title: 'What changes nothing does not count',
    verdicts: [killed, unchanged, unchanged, unchanged],
    share: 1,
    good: true,
  },
  {
    title: 'Nor does what is listed as equivalent',
    verdicts: [killed, survived, killed, survived],
    equivalent: [listed('1 → 0')],
    share: 1,
    good: true,
  },
  {
    title: 'An equivalent that is noticed everywhere is none',
    verdicts: [killed, killed, killed, killed],
    equivalent: [listed('1 → 0')],
    share: 1,
    good: false,
  },
  {
    title: 'An equivalent that is noticed in one place of the line may be one in the other',
    verdicts: [killed, killed, killed, survived],
    equivalent: [listed('1 → 0')],
    share: 1,
    good: true,
  },
  {
    title: 'An equivalent that is no mutant any more has to go',
    verdicts: [killed, killed, killed, killed],
    equivalent: [listed('7 → 8')],
    share: 1,
    good: false,
  },
  {
    title: 'Amounts that may be a little more or less need not be noticed one by one',
    verdicts: [killed, survived, survived, survived],
    equivalent: [{ file: 'a.ts', mutator: 'number', reason: 'a step more is nobody’s concern' }],
    share: 1,
    good: true,
  },
  {
    title: 'Amounts of one line may be tolerated by themselves',
    verdicts: [killed, survived, killed, survived],
    equivalent: [{ file: 'a.ts', line: 'x = [1, 1];', mutator: 'number', reason: 'the same' }],
    share: 1,
    good: true,
  },
  ...[
    { file: 'b.ts', mutator: 'number' },
    { file: 'a.ts', mutator: 'text' },
    { file: 'a.ts', line: 'y = 1;', mutator: 'number' },
  ].map((tolerance) => ({
    title: `What is tolerated is no more than that: ${Object.values(tolerance).join(', ')}`,
    verdicts: [killed, killed, killed, survived],
    equivalent: [{ ...tolerance, reason: 'elsewhere' }],
    share: 0.75,
    good: false,
  })),
  {
    title: 'Amounts that are all noticed need not be tolerated',
    verdicts: [killed, killed, killed, killed],
    equivalent: [{ file: 'a.ts', mutator: 'number', reason: 'the same' }],
    share: 1,
    good: false,
  },
  {
    title: 'Of nothing everything is noticed',
    verdicts: [unchanged, unchanged, unchanged, unchanged],
    share: 1,
    good: true,
  },
];
for (const { title, verdicts, equivalent, share, good } of rows) {
  test(`${title}: ${100 * share} %, which is ${good ? '' : 'not '}enough`, (t) => {
    const summary = summaryOf(verdicts, equivalent);
    t.is(shareKilled(summary), share);
    t.is(isGoodEnough(summary), good);
  });
}

test('A summary says who noticed and names who survived', (t) => {
  const [first] = mutants;
  t.is(
    formatSummary(summaryOf([survived, killed, unchanged, killed], [listed('7 → 8')])),
    [
      'a: 2 of 3 noticed, 66.6 % (wanted: 75.0 %)',
      '  by tests 2',
      '  not counted: 1 from which the same is built, 0 listed as equivalent',
      `  nobody noticed a.ts:1:6: 1 → 2 [number] ${first?.id}`,
      '    x = [1, 1];',
      '  listed, but no mutant any more: a.ts: x = [1, 1];: 7 → 8',
    ].join('\n'),
  );
});

test('A summary names what is tolerated for nothing', (t) => {
  const tolerated = { mutator: 'number', reason: 'a step more is nobody’s concern' };
  const summary = summaryOf(
    [killed, killed, killed, killed],
    [
      { file: 'a.ts', line: 'x = [1, 1];', ...tolerated },
      { file: 'b.ts', ...tolerated },
    ],
  );
  t.deepEqual(formatSummary(summary).split('\n').slice(-2), [
    '  listed as tolerated, but all of it is noticed: a.ts: x = [1, 1];: number',
    '  listed, but no mutant any more: b.ts: number',
  ]);
});

test('Progress without a terminal is a line now and then, and one for each survivor', (t) => {
  const [mutant] = mutants;
  if (mutant === undefined) return t.fail();
  const written: string[] = [];
  let clock = 0;
  const write = (text: string): boolean => Boolean(written.push(text));
  const progress = createProgress('a', { isTTY: false, write }, () => clock);
  for (const [seconds, done, verdict] of [
    [10, 2, killed],
    [20, 3, survived],
    [60, 5, killed],
    [61, 6, killed],
  ] as const) {
    clock = 1000 * seconds;
    progress.show(mutant, verdict, { done, all: 10, known: 1 });
  }
  progress.end();
  t.deepEqual(written, ['survived: a.ts:1:6: 1 → 2 [number]\n', 'a: 5 of 10 (50 %), 2 min to go\n']);
});
