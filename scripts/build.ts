import path from 'node:path';
import { parseArgs } from 'node:util';
import { buildOnce } from './build/build-once.ts';
import { watch } from './build/watch.ts';
import { CannotRun, exitCode } from './messages/cannot-run.ts';

const root = path.resolve(import.meta.dirname, '..');

try {
  const { values: options } = parseArgs({
    options: { check: { type: 'boolean' }, watch: { type: 'boolean' } },
  });
  if (options.watch === true) await watch(root);
  else process.exitCode = await buildOnce(root, { write: options.check !== true });
} catch (error) {
  if (!(error instanceof CannotRun) && !(error instanceof TypeError && 'code' in error)) throw error;
  console.error(error.message);
  process.exitCode = exitCode.couldNotRun;
}
