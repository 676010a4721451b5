import { CannotRun, exitCode, type ExitCode } from '../../messages/cannot-run.ts';
import { buildOnce } from '../../project/build-once.ts';
import { watch } from '../../project/watch.ts';
import type { Terminal } from '../command.ts';

/** Builds the project of the working directory unless told. */
export async function build(
  [root = '.']: readonly string[],
  options: { readonly check?: true; readonly watch?: true },
  terminal: Terminal,
): Promise<ExitCode> {
  if (options.check === true && options.watch === true) {
    throw new CannotRun('--check writes nothing and --watch does: choose one.');
  }
  if (options.watch !== true) return buildOnce(root, { write: options.check !== true, listener: terminal });
  await watch(root, terminal);
  return exitCode.ok;
}
