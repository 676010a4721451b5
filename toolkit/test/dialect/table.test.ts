import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import * as acorn from 'acorn';
import test from 'ava';
import { serverApis } from '../../src/sandbox/apis/server-apis.ts';
import { webApis } from '../../src/sandbox/apis/web-apis.ts';
import { checkTypes, createTypeChecker } from '../../src/dialect/check/check-types.ts';
import { checkSyntax, findConstructs } from '../../src/dialect/check/check-syntax.ts';
import {
  apiMembers,
  apisIn,
  constructs,
  globals,
  hintIn,
  insteadOf,
  natives,
  testGlobals,
} from '../../src/dialect/table.ts';

const options = { ecmaVersion: 'latest', allowReturnOutsideFunction: true } as const;

/** What surrounds an example so that it parses. */
const surroundings: readonly ((example: string) => [string, 'script' | 'module'])[] = [
  (example) => [`(${example})`, 'script'],
  (example) => [example, 'script'],
  (example) => [example, 'module'],
  (example) => [`x = ${example}`, 'module'],
  (example) => [`async () => { ${example} }`, 'module'],
  (example) => [`function* f() { ${example} }`, 'module'],
  (example) => [`outer: for (;;) { ${example} }`, 'script'],
];

function constructsIn(example: string): string[] {
  return surroundings.flatMap((surround) => {
    const [code, sourceType] = surround(example);
    try {
      const program = acorn.parse(code, { ...options, sourceType });
      return findConstructs(program, code).map(({ construct }) => construct?.id ?? 'unknown');
    } catch {
      return [];
    }
  });
}

function parses(example: string): boolean {
  return surroundings.some((surround) => {
    const [code, sourceType] = surround(example);
    try {
      return acorn.parse(code, { ...options, sourceType }).body.length > 0;
    } catch {
      return false;
    }
  });
}

for (const { id, title, example, verdict, treatment, hint, evidence, reason } of constructs) {
  test(`the table explains ${title}`, (t) => {
    t.regex(id, /^[a-z-]+$/);
    t.true(reason.endsWith('.') && evidence !== '');
    if (verdict !== 'accepted' && id !== 'bitwise-operator') t.truthy(hint, 'says what to write');
    const found = constructsIn(example);
    // What the compiler keeps is compiled and run by another test.
    if (verdict === 'accepted' && treatment === 'kept') t.true(example === '' || parses(example));
    else t.true(found.includes(id), 'its example is found');
  });
}

test('rules have one row each, and each kind of syntax one verdict unless an operator or circumstance tells', (t) => {
  const ids = constructs.map(({ id }) => id);
  t.deepEqual([...new Set(ids)], ids);
  const plain = constructs
    .filter(({ when }) => when === undefined)
    .flatMap(({ nodes, operators }) =>
      nodes.flatMap((node) => (operators ?? ['']).map((operator) => node + operator)),
    );
  t.deepEqual(
    plain.filter((each, index) => plain.indexOf(each) !== index),
    [],
  );
});

test('what to write instead never mentions a member that is missing too', (t) => {
  for (const [owner, hints] of Object.entries(insteadOf)) {
    const known =
      owner in natives ? natives[owner as keyof typeof natives].methods : (apiMembers[owner] ?? []);
    for (const missing of Object.keys(hints)) t.false(known.includes(missing), `${owner}.${missing}`);
  }
  const names = globals.map(({ name }) => name);
  t.deepEqual([...new Set(names)], names);
  for (const kind of ['web', 'server'] as const) {
    for (const hint of globals.map((each) => hintIn(kind, each))) {
      for (const [, name] of hint.matchAll(/require\('(\w+)'\)/g)) {
        t.true(apisIn(kind).has(name ?? ''), hint);
      }
    }
  }
});

