import { Command as Word, CommanderError, Option as Flag } from 'commander';
import { CannotRun, exitCode, type ExitCode } from '../messages/cannot-run.ts';
import { printablePainted } from '../messages/paint.ts';
import { printable } from '../messages/printable.ts';
import type { Command, Terminal } from './command.ts';
import { readTime } from './limits.ts';
import { unwatched } from './watched/watch.ts';

export interface Program {
  /** What people type before the word: `gtm-template`. */
  readonly name: string;
  readonly version: string;
  readonly commands: readonly Command[];
}

/**
 * Finds the command that the first word names and runs it; says what there is when it names none. Whatever goes
 * wrong ends in a message on `err` and exit code 2: 1 is for faults that a command found in somebody's files.
 */
export async function runCommand(
  program: Program,
  args: readonly string[],
  given: Terminal,
): Promise<ExitCode> {
  const terminal = guarded(given);
  const root = frame(new Word(program.name), terminal)
    .version(program.version, '-V, --version', 'Prints the version.')
    .usage('COMMAND …')
    .helpCommand('help [COMMAND]', 'Prints the help of a command.');
  const ended = new Ending();
  for (const command of program.commands) {
    root.addCommand(declare(new Word(command.word), command, program.name, terminal, ended));
  }
  if (args.length === 0) {
    terminal.err(root.helpInformation().trimEnd());
    return exitCode.couldNotRun;
  }
  return parse(root, args, terminal, ended);
}

/** Runs a command that is a program of its own, its word being the program's name. */
export async function runAlone(
  command: Command,
  args: readonly string[],
  given: Terminal,
): Promise<ExitCode> {
  const terminal = guarded(given);
  const ended = new Ending();
  const root = declare(new Word(command.word), command, '', terminal, ended);
  return parse(root, args, terminal, ended);
}

/** Whatever a command says, nothing of somebody's file or page controls the terminal. */
function guarded(terminal: Terminal): Terminal {
  const clean = terminal.colour ? printablePainted : printable;
  return {
    ...terminal,
    out: (text) => terminal.out(clean(text)),
    err: (text) => terminal.err(clean(text)),
  };
}

/** How the command that ran has ended. */
class Ending {
  code: ExitCode = exitCode.ok;
}

async function parse(
  root: Word,
  args: readonly string[],
  terminal: Terminal,
  ended: Ending,
): Promise<ExitCode> {
  try {
    await root.parseAsync([...args], { from: 'user' });
    return ended.code;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? exitCode.ok : exitCode.couldNotRun;
    terminal.err(error instanceof CannotRun ? error.message : unexpected(error));
    return exitCode.couldNotRun;
  }
}

function declare(word: Word, command: Command, programName: string, terminal: Terminal, ended: Ending): Word {
  const { operands = [], summary, details, options = {}, examples } = command;
  const declared = frame(word, terminal)
    .summary(summary)
    .description(details === undefined ? summary : `${summary}\n\n${details}`);
  for (const operand of operands) declared.argument(operandOf(operand));
  for (const [name, { summary: does, value, isRepeatable }] of Object.entries(options)) {
    const flag = new Flag(`--${name}${value === undefined ? '' : ` <${value}>`}`, does);
    if (isRepeatable === true) {
      flag.argParser((next: string, before: readonly string[] | undefined) => [...(before ?? []), next]);
    }
    declared.addOption(flag);
  }
  const lines = examples.map(([line, does]) => `  ${programName} ${line}\n      ${does}`);
  if (lines.length > 0) declared.addHelpText('after', `\nExamples:\n${lines.join('\n')}`);
  return declared.action(async (...given: unknown[]) => {
    // Commander hands over each operand, then the options, then itself; several operands of a kind are a list.
    const files = given.slice(0, operands.length).flat().filter(isText);
    refuseEmpty(files, operands);
    const run = await command.load();
    const { watch = unwatched } = terminal;
    const time = options['time']?.isTimeLimit === true ? timeOf(given[operands.length]) : undefined;
    if (time !== undefined) watch.allow(readTime(time));
    const stopped = watch.begin();
    if (stopped !== undefined) throw new CannotRun(stopped.message);
    // What the options hold was declared beside the work that takes them, see `command`.
    ended.code = await run(files, given[operands.length] as never, terminal);
  });
}

/** An empty argument is a variable of the shell that is not set, and as a path it would be the working directory. */
function refuseEmpty(files: readonly string[], operands: readonly string[]): void {
  const index = files.indexOf('');
  if (index === -1) return;
  const operand = (operands[index] ?? operands.at(-1) ?? '').replace(/[[\]…]/g, '');
  throw new CannotRun(`The argument ${operand} is empty: name one, or leave it out.`);
}

function timeOf(options: unknown): string | undefined {
  if (typeof options !== 'object' || options === null || !('time' in options)) return undefined;
  return String(options.time);
}

/** `[FILE…]` as commander spells it. */
function operandOf(operand: string): string {
  const name = operand.replace(/[[\]…]/g, '');
  const dots = operand.includes('…') ? '...' : '';
  return operand.startsWith('[') ? `[${name}${dots}]` : `<${name}${dots}>`;
}

function isText(value: unknown): value is string {
  return typeof value === 'string';
}

/** Commander in our words: it writes to the terminal at hand, ends no process, and says what to type instead. */
function frame(word: Word, terminal: Terminal): Word {
  return word
    .exitOverride()
    .helpOption('-h, --help', 'Prints this help.')
    .configureHelp({ subcommandTerm: (each) => each.name() })
    .configureOutput({
      writeOut: (text) => terminal.out(text.trimEnd()),
      writeErr: (text) => terminal.err(text.trimEnd()),
      outputError: (text, write) => write(`${sentence(text)}\n${usageOf(word)}`),
      getOutHasColors: () => terminal.colour,
      getErrHasColors: () => terminal.colour,
    });
}

/** `error: unknown option '--jsn'` with a capital and a full stop. */
function sentence(text: string): string {
  const [first = '', ...rest] = text
    .trimEnd()
    .replace(/^error: /, '')
    .split('\n');
  return [`${first.charAt(0).toUpperCase()}${first.slice(1).replace(/\.?$/, '.')}`, ...rest].join('\n');
}

function usageOf(word: Word): string {
  const names = word.parent === null ? [word.name()] : [word.parent.name(), word.name()];
  return `Usage: ${names.join(' ')} ${word.usage()}`;
}

/** An error that no command foresaw is a defect of the tool: the stack says where. */
function unexpected(error: unknown): string {
  const details = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return `The tool itself failed, which is a defect in it:\n${details}`;
}
