import { mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import test, { type ExecutionContext } from 'ava';
import { watchSources } from '../../src/project/watch-sources.ts';

function project(t: ExecutionContext): string {
  const root = mkdtempSync(path.join(tmpdir(), 'watch-'));
  t.teardown(() => rmSync(root, { recursive: true, force: true }));
  for (const folder of ['src', 'template']) mkdirSync(path.join(root, folder));
  writeFileSync(path.join(root, 'src/main.ts'), 'first');
  return root;
}

/** Makes changes, each of which is told of: the test ends when one is not. */
async function watched(t: ExecutionContext, root: string): Promise<(change: () => void) => Promise<void>> {
  let tell = (): void => undefined;
  const watcher = watchSources(root, () => tell());
  t.teardown(() => watcher.close());
  await watcher.ready;
  return (change) =>
    new Promise((resolve) => {
      tell = resolve;
      change();
    });
}

/** As editors save: a new file takes the place of the old one. */
function saveAtomically(file: string, text: string): void {
  writeFileSync(`${file}.tmp~`, text);
  renameSync(`${file}.tmp~`, file);
}

test('A file is watched after it has been saved atomically, again and again', async (t) => {
  const root = project(t);
  const after = await watched(t, root);
  const file = path.join(root, 'src/main.ts');
  for (const text of ['second', 'third', 'fourth']) await after(() => saveAtomically(file, text));
  t.pass();
});

test('New files and folders, removals and the configuration count as changes', async (t) => {
  const root = project(t);
  const after = await watched(t, root);
  await after(() => mkdirSync(path.join(root, 'template/tests/scenarios'), { recursive: true }));
  const scenario = path.join(root, 'template/tests/scenarios/1.js');
  await after(() => writeFileSync(scenario, '// one\n'));
  await after(() => rmSync(scenario));
  await after(() => writeFileSync(path.join(root, 'gtm-template.config.ts'), ''));
  t.pass();
});
