import test from 'ava';
import fc from 'fast-check';
import { SandboxError, SandboxLimitError } from '../../../src/sandbox/language/errors.ts';
import { Meter } from '../../../src/sandbox/language/meter.ts';
import { canonical } from '../../../src/sandbox/language/pattern/character-sets.ts';
import { PagePattern } from '../../../src/sandbox/language/pattern/page-pattern.ts';
import { testPattern } from '../../../src/sandbox/language/pattern/test-pattern.ts';
import { thrownBy } from './run-code.ts';

/** What the browser's own engine finds: where, and the groups. */
function native(source: string, text: string, flags = ''): unknown {
  const match = new RegExp(source, flags).exec(text);
  return match && [match.index, ...match];
}

function ours(source: string, text: string, ignoreCase = false): unknown {
  const meter = new Meter({ steps: 500_000, depth: 1 });
  const match = PagePattern.of(source, meter, { ignoreCase }).find(text, 0, meter);
  return match === undefined ? null : [match.start, ...match.groups];
}

const texts = [
  '',
  'a',
  'ab',
  'aab',
  'abab',
  'aAbB',
  'x1_ 2\n3',
  'foo.bar+baz@example.com',
  '日本x',
  'aaa-aaa',
];

/** A pattern for each thing that patterns can do, on each of the texts. */
const patterns: readonly string[] = [
  ...[
    '',
    'a',
    'b',
    'ab',
    'a|b',
    'b|a|',
    'a*',
    'a*?',
    'a+b',
    'a+?b',
    'a?b',
    'a??b',
    '.',
    '.*',
    '.+b',
    '^a',
    'b$',
  ],
  ...[
    '^',
    '$',
    '^$',
    '^a|b$',
    '(a)(b)?',
    '(a|ab)(c|bcd)*',
    '(a*)*',
    '(a*)+',
    '(?:a|b)*b',
    '(a)|b',
    '((a)|(b))*',
  ],
  ...['a{2}', 'a{1,2}', 'a{1,}b', 'a{0}', '(a){0,2}b', '(?:ab){2}', '(?:a|b){2,3}?', '(?:){3}', '(?:a?){3}b'],
  ...[
    '[ab]',
    '[^ab]',
    '[a-c]+',
    '[^]',
    '[]',
    '[\\d_]',
    '[\\w-]+',
    '[.]',
    '[\\]]',
    '[a\\-b]',
    '[\\b]',
    '[A-z]+',
  ],
  ...['\\d', '\\D+', '\\w+', '\\W', '\\s', '\\S+', '\\bfoo', '\\Bo', '\\.', '\\n', '\\x61', '\\u0061', '\\0'],
  ...['\\cA', '\\141', '\\8', 'a\\1', '(a)\\1', '(a)|\\1b', '\\1(a)', '(?:(a)|b)*\\1', '(a*)b\\1', '\\k<n>'],
  ...['(?=a)', '(?=a)ab', '(?!a)b', '(?=(a))', '(?=(a+))a*b\\1', '(?!(a))b', '(?=a)*b', '(?:(?=(a))b?)*'],
  ...[
    '(?<=a)b',
    '(?<!a)b',
    '(?<=(a)(b))',
    '(?<=\\1(a))b',
    '(?<=a{2})b',
    '(?<=^|x)1',
    '(?<=(a+))b',
    '(?<=ab*?)b',
    '(?<=(.*))b',
    '(?<=([^x]{1}))b',
    '(?<=(.{1,2}))b',
    '(?!(a)b)a',
    '(a\\1)b',
    '(?<=(\\1a))b',
    '(a)(b)\\2',
    '(a)(b)\\1\\2',
    '(?<=\\1(aa))b',
  ],
  ...[
    '(?<n>a)\\k<n>',
    '(?<n>a)|b',
    '(?<=(?<n>a))b',
    'x{',
    'a{,2}',
    '{',
    '}',
    ']',
    'a{1',
    '\\u{61}',
    '\\p{L}',
  ],
  ...[
    '[^@]+@[^.]+\\.\\w+',
    '^(\\w+)\\.(\\w+)\\+(\\w+)@',
    '(a+)+$',
    '(?:a+){2,}',
    '(a|aa)+$',
    '(.*)(.*)b',
    'a.b',
  ],
];

test('patterns find what the browser’s own engine finds', (t) => {
  for (const source of patterns) {
    for (const text of texts) {
      t.deepEqual(ours(source, text), native(source, text), `${source} in ${JSON.stringify(text)}`);
      t.deepEqual(
        ours(source, text, true),
        native(source, text, 'i'),
        `${source} in ${JSON.stringify(text)}, i`,
      );
    }
  }
});

