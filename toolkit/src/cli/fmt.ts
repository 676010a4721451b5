import { CannotRun, exitCode } from '../messages/cannot-run.ts';
import { readTextFile } from '../tpl/files.ts';
import { formatTemplate } from '../tpl/format-template.ts';
import { readArguments } from './arguments.ts';
import type { Command } from './command.ts';

const usage = 'fmt FILE.tpl';

/** Writes nothing but to standard output: `tpl fmt a.tpl > b.tpl`. */
export const fmt: Command = {
  usage,
  summary: 'Prints a template with every section written anew as GTM’s editor writes it.',
  async run(args, terminal) {
    const { positionals } = readArguments(usage, args, {});
    const [file, ...rest] = positionals;
    if (file === undefined || rest.length > 0) {
      throw new CannotRun(`One file is expected.\nUsage: npm run --silent tpl -- ${usage}`);
    }
    terminal.out(formatTemplate(readTextFile(file), file).replace(/\n$/, ''));
    return exitCode.ok;
  },
};
