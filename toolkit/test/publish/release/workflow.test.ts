import { readFileSync } from 'node:fs';
import path from 'node:path';
import test from 'ava';
import { parse } from 'yaml';

const root = path.resolve(import.meta.dirname, '../../../..');
const text = readFileSync(path.join(root, '.github/workflows/ci.yml'), 'utf8');

interface Step {
  readonly uses?: string;
  readonly run?: string;
  readonly with?: Readonly<Record<string, unknown>>;
}

const workflow: {
  readonly on: Readonly<Record<string, unknown>>;
  readonly permissions: unknown;
  readonly jobs: Readonly<
    Record<string, { readonly permissions?: unknown; readonly steps: readonly Step[] }>
  >;
} = parse(text);

const steps = Object.values(workflow.jobs).flatMap((job) => job.steps);

test('every action is pinned by a whole commit, with its version beside it', (t) => {
  const uses = text.split('\n').filter((line) => /\buses:/.test(line));
  t.true(uses.length > 0);
  for (const line of uses) t.regex(line, /uses: [\w.-]+\/[\w./-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/);
});

test('the workflow may read the repository and nothing else', (t) => {
  t.deepEqual(workflow.permissions, { contents: 'read' });
  for (const job of Object.values(workflow.jobs)) t.is(job.permissions, undefined);
  const checkout = steps.find(({ uses }) => uses?.startsWith('actions/checkout@'));
  t.like(checkout?.with, { 'persist-credentials': false });
});

test('a pull request from anywhere runs without secrets', (t) => {
  t.deepEqual(Object.keys(workflow.on).sort(), ['pull_request', 'push']);
  t.notRegex(text, /secrets\.|pull_request_target|workflow_run/);
});

test('no expression is pasted into a shell', (t) => {
  for (const { run = '' } of steps) t.notRegex(run, /\$\{\{/);
});

test('the released commits can be looked up', (t) => {
  const checkout = steps.find(({ uses }) => uses?.startsWith('actions/checkout@'));
  t.is(checkout?.with?.['fetch-depth'], 0);
});

test('the workflow runs what .ci/run runs, in its order', (t) => {
  const script = readFileSync(path.join(root, '.ci/run'), 'utf8');
  const commands = script.split('\n').filter((line) => /^(npm |\.ci\/)/.test(line));
  t.deepEqual(
    steps.flatMap(({ run }) => (run === undefined ? [] : [run])),
    commands,
  );
  for (const name of ['lint', 'types', 'build -- --check', 'gallery:check', 'upgrade:check']) {
    t.true(
      commands.some((command) => command.endsWith(`npm run ${name}`)),
      name,
    );
  }
  t.true(commands.includes('npm test'));
});
