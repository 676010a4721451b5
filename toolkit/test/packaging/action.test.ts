import { spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import test from 'ava';
import { parse } from 'yaml';
import { idField, templateText } from '../check/helpers.ts';
import { runProcess } from './run-process.ts';

interface Step {
  readonly name: string;
  readonly shell: string;
  readonly run: string;
  readonly env?: Readonly<Record<string, string>>;
}

const toolkit = path.resolve(import.meta.dirname, '../..');
const { runs } = parse(readFileSync(path.join(toolkit, 'action.yml'), 'utf8')) as {
  readonly runs: { readonly steps: readonly Step[] };
};

const folder = mkdtempSync(path.join(tmpdir(), 'action-'));
test.after.always(() => rmSync(folder, { recursive: true }));

const repository = path.join(folder, 'repository');
const bin = path.join(folder, 'bin');

test.before(() => {
  mkdirSync(repository);
  mkdirSync(bin);
  // The toolkit as it stands, in place of the package that the first step installs.
  const program = path.join(toolkit, 'src/cli/bin.ts');
  const tsx = path.join(toolkit, '../node_modules/tsx/dist/loader.mjs');
  writeFileSync(
    path.join(bin, 'gtm-template'),
    `#!/bin/sh\nNODE_OPTIONS= exec "${process.execPath}" --import "${tsx}" --conditions=source "${program}" "$@"\n`,
  );
  chmodSync(path.join(bin, 'gtm-template'), 0o755);
  git('init', '--quiet', '--initial-branch=main');
  git('config', 'user.email', 'a@example.com');
  git('config', 'user.name', 'A');
  commit(templateText());
  git('remote', 'add', 'origin', repository);
});

function git(...args: readonly string[]): void {
  const { status, stderr } = spawnSync('git', args, { cwd: repository, encoding: 'utf8' });
  if (status !== 0) throw new Error(stderr);
}

function commit(text: string): void {
  writeFileSync(path.join(repository, 'template.tpl'), text);
  git('add', '-A');
  git('commit', '--quiet', '--allow-empty', '-m', 'Template');
}

/** Runs one step as the runner would, its inputs and context filled in. */
async function step(name: string): Promise<{ readonly code: number | null; readonly out: string }> {
  const found = runs.steps.find((each) => each.name === name);
  if (found === undefined) throw new Error(`There is no step ${name}.`);
  const values: Readonly<Record<string, string>> = {
    '${{ inputs.template }}': 'template.tpl',
    '${{ github.base_ref }}': 'main',
  };
  const env = Object.fromEntries(
    Object.entries(found.env ?? {}).map(([key, value]) => [key, values[value] ?? value]),
  );
  const PATH = `${bin}${path.delimiter}${process.env['PATH']}`;
  const { code, out, err } = await runProcess(
    'bash',
    ['--noprofile', '--norc', '-eo', 'pipefail', '-c', found.run],
    { cwd: repository, env: { ...process.env, ...env, RUNNER_TEMP: folder, PATH } },
  );
  return { code, out: `${out}${err}` };
}

test('each step runs in bash and takes its inputs from the environment, never from the text of the script', (t) => {
  for (const { name, shell, run } of runs.steps) {
    t.is(shell, 'bash', name);
    t.false(run.includes('${{'), name);
  }
});

test.serial('a sound template passes each step', async (t) => {
  for (const name of ['Check', 'Test', 'Upgrade']) {
    const { code, out } = await step(name);
    t.is(code, 0, `${name}: ${out}`);
  }
});

test.serial(
  'what an update breaks fails the step that compares, and a fault stands at its line',
  async (t) => {
    const fields = [{ ...idField, name: 'renamed' }];
    writeFileSync(path.join(repository, 'template.tpl'), templateText({ fields, code: 'const = 1;' }));
    const upgrade = await step('Upgrade');
    t.is(upgrade.code, 1, upgrade.out);
    const check = await step('Check');
    t.is(check.code, 1, check.out);
    t.regex(check.out, /^::error file=template\.tpl,line=\d+,col=\d+,title=code-syntax::/m);
  },
);