const plainCode: readonly { readonly code: string; readonly expected: readonly string[] }[] = [
  {
    code: "const log = require('logToConsole');\nfor (const key in data) log(key + data[key]);\nreturn data.a || undefined;",
    expected: [],
  },
  { code: 'function f() { return arguments[0]; }\nconst g = () => arguments.slice(1);', expected: [] },
  { code: 'switch (data.a) { case 1: case 2: break; default: }', expected: [] },
  {
    code: 'const a = { b: 1, };\nconst c = [1, ];\nconst d = { delete: 1 };\nd.delete;',
    expected: ['3 warning reserved-key'],
  },
  { code: 'data.f(1,\n  // last\n);', expected: ['1 fault trailing-comma'] },
  { code: 'const f = (a, ) => a;', expected: ['1 fault trailing-comma'] },
  { code: 'const f = (a) => (a, 1);\nconst g = (a) => [a, ];', expected: ['1 warning comma-operator'] },
  {
    code: 'do { data.f(); } while (data.a & 1);\nconst x = 0xff + 1e3 + 017;',
    expected: [
      '1 warning do-while',
      '1 warning bitwise-operator',
      '2 warning number-notation',
      '2 warning number-notation',
      '2 fault binary-or-octal',
    ],
  },
  {
    code: 'const { a, b: [c = 1] } = data;\nconst d = { a, [c]: 1, f() {} };',
    expected: [
      '1 fault destructuring',
      '1 fault default-parameter',
      '2 fault shorthand-property',
      '2 fault computed-key',
      '2 fault method',
    ],
  },
  {
    code: 'class A { constructor() { this.a = 1; } }\nnew A();',
    expected: ['1 fault class', '1 fault this', '2 fault new'],
  },
  {
    code: 'const f = function g() { g(); };\nconst h = function i() {};',
    expected: [
      '1 warning named-function-expression',
      '1 fault recursive-function-expression',
      '2 warning named-function-expression',
    ],
  },
  {
    code: 'if (data.a) { function f() {} }\nfunction g() { function h() {} }',
    expected: ['1 fault function-in-block'],
  },
  {
    code: 'const a = NaN;\nconst b = { NaN: 1 }.NaN;\nconst Infinity = 1;\nInfinity;',
    expected: ['1 fault not-a-number'],
  },
  {
    code: "console.log(a);\nvar a;\nwindow.b = Math.max(1, c);\nconst d = require('Math');",
    expected: [
      '1 fault undeclared-name',
      '3 fault undeclared-name',
      '3 fault undeclared-name',
      '3 fault undeclared-name',
    ],
  },
  { code: 'mock("a", 1);\nassertApi("a");', expected: [] },
  {
    code: [
      "const Math = require('Math');",
      "const text = require('getUrl')('host') + '';",
      "text.includes('a');",
      "text.split('').find(data.f);",
      'Math.random();',
      'const length = text.length + text.trim().length;',
      'const push = [].push;',
      'data.list.includes(1);',
      'const own = { includes: data.f };\nown.includes(1);',
    ].join('\n'),
    expected: [
      '3 fault missing-member',
      '4 fault missing-member',
      '5 fault missing-member',
      '7 warning method-not-called',
    ],
  },
];

for (const { code, expected } of plainCode) {
  test(`checked: ${code.replace(/\s+/g, ' ')}`, (t) => {
    const program = acorn.parse(code, options);
    const messages = checkSyntax(program, {
      code,
      globals: new Set(testGlobals),
      locate: ({ start, end }) => {
        const before = code.slice(0, start).split('\n');
        return {
          file: 'a.tpl',
          line: before.length,
          column: before.at(-1)?.length ?? 0,
          length: end - start,
          lineText: code.split('\n')[before.length - 1] ?? '',
        };
      },
    });
    const found = messages.map(({ rule, severity, location }) => ({
      line: location?.line ?? 0,
      severity,
      rule,
    }));
    found.sort((a, b) => a.line - b.line);
    t.deepEqual(
      found.map(({ line, severity, rule }) => `${line} ${severity} ${rule}`),
      expected,
    );
  });
}

test('types that TypeScript cannot go through are one fault, and the next check is another', (t) => {
  const root = mkdtempSync(path.join(tmpdir(), 'deep-types-'));
  t.teardown(() => rmSync(root, { recursive: true }));
  const settings = { compilerOptions: { noLib: true, noEmit: true }, files: ['main.ts', 'lib.d.ts'] };
  writeFileSync(path.join(root, 'tsconfig.json'), JSON.stringify(settings));
  const needed = ['Array<T>', 'Boolean', 'CallableFunction', 'Function', 'IArguments', 'NewableFunction'];
  const library = [...needed, 'Number', 'Object', 'RegExp', 'String'].map((name) => `interface ${name} {}`);
  writeFileSync(path.join(root, 'lib.d.ts'), library.join('\n'));
  const main = path.join(root, 'main.ts');
  const types = createTypeChecker({ project: 'tsconfig.json', root });
  writeFileSync(main, `export const deep = ${'['.repeat(100_000)}1${']'.repeat(100_000)};`);
  t.regex(types.check()[0]?.text ?? '', /^The types cannot be checked: the code is nested too deeply/);
  writeFileSync(main, 'export const flat: Number = 1;');
  t.deepEqual(types.check(), []);
});

test('an async function is no matter of types: the check of the dialect says what to write', (t) => {
  const root = mkdtempSync(path.join(tmpdir(), 'async-types-'));
  t.teardown(() => rmSync(root, { recursive: true }));
  const settings = {
    extends: path.join(import.meta.dirname, '../../tsconfig.sandbox.json'),
    include: ['main.ts'],
  };
  writeFileSync(path.join(root, 'tsconfig.json'), JSON.stringify(settings));
  writeFileSync(path.join(root, 'main.ts'), 'async function wait() { await 1; }\nwait();\n');
  t.deepEqual(checkTypes({ project: 'tsconfig.json', root }), []);
});

