import type { Message } from '../messages/message.ts';
import { checks } from './checks.ts';
import { gather } from './report.ts';
import { allRules } from './rules.ts';
import { checkSilencings, readSilencings, reportUnused, silence, type Silencing } from './silencing.ts';
import { readSubject } from './subject.ts';

export interface CheckOptions {
  /** Rules that are silenced in the whole template: name → reason. */
  readonly allow?: Readonly<Record<string, string>>;
}

export interface CheckResult {
  /** In the order of the file. */
  readonly messages: Message[];
  /** Names in `allow` that silenced nothing here. */
  readonly unusedAllowances: readonly string[];
}

/**
 * Says what GTM refuses in a template and what is known to go wrong with it.
 * @param text the whole `.tpl` file
 * @param file its name, for the messages
 * @throws CannotRun when the text is no template at all.
 */
export function checkTemplate(text: string, file: string, options: CheckOptions = {}): Message[] {
  const { messages, unusedAllowances } = checkWithAllowances(text, file, options);
  return [...messages, ...unusedMessages(unusedAllowances)];
}

/** The same for a check of several templates at once, in which an allowance may be for one of them. */
export function checkWithAllowances(text: string, file: string, { allow = {} }: CheckOptions): CheckResult {
  const { subject, messages: readMessages } = readSubject(text, file);
  const found = gather();
  for (const check of checks) check(subject, found.report);

  const allowances = Object.entries(allow).map(([rule, reason]): Silencing => ({
    rule,
    reason: reason.trim(),
    line: undefined,
    at: undefined,
  }));
  const comments = readSilencings(subject);
  const silencings = [...allowances, ...comments];
  const { messages, used } = silence([...readMessages, ...found.messages], silencings);

  const known = new Set(allRules.map(({ name }) => name));
  const unused = silencings.filter((each) => !used.has(each) && each.reason !== '' && known.has(each.rule));
  const own = gather();
  checkSilencings(silencings, own.report);
  for (const each of unused) if (!allowances.includes(each)) reportUnused(each, own.report);
  return {
    messages: [...messages, ...own.messages].sort(byPlace),
    unusedAllowances: allowances.filter((each) => unused.includes(each)).map(({ rule }) => rule),
  };
}

export function unusedMessages(rules: readonly string[]): Message[] {
  const { messages, report } = gather();
  for (const rule of rules) reportUnused({ rule, reason: '', line: undefined, at: undefined }, report);
  return messages;
}

function byPlace({ location: a }: Message, { location: b }: Message): number {
  if (a === undefined || b === undefined) return Number(a === undefined) - Number(b === undefined);
  return a.line - b.line || a.column - b.column;
}
