import { CannotRun, exitCode, type ExitCode } from '../messages/cannot-run.ts';
import type { Command, Terminal } from './command.ts';

/** Finds the command that the first word names and runs it; says what there is when it names none. */
export async function runCommand(
  commands: Readonly<Record<string, () => Promise<Command>>>,
  [word, ...args]: readonly string[],
  terminal: Terminal,
): Promise<ExitCode> {
  if (word === undefined || word === '--help' || word === 'help') {
    terminal.out(await overview(commands));
    return word === undefined ? exitCode.couldNotRun : exitCode.ok;
  }
  const load = Object.hasOwn(commands, word) ? commands[word] : undefined;
  if (load === undefined) {
    terminal.err(`There is no command “${word}”.\n\n${await overview(commands)}`);
    return exitCode.couldNotRun;
  }
  const command = await load();
  if (args.includes('--help')) {
    terminal.out(`${command.summary}\n\nUsage: npm run --silent tpl -- ${command.usage}`);
    return exitCode.ok;
  }
  try {
    return await command.run(args, terminal);
  } catch (error) {
    if (!(error instanceof CannotRun)) throw error;
    terminal.err(error.message);
    return exitCode.couldNotRun;
  }
}

async function overview(commands: Readonly<Record<string, () => Promise<Command>>>): Promise<string> {
  const loaded = await Promise.all(Object.values(commands).map((load) => load()));
  const lines = loaded.map((command) => `  ${command.usage}\n      ${command.summary}`);
  return `Usage: npm run --silent tpl -- COMMAND …\n\n${lines.join('\n')}`;
}