/** Units that have relatives of another case in unusual ways. */
test('case is ignored as the browser ignores it', (t) => {
  const units = [...'kKſsSıIİiµμΜßẞ ϐβΒςσΣÿŸǅǆǄ'];
  for (const unit of units) {
    for (const other of units) {
      for (const source of [unit, `[${unit}]`, `[^${unit}]`, '\\w', '\\W', '[^\\W]', `(${unit})\\1`]) {
        const text = source.endsWith('1') ? unit + other : other;
        t.deepEqual(ours(source, text, true), native(source, text, 'i'), `${source} in ${text}`);
      }
    }
  }
});

/** The UTF-16 units around each of the places where a set begins or ends. */
function edgesOf(has: (unit: string) => boolean): string[] {
  const edges = new Set<number>();
  for (let unit = 1; unit < 0x10000; unit++) {
    if (has(String.fromCharCode(unit)) !== has(String.fromCharCode(unit - 1))) edges.add(unit - 1).add(unit);
  }
  return [...edges].map((unit) => String.fromCharCode(unit));
}

test('Classes have the units that they have for the browser, and no more', (t) => {
  for (const source of ['\\s', '\\d', '\\w', '.', '[a-z]', '[^\\s\\d]', '[\\S]', '[\\D]']) {
    const edges = edgesOf((unit) => native(source, unit) !== null);
    t.true(edges.length > 1);
    for (const unit of edges) t.deepEqual(ours(source, unit), native(source, unit), source);
  }
});

test('Letters are the same as those that the browser takes for the same', (t) => {
  for (let unit = 0; unit < 0x10000; unit++) {
    const letter = String.fromCharCode(unit);
    for (const other of [letter.toUpperCase(), letter.toLowerCase()]) {
      if (other === letter || other.length !== 1) continue;
      t.is(
        canonical(unit) === canonical(other.charCodeAt(0)),
        new RegExp(letter, 'i').test(other),
        letter + other,
      );
    }
  }
});

