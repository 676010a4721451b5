import test from 'ava';
import { whichResult } from '../../src/playground/app/result/which-result.ts';

const nothing = { isWrong: false, isRefused: false, isFired: false, isPlanned: false };

const cases: readonly {
  readonly input: Partial<typeof nothing>;
  readonly expected: ReturnType<typeof whichResult>;
}[] = [
  { input: {}, expected: 'nothing' },
  { input: { isPlanned: true }, expected: 'planned' },
  { input: { isPlanned: true, isFired: true }, expected: 'fired' },
  // What is wrong stands above no result.
  { input: { isPlanned: true, isWrong: true }, expected: 'wrong' },
  { input: { isPlanned: true, isWrong: true, isRefused: true }, expected: 'refused' },
  { input: { isWrong: true, isRefused: true }, expected: 'refused' },
  // Fired all the same.
  { input: { isPlanned: true, isWrong: true, isFired: true }, expected: 'fired' },
  { input: { isWrong: true, isFired: true, isRefused: true }, expected: 'refused' },
  // What was refused has been put right.
  { input: { isPlanned: true, isRefused: true }, expected: 'planned' },
];
for (const { input, expected } of cases) {
  test(`${Object.keys(input).join(', ') || 'at first'}: ${expected}`, (t) => {
    t.is(whichResult({ ...nothing, ...input }), expected);
  });
}
