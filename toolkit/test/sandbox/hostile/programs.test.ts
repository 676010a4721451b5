import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import test from 'ava';
import { encodePermissions } from '../../../src/tpl/permissions.ts';
import { runProcess } from '../../packaging/run-process.ts';
import { everything } from './everything-allowed.ts';
import { programs, setup } from './programs.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'programs-'));
test.after.always(() => rmSync(folder, { recursive: true, force: true }));

/** A template whose scenarios are the programs. */
function templateText(): string {
  const info = { type: 'TAG', id: 'x', version: 1, displayName: 'x', containerContexts: ['WEB'] };
  const block = (code: string): string => code.replace(/^/gm, '    ');
  const scenarios = programs.map(
    ({ program }, index) => `- name: program ${index}\n  code: |-\n${block(program)}`,
  );
  const sections = {
    INFO: JSON.stringify(info),
    TEMPLATE_PARAMETERS: '[]',
    SANDBOXED_JS_FOR_WEB_TEMPLATE: 'data.gtmOnSuccess();',
    WEB_PERMISSIONS: JSON.stringify(encodePermissions(everything)),
    TESTS: `scenarios:\n${scenarios.join('\n')}\nsetup: |-\n${block(setup)}`,
    NOTES: '',
  };
  return Object.entries(sections)
    .map(([name, body]) => `___${name}___\n\n${body}\n`)
    .join('\n\n');
}

interface Answer {
  readonly templates: readonly { readonly scenarios: readonly Scenario[] }[];
}

interface Scenario {
  readonly message: string | null;
}

let scenarios: readonly Scenario[] = [];

test.before('all programs run in one process, which is ended when it takes 600 MB', async (t) => {
  t.timeout(240_000);
  const file = path.join(folder, 'programs.tpl');
  writeFileSync(file, templateText());
  const bin = path.resolve(import.meta.dirname, '../../../src/cli/bin.ts');
  const node = ['--import=tsx', '--conditions=source', bin];
  // A twentieth of the usual steps: what they bound grows with them.
  const words = ['test', '--json', '--steps', '500000', '--time', '5', file];
  const env = { ...process.env, NODE_OPTIONS: '' };
  const { code, out, err } = await runProcess(process.execPath, [...node, ...words], {
    cwd: import.meta.dirname,
    env,
  });
  t.is(code, 1, err);
  const { templates }: Answer = JSON.parse(out);
  scenarios = templates.flatMap((template) => template.scenarios);
});

for (const [index, { program, ends }] of programs.entries()) {
  const shown = program.length > 100 ? `${program.slice(0, 100)}…` : program;
  test(`program ${index} comes to an end: ${shown}`, (t) => {
    const { message } = scenarios[index] ?? { message: 'It did not run.' };
    if (ends === undefined) t.is(message, null);
    else t.regex(message ?? 'Nothing ended it.', ends);
  });
}
