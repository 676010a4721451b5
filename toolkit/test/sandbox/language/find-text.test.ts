import test from 'ava';
import fc from 'fast-check';
import { indexOfText, lastIndexOfText, splitText } from '../../../src/sandbox/language/find-text.ts';

/** Long enough that the browser's own search is not asked; of few letters, so that parts nearly match at many places. */
const repeated = (minLength: number): fc.Arbitrary<string> =>
  fc
    .array(fc.constantFrom('a', 'b', 'ab', 'aab', 'aaaaaaaa', 'abababab', 'aabaaab', 'abacabab'), {
      minLength: 1,
      maxLength: 6,
    })
    .map((units) => units.join('').repeat(Math.ceil(minLength / units.join('').length)));

const searches = fc.record({
  before: repeated(2000),
  part: fc.tuple(repeated(32), fc.constantFrom('', 'c', 'ca', 'b')).map(([part, end]) => part + end),
  between: repeated(2200),
  after: fc.constantFrom('', 'a', 'cab'),
  from: fc.nat(5000),
});

test('Long parts are found in long texts where the browser finds them', (t) => {
  fc.assert(
    fc.property(searches, ({ before, part, between, after, from }) => {
      const text = before + part + between + part.slice(1) + part + after;
      for (const [wanted, inside] of [
        [part, text],
        [`${part}d`, text],
        [part, part + text],
        [part.slice(0, 32), text],
      ] as const) {
        t.is(indexOfText(inside, wanted), inside.indexOf(wanted));
        t.is(indexOfText(inside, wanted, from), inside.indexOf(wanted, from));
        t.is(lastIndexOfText(inside, wanted), inside.lastIndexOf(wanted));
        t.is(lastIndexOfText(inside, wanted, from), inside.lastIndexOf(wanted, from));
        t.deepEqual(splitText(inside, wanted), inside.split(wanted));
      }
    }),
    { numRuns: 50 },
  );
});

test('Short parts and short texts are searched alike', (t) => {
  const long = 'ab'.repeat(3000);
  for (const [text, part] of [
    [long, ''],
    [long, 'a'],
    [long, 'ba'],
    ['abcabc', 'c'],
    ['abcabc', ''],
    ['abc', long],
    ['', long],
    [long.slice(0, 4095), long.slice(0, 40)],
    [long, long],
    [long, `${long}a`],
  ] as const) {
    t.is(indexOfText(text, part), text.indexOf(part));
    t.is(indexOfText(text, part, 1), text.indexOf(part, 1));
    t.is(lastIndexOfText(text, part), text.lastIndexOf(part));
    t.is(lastIndexOfText(text, part, 1), text.lastIndexOf(part, 1));
    t.deepEqual(splitText(text, part), text.split(part));
  }
});

test('A part that nearly matches everywhere is looked for in the time of its length and the text’s', (t) => {
  const text = 'a'.repeat(1_000_000);
  const part = `${'a'.repeat(500_000)}b`;
  t.is(indexOfText(text, part), -1);
  t.is(lastIndexOfText(text, `b${part.slice(0, -1)}`), -1);
  t.deepEqual(splitText(`${text}b${text}`, part), ['a'.repeat(500_000), text]);
});
