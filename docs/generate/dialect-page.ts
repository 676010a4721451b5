import {
  compileTemplate,
  apiMembers,
  apis,
  constructs,
  globals,
  insteadOf,
  natives,
  type Construct,
  type Kind,
  type Treatment,
} from 'gtm-template-toolkit/dialect';
import { CannotRun } from 'gtm-template-toolkit/messages';
import { code, fence, markdownTable, plain } from './markdown.ts';

/** What the page shows the compiler doing. */
const sample = `import { getUrl, sendPixel } from 'gtm';
import { encode } from './encode.ts';

declare const data: { host: string; names?: string[]; gtmOnSuccess(): void; gtmOnFailure(): void };

const { host, names = [] } = data;
const path = getUrl('path') ?? '/';
sendPixel(
  \`https://\${host}/hit?names=\${[...names, path].map(encode).join()}\`,
  data.gtmOnSuccess,
  data.gtmOnFailure,
);
`;
const sampleModule = `import { encodeUriComponent } from 'gtm';

/** For a query string. */
export const encode = (text: string) => encodeUriComponent(text) ?? '';
`;

/** The page about the language of templates, made from the table that the compiler and the checker read. */
export async function dialectPage(): Promise<string> {
  const of = (treatment: Treatment): readonly Construct[] =>
    constructs.filter((construct) => construct.treatment === treatment && construct.example !== '');
  const accepted = of('kept').filter(({ verdict }) => verdict === 'accepted');
  const kept = of('kept').filter(({ verdict }) => verdict !== 'accepted');
  return [
    '# Dialect',
    'A template runs in GTM’s sandbox, which knows most of ECMAScript 5, `const`, `let` and arrow functions. The sources are TypeScript: the compiler rewrites what it can and refuses the rest with a message that says what to write. Messages name the rule; the [checker](checks.md) uses the same names for code written by hand.',
    'For example these two modules',
    fence('ts', sampleModule),
    fence('ts', sample),
    'become',
    fence('js', await compiled()),
    'What the verdicts rest on: 315 public templates, which GTM’s editor has accepted, and the instructions of GTM’s runtime. Apart from bitwise operators, the compiler writes only what public templates have.',
    '## What GTM accepts',
    markdownTable(
      ['syntax', 'example', 'seen in'],
      accepted.map(({ title, example, evidence }) => [plain(title), code(example), plain(evidence)]),
    ),
    '## What the compiler rewrites',
    'Write it in TypeScript as you like. In a template that is written by hand, write what stands in the third column.',
    syntaxTable(of('lowered')),
    '## What it leaves as it is, with a warning',
    markdownTable(
      ['rule', 'example', 'because'],
      kept.map(({ id, example, reason }) => [code(id), code(example), plain(reason)]),
    ),
    '## What it refuses',
    'The compiler names the place and what to write.',
    syntaxTable(of('refused')),
    '## Members of values',
    'Strings, arrays and the like have these members and no others.',
    markdownTable(
      ['value', 'members'],
      Object.entries(natives).map(([kind, { methods, properties }]) => [
        kind,
        [...properties, ...methods.map((method) => `${method}()`)].map(code).join(' '),
      ]),
    ),
    markdownTable(
      ['API', 'members'],
      Object.entries(apiMembers).map(([name, members]) => [
        code(`require('${name}')`),
        members.map((member) => code(`${member}()`)).join(' '),
      ]),
    ),
    'Instead of members that they lack:',
    markdownTable(['member', 'instead'], insteadRows()),
    '## Names',
    'Known without a declaration:',
    markdownTable(
      ['name', 'what it is'],
      globals
        .filter(({ verdict }) => verdict === 'accepted')
        .map(({ name, hint }) => [code(name), plain(hint)]),
    ),
    'Unknown, though JavaScript or pages have them:',
    markdownTable(['name', 'instead'], refusedNames()),
    '## APIs',
    `\`import { getUrl } from 'gtm'\` in TypeScript, \`require('getUrl')\` in a template. The compiler may move or drop calls of those in _italics_, which have no effect.`,
    apis
      .filter(({ containers }) => containers.includes('web'))
      .map(({ name, pure }) => (pure ? `_${code(name)}_` : code(name)))
      .join(', '),
  ].join('\n\n');
}

async function compiled(): Promise<string> {
  const { code, messages } = await compileTemplate({
    entry: 'main.ts',
    root: '/virtual',
    files: { 'main.ts': sample, 'encode.ts': sampleModule },
  });
  if (code === '')
    throw new CannotRun(`The sample of the dialect: ${messages.map(({ text }) => text).join(' ')}`);
  return code;
}

function syntaxTable(list: readonly Construct[]): string {
  return markdownTable(
    ['rule', 'example', 'instead'],
    list.map(({ id, example, hint = '' }) => [code(id), code(example), plain(hint)]),
  );
}

function insteadRows(): readonly (readonly string[])[] {
  const names: Readonly<Partial<Record<Kind, string>>> = { string: 'text', array: 'array', object: 'object' };
  return Object.entries(insteadOf).flatMap(([owner, members]) =>
    Object.entries(members).map(([member, instead]) => {
      const name = Object.entries(names).find(([kind]) => kind === owner)?.[1] ?? owner;
      return [code(`${name}.${member}`), plain(instead)];
    }),
  );
}

/** Names with the same advice in one row. */
function refusedNames(): readonly (readonly string[])[] {
  const byHint = new Map<string, string[]>();
  for (const { name, verdict, hint } of globals) {
    if (verdict === 'refused') byHint.set(hint, [...(byHint.get(hint) ?? []), name]);
  }
  return [...byHint].map(([hint, names]) => [names.map(code).join(' '), plain(hint)]);
}
