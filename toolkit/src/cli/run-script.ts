import { parseArgs, type ParseArgsConfig } from 'node:util';
import { CannotRun, exitCode, type ExitCode } from '../messages/cannot-run.ts';

type Options = NonNullable<ParseArgsConfig['options']>;

/**
 * Runs a script of package.json: `--help` prints its usage; options that it does not have, and what keeps it from
 * running, are a message and exit code 2.
 * @param usage begins with `Usage: npm run NAME`
 * @param run gives the exit code; nothing stands for 0
 */
export async function runScript<const T extends Options>(
  { usage, options, allowPositionals = false }: { usage: string; options: T; allowPositionals?: boolean },
  run: (given: ReturnType<typeof parse<T>>) => ExitCode | undefined | Promise<ExitCode | undefined>,
): Promise<void> {
  try {
    const args = process.argv.slice(2);
    if (args.includes('--help') || args.includes('-h')) console.log(usage);
    else process.exitCode = (await run(parse(usage, args, options, allowPositionals))) ?? exitCode.ok;
  } catch (error) {
    if (!(error instanceof CannotRun)) throw error;
    console.error(error.message);
    process.exitCode = exitCode.couldNotRun;
  }
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

function parse<const T extends Options>(
  usage: string,
  args: string[],
  options: T,
  allowPositionals: boolean,
) {
  try {
    return parseArgs({ args, options, allowPositionals });
  } catch (error) {
    const reason =
      error instanceof Error ? error.message.replace(/\. To specify a positional.*/s, '.') : String(error);
    throw new CannotRun(`${reason}\n\n${usage}`);
  }
}
