import test from 'ava';
import fc from 'fast-check';
import { programs } from './programs.ts';
import { lowered, lowerText, original, outsideOfDialect } from './two-ways.ts';

test('programs at random do the same in JavaScript and, lowered, in the sandbox', (t) => {
  fc.assert(
    fc.property(programs(), (code) => {
      const output = lowerText(code);
      t.deepEqual(outsideOfDialect(output), []);
      t.deepEqual(lowered(output), original(code));
    }),
    { numRuns: 300 },
  );
});