test('the types refuse what GTM lacks and accept what it has, with what to write instead', (t) => {
  const root = path.join(import.meta.dirname, 'fixtures/types');
  const messages = checkTypes({ project: 'tsconfig.json', root });
  t.deepEqual(
    messages.map(({ rule, text, hint, location }) => ({
      at: `${location?.file}:${location?.line}`,
      says: rule === 'type' ? (/TS\d+/.exec(text)?.[0] ?? text) : (hint ?? text),
    })),
    [
      { at: 'refused.ts:4', says: 'Write text.indexOf(part) !== -1.' },
      { at: 'refused.ts:5', says: 'Write array.filter(test)[0].' },
      { at: 'refused.ts:5', says: 'Write !!value.' },
      { at: 'refused.ts:6', says: "Write text.split('') for the characters of a text." },
      { at: 'refused.ts:7', says: 'Use getTimestampMillis for the time.' },
      { at: 'refused.ts:8', says: 'Use logToConsole.' },
      { at: 'refused.ts:9', says: 'Round with Math.round(x * 100) / 100, or makeInteger.' },
      { at: 'refused.ts:10', says: 'Write text.indexOf(part) === 0.' },
      { at: 'refused.ts:11', says: 'Use makeNumber, or makeInteger, which rounds.' },
      { at: 'refused.ts:12', says: 'TS2554' },
      { at: 'refused.ts:13', says: 'TS2339' },
      { at: 'refused.ts:14', says: 'TS2345' },
      { at: 'refused.ts:15', says: 'TS2345' },
      { at: 'refused.ts:16', says: 'TS2367' },
      { at: 'refused.ts:17', says: 'TS2345' },
    ],
  );
});

test('the types of server templates let through what GTM has there and nothing of pages', (t) => {
  const root = path.join(import.meta.dirname, 'fixtures/types-server');
  const messages = checkTypes({ project: 'tsconfig.json', root });
  t.deepEqual(
    messages.map(({ rule, text, hint, location }) => ({
      at: `${location?.file}:${location?.line}`,
      says: rule === 'type' ? (/TS\d+/.exec(text)?.[0] ?? text) : (hint ?? text),
    })),
    [
      { at: 'refused.ts:1', says: 'TS2305' },
      { at: 'refused.ts:4', says: 'TS2345' },
      { at: 'refused.ts:9', says: 'TS2554' },
      { at: 'refused.ts:11', says: 'TS2339' },
      { at: 'refused.ts:12', says: 'TS2339' },
      { at: 'refused.ts:13', says: 'Use templateDataStorage, whose values last as long as the server runs.' },
      { at: 'refused.ts:14', says: 'Use sendHttpRequest or sendHttpGet.' },
      {
        at: 'refused.ts:15',
        says: 'Use createRegex and testRegex, or give the pattern as a text to match or search.',
      },
      { at: 'refused.ts:16', says: 'TS2345' },
      { at: 'refused.ts:17', says: 'TS2769' },
      { at: 'refused.ts:18', says: 'Round with Math.round(x * 100) / 100, or makeInteger.' },
    ],
  );
});

test('each kind of container has the APIs of its sandbox, and the types name the same', (t) => {
  const inert = ['assertApi', 'assertThat', 'fail', 'mock', 'mockObject', 'TestHelper'];
  const types = path.join(import.meta.dirname, '../../src/dialect/types');
  const declaredIn = (...files: readonly string[]): string[] => {
    const text = files.map((file) => readFileSync(path.join(types, file), 'utf8')).join('\n');
    return [...text.matchAll(/^ {2}export (?:function|const) (\w+)/gm)].map(([, name]) => name ?? '');
  };
  for (const [kind, sandboxed, declared] of [
    ['web', webApis, declaredIn('gtm-shared.d.ts', 'gtm.d.ts')],
    ['server', serverApis, declaredIn('gtm-shared.d.ts', 'gtm-server.d.ts')],
  ] as const) {
    const names = [...apisIn(kind).keys()].sort();
    t.deepEqual(
      Object.keys(sandboxed)
        .filter((name) => !inert.includes(name))
        .sort(),
      names,
      kind,
    );
    t.deepEqual([...new Set(declared)].sort(), names, kind);
    for (const [name, members] of Object.entries(apiMembers)) {
      const api = Object.hasOwn(sandboxed, name) ? sandboxed[name] : undefined;
      if (api?.kind === 'object') t.deepEqual(Object.keys(api.members).sort(), [...members].sort(), name);
    }
  }
});

test('a construct that server templates show is no warning there', (t) => {
  const rulesIn = (kind: 'web' | 'server', code: string): string[] =>
    checkSyntax(acorn.parse(code, options), { code, kind, locate: () => undefined }).map(({ rule }) => rule);
  for (const code of ['return data.a & 1;', 'return ~data.a;', 'return { catch: 1 };']) {
    t.is(rulesIn('web', code).length, 1, code);
    t.deepEqual(rulesIn('server', code), [], code);
  }
  t.is(rulesIn('server', 'return data.a ** 2;').length, 1);
});

test('advice about names is that of the kind of container', (t) => {
  const hintsIn = (kind: 'web' | 'server', code: string): (string | undefined)[] =>
    checkSyntax(acorn.parse(code, options), { code, kind, locate: () => undefined }).map(({ hint }) => hint);
  t.deepEqual(hintsIn('web', 'Promise;'), ['Pass a callback: web templates have no promises.']);
  t.deepEqual(hintsIn('server', 'Promise;'), ["Obtain it: const Promise = require('Promise');"]);
  t.deepEqual(hintsIn('server', "fetch('x');"), ['Use sendHttpRequest or sendHttpGet.']);
});
