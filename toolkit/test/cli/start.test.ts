import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout } from 'node:timers/promises';
import test, { type ExecutionContext } from 'ava';
import { start } from '../../src/cli/words/start.ts';
import { CannotRun } from '../../src/messages/cannot-run.ts';
import { initStarter } from '../../src/project/init/init.ts';
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

/** A new project, with what its configuration exports by default. */
async function project(t: ExecutionContext, config?: string): Promise<string> {
  const folder = mkdtempSync(path.join(tmpdir(), 'start-'));
  t.teardown(() => rmSync(folder, { recursive: true }));
  const root = path.join(folder, 'project');
  await initStarter(root, 'web');
  if (config !== undefined) {
    writeFileSync(path.join(root, 'gtm-template.config.ts'), `export default ${config};\n`);
  }
  return root;
}

for (const { what, playground, receiver, expected } of [
  {
    what: 'a setting that does not exist',
    playground: "{ recever: 'r.ts' }",
    expected: /config\.ts: playground has no setting “recever”\. Did you mean receiver\?$/,
  },
  {
    what: 'a receiver that is no path, and a container that makes nothing',
    playground: "{ receiver: 1, container: { file: 'c.json' } }",
    expected:
      /playground\.receiver is a path, a text\.\n.*playground\.container is \{ file, make\(template\) \}\.$/,
  },
  {
    what: 'a receiver that is not there',
    playground: "{ receiver: 'r.ts' }",
    expected: /r\.ts: there is no such file/,
  },
  {
    what: 'a receiver that is half typed',
    playground: "{ receiver: 'r.ts' }",
    receiver: 'export default {',
    expected: /r\.ts:1:17: Expected identifier[^]*1 │ export default \{/,
  },
  {
    what: 'a receiver that needs Node',
    playground: "{ receiver: 'r.ts' }",
    receiver: "import fs from 'node:fs';\nexport default fs;",
    expected: /r\.ts:1:16: Could not resolve "node:fs"[^]*which has no modules of Node/,
  },
  {
    what: 'a receiver without a default export',
    playground: "{ receiver: 'r.ts' }",
    receiver: 'export const receiver = {};',
    expected: /r\.ts: the receiver is its default export, and it has none\./,
  },
]) {
  test(`start says what is wrong with ${what}`, async (t) => {
    const root = await project(t, `{ playground: ${playground} }`);
    if (receiver !== undefined) writeFileSync(path.join(root, 'r.ts'), receiver);
    const error = await t.throwsAsync(async () => start([root], { port: '0' }, fakeTerminal()), {
      instanceOf: CannotRun,
    });
    t.regex(error?.message ?? '', expected);
  });
}

// One after the other: the search path is the whole process's.
if (process.platform !== 'win32') {
  test.serial('--open opens the page in the browser that is set, or says how to', async (t) => {
    const root = await project(t);
    const before = process.env['PATH'] ?? '';
    const bin = path.dirname(root);
    const opened = path.join(bin, 'opened');
    t.teardown(() => {
      process.env['PATH'] = before;
    });
    const opener = process.platform === 'darwin' ? 'open' : 'xdg-open';
    writeFileSync(
      path.join(bin, opener),
      `#!/bin/sh\nprintf %s "$1" > '${opened}.part' && mv '${opened}.part' '${opened}'\n`,
    );
    chmodSync(path.join(bin, opener), 0o755);
    process.env['PATH'] = `${bin}${path.delimiter}${before}`;
    const terminal = fakeTerminal();
    t.is(await start([root], { port: '0', open: true }, terminal), 0);
    process.emit('SIGTERM');
    const [, address] = /The playground is at (\S+)/.exec(terminal.output.join('\n')) ?? [];
    while (!existsSync(opened)) await setTimeout(20);
    t.is(readFileSync(opened, 'utf8'), address ?? '');
    t.deepEqual(terminal.errors, []);

    process.env['PATH'] = path.join(bin, 'nowhere');
    const without = fakeTerminal();
    t.is(await start([root], { port: '0', open: true }, without), 0);
    process.emit('SIGTERM');
    t.regex(
      without.errors.join('\n'),
      /^No browser could be opened with [\w-]+: open http:\/\/127\.0\.0\.1:\d+ yourself\.$/,
    );
  });
}
