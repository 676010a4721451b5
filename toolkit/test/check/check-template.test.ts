import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import test from 'ava';
import fc from 'fast-check';
import { parseCode } from '../../src/check/code/code.ts';
import { createFolder } from '../../src/check/code/fold.ts';
import { hole, unknown } from '../../src/check/code/folded.ts';
import { checkTemplate } from '../../src/check/check-template.ts';
import { allRules } from '../../src/check/rules.ts';
import { jsonReport } from '../../src/check/json-report.ts';
import { runCommand } from '../../src/cli/run-command.ts';
import { toolkit } from '../../src/cli/toolkit.ts';
import { CannotRun } from '../../src/messages/cannot-run.ts';
import { SandboxArray, SandboxObject } from '../../src/sandbox/language/values.ts';
import { fakeTerminal } from '../../testing/terminal.ts';
import { check, codeOnly, idField, templateText, type Change } from './helpers.ts';

const rulesOf = (change: Change, allow: Record<string, string> = {}): string[] =>
  check(change, { allow }).map(({ rule }) => rule);
const typo = 'const a = data.typo;';

for (const { name, code, left } of [
  { name: 'without a comment the rule speaks', code: typo, left: ['undeclared-field'] },
  {
    name: 'a comment at the line’s end silences that line',
    code: `${typo} // check-allow undeclared-field: set by a sister tag`,
    left: [],
  },
  {
    name: 'a comment before the line silences it',
    code: `// check-allow undeclared-field: set by a sister tag\n\n// Another comment\n${typo}`,
    left: [],
  },
  {
    name: 'a block comment will do',
    code: `/* check-allow undeclared-field: set by a sister tag */\n${typo}`,
    left: [],
  },
  {
    name: 'a comment silences one line only',
    code: `${typo}\nconst b = data.other; // check-allow undeclared-field: why not`,
    left: ['undeclared-field'],
  },
  {
    name: 'a comment for the file silences every line',
    code: `${typo}\nconst b = data.other;\n// check-allow-file undeclared-field: set by a sister tag`,
    left: [],
  },
  {
    name: 'a reason is needed',
    code: `${typo} // check-allow undeclared-field`,
    left: ['undeclared-field', 'silencing'],
  },
  {
    name: 'a rule that does not exist is a fault',
    code: '// check-allow undeclared-fields: x\ndata.gtmEventId;',
    left: ['silencing'],
  },
  {
    name: 'a comment that names no rule is a fault',
    code: '// check-allow\ndata.gtmEventId;',
    left: ['silencing'],
  },
  {
    name: 'a silencing that is not needed is a note',
    code: '// check-allow undeclared-field: x\ndata.gtmEventId;',
    left: ['unused-silencing'],
  },
  {
    name: 'a comment that only talks about it is none',
    code: '// see check-allow in the manual\ndata.gtmEventId;',
    left: [],
  },
]) {
  test(`silencing: ${name}`, (t) => t.deepEqual(rulesOf(codeOnly(code)).sort(), [...left].sort()));
}

test('a comma after the last argument is a fault in the template’s code and a warning in its tests', (t) => {
  const found = check({
    ...codeOnly("require('callLater')(() => 1,);"),
    scenarios: ['runCode({},);\nassertThat(1,).isTrue();'],
    setup: 'const f = (a,) => a;',
  }).filter(({ rule }) => rule === 'trailing-comma');
  t.deepEqual(
    found.map(({ severity, location }) => `${severity} in ${location?.section ?? ''}`),
    ['fault in SANDBOXED_JS_FOR_WEB_TEMPLATE', 'warning in TESTS', 'warning in TESTS', 'warning in TESTS'],
  );
});

test('silencing: a scenario’s line is silenced like the template’s', (t) => {
  t.deepEqual(
    rulesOf({
      scenarios: ['// check-allow unknown-test-data: left over from version 1\nrunCode({ old: 1 });'],
    }),
    [],
  );
});

test('silencing: an allowance holds for the whole template and wants a reason', (t) => {
  t.deepEqual(rulesOf(codeOnly(typo), { 'undeclared-field': 'set by a sister tag' }), []);
  t.deepEqual(rulesOf(codeOnly(typo), { 'undeclared-field': ' ' }), ['undeclared-field', 'silencing']);
  t.deepEqual(rulesOf({}, { 'undeclared-field': 'x' }), ['unused-silencing']);
  t.deepEqual(rulesOf({}, { 'no-such-rule': 'x' }), ['silencing']);
});

