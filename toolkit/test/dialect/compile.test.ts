import test from 'ava';
import * as acorn from 'acorn';
import { originalPositionFor, TraceMap } from '@jridgewell/trace-mapping';
import { createCompiler } from '../../src/dialect/compile.ts';
import { constructs } from '../../src/dialect/table.ts';
import { findConstructs } from '../../src/dialect/check/check-syntax.ts';
import { formatMessage } from '../../src/messages/format.ts';
import { compileText, dedent } from './helpers.ts';
import { lowerings } from './lowerings.ts';
import { refusals } from './refusals.ts';

for (const { title, input, output } of lowerings) {
  test(title, async (t) => {
    const { code, messages } = await compileText(input);
    t.deepEqual(messages, []);
    t.is(code, output + '\n');
    const program = acorn.parse(code, { ecmaVersion: 'latest', allowReturnOutsideFunction: true });
    const refused = findConstructs(program, code).filter(
      ({ construct }) => construct?.verdict !== 'accepted',
    );
    t.deepEqual(refused, [], 'the output stays in the dialect');
  });
}

for (const { input, rule, message, line, column } of refusals) {
  test(`refused: ${input.replace(/\s+/g, ' ')}`, async (t) => {
    const { code, messages } = await compileText(input);
    const found = messages.find((each) => each.rule === rule);
    t.is(found?.text, message, JSON.stringify(messages));
    t.is(found?.severity, 'fault');
    t.is(found?.location?.file, 'main.ts');
    t.deepEqual([found?.location?.line, found?.location?.column], [line, column]);
    t.is(found?.location?.lineText, input.split('\n')[line - 1]);
    t.is(code, '', 'no code is given when there are faults');
  });
}

test('every refused construct of the table has a test or is unreachable from TypeScript modules', (t) => {
  const tested = new Set(refusals.map(({ rule }) => rule));
  const elsewhere = ['await', 'yield', 'for-await', 'labelled-jump', 'with', 'debugger', 'using'];
  const refused = constructs.filter(({ treatment }) => treatment === 'refused').map(({ id }) => id);
  t.deepEqual(
    refused.filter((id) => !tested.has(id)),
    elsewhere.filter((id) => refused.includes(id)).sort((a, b) => refused.indexOf(a) - refused.indexOf(b)),
  );
});

test('all faults of a run are reported, in the order of the text', async (t) => {
  const { messages } = await compileText(
    "import { one } from './one.ts';\nnew one();\nconsole.log(/a/);\nlabel: for (;;) one();",
    { 'one.ts': 'export const one = () => { throw 1; };' },
  );
  t.deepEqual(
    messages.map(({ rule, location }) => `${location?.file}:${location?.line} ${rule}`),
    [
      'main.ts:2 new',
      'main.ts:3 undeclared-name',
      'main.ts:3 regular-expression',
      'main.ts:4 label',
      'one.ts:1 throw',
    ],
  );
});

test('a fault names its place, shows it, and says what to write', async (t) => {
  const { messages } = await compileText("const url = 'a';\nif (url.startsWith('a')) data.f();");
  t.is(
    messages.map((message) => formatMessage(message)).join('\n'),
    dedent(`
      main.ts:2:9: fault: In GTM’s sandbox a text has no startsWith. [missing-member]
        2 │ if (url.startsWith('a')) data.f();
          ╵         ^^^^^^^^^^
        Write text.indexOf(part) === 0.
    `),
  );
});

test('faults of syntax and missing files are reported where they are', async (t) => {
  const { messages } = await compileText("import { a } from './a.ts';\nimport { b } from './b.ts';\na(b);", {
    'a.ts': 'const = 1;',
  });
  t.deepEqual(
    messages.map(({ text, location }) => `${location?.file}:${location?.line} ${text}`),
    ['a.ts:1 Expected identifier but found "="', 'main.ts:2 Could not resolve "./b.ts"'],
  );
});

for (const { title, input, column } of [
  { title: 'brackets', input: `logToConsole(${'['.repeat(20_000)}1${']'.repeat(20_000)});`, column: 100 },
  { title: 'a chain', input: `logToConsole(${'1 + '.repeat(20_000)}data);`, column: 0 },
]) {
  test(`code that nests too deeply is refused with its place: ${title}`, async (t) => {
    const { code, messages } = await compileText(`import { logToConsole } from 'gtm';\n${input}`);
    t.deepEqual(
      messages.map(({ rule, text }) => ({ rule, text })),
      [{ rule: 'code-syntax', text: 'The code is nested too deeply to be read.' }],
    );
    t.is(messages[0]?.location?.line, 2);
    t.true((messages[0]?.location?.column ?? 0) >= column);
    t.is(code, '');
  });
}

