import test from 'ava';
import { toHost, toSandbox } from '../../../src/sandbox/language/border.ts';
import { compileProgram } from '../../../src/sandbox/language/compile.ts';
import { jsonLibrary } from '../../../src/sandbox/language/library/json.ts';
import { objectLibrary } from '../../../src/sandbox/language/library/object.ts';
import { Meter, unmetered } from '../../../src/sandbox/language/meter.ts';
import { SandboxArray, SandboxFunction } from '../../../src/sandbox/language/values.ts';

/** Steps that code takes beside `text`, `same` (as long, and equal) and `list`, which are given to it. */
function stepsOf(code: string, size: number): number {
  const meter = new Meter({ steps: 1e9, depth: 100 });
  const globals = {
    text: 'abcdefgh'.repeat(size / 8),
    same: ['abcdefgh'.repeat(size / 8)].join(''),
    digits: '1'.repeat(size),
    json: `[${'1'.repeat(size - 2)}]`,
    list: toSandbox(
      Array.from({ length: size }, (_, index) => index),
      unmetered,
    ),
    keys: toSandbox(
      Object.fromEntries(Array.from({ length: size }, (_, index) => [`k${index}`, 1])),
      unmetered,
    ),
    holes: new SandboxArray(new Array<undefined>(size)),
    size,
    JSON: jsonLibrary(meter),
    Object: objectLibrary(meter),
    page: new SandboxFunction('page', ([value]) => void toHost(value, meter)),
    made: new SandboxFunction('made', ([count]) =>
      toSandbox(
        Array.from({ length: Number(count) }, () => 1),
        meter,
      ),
    ),
  };
  compileProgram(code, { globals: Object.keys(globals) }).run(Object.values(globals), meter);
  return meter.used;
}

/** Work that grows with the size of what it is done on. */
const works: readonly string[] = [
  ...['toUpperCase()', 'toLowerCase()', 'toLocaleUpperCase()', 'toLocaleLowerCase()', 'trim()'].map(
    (call) => `text.${call}`,
  ),
  ...[
    "indexOf('z')",
    "indexOf('zz')",
    "lastIndexOf('zz')",
    "replace('zz', '')",
    "search('z')",
    "match('z')",
  ].map((call) => `text.${call}`),
  ...["split('a')", "split('')", 'concat(text)', "match('z?(a|b)*')", "match('.*')"].map(
    (call) => `text.${call}`,
  ),
  ...['text + text', 'text < same', 'text >= same', 'text === same', 'text !== same', 'text == same'],
  ...[
    '({})[text]',
    '({})[text] = 1',
    '({}).hasOwnProperty(text)',
    '-digits',
    "digits - '1'",
    '[text].join()',
  ],
  ...["'' + [text]", '[text].indexOf(same)', '[text].lastIndexOf(same)', '[text, same].sort()'],
  ...[
    'indexOf(-1)',
    'lastIndexOf(-1)',
    'slice()',
    'concat([1])',
    'reverse()',
    'sort()',
    'join()',
    'toString()',
  ].map((call) => `list.${call}`),
  ...['map', 'filter', 'forEach', 'reduce', 'reduceRight', 'sort'].map((name) => `list.${name}(() => 0)`),
  ...['list.every(() => true)', 'list.some(() => false)', "'' + list", 'list.splice(0)', 'list == 1'],
  ...['shift()', 'unshift(1)', 'splice(0, 1)'].map((call) => `list.${call}`),
  ...[
    'for (const x of list) {}',
    'for (const x in list) {}',
    'for (const x in keys) {}',
    'for (const x in text) {}',
  ],
  ...['for (const x in keys) break;', 'for (const x in text) break;', 'for (const x in list) break;'],
  ...['Object.keys(list)', 'Object.values(keys)', 'Object.entries(keys)', 'Object.keys(text)'],
  ...['JSON.stringify(list)', 'JSON.stringify(keys)', 'JSON.stringify(text)', 'JSON.parse(json)'],
  ...[
    'page(list)',
    'page(keys)',
    'made(size)',
    'var a = []; a.length = size;',
    'var a = []; a[size - 1] = 1;',
  ],
  ...['forEach', 'map', 'filter', 'every', 'some', 'reverse', 'sort'].map(
    (name) => `holes.${name}(() => true)`,
  ),
  ...['reduce', 'reduceRight'].map((name) => `holes.${name}(() => 0, 0)`),
];

for (const code of works) {
  test(`Work costs steps by the size of what it is done on: ${code}`, (t) => {
    const [small, large] = [6400, 12_800];
    const more = stepsOf(code, large) - stepsOf(code, small);
    t.true(more >= small / 64, `${more} steps for ${small} more`);
    t.true(more <= small * 15, `${more} steps for ${small} more`);
  });
}

test('Comparing with a literal costs what comparing with any text does', (t) => {
  const literal = JSON.stringify('abcdefgh'.repeat(800));
  for (const operator of ['===', '!==']) {
    t.is(stepsOf(`text ${operator} ${literal}`, 6400), stepsOf(`text ${operator} same`, 6400));
  }
});

test('A pattern costs a step at each place where it is tried', (t) => {
  const code = "text.search('[a-h]z')";
  t.true(stepsOf(code, 12_800) - stepsOf(code, 6400) >= 6400);
});

test('Each piece that a text is split into costs a step', (t) => {
  t.true(stepsOf("text.split('')", 12_800) - stepsOf("text.split('')", 6400) >= 6400);
});

test('An array that becomes shorter gives no steps back', (t) => {
  t.is(stepsOf('list.length = 0', 6400), stepsOf('list.length = size', 6400));
});

test('New keys of an object that has many cost as much as the room that they take', (t) => {
  const code =
    'const o = {}; for (let i = 0; i < size; i++) o[i] = 1; for (let i = 0; i < size; i++) o[i] = 2;';
  const more = stepsOf(code, 12_800) - stepsOf(code, 6400);
  t.true(more > 6400 * 20 && more < 6400 * 40, String(more));
  t.true(stepsOf(code, 16) < 16 * 8);
});
