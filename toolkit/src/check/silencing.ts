import { closest } from '../messages/closest.ts';
import { grouped } from '../messages/grouped.ts';
import type { Message } from '../messages/message.ts';
import type { Code } from './code/code.ts';
import type { Report } from './report.ts';
import { allRules } from './rules.ts';
import type { Subject } from './subject.ts';

/**
 * Rules that the author has decided against, each with a reason:
 *
 *     // check-allow RULE: reason          in its own line for the next line of code, at a line's end for that line
 *     // check-allow-file RULE: reason     for the whole template, its fields and permissions included
 *
 * in the template's code or its tests, or `--allow RULE=reason` on the command line, for the whole template.
 */
export interface Silencing {
  readonly rule: string;
  readonly reason: string;
  /** The file's line that it holds for; undefined for the whole template. */
  readonly line: number | undefined;
  readonly at: Message['location'];
}

const form = /^\s*check-allow(-file)?(?:\s+([^\s:]+)\s*(?::\s*([^]*?))?)?\s*$/;

/** The silencings in the comments of the template's code and its tests. */
export function readSilencings({ code, tests }: Subject): readonly Silencing[] {
  return [...(code === undefined ? [] : [code]), ...tests].flatMap(silencingsIn);
}

function silencingsIn(code: Code): Silencing[] {
  const ends = new Map(code.comments.map(({ start, end }) => [start, end]));
  return code.comments.flatMap((comment): Silencing[] => {
    const [match, whole, rule = '', reason = ''] = form.exec(comment.value) ?? [];
    if (match === undefined) return [];
    const at = code.locate(comment);
    const line =
      whole === undefined ? code.locate({ start: codeAt(comment, code.text, ends), end: 0 }).line : undefined;
    return [{ rule, reason: reason.trim(), line, at }];
  });
}

/**
 * Where the code is that the comment is about: on its own line, or after it.
 * @param ends Where comments end, by where they start.
 */
function codeAt(
  comment: { readonly start: number; readonly end: number },
  text: string,
  ends: ReadonlyMap<number, number>,
): number {
  const lineStart = text.lastIndexOf('\n', comment.start) + 1;
  if (text.slice(lineStart, comment.start).trim() !== '') return comment.start;
  let at = comment.end;
  for (;;) {
    at += /^\s*/.exec(text.slice(at))?.[0].length ?? 0;
    const next = ends.get(at);
    if (next === undefined) return at;
    at = next;
  }
}

/** Silencings without a reason, and of rules that do not exist. */
export function checkSilencings(silencings: readonly Silencing[], report: Report): void {
  const names = allRules.map(({ name }) => name);
  for (const { rule, reason, at } of silencings) {
    if (!names.includes(rule)) {
      const meant = closest(rule, names);
      report('silencing', {
        text: rule === '' ? 'A silencing names a rule and gives a reason.' : `There is no rule ${rule}.`,
        hint: meant === undefined ? 'Write check-allow RULE: reason.' : `Did you mean ${meant}?`,
        at,
      });
    } else if (reason === '') {
      report('silencing', {
        text: `The silencing of ${rule} gives no reason.`,
        hint: 'Say why the rule does not apply, for whoever reads this next.',
        at,
      });
    }
  }
}

/** What is left of the messages, and the silencings that silenced something. One without a reason silences nothing. */
export function silence(
  messages: readonly Message[],
  silencings: readonly Silencing[],
): { readonly messages: readonly Message[]; readonly used: ReadonlySet<Silencing> } {
  const used = new Set<Silencing>();
  const keyOf = (rule: string, line?: number): string => `${rule} ${line}`;
  const byPlace = grouped(
    silencings.filter(({ reason }) => reason !== ''),
    ({ rule, line }) => keyOf(rule, line),
  );
  const left = messages.filter(({ rule, location }) => {
    const ofLine = location === undefined ? undefined : byPlace.get(keyOf(rule, location.line));
    const matching = [...(byPlace.get(keyOf(rule)) ?? []), ...(ofLine ?? [])];
    for (const each of matching) used.add(each);
    return matching.length === 0;
  });
  return { messages: left, used };
}

export function reportUnused(silencing: Silencing, report: Report): void {
  report('unused-silencing', {
    text: `${silencing.rule} is silenced, but ${silencing.line === undefined ? 'there is nothing to silence' : `line ${silencing.line} has nothing to silence`}.`,
    hint: 'Remove the silencing.',
    at: silencing.at,
  });
}
