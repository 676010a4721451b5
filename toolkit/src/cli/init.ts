import { exitCode, type ExitCode } from '../messages/cannot-run.ts';
import { describeInit } from '../project/init/describe-init.ts';
import { initFromTemplate } from '../project/init/init-from-template.ts';
import type { Terminal } from './command.ts';

/** Makes a project and asks nothing; what exists is left as it is. */
export async function init(
  [file = '', directory = '']: readonly string[],
  _: object,
  terminal: Terminal,
): Promise<ExitCode> {
  terminal.out(describeInit(await initFromTemplate(file, directory), directory));
  return exitCode.ok;
}
