import test from 'ava';
import { draw } from '../../src/mutate/draw.ts';
import { findMutants } from '../../src/mutate/find-mutants.ts';

const before = findMutants('a.ts', 'x = [1, 2, 3, 4, 5, 6, 7, 8, 9];');
const after = findMutants('a.ts', 'w = [1, 2, 3, 4, 5];\nx = [1, 2, 3, 4, 5, 6, 7, 8, 9];');

test('A sample has as many mutants as are wanted, in their own order, and all where there are no more', (t) => {
  const sample = draw(after, 20, 1);
  t.is(sample.length, 20);
  t.deepEqual(
    sample,
    after.filter((mutant) => sample.includes(mutant)),
  );
  t.deepEqual(draw(after, 1000, 1), after);
  t.notDeepEqual(draw(after, 20, 2), sample);
});

test('A sample keeps its mutants while others come and go', (t) => {
  const known = new Set(before.map(({ id }) => id));
  const sample = draw(before, 20, 1).map(({ id }) => id);
  const later = draw(after, 20, 1).map(({ id }) => id);
  t.true(later.some((id) => !known.has(id)));
  for (const id of later) if (known.has(id)) t.true(sample.includes(id));
});
