import { CannotRun } from '../messages/cannot-run.ts';
import type { Terminal } from './command.ts';
import { unwatched } from './watched/watch.ts';

/**
 * Does the work on one of several files as a piece of its own. A file that cannot be read is reported and keeps no
 * other from its work: undefined.
 */
export function doOrReport<Result>(file: string, terminal: Terminal, work: () => Result): Result | undefined {
  const { watch = unwatched } = terminal;
  const ended = watch.begin();
  try {
    if (ended !== undefined) throw new CannotRun(`${file}: ${ended.message}`);
    return work();
  } catch (error) {
    if (!(error instanceof CannotRun)) throw error;
    terminal.err(error.message);
    return undefined;
  } finally {
    watch.end();
  }
}
