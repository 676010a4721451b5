import test from 'ava';
import type { RunRecord } from '../../src/playground/app/state/run-record.ts';
import { newSession, nextRun, withRun, type Session } from '../../src/playground/app/state/session.ts';

const run: Omit<RunRecord, 'id' | 'at'> = {
  template: 'A tag',
  input: {},
  settings: { template: 'own', values: {}, page: newSession.page, variables: [] },
};
const numbers = ({ history }: Session): readonly number[] => history.map(({ id }) => id);

test('a run that was fired again before it came to anything is not in the history', (t) => {
  const twice = withRun(withRun(newSession, run), run);
  t.deepEqual(numbers(twice), [1]);
  t.is(nextRun(twice), 1);
});

test('a run that does not compile came to something', (t) => {
  const refused = withRun(newSession, { ...run, problems: [] });
  t.deepEqual(numbers(withRun(refused, run)), [2, 1]);
});

test('of the history the newest twenty are kept', (t) => {
  const session = Array.from({ length: 25 }).reduce<Session>(
    (before) => withRun(before, { ...run, problems: [] }),
    newSession,
  );
  t.is(session.history.length, 20);
  t.is(session.history[0]?.id, 25);
});
