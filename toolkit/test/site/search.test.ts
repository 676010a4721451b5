import test from 'ava';
import { createSearch } from '../../src/site/client/search.ts';
import { excerpt } from '../../src/site/search-index.ts';

const section = (id: number, heading: string, text: string) => ({
  ...{ id, heading, text, address: 'docs/a.html', page: 'A', anchor: heading.toLowerCase() },
});
const find = createSearch([
  section(0, 'Consent', 'Whether the event waits.'),
  section(1, 'Limits', 'How long an address may be, with consent or without.'),
  section(2, '', 'Before the first heading.'),
]);

for (const { query, expected } of [
  { query: 'consent', expected: ['docs/a.html#consent', 'docs/a.html#limits'] },
  { query: 'cons', expected: ['docs/a.html#consent', 'docs/a.html#limits'] },
  { query: 'adress long', expected: ['docs/a.html#limits'] },
  { query: 'first', expected: ['docs/a.html'] },
  { query: 'zebra', expected: [] },
]) {
  test(`search for “${query}”: headings first, the beginning of a word will do, and so will a slip`, (t) => {
    const { results, count } = find(query);
    t.deepEqual(
      results.map(({ href }) => href),
      expected,
    );
    t.is(count, expected.length);
  });
}

test('an excerpt shows the word within whole words, whatever it is made of', (t) => {
  const text = `${'before '.repeat(60)}needle (a|b) ${'after '.repeat(60)}`;
  const shown = excerpt(text, ['needle']);
  t.regex(shown, /^… before .* needle \(a\|b\) after .* …$/);
  t.true(shown.length < 200);
  t.is(excerpt('short', ['none']), 'short');
  t.regex(excerpt(text, ['(a|b)']), /needle/);
});
