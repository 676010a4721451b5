import { checkWithAllowances, unusedMessages } from '../check/check-template.ts';
import { count, jsonReport, type CheckedFile } from '../check/json-report.ts';
import { CannotRun, exitCode } from '../messages/cannot-run.ts';
import { formatMessage } from '../messages/format.ts';
import { readTextFile } from '../tpl/files.ts';
import { readArguments } from './arguments.ts';
import type { Command } from './command.ts';

const usage = 'check [--json] [--allow RULE=REASON …] FILE…';

/** Exit 1 when any file has a fault, 2 when one cannot be read or is no template; warnings and notes are exit 0. */
export const check: Command = {
  usage,
  summary: 'Says what GTM refuses in any .tpl and what is known to go wrong with it.',
  async run(args, terminal) {
    const { values, positionals } = readArguments(usage, args, {
      json: { type: 'boolean' },
      allow: { type: 'string', multiple: true },
    });
    if (positionals.length === 0) {
      throw new CannotRun(`The file is missing.\nUsage: npm run --silent tpl -- ${usage}`);
    }
    const allow = readAllowances(values.allow ?? []);
    const results = positionals.map((file) => ({
      file,
      ...checkWithAllowances(readTextFile(file), file, { allow }),
    }));
    const [first, ...others] = results;
    // An allowance is of use when any of the files needs it.
    const unused = first?.unusedAllowances.filter((rule) =>
      others.every(({ unusedAllowances }) => unusedAllowances.includes(rule)),
    );
    const files: readonly CheckedFile[] = results.map((each) =>
      each === first ? { ...each, messages: [...each.messages, ...unusedMessages(unused ?? [])] } : each,
    );

    if (values.json === true) terminal.out(JSON.stringify(jsonReport(files), null, 2));
    else {
      const messages = files.flatMap((each) => each.messages);
      for (const message of messages) terminal.out(`${formatMessage(message, terminal)}\n`);
      terminal.out(summaryOf(files));
    }
    return count(files, 'fault') > 0 ? exitCode.faults : exitCode.ok;
  },
};

function readAllowances(options: readonly string[]): Record<string, string> {
  const entries = options.map((option) => {
    const [rule = '', ...reason] = option.split('=');
    return [rule, reason.join('=')] as const;
  });
  return Object.fromEntries(entries);
}

function summaryOf(files: readonly CheckedFile[]): string {
  const numbers = (['fault', 'warning', 'note'] as const).map((severity) => {
    const number = count(files, severity);
    return `${number} ${severity}${number === 1 ? '' : 's'}`;
  });
  const checked = files.length === 1 ? '' : ` in ${files.length} templates`;
  return `${numbers.join(', ')}${checked}.`;
}
