import { checkWithAllowances, unusedMessages } from '../../check/check-template.ts';
import { count, jsonReport, type CheckedFile } from '../../check/json-report.ts';
import { allRules } from '../../check/rules.ts';
import { CannotRun, exitCode, type ExitCode } from '../../messages/cannot-run.ts';
import { closest } from '../../messages/closest.ts';
import { formatMessage } from '../../messages/format.ts';
import type { Message } from '../../messages/message.ts';
import { readTextFile } from '../../tpl/files.ts';
import type { Terminal } from '../command.ts';
import { doOrReport } from '../file-piece.ts';
import { addressOf } from '../rule-address.ts';
import { ownTemplate } from '../own-template.ts';
import { annotation } from '../reporters/github.ts';
import { readReporter, type Reporter } from '../reporters/reporter.ts';
import { sarifLog } from '../reporters/sarif.ts';

export interface CheckOptions {
  readonly allow?: readonly string[];
  readonly explain?: string;
  readonly json?: true;
  readonly reporter?: string;
}

/** Exit 1 when any file has a fault, 2 when one cannot be read or is no template; warnings and notes are exit 0. */
export async function check(
  given: readonly string[],
  options: CheckOptions,
  terminal: Terminal,
): Promise<ExitCode> {
  const reporter = readReporter(options);
  if (options.explain !== undefined) return explain(options.explain, given, reporter, terminal);
  const allow = readAllowances(options.allow ?? []);
  const checked = (given.length === 0 ? [ownTemplate] : given).map((file) =>
    doOrReport(file, terminal, () => ({
      file,
      ...checkWithAllowances(readTextFile(file), file, { allow }),
    })),
  );
  const results = checked.filter((result) => result !== undefined);
  const [first, ...others] = results;
  // An allowance is of use when any of the files needs it.
  const unused = first?.unusedAllowances.filter((rule) =>
    others.every(({ unusedAllowances }) => unusedAllowances.includes(rule)),
  );
  const files: readonly CheckedFile[] = results.map((each) =>
    each === first ? { ...each, messages: [...each.messages, ...unusedMessages(unused ?? [])] } : each,
  );
  if (files.length > 0 || reporter !== 'text') await report(files, reporter, terminal);
  if (checked.includes(undefined)) return exitCode.couldNotRun;
  return count(files, 'fault') > 0 ? exitCode.faults : exitCode.ok;
}

/** The place of a rule in the documents; loaded only here and for code scanning, for the examples are long. */
async function explain(
  name: string,
  files: readonly string[],
  reporter: Reporter,
  terminal: Terminal,
): Promise<ExitCode> {
  if (files.length > 0) throw new CannotRun('--explain checks nothing: leave the files out.');
  if (reporter !== 'text') throw new CannotRun('--explain answers people: leave --json and --reporter out.');
  const names = allRules.map((rule) => rule.name);
  if (!names.includes(name)) throw new CannotRun(noSuchRule('--explain', name, names));
  const { explanationText } = await import('./explain-rule.ts');
  terminal.out(explanationText(name, terminal));
  return exitCode.ok;
}

function noSuchRule(option: string, name: string, names: readonly string[]): string {
  const meant = closest(name, names);
  return `${option}: there is no rule “${name}”.${meant === undefined ? '' : ` Did you mean ${meant}?`}`;
}

async function report(files: readonly CheckedFile[], reporter: Reporter, terminal: Terminal): Promise<void> {
  const messages = files.flatMap((each) => each.messages);
  if (reporter === 'json') terminal.out(JSON.stringify(jsonReport(files), null, 2));
  else if (reporter === 'sarif') {
    const { sarifRules } = await import('./explain-rule.ts');
    terminal.out(sarifLog(messages, { command: 'check', rules: sarifRules() }));
  } else {
    for (const message of messages) {
      terminal.out(reporter === 'github' ? annotation(message) : `${formatMessage(message, terminal)}\n`);
    }
    if (reporter === 'text' && messages.length > 0) terminal.out(`${addressesOf(messages)}\n`);
    terminal.out(summaryOf(files));
  }
}

/** Once for each rule that spoke: where its place in the documents is. */
function addressesOf(messages: readonly Message[]): string {
  const rules = [...new Set(messages.map(({ rule }) => rule))].toSorted();
  return [
    'More on each rule with --explain RULE, or at',
    ...rules.map((rule) => `  ${addressOf(rule)}`),
  ].join('\n');
}

/** @throws CannotRun that names every option that silences nothing: without a reason, or of no rule. */
function readAllowances(options: readonly string[]): Record<string, string> {
  const names = allRules.map(({ name }) => name);
  const entries = options.map((option) => {
    const [rule = '', ...reason] = option.split('=');
    return [rule, reason.join('=').trim()] as const;
  });
  const wrong = entries.flatMap(([rule, reason]) => {
    if (!names.includes(rule)) return [noSuchRule('--allow', rule, names)];
    return reason === '' ? [`--allow ${rule}: give the reason too, --allow '${rule}=REASON'.`] : [];
  });
  if (wrong.length > 0) throw new CannotRun(wrong.join('\n'));
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