test('messages come in the order of the file, each with a place', (t) => {
  const messages = check({
    info: { type: 'TAGS', catagories: [] },
    fields: [{ type: 'TXT', name: 'id' }],
    code: 'const a = data.b;',
    permissions: { sends: {} },
    scenarios: ['runCode({ c: 1 });'],
  });
  const lines = messages.map(({ location }) => location?.line ?? 0);
  t.true(messages.length >= 6);
  t.deepEqual(
    lines,
    [...lines].sort((a, b) => a - b),
  );
  t.true(lines.every((line) => line > 0));
});

test('an unreadable section is one fault, and what depends on it is left alone', (t) => {
  t.deepEqual(rulesOf({ edit: (text) => text.replace('"name": "id"', '"name": id') }), ['json-syntax']);
  t.deepEqual(
    rulesOf({ edit: (text) => text.replace('"publicId": "send_pixel"', '"publicId": send_pixel') }),
    ['json-syntax'],
  );
  t.deepEqual(rulesOf({ code: 'const a = (;' }), ['code-syntax']);
});

test('a text that is no template cannot be checked', (t) => {
  t.throws(() => checkTemplate('Hello', 'hello.tpl'), { instanceOf: CannotRun, message: /^hello\.tpl: / });
});

test('whatever a text says, the checker answers with messages', (t) => {
  const text = templateText({ setup: 'const log = 1;' });
  const tokens = [...text.matchAll(/"[^"\n]*"|\w+|[[\]{}():,]/g)];
  const edit = fc.record({
    at: fc.nat({ max: tokens.length - 1 }),
    by: fc.constantFrom('null', '1', '"x"', '[]', '{}', 'true', ',', '"', '`', '___X___', '\n', ''),
  });
  fc.assert(
    fc.property(fc.array(edit, { minLength: 1, maxLength: 4 }), (edits) => {
      let edited = text;
      for (const { at, by } of edits) {
        const token = tokens[at];
        if (token !== undefined) {
          edited = edited.slice(0, token.index) + by + edited.slice(token.index + token[0].length);
        }
      }
      try {
        return checkTemplate(edited, 'example.tpl').every(({ location }) => location !== undefined);
      } catch (error) {
        return error instanceof CannotRun;
      }
    }),
    { numRuns: 100 },
  );
  t.pass();
});

test('the JSON report has exactly the documented shape', (t) => {
  const change = { ...codeOnly(typo), info: { displayName: 'small letter' } };
  const report = jsonReport([{ file: 'example.tpl', messages: check(change) }]);
  t.deepEqual(report, {
    files: [
      {
        file: 'example.tpl',
        messages: [
          {
            rule: 'display-name-style',
            severity: 'note',
            text: 'The name “small letter” starts with a small letter.',
            hint: 'Google’s style guide asks for the organisation and the function, in title case, without “Official”.',
            location: { section: 'INFO', line: 8, column: 17 },
          },
          {
            rule: 'undeclared-field',
            severity: 'warning',
            text: 'data.typo is always undefined: no field has that name.',
            hint: 'Add the field, or remove what reads it.',
            location: { section: 'SANDBOXED_JS_FOR_WEB_TEMPLATE', line: 31, column: 10 },
          },
        ],
      },
    ],
    faults: 0,
    warnings: 1,
  });
});

const folder = mkdtempSync(path.join(tmpdir(), 'check-'));
const file = (name: string, text: string): string => {
  const at = path.join(folder, name);
  writeFileSync(at, text);
  return at;
};
test.after.always(() => rmSync(folder, { recursive: true }));

for (const { name, args, code, output } of [
  { name: 'a sound template', args: ['sound.tpl'], code: 0, output: /^0 faults, 0 warnings, 0 notes\.$/ },
  {
    name: 'warnings alone',
    args: ['warned.tpl'],
    code: 0,
    output:
      /warned\.tpl:\d+:11: warning: data\.typo .*\n +\d+ │ const a = data\.typo;\n +╵ {11}\^{9}\n[^]*\n0 faults, 1 warning, 0 notes\.$/,
  },
  {
    name: 'a fault in one of two',
    args: ['sound.tpl', 'faulty.tpl'],
    code: 1,
    output: /\[code-syntax\][^]*1 fault, 0 warnings, 0 notes in 2 templates\.$/,
  },
  {
    name: 'an allowance that one of two needs',
    args: ['--allow', 'undeclared-field=a=b', 'sound.tpl', 'warned.tpl'],
    code: 0,
    output: /^0 faults, 0 warnings, 0 notes in 2 templates\.$/,
  },
  {
    name: 'an allowance that none needs',
    args: ['--allow', 'icon-size=small', 'sound.tpl', 'warned.tpl'],
    code: 0,
    output: /icon-size is silenced[^]*1 warning, 1 note /,
  },
  {
    name: 'JSON',
    args: ['--json', 'warned.tpl'],
    code: 0,
    output: /^\{\n {2}"files": \[[^]*"faults": 0,\n {2}"warnings": 1\n\}$/,
  },
]) {
  test(`the command: ${name} is exit code ${code}`, async (t) => {
    file('sound.tpl', templateText());
    file('warned.tpl', templateText(codeOnly(typo)));
    file('faulty.tpl', templateText(codeOnly('const = 1;')));
    const terminal = fakeTerminal();
    const paths = args.map((arg) => (arg.endsWith('.tpl') ? path.join(folder, arg) : arg));
    t.is<number, number>(await runCommand(toolkit, ['check', ...paths], terminal), code);
    t.regex(terminal.output.join('\n'), output);
  });
}

test('the command: below what it finds stands once for each rule where it is explained', async (t) => {
  const terminal = fakeTerminal();
  const found = file(
    'found.tpl',
    templateText(codeOnly(`${typo}\nconst b = data.other;\nconst c = a ?? b;`)),
  );
  await runCommand(toolkit, ['check', found], terminal);
  const page = path.relative(process.cwd(), path.resolve(import.meta.dirname, '../../docs/rules.md'));
  t.true(
    terminal.output
      .join('\n')
      .includes(
        `\nMore on each rule with --explain RULE, or at\n  ${page}#nullish-coalescing\n  ${page}#undeclared-field\n\n1 fault, `,
      ),
  );
  t.regex(readFileSync(page, 'utf8'), /^### nullish-coalescing$[^]*^_Fault\._ Nullish coalescing\./m);
});

test('the command: --explain says what a rule finds, why, before and after, and where that stands', async (t) => {
  const terminal = fakeTerminal();
  t.is(await runCommand(toolkit, ['check', '--explain', 'url-not-encoded'], terminal), 0);
  t.regex(
    terminal.output.join('\n'),
    /^url-not-encoded \(warning\)\n\nA field’s value [^]*\n\nRests on: [^]*\n\nBefore\n\n {2}const sendPixel[^]*' \+ data\.id,[^]*\n\nAfter\n\n[^]*encodeUriComponent\(data\.id\)[^]*check-allow url-not-encoded: REASON\n\n.*docs[\\/]rules\.md#url-not-encoded$/,
  );
});

for (const { args, says } of [
  {
    args: ['permission-brod'],
    says: '--explain: there is no rule “permission-brod”. Did you mean permission-broad?',
  },
  { args: ['qqq'], says: '--explain: there is no rule “qqq”.' },
  { args: ['items', 'template.tpl'], says: '--explain checks nothing: leave the files out.' },
  { args: ['items', '--json'], says: '--explain answers people: leave --json and --reporter out.' },
]) {
  test(`the command: --explain ${args.join(' ')} is no question`, async (t) => {
    const terminal = fakeTerminal();
    t.is(await runCommand(toolkit, ['check', '--explain', ...args], terminal), 2);
    t.deepEqual(terminal.errors, [says]);
  });
}

test('the command: SARIF explains each rule, with an absolute address', async (t) => {
  const terminal = fakeTerminal();
  await runCommand(toolkit, ['check', '--reporter', 'sarif', file('sarif.tpl', templateText())], terminal);
  const { rules } = JSON.parse(terminal.output.join('\n')).runs[0].tool.driver;
  t.deepEqual(
    rules.map(({ id }: { id: string }) => id).toSorted(),
    allRules.map(({ name }) => name).toSorted(),
  );
  const broad = rules.find(({ id }: { id: string }) => id === 'permission-broad');
  t.regex(broad.help.text, /narrowest permission/);
  t.regex(broad.help.markdown, /Before:\n\n```json\n\{ "send_pixel"/);
  t.regex(broad.helpUri, /^file:\/\/\/.*\/toolkit\/docs\/rules\.md#permission-broad$/);
});

test('the command: with an allowance that silences nothing, it does not run', async (t) => {
  const terminal = fakeTerminal();
  const args = ['--allow', 'icon-size', '--allow', 'icon-sise=small', 'sound.tpl'];
  t.is(await runCommand(toolkit, ['check', ...args], terminal), 2);
  t.regex(
    terminal.errors.join('\n'),
    /--allow icon-size: give the reason[^]*no rule “icon-sise”\. Did you mean icon-size\?/,
  );
});

test('the command: what is no file or no template keeps no other from being checked', async (t) => {
  const terminal = fakeTerminal();
  const files = [
    path.join(folder, 'none.tpl'),
    file('text.tpl', 'Hello'),
    file('wrong.tpl', templateText(codeOnly('const = 1;'))),
  ];
  t.is<number, number>(await runCommand(toolkit, ['check', ...files], terminal), 2);
  t.regex(terminal.errors.join('\n'), /none\.tpl: there is no such file[^]*text\.tpl: this is no Google Tag/);
  t.regex(terminal.output.join('\n'), /\[code-syntax\][^]*1 fault, 0 warnings, 0 notes\.$/);
});

test('a pattern that is none is what to correct where a call is refused', (t) => {
  const code = "require('sendPixel')('https://a.com/b', data.gtmOnSuccess, data.gtmOnFailure);";
  const send_pixel = { allowedUrls: 'specific', urls: ['http://a.com/*', 'https://a.com/*'] };
  const found = check({ fields: [], code, permissions: { send_pixel }, scenarios: [] });
  t.deepEqual(
    found.map(({ rule, hint }) => [rule, hint]),
    [
      ['permission-too-narrow', 'First correct "http://a.com/*", which is no pattern.'],
      ['url-pattern', 'Write https://a.com/*: only https is allowed.'],
    ],
  );
});

/** The values of the expression that `use(…)` is called with. */
function fold(code: string): readonly unknown[] {
  const parsed = parseCode(code, ({ line, column }, length) => ({
    file: '',
    line,
    column,
    length,
    lineText: '',
  }));
  if (parsed.code === undefined) throw new Error(parsed.faults[0]?.text);
  const call = parsed.code.nodes.find(
    (node) =>
      node.type === 'CallExpression' && node.callee.type === 'Identifier' && node.callee.name === 'use',
  );
  return createFolder(parsed.code)(call?.type === 'CallExpression' ? call.arguments[0] : undefined);
}

for (const { code, values } of [
  { code: "use('a' + 1 + true)", values: ['a1true'] },
  { code: 'use(1 + 2)', values: [3] },
  { code: "use('a' + data.b + 'c')", values: [`a${hole}c`] },
  { code: 'use(data.b)', values: [unknown] },
  { code: "use(data.b ? 'a' : 'b')", values: ['a', 'b'] },
  { code: "use(data.b || 'a')", values: [unknown, 'a'] },
  { code: "use('b' || 'a')", values: ['b'] },
  { code: "const a = 'a'; use(a + a)", values: ['aa'] },
  { code: "let a = 'a'; a = data.b; use(a)", values: [unknown] },
  { code: "const o = { a: { b: 1 }, c: 'd' }; use(o.c)", values: ['d'] },
  { code: "const o = { c: 'd' }; o.c = data.b; use(o.c)", values: [unknown] },
  { code: "const o = { c: 'd' }; change(o); use(o.c)", values: [unknown] },
  { code: "['a', 'b'].forEach((name) => use(name + '!'))", values: ['a!', 'b!'] },
  { code: "for (const name of ['a', 'b']) use(name)", values: ['a', 'b'] },
  { code: "const names = ['a']; names.push(data.b); names.forEach((name) => use(name))", values: [unknown] },
  { code: "const f = (a, b) => use(b); f(1, 'x'); f(2, 'y')", values: ['x', 'y'] },
  { code: "const f = (a) => use(a); f('x'); list.map(f)", values: [unknown] },
  { code: "function f(a) { use(a); f(a + 'x'); } f('a')", values: [`${hole}x`, 'ax', 'a'] },
  { code: 'var a = a + 1; use(a)', values: [unknown] },
  { code: "use(1 ? 'a' : 'b')", values: ['a'] },
  { code: "use('a' && data.b)", values: [unknown] },
  { code: "use('' && data.b)", values: [''] },
  { code: "use(!('a' + data.b))", values: [false] },
  { code: "use('a' + data.b === '')", values: [false] },
  { code: "use('a' + data.b === 'ab')", values: [unknown] },
  { code: "let a = 'a'; a += data.b; use(a)", values: [`a${hole}`] },
  { code: "let a = 'a'; a = a + 'b' + data.b; use(a)", values: [`a${hole}`] },
  { code: "let a = 'a'; a = 'b' + a; use(a)", values: [unknown] },
  { code: "let a = 'a'; a += 'b'; a = data.b; use(a)", values: [unknown] },
  { code: "function f() { return 'a'; } use(f())", values: ['a'] },
  { code: "const f = (a) => a + '!'; f('x'); use(f('y'))", values: ['y!'] },
  { code: "const f = (a) => { if (a === 'x') return 1; return 2; }; use(f('x'))", values: [1] },
  { code: "const f = (a) => { if (a === 'x') return 1; return 2; }; use(f('y'))", values: [2] },
  { code: "const f = () => { if (data.b) return 'a'; }; use(f())", values: ['a', unknown] },
  { code: "const f = () => { g(() => { return 'b'; }); return 'a'; }; use(f())", values: ['a'] },
  { code: 'const f = () => f(); use(f())', values: [unknown] },
  {
    code: "const list = [1, 2, 3, 4, 5, 6, 7]; const f = () => { for (const n of list) return 'ab' + n; return ''; }; use(f())",
    values: ['', `ab${hole}`],
  },
  { code: "let f = () => 'a'; f = data.b; use(f())", values: [unknown] },
  { code: "const f = (o) => { o.a = 'c'; use(o.a); }; f({ a: 'b' })", values: [unknown] },
]) {
  test(`folding: ${code}`, (t) => t.deepEqual(new Set(fold(code)), new Set<unknown>(values)));
}

test('folding: objects and lists keep what is known of them', (t) => {
  const [object] = fold("use({ path: '/', 'max-age': data.age, list: ['a'] })");
  t.true(object instanceof SandboxObject);
  if (!(object instanceof SandboxObject)) return;
  t.is(object.properties.get('path'), '/');
  t.is(object.properties.get('max-age'), hole);
  t.deepEqual(object.properties.get('list'), new SandboxArray(['a']));
});

for (const server of [false, true]) {
  test(`what the web’s values lack is ${server ? 'a warning in code for servers, whose runtime nobody has measured' : 'a fault on the web'}`, (t) => {
    const code = "'abc'.startsWith('a');\ndata.gtmOnSuccess();";
    const found = check({ server, code, fields: [], permissions: {}, scenarios: [] });
    t.like(
      found.find(({ rule }) => rule === 'missing-member'),
      { severity: server ? 'warning' : 'fault', hint: 'Write text.indexOf(part) === 0.' },
    );
  });
}

const numbers = Array.from({ length: 1_000 }, (_, index) => index);

for (const { what, change } of [
  {
    what: 'patterns and addresses of which a part is not known',
    change: {
      fields: [idField],
      code: numbers.map((n) => `sendPixel('https://' + data.id + '/${n}');`).join('\n'),
      permissions: {
        send_pixel: {
          allowedUrls: 'specific',
          urls: numbers.map((n) => `https://example.com/a-path-${n}/*`),
        },
      },
    },
  },
  {
    what: 'rows of which every cell is open',
    change: {
      fields: [idField],
      code: `const bigQuery = require('BigQuery');
bigQuery.insert({ projectId: data.id, datasetId: data.id, tableId: data.id }, []).then(data.gtmOnSuccess);`,
      permissions: {
        access_bigquery: {
          allowedTables: numbers.map((n) => ({
            projectId: `p${n}`,
            datasetId: `d${n}`,
            tableId: `t${n}`,
            operation: 'read',
          })),
        },
      },
      server: true,
    },
  },
  {
    what: 'a pattern without an end',
    change: {
      fields: [idField],
      code: `sendPixel('https://e' + data.id, data.gtmOnSuccess);`,
      permissions: {
        send_pixel: { allowedUrls: 'specific', urls: [`https://example.com/${'a'.repeat(100_000)}*`] },
      },
    },
  },
] satisfies readonly { what: string; change: Change }[]) {
  test(`too much to hold against each other decides nothing: ${what}`, (t) => {
    const code = change.code.includes('sendPixel')
      ? `const sendPixel = require('sendPixel');\n${change.code}`
      : change.code;
    const found = check({ scenarios: [], ...change, code }).filter(({ rule }) =>
      rule.startsWith('permission'),
    );
    t.deepEqual(
      found.map(({ text }) => text),
      [],
    );
  });
}

test('names that stand for each other in a long row are followed to their end', (t) => {
  const names = Array.from(
    { length: 20_000 },
    (_, index) =>
      `const a${index} = ${index === 0 ? "'https://example.com/p?id='" : `a${index - 1} + '&x='`};`,
  );
  const code = `const sendPixel = require('sendPixel');\n${names.join('\n')}\nsendPixel(a19999 + data.id, data.gtmOnSuccess, data.gtmOnFailure);`;
  t.true(rulesOf({ code }).includes('url-not-encoded'));
});
