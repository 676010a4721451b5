import { CannotRun, exitCode, type ExitCode } from '../messages/cannot-run.ts';
import { closest } from '../messages/closest.ts';
import type { Command, Commands, Terminal } from './command.ts';

/**
 * Finds the command that the first word names and runs it; says what there is when it names none. Whatever goes
 * wrong ends in a message on `err` and exit code 2: 1 is for faults that a command found in somebody's files.
 */
export async function runCommand(
  commands: Commands,
  [word, ...args]: readonly string[],
  terminal: Terminal,
): Promise<ExitCode> {
  try {
    if (word !== undefined && isHelp(word)) {
      terminal.out(await overview(commands));
      return exitCode.ok;
    }
    const command = await find(commands, word);
    if (args.some((argument) => argument === '--help' || argument === '-h')) {
      terminal.out(`${command.summary}\n\nUsage: npm run --silent tpl -- ${command.usage}`);
      return exitCode.ok;
    }
    return await command.run(args, terminal);
  } catch (error) {
    terminal.err(error instanceof CannotRun ? error.message : unexpected(error));
    return exitCode.couldNotRun;
  }
}

function isHelp(word: string): boolean {
  return word === '--help' || word === '-h' || word === 'help';
}

async function find(commands: Commands, word: string | undefined): Promise<Command> {
  if (word === undefined) throw new CannotRun(await overview(commands));
  const load = Object.hasOwn(commands, word) ? commands[word] : undefined;
  if (load !== undefined) return load();
  const meant = closest(word, Object.keys(commands));
  const hint = meant === undefined ? '' : ` Did you mean “${meant}”?`;
  throw new CannotRun(`There is no command “${word}”.${hint}\n\n${await overview(commands)}`);
}

async function overview(commands: Commands): Promise<string> {
  const loaded = await Promise.all(Object.values(commands).map((load) => load()));
  const lines = loaded.map((command) => `  ${command.usage}\n      ${command.summary}`);
  return `Usage: npm run --silent tpl -- COMMAND …\n\n${lines.join('\n')}`;
}

/** An error that no command foresaw is a defect of the tool: the stack says where. */
function unexpected(error: unknown): string {
  const details = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return `The tool itself failed, which is a defect in it:\n${details}`;
}