const atom = fc.constantFrom(
  'a',
  'b',
  '.',
  '[ab]',
  '[^a]',
  '\\w',
  '\\b',
  '^',
  '$',
  '(?=a)',
  '(?<=b)',
  '\\1',
  '(?!b)',
);
const quantifier = fc.constantFrom('', '', '*', '+', '?', '*?', '+?', '??', '{2}', '{1,2}', '{0,3}?', '{2,}');
const { pattern: anyPattern } = fc.letrec<{ pattern: string; term: string }>((tie) => ({
  pattern: fc
    .array(
      fc.array(tie('term'), { maxLength: 3 }).map((terms) => terms.join('')),
      { minLength: 1, maxLength: 2 },
    )
    .map((alternatives) => alternatives.join('|')),
  term: fc.oneof(
    { depthSize: 'small' },
    fc
      .tuple(atom, quantifier)
      .map(([part, times]) => (/^(?:\^|\$|\\b|\(\?<)/.test(part) ? part : part + times)),
    fc
      .tuple(fc.constantFrom('(', '(?:'), tie('pattern'), quantifier)
      .map(([open, inside, times]) => `${open}${inside})${times}`),
    fc
      .tuple(fc.constantFrom('(?=', '(?!', '(?<=', '(?<!'), tie('pattern'))
      .map(([open, inside]) => `${open}${inside})`),
  ),
}));

test('random patterns find what the browser’s own engine finds, or use the budget up', (t) => {
  const text = fc
    .array(fc.constantFrom('a', 'b', 'c', '\n'), { maxLength: 8 })
    .map((units) => units.join(''));
  fc.assert(
    fc.property(anyPattern, text, fc.boolean(), (source, searched, ignoreCase) => {
      let found: unknown;
      try {
        found = ours(source, searched, ignoreCase);
      } catch (error) {
        return void t.true(error instanceof SandboxLimitError);
      }
      t.deepEqual(found, native(source, searched, ignoreCase ? 'i' : ''));
    }),
    { numRuns: 300 },
  );
});

/** Browsers know these since 2024, Node 20 does not: the expectations are ECMAScript 2025's. */
const modified: readonly (readonly [source: string, text: string, found: unknown, ignoreCase?: boolean])[] = [
  ['(?i:a)b', 'xAb', [1, 'Ab']],
  ['(?i:a)b', 'AB', null],
  ['(?-i:a)b', 'aB', [0, 'aB'], true],
  ['(?-i:a)b', 'AB', null, true],
  ['(?i:(?-i:a)b)c', 'aBc', [0, 'aBc']],
  ['(?i:(?-i:a)b)c', 'ABc', null],
  ['(?m:^b$)', 'a\nb\nc', [2, 'b']],
  ['^b$', 'a\nb\nc', null],
  ['(?m:^b)', 'ab', null],
  ['(?m:a$)', 'ab', null],
  ['(?m:(?-m:^)b)', 'a\nb', null],
  ['(?s:.)', '\n', [0, '\n']],
  ['(?s:(?-s:.))', '\n', null],
  ['(?s:(?i:.A))', '\na', [0, '\na']],
  ['(?im:^B)', 'a\nb', [2, 'b']],
  ['(?:(?i:a)|b)+', 'aAbB', [0, 'aAb']],
  ['(?i:.)', '\n', null],
  ['(?i:^b)', 'a\nb', null],
  ['(?-i:.)', '\n', null, true],
  ['(?s:A)', 'a', null],
];

test('modifiers of a group hold within it', (t) => {
  for (const [source, text, found, ignoreCase = false] of modified) {
    t.deepEqual(ours(source, text, ignoreCase), found, source);
  }
});

const invalid: readonly string[] = [
  ...['(', ')', '[', '*', '+', '?', '{1}', 'a**', 'a{2,1}', '[b-a]', '\\', '(?', '(?<', '(?<n', '(?<1>a)'],
  ...['(?<n>a)(?<n>b)', '(?<n>a)\\k', '(?<n>a)\\k<m>', '(?:a', '(?=a', '(?<=a', '(?x)', 'a|*'],
];

test('what is no pattern fails with the browser’s own words', (t) => {
  for (const source of invalid) {
    const error = thrownBy(() => ours(source, ''));
    const expected = thrownBy(() => native(source, ''));
    if (!(error instanceof SandboxError && expected instanceof Error)) return t.fail(source);
    t.deepEqual([error.errorName, error.message], [expected.name, expected.message]);
  }
});

const many = 'a'.repeat(100_000);

/** Patterns that take for ever in the browser, or more than a machine has. */
const endless: readonly { readonly source: string; readonly text: string }[] = [
  { source: '(a+)+$', text: `${'a'.repeat(40)}b` },
  { source: '(a|a)*$', text: `${'a'.repeat(40)}b` },
  { source: '(a|aa)+$', text: `${'a'.repeat(60)}b` },
  { source: '(.*)*x', text: many },
  { source: '(?:a?){40}a{40}b', text: 'a'.repeat(40) },
  { source: '(x+x+)+y', text: 'x'.repeat(60) },
  { source: '(a*)*\\1b', text: many },
  { source: '(?=(a+)+$)', text: `${'a'.repeat(40)}b` },
  { source: '(?<=^(a+)+)b', text: `b${'a'.repeat(40)}b` },
  { source: '(?:(?:a{1000}){1000}){1000}', text: many },
  { source: 'a.*a.*a.*a.*x', text: many },
  { source: '(?:){1000000000}(?:a|b)*x', text: many },
];

test('a pattern that would take for ever uses the budget up', (t) => {
  for (const { source, text } of endless) {
    t.true(thrownBy(() => ours(source, text)) instanceof SandboxLimitError, source);
  }
});

test('long texts and deep patterns need no room on the stack', (t) => {
  const long = many.slice(0, 50_000);
  t.deepEqual(ours('(?:a|b)*', long), [0, long]);
  t.deepEqual(ours(`${'('.repeat(99)}a${')'.repeat(99)}`, 'ba'), [
    1,
    ...Array.from({ length: 100 }, () => 'a'),
  ]);
});

const refused = {
  instanceOf: SandboxLimitError,
  message: 'The code uses a pattern of more than 65,536 characters or 100 groups within groups.',
};

test('a pattern that is too deep is refused, one that just is not works', (t) => {
  for (const open of ['(', '([)]', '(\\)', '([\\])]']) {
    const nested = (levels: number): string => open.repeat(levels) + ')'.repeat(levels);
    t.throws(() => ours(nested(101), ''), refused, open);
    t.notThrows(() => ours(nested(100), ''), open);
  }
  for (const flat of ['\\(', '[(]', '[a(]', '[\\](]', '()'])
    t.notThrows(() => ours(flat.repeat(101), ''), flat);
});

test('a pattern that is too long is refused, one that just is not works', (t) => {
  t.throws(() => ours('a'.repeat(65_537), ''), refused);
  t.is(ours('a'.repeat(65_536), ''), null);
});

test('a pattern of a field or a trigger is tested within a bound, whatever the case if so wished', (t) => {
  t.true(testPattern('b+', 'abb'));
  t.false(testPattern('B', 'abb'));
  t.true(testPattern('B', 'abb', { ignoreCase: true }));
  t.true(thrownBy(() => testPattern('(a+)+$', `${'a'.repeat(40)}b`)) instanceof SandboxLimitError);
  const invalid = thrownBy(() => testPattern('(', ''));
  t.like(invalid, { errorName: 'SyntaxError' });
  t.false(invalid instanceof SandboxLimitError);
});

test('a pattern that takes too long to find everywhere is refused, though its first match is found at once', (t) => {
  const text = `xb${'a'.repeat(40)}`;
  t.true(testPattern('x|(a+)+b', text));
  t.true(thrownBy(() => testPattern('x|(a+)+b', text, { everywhere: true })) instanceof SandboxLimitError);
  t.true(
    thrownBy(() => testPattern('X|(A+)+b', text, { ignoreCase: true, everywhere: true })) instanceof
      SandboxLimitError,
  );
  t.true(testPattern('x|a', text, { everywhere: true }));
  t.true(testPattern('', 'abc', { everywhere: true }));
});
