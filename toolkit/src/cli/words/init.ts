import { CannotRun, exitCode, type ExitCode } from '../../messages/cannot-run.ts';
import { describeInit } from '../../project/init/describe-init.ts';
import { initFromTemplate, initStarter } from '../../project/init/init.ts';
import type { Terminal } from '../command.ts';

/** Makes a project of a template, or a new one; asks nothing, and what exists is left as it is. */
export async function init(
  [first, second]: readonly string[],
  options: { readonly server?: true; readonly typescript?: true },
  terminal: Terminal,
): Promise<ExitCode> {
  const isOfFile = first?.endsWith('.tpl') === true;
  const directory = isOfFile ? second : first;
  if (first === undefined || directory === undefined || (!isOfFile && second !== undefined)) {
    throw new CannotRun(
      'A folder for the project is expected: init FILE.tpl DIR, or init DIR for a new template.',
    );
  }
  if (isOfFile && options.server === true) {
    throw new CannotRun('--server is for a new template; of which kind one is that you have, its file says.');
  }
  const made = isOfFile
    ? await initFromTemplate(first, directory, { typescript: options.typescript === true })
    : await initStarter(directory, options.server === true ? 'server' : 'web');
  terminal.out(describeInit(made, directory));
  return exitCode.ok;
}
