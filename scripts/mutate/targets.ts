import {
  templateJudges,
  testsJudge,
  typesJudge,
  type Judge,
  type ProjectCopy,
  type Target,
} from 'gtm-template-toolkit/mutate';
import { equivalent } from './equivalent.ts';

const setup = 'scripts/mutate/setup-tests.ts';

const project = [
  'container',
  'docs/generate',
  'pixel-service',
  'scripts',
  'src',
  'template',
  'template.tpl',
  'test',
  'toolkit',
  'package.json',
  'tsconfig.json',
];

/** What reads the sources of the tag, by and by: the compiler, the checker, the scenarios, the types, the tests. */
async function tagJudges({ root }: ProjectCopy): Promise<readonly Judge[]> {
  const tests = await testsJudge(root, {
    setup,
    files: [
      'test/template/fields.test.ts',
      'test/template/outcome.test.ts',
      'test/template/form.test.ts',
      'test/template/built.test.ts',
      'test/container/shop-visit.test.ts',
      'test/template/properties.test.ts',
    ],
  });
  const [compiler, checker, scenarios] = await templateJudges(root);
  return [compiler, checker, scenarios, typesJudge(root, 'src/tsconfig.json', ['src', 'template']), tests];
}

/** The tests of a room of the emulator; the types come last, since they are slow and seldom needed. */
function sandboxJudges(...files: readonly string[]) {
  return async ({ root }: ProjectCopy): Promise<readonly Judge[]> => [
    await testsJudge(root, {
      setup,
      files: files.map((file) => `toolkit/test/sandbox/${file}`),
      onlyLoading: true,
    }),
    typesJudge(root, 'tsconfig.json', ['toolkit/src/sandbox']),
  ];
}

/** Without `language/agreement.test.ts`: it costs a second for each survivor and notices next to nothing that rows do not. */
const language = [
  'language/compile.test.ts',
  'language/runtime.test.ts',
  'language/meter.test.ts',
  'language/costs.test.ts',
  'language/isolation.test.ts',
  'server/promises.test.ts',
  'server/apis.test.ts',
  'apis.test.ts',
  'isolation.test.ts',
  'language/find-text.test.ts',
  'language/pattern.test.ts',
];

/** From the quickest, which say something of every API, to those that take a second for a last detail. */
const templates = [
  'server/apis.test.ts',
  'trace.test.ts',
  'permissions.test.ts',
  'server/promises.test.ts',
  'apis.test.ts',
  'server/run.test.ts',
  'server/scenarios.test.ts',
  'isolation.test.ts',
  'run-template.test.ts',
  'costs.test.ts',
  'scenarios.test.ts',
];

function equivalentIn(folder: string): Target['equivalent'] {
  return equivalent.filter(({ file }) => file.startsWith(`${folder}/`));
}

/** What `npm run mutate` makes wrong. */
export const targets: readonly Target[] = [
  {
    name: 'src',
    about: 'the tag: compiled and held against its types, the checker, its scenarios and its tests',
    modules: ['src'],
    project,
    wanted: 0.98,
    equivalent: equivalentIn('src'),
    judges: tagJudges,
  },
  {
    name: 'template',
    about: 'what GTM shows of the tag: fields, permissions, choices',
    modules: ['template'],
    project,
    prose: [
      'help',
      'displayName',
      'displayValue',
      'description',
      'valueHint',
      'valueUnit',
      'errorMessage',
      'checkboxText',
      'newRowButtonText',
      'notSetText',
    ],
    wanted: 0.98,
    equivalent: equivalentIn('template'),
    judges: tagJudges,
  },
  ...(['language', 'apis', 'permissions'] as const).map((room): Target => ({
    name: room,
    about: `the emulator’s ${room}`,
    modules: [`toolkit/src/sandbox/${room}`],
    project,
    wanted: 0.95,
    equivalent: equivalentIn(`toolkit/src/sandbox/${room}`),
    judges: {
      language: sandboxJudges(...language),
      apis: sandboxJudges('evidence.test.ts', 'api-calls.test.ts', ...templates),
      permissions: sandboxJudges('permission-checks.test.ts', ...templates),
    }[room],
  })),
];
