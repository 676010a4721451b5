import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import test from 'ava';
import { build } from 'esbuild';
import { runProcess, type Ended } from '../packaging/run-process.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'watched-'));
const program = path.join(folder, 'program.mjs');
test.after.always(() => rmSync(folder, { recursive: true, force: true }));

test.before('the program is built, since it is started many times', async () => {
  await build({
    entryPoints: [path.join(import.meta.dirname, 'watched-program.ts')],
    outfile: program,
    bundle: true,
    platform: 'node',
    format: 'esm',
  });
});

/** Does these works one after the other, each under the watchdog. */
function work(...names: readonly string[]): Promise<Ended> {
  const env = { ...process.env, NODE_OPTIONS: '' };
  return runProcess(process.execPath, [program, 'work', ...names], { cwd: folder, env });
}

const late = 'It took more than 0.3 seconds of the processor’s time and was ended; --time gives it more.';
const large = (megabytes: number): string => `It took more than ${megabytes} MB of memory and was ended.`;

test('what does not end is ended, the rest goes on, and nothing is printed twice', async (t) => {
  t.timeout(120_000);
  const { code, out, err } = await work('ends', 'allow=300', 'loop', 'ends', 'pattern', 'microtasks', 'join');
  t.deepEqual(out.trim().split('\n'), [
    'ends: done',
    `loop: ${late} loop.tpl:3`,
    'ends: done',
    `pattern: ${late} pattern.tpl:3`,
    `microtasks: ${late} microtasks.tpl:3`,
    `join: ${late} join.tpl:3`,
  ]);
  t.deepEqual(
    err.trim().split('\n'),
    ['ends', 'loop', 'ends', 'pattern', 'microtasks', 'join'].map((name) => `${name} begins`),
  );
  t.is(code, 1);
});

test('what takes too much memory or takes the process down is ended, too', async (t) => {
  t.timeout(120_000);
  const { code, out } = await work('allow=60000', 'heap', 'buffers', 'abort', 'silence', 'ends');
  t.deepEqual(out.trim().split('\n'), [
    `heap: ${large(400)} heap.tpl:3`,
    `buffers: ${large(600)} buffers.tpl:3`,
    'abort: It took down the process that did it (SIGABRT). abort.tpl:3',
    'silence: It took down the process that did it (exit code 13). silence.tpl:3',
    'ends: done',
  ]);
  t.is(code, 1);
});

test('what goes wrong outside of all pieces is the end', async (t) => {
  t.timeout(120_000);
  const { code, out, err } = await work('ends', 'outside=abort');
  t.is(out, 'ends: done\n');
  t.regex(err, /It took down the process that did it \(SIGABRT\)\./);
  t.is(code, 2);
});
