import { CannotRun, type ExitCode } from '../messages/cannot-run.ts';
import type { Command, Options, Run, Values } from './command.ts';
import { processTerminal } from './process-terminal.ts';
import { runAlone } from './run-command.ts';

/** A script of package.json: a command whose word is part of its name. */
export interface Script<T extends Options> extends Omit<Command<T>, 'word' | 'load' | 'examples'> {
  /** What people type: `npm run build --`. */
  readonly name: string;
  readonly examples?: Command['examples'];
}

/** Runs a script with the arguments of this process, whose exit code becomes that of `run`. */
export async function runScript<const T extends Options>(
  script: Script<T>,
  run: Run<Values<T>>,
): Promise<void> {
  const command = { examples: [], ...script, word: script.name, load: async () => run };
  const code: ExitCode = await runAlone(command, process.argv.slice(2), processTerminal());
  process.exitCode = code;
}

/** A port as the command line gives it; 0 stands for any free one. */
export function readPort(text: string): number {
  const port = Number(text);
  if (/^\d+$/.test(text) && port <= 65_535) return port;
  throw new CannotRun(`--port is a number from 0 to 65535, not “${text}”.`);
}

/** Closes a server when the process is told to stop. */
export function closeOnSignals(server: { close(): unknown }): void {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.once(signal, () => void server.close());
  }
}
