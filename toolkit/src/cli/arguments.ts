import { parseArgs, type ParseArgsConfig } from 'node:util';
import { CannotRun } from '../messages/cannot-run.ts';

/** `parseArgs` of Node with one difference: arguments that do not fit are a message and exit code 2. */
export function readArguments<const T extends NonNullable<ParseArgsConfig['options']>>(
  usage: string,
  args: readonly string[],
  options: T,
) {
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true, strict: true });
  } catch (error) {
    const reason =
      error instanceof Error ? error.message.replace(/\. To specify a positional.*/s, '.') : String(error);
    throw new CannotRun(`${reason}\nUsage: npm run --silent tpl -- ${usage}`);
  }
}
