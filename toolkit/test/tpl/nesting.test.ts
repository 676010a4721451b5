import test from 'ava';
import { parseCode } from '../../src/check/code/code.ts';
import { parseJavaScript } from '../../src/dialect/syntax/parse-javascript.ts';
import { compileCode } from '../../src/payload/compile.ts';
import { SandboxSyntaxError } from '../../src/sandbox/language/errors.ts';
import { compileProgram } from '../../src/sandbox/language/compile.ts';
import { readJson } from '../../src/tpl/json.ts';
import { readTests } from '../../src/tpl/scenarios.ts';

const times = (depth: number, open: string, inside = '', close = ''): string =>
  open.repeat(depth) + inside + close.repeat(depth);

const somewhere = () => ({ file: 'code', line: 1, column: 0, length: 0, lineText: '' });

/** Code in which something nests, or comes out nested as a tree. */
const code: Readonly<Record<string, (depth: number) => string>> = {
  parentheses: (depth) => times(depth, '(', '1', ')'),
  arrays: (depth) => times(depth, '[', '', ']'),
  objects: (depth) => `var o = ${times(depth, '{a: ', '1', '}')}`,
  blocks: (depth) => times(depth, '{', '', '}'),
  functions: (depth) => times(depth, '(function () {', '', '})'),
  arrows: (depth) => times(depth, 'x => ', '1'),
  calls: (depth) => `f${times(depth, '()')}`,
  members: (depth) => `o${times(depth, '.a')}`,
  sums: (depth) => times(depth, '1 + ', '1'),
  negations: (depth) => times(depth, '!', '1'),
  conditions: (depth) => times(depth, '1 ? 1 : ', '1'),
  branches: (depth) => times(depth, 'if (1); else ', ';'),
  assignments: (depth) => `var a; ${times(depth, 'a = ', '1')}`,
  'template literals': (depth) => times(depth, '`${', '1', '}`'),
  patterns: (depth) => `var ${times(depth, '[', 'a', ']')} = 1`,
  constructions: (depth) => times(depth, 'new ', 'a'),
  classes: (depth) => times(depth, '(class extends ', 'a', ' {})'),
};

/** Each reads code in its own way, by recursion. */
const readers: Readonly<Record<string, (text: string) => void>> = {
  sandbox: (text) => void compileProgram(text, { globals: [] }),
  checker: (text) => {
    const [fault] = parseCode(text, somewhere).faults;
    if (fault !== undefined) throw new SyntaxError(fault.text);
  },
  payload: (text) => void compileCode(text),
};

for (const [name, make] of Object.entries(code)) {
  test(`code that nests ${name} is read up to a limit and refused with its place beyond it`, (t) => {
    t.notThrows(() => parseJavaScript(make(100), { ecmaVersion: 'latest' }));
    for (const reader of Object.values(readers)) {
      t.throws(() => reader(make(100_000)), { message: /The code is nested too deeply to be read/ });
    }
  });
}

for (const [name, make] of Object.entries(code)) {
  test(`whoever reads code that nests ${name} can follow the deepest there is`, (t) => {
    const text = make(deepestOf(make));
    t.notThrows(() => parseCode(text, somewhere));
    for (const reader of [readers['sandbox'], readers['payload']]) {
      try {
        reader?.(text);
      } catch (error) {
        // GTM has not every construct; but it is not the nesting that is refused.
        const said = error instanceof Error ? error.message : String(error);
        t.notRegex(said, /nest|stack|recursion/i);
      }
    }
  });
}

/** How deep code may nest and still be read. */
function deepestOf(make: (depth: number) => string): number {
  let [least, most] = [100, 1000];
  while (most - least > 1) {
    const middle = (least + most) >> 1;
    if (isRead(make(middle))) least = middle;
    else most = middle;
  }
  return least;
}

function isRead(text: string): boolean {
  try {
    parseJavaScript(text, { ecmaVersion: 'latest' });
    return true;
  } catch {
    return false;
  }
}

test('the place of nesting that is refused is in the code', (t) => {
  const error = t.throws(() => compileProgram(`\n\n  ${times(2000, '[', '', ']')}`, { globals: [] }), {
    instanceOf: SandboxSyntaxError,
  });
  t.is(error?.line, 3);
  t.true((error?.column ?? 0) > 100);
});

const json: readonly { readonly text: string; readonly offset: number | undefined }[] = [
  { text: times(200, '[', '', ']'), offset: undefined },
  { text: times(201, '[', '', ']'), offset: 200 },
  { text: times(100_000, '['), offset: 200 },
  { text: times(100_000, '{"a":'), offset: 1000 },
  { text: JSON.stringify({ text: `${times(300, '[')}"\\` }), offset: undefined },
];

for (const { text, offset } of json) {
  test(`JSON of ${text.length} characters that begins with ${text.slice(0, 8)}`, (t) => {
    const { value, faults } = readJson(text);
    t.is(faults[0]?.offset, offset);
    t.is(value === undefined, offset !== undefined);
    if (offset !== undefined) t.regex(faults[0]?.text ?? '', /nested more than 200 levels/);
  });
}

const yaml: readonly string[] = [
  times(100_000, '['),
  times(100_000, '{a: '),
  times(100_000, '- ', 'x'),
  times(100_000, '? ', 'x'),
  times(100_000, 'a: '),
  Array.from({ length: 300 }, (_, level) => `${' '.repeat(level)}a:`).join('\n'),
];

for (const text of yaml) {
  test(`YAML of ${text.length} characters that begins with ${text.slice(0, 4)}`, (t) => {
    t.regex(readTests(text).faults[0]?.text ?? '', /nested more than 200 levels/);
  });
}

test('brackets in the code of a scenario are no nesting', (t) => {
  const { faults, scenarios } = readTests(`scenarios:\n- name: a\n  code: |-\n    ${times(300, '[')}`);
  t.deepEqual([faults, scenarios.length], [[], 1]);
});

test('a key of many levels is named, not written out', (t) => {
  t.deepEqual(
    readTests(times(90, '? ', 'x')).faults.map(({ text }) => text),
    ['The section has a key that is no text, but GTM knows only scenarios and setup.'],
  );
});
