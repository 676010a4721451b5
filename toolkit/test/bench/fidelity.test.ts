import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import test from 'ava';
import { formatFaults, measureFaults } from '../../bench/judged-faults.ts';
import judgedFaults from '../../bench/judged-faults.json' with { type: 'json' };
import { formatFidelity, measureFidelity, type KnownFailure } from '../../bench/fidelity.ts';
import knownFailures from '../../bench/known-failures.json' with { type: 'json' };

const folder = mkdtempSync(path.join(tmpdir(), 'fidelity-'));
test.after.always(() => rmSync(folder, { recursive: true }));

function write(name: string, code: string, tests: string): void {
  const sections = { INFO: '{"type": "MACRO"}', [code]: 'return 1;', TESTS: tests };
  const text = Object.entries(sections).map(([title, body]) => `___${title}___\n\n${body}\n`);
  writeFileSync(path.join(folder, name), text.join('\n\n'));
}

const tests = `scenarios:
- name: Passes
  code: assertThat(runCode({})).isEqualTo(1);
- name: Fails
  code: assertThat(runCode({})).isEqualTo(2);`;
write('web.tpl', 'SANDBOXED_JS_FOR_WEB_TEMPLATE', tests);
write('server.tpl', 'SANDBOXED_JS_FOR_SERVER', tests);
const index = ['web', 'server'].map((kind) => ({
  repository: `a/${kind}`,
  path: 'template.tpl',
  file: `${kind}.tpl`,
}));
writeFileSync(path.join(folder, 'index.json'), JSON.stringify(index));

const known = (repository: string, ...scenarios: readonly string[]): KnownFailure => ({
  repository,
  path: 'template.tpl',
  scenarios,
  reason: 'The test is wrong.',
});

test('failures are told by the kind of container, and held against those that are known', async (t) => {
  const fidelity = await measureFidelity(
    [folder],
    [known('a/server', 'Fails'), known('a/elsewhere', 'Fails')],
  );
  t.is(
    formatFidelity(fidelity),
    [
      'web: 1 template, 2 scenarios: 1 passed (50.0 %), 0 explained, 1 unexplained',
      'server: 1 template, 2 scenarios: 1 passed (50.0 %), 1 explained, 0 unexplained',
      '  unexplained: a/web template.tpl: Fails: Expected 2, actually 1.',
    ].join('\n'),
  );
});

test('a known failure that passes, or that is gone, is outdated', async (t) => {
  const { outdated } = await measureFidelity([folder], [known('a/web', 'Passes', 'Gone')]);
  t.deepEqual(outdated, ['a/web template.tpl: Passes', 'a/web template.tpl: Gone']);
});

test('every known failure has a reason, and is named once', (t) => {
  for (const { repository, scenarios, reason } of knownFailures) {
    t.true(scenarios.length > 0, repository);
    t.regex(reason, /^[A-Z].{40,}\.$/s, repository);
    t.is(new Set(scenarios).size, scenarios.length, repository);
  }
  const templates = knownFailures.map(({ repository, path: at }) => `${repository} ${at}`);
  t.is(new Set(templates).size, templates.length);
});

test('faults that the checker finds are held against those that have been judged', (t) => {
  const judged = { repository: 'a/web', path: 'template.tpl', rule: 'container-context', judgement: 'So.' };
  const faults = measureFaults(
    [folder],
    [
      { ...judged, faults: 1 },
      { ...judged, rule: 'gone', faults: 2 },
    ],
  );
  t.is(faults.templates, 2);
  t.true(faults.unjudged.includes('a/web template.tpl: gone, 0 instead of 2'), formatFaults(faults));
});

test('every judged fault has a judgement, and is named once', (t) => {
  for (const { repository, faults, judgement } of judgedFaults) {
    t.true(faults > 0, repository);
    t.regex(judgement, /^[A-Z].{40,}\.$/s, repository);
  }
  const keys = judgedFaults.map(({ repository, path: at, rule }) => `${repository} ${at} ${rule}`);
  t.is(new Set(keys).size, keys.length);
});