test('modules become one program that requires what it uses, once and sorted', async (t) => {
  const { code, apis, inputs } = await compileText(
    dedent(`
      import { sendPixel, logToConsole, getUrl as pageUrl } from 'gtm';
      import { encode } from './encode.ts';
      sendPixel(encode(pageUrl()));
    `),
    {
      'encode.ts': dedent(`
        import { encodeUriComponent, getUrl } from 'gtm';
        import * as gtm from 'gtm';
        export function encode(text: string) { return encodeUriComponent(text) + getUrl('host') + gtm.readTitle(); }
        export function unused() { return gtm.getUrl(); }
      `),
    },
  );
  t.is(
    code,
    dedent(`
      const encodeUriComponent = require('encodeUriComponent');
      const getUrl = require('getUrl');
      const readTitle = require('readTitle');
      const sendPixel = require('sendPixel');

      function encode(text) {
        return encodeUriComponent(text) + getUrl('host') + readTitle();
      }

      sendPixel(encode(getUrl()));
    `) + '\n',
  );
  t.deepEqual(apis, ['encodeUriComponent', 'getUrl', 'readTitle', 'sendPixel']);
  t.deepEqual([...inputs].sort(), ['encode.ts', 'main.ts']);
});

test('a server template has the APIs of servers, and none of pages', async (t) => {
  const text = dedent(`
    import { getAllEventData, JSON, Promise, sendHttpRequest } from 'gtm';
    declare const data: { gtmOnSuccess(): void; gtmOnFailure(): void };
    const { event_name = 'none' } = getAllEventData();
    Promise.all([sendHttpRequest(\`https://a.example/?n=\${event_name}\`, { method: 'POST' }, JSON.stringify({ a: 1 }))])
      .then(([{ statusCode }]) => (statusCode < 300 ? data.gtmOnSuccess() : data.gtmOnFailure()))
      .catch(() => data.gtmOnFailure());
  `);
  const { code, messages } = await compileText(text, {}, 'server');
  t.deepEqual(messages, []);
  t.regex(code, /const Promise = require\('Promise'\);/);
  t.regex(code, /\.catch\(\(\) => data\.gtmOnFailure\(\)\);/);
  const asked = await compileText("import { getUrl } from 'gtm';\ndata.a = getUrl();", {}, 'server');
  t.deepEqual(
    asked.messages.map(({ text: said }) => said),
    ['getUrl exists in web templates only.'],
  );
});

test('the comments and empty lines of the sources stay, but for those of types and of unused code', async (t) => {
  const { code } = await compileText(
    dedent(`
      /* eslint-disable no-console */
      /**
       * What this template does.
       */
      import { b } from './b.ts';

      declare const data: Data; // a type

      /** Of no interest. */
      interface Data { f(x: unknown): void }

      // first
      // second
      const limit = 1; // trailing

      /** Doubles. */
      export const double = (x: number) => {
        // inside
        const y = x * 2;

        /* before return */
        return y;
        // at the end
      };
      const table = {
        /** of a */
        a: 1,
        // of b
        b: [
          // of the item
          limit,
        ], // after b
      };
      if (b) {
        // nothing to do
      } else data.f({ table, double });
      switch (limit) {
        // of the case
        case 1: // after the case
          data.f(1);
      }
    `),
    {
      'b.ts': dedent(`
        // Unused.
        export const unused = 1;

        /** Used. */
        export const b = 2;
      `),
    },
  );
  t.is(
    code,
    dedent(`
      /**
       * What this template does.
       */

      /** Used. */
      const b = 2;

      // first
      // second
      const limit = 1; // trailing

      /** Doubles. */
      const double = (x) => {
        // inside
        const y = x * 2;

        /* before return */
        return y;
        // at the end
      };

      const table = {
        /** of a */
        a: 1,
        // of b
        b: [
          // of the item
          limit
        ] // after b
      };
      if (b) {
        // nothing to do
      } else data.f({ table: table, double: double });
      switch (limit) {
        // of the case
        case 1: // after the case
          data.f(1);
      }
    `) + '\n',
  );
});

