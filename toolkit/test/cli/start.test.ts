import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import test from 'ava';
import { start } from '../../src/cli/words/start.ts';
import { fakeTerminal } from '../../testing/index.ts';

test('start says where there is no project, and listens nowhere', async (t) => {
  const folder = mkdtempSync(path.join(tmpdir(), 'start-'));
  t.teardown(() => rmSync(folder, { recursive: true }));
  const terminal = fakeTerminal();
  const error = await t.throwsAsync(async () => start([folder], { port: '0' }, terminal));
  t.is(
    error?.message,
    `There is no template project in ${folder}: gtm-template init makes one of a template.`,
  );
  t.deepEqual(terminal.output, []);
});
