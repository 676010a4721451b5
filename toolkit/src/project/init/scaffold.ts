import { createRequire } from 'node:module';
import type { ContainerKind } from '../../tpl/template.ts';
import type { ProjectFiles } from './project-files.ts';

export interface ScaffoldOptions {
  readonly displayName: string;
  readonly description: string;
  readonly kind: ContainerKind;
  readonly language: 'typescript' | 'javascript';
}

/** What a repository needs besides the sources. None of it is needed to build. */
export function scaffold(options: ScaffoldOptions): ProjectFiles {
  return new Map([
    ['package.json', packageJson(options)],
    ['README.md', readme(options)],
    ['.gitignore', 'node_modules/\ndist/\n'],
    // Without it git on Windows would give template.tpl other line ends than a build.
    ['.gitattributes', '* text=auto eol=lf\n'],
    ['.github/workflows/ci.yml', workflow],
  ]);
}

/** The commands that package.json names, and what they do. */
const scripts = {
  start: {
    command: 'gtm-template start',
    text: 'Prints the address of a page with the template’s form, to fire it and see what it does; `-- --open` opens it.',
  },
  build: {
    command: 'gtm-template build',
    text: 'Writes `template.tpl`. `-- --watch`: again after each change; `-- --check`: is it current?',
  },
  check: { command: 'gtm-template check', text: 'Says what GTM would refuse and what is known to go wrong.' },
  test: { command: 'gtm-template test', text: 'Runs the scenarios of the Tests tab.' },
} as const;

function packageJson({ displayName, description }: ScaffoldOptions): string {
  const toolkit: { readonly version: string } = createRequire(import.meta.url)(
    'gtm-template-toolkit/package.json',
  );
  const content = {
    name: packageName(displayName),
    version: '0.0.0',
    private: true,
    ...(description === '' ? {} : { description }),
    type: 'module',
    scripts: Object.fromEntries(Object.entries(scripts).map(([name, { command }]) => [name, command])),
    devDependencies: { 'gtm-template-toolkit': `^${toolkit.version}` },
  };
  return `${JSON.stringify(content, null, 2)}\n`;
}

function packageName(displayName: string): string {
  const words =
    displayName
      .normalize('NFKD')
      .toLowerCase()
      .match(/[a-z0-9]+/g) ?? [];
  return [...words, 'gtm', 'template'].join('-').slice(0, 200);
}

function readme({ displayName, description, kind, language }: ScaffoldOptions): string {
  const typed = language === 'typescript';
  const declared = (name: string): string => `\`template/${name}.${typed ? 'ts' : 'json'}\``;
  const rows: readonly (readonly [string, string])[] = [
    typed
      ? [
          '`src/main.ts`',
          'The code: TypeScript, modules and modern syntax, which the build turns into what GTM accepts.',
        ]
      : ['`src/main.js`', 'The code: sandboxed JavaScript, which the build takes over as it is.'],
    [declared('info'), 'Name, description and categories. The icon is `template/thumbnail.png`.'],
    [
      declared('fields'),
      `The form that GTM shows.${typed ? ' The type of `data` in the code follows it.' : ''}`,
    ],
    [declared('permissions'), 'What the template may do.'],
    [
      '`template/tests/scenarios/`',
      'The Tests tab, one file a scenario; the first line, a comment, is its name. `setup.js` beside it runs before each.',
    ],
    ['`template/notes.txt`', 'The notes of the template’s editor.'],
    ['`template.tpl`', 'What the build makes of them. Commit it with the sources: it is what people import.'],
  ];
  const commands = Object.entries(scripts).map(
    ([name, { text }]) =>
      [name === 'start' || name === 'test' ? `\`npm ${name}\`` : `\`npm run ${name}\``, text] as const,
  );
  return `# ${displayName}

${description === '' ? '' : `${description}\n\n`}To install it, open **Templates** in your ${kind === 'server' ? 'server container' : 'container'}, choose **New**, open the **⋮** menu, choose **Import** and pick [\`template.tpl\`](template.tpl).

## Change it

You need Node.js 20.19 or later. \`npm install\` once, then \`npm start\`.

${table('file', 'what is in it', rows)}

${table('command', 'what it does', commands)}

On GitHub, [\`ci.yml\`](.github/workflows/ci.yml) runs build, check and test on each push; it needs \`package-lock.json\`, so commit that too.
`;
}

function table(left: string, right: string, rows: readonly (readonly [string, string])[]): string {
  const width = Math.max(left.length, ...rows.map(([one]) => one.length));
  const other = Math.max(right.length, ...rows.map(([, one]) => one.length));
  const line = (a: string, b: string, fill = ' '): string =>
    `| ${a.padEnd(width, fill)} | ${b.padEnd(other, fill)} |`;
  return [line(left, right), line('', '', '-'), ...rows.map(([a, b]) => line(a, b))].join('\n');
}

const workflow = `name: CI

on:
  push:
  pull_request:

permissions:
  contents: read

jobs:
  template:
    runs-on: ubuntu-latest
    timeout-minutes: 10
    steps:
      - uses: actions/checkout@v5
      - uses: actions/setup-node@v5
        with:
          node-version: 24
          cache: npm
      - run: npm ci
      - run: npm run build -- --check
      - run: npm run check
      - run: npm test
`;