test('names that the bundler numbered are restored, colliding ones get the name of their file', async (t) => {
  const { code, messages } = await compileText(
    dedent(`
      import { read } from './url-parts.ts';
      const limit = 1;
      function encode(data: string, url: string) { return data + url + limit; }
      data.f(read(encode));
    `),
    {
      'url-parts.ts': dedent(`
        const limit = 2;
        const url = 3;
        export const read = (encode: unknown) => { const data = limit + url; return [encode, data]; };
      `),
    },
  );
  t.is(
    code,
    dedent(`
      const limit = 2;
      const url = 3;

      const read = (encode) => {
        const data = limit + url;
        return [encode, data];
      };

      const mainLimit = 1;

      function encode(data, url) {
        return data + url + mainLimit;
      }

      data.f(read(encode));
    `) + '\n',
  );
  t.deepEqual(
    messages.map(({ severity, text }) => `${severity}: ${text}`),
    ['note: Several files declare limit; this one is called mainLimit in the template.'],
  );
});

test('an API has one name in all modules, and an inner variable of that name does not hide it', async (t) => {
  const { code } = await compileText(
    dedent(`
      import { Math as M, getUrl } from 'gtm';
      import { root } from './root.ts';
      const square = (Math: number) => Math ** 2;
      data.f(M.max(square(2), root(4)), (getUrl: string) => getUrl, getUrl());
    `),
    { 'root.ts': "import { Math } from 'gtm';\nexport const root = (x: number) => Math.sqrt(x);" },
  );
  t.is(
    code,
    dedent(`
      const getUrl = require('getUrl');
      const Math = require('Math');

      const root = (x) => Math.sqrt(x);
      const square = (Math2) => Math.pow(Math2, 2);
      data.f(Math.max(square(2), root(4)), (getUrl) => getUrl, getUrl());
    `) + '\n',
  );
});

test('export default is what a variable returns', async (t) => {
  const outputs = await Promise.all(
    [
      'export default data.a + 1;',
      'export default function (data) { const x = data.a; return x; }',
      'export default function main({ a, b }) { if (a) return b; }',
      'const data2 = 1; export default function (input) { return input.a + data2; }',
      'export default () => data.a;',
      'const x = 1; function f(y) { const x = y; return x; } data.g(f, x); export default f;',
    ].map(async (text) => (await compileText(text)).code),
  );
  t.deepEqual(outputs, [
    'return data.a + 1;\n',
    'const x = data.a;\nreturn x;\n',
    'const a = data.a;\nconst b = data.b;\nif (a) return b;\n',
    'const data2 = 1;\nreturn data.a + data2;\n',
    'return () => data.a;\n',
    'const x = 1;\n\nfunction f(y) {\n  const x = y;\n  return x;\n}\n\ndata.g(f, x);\nreturn f;\n',
  ]);
});

test('the map leads from the code to the TypeScript', async (t) => {
  const input = dedent(`
    interface A { readonly a: string }
    const first: A = data.a;

    data.f(\`\${first.a}!\`, data.b?.c);
  `);
  const { code, map } = await compileText(input);
  const trace = new TraceMap(map);
  const lines = code.split('\n');
  const origin = (text: string): string => {
    const line = lines.findIndex((each) => each.includes(text));
    const place = originalPositionFor(trace, { line: line + 1, column: lines[line]?.indexOf(text) ?? 0 });
    return `${place.source}:${place.line}:${place.column}`;
  };
  t.is(origin('const first'), 'main.ts:2:0');
  t.is(origin('data.f'), 'main.ts:4:0');
  t.is(origin('first.a'), 'main.ts:4:10');
  t.is(origin('data.b.c'), 'main.ts:4:22');
  t.is(map.sourcesContent[0], input);
});

test('a compiler for watching sees what changed and tells what it read', async (t) => {
  const files: Record<string, string> = { 'main.ts': 'data.f(1);' };
  const compiler = await createCompiler({ entry: 'main.ts', root: '/virtual', files });
  t.is((await compiler.compile()).code, 'data.f(1);\n');
  t.is((await compiler.compile()).code, 'data.f(1);\n');
  await compiler.dispose();
});

test('texts keep their characters, with escapes for what cannot be seen', async (t) => {
  const { code } = await compileText(
    String.raw`data.a = ['é', '"', "it's", '\u200b\u2028', '\ud800', '\t\\'];`,
  );
  t.is(code, String.raw`data.a = ['é', '"', "it's", '\u200b\u2028', '\ud800', '\t\\'];` + '\n');
});
