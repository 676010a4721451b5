import { escapeMarkdown, fence } from '../../messages/markdown.ts';
import type { Severity } from '../../messages/message.ts';
import type { ExplainedRule, Parts } from './explained-rules.ts';

/** A piece of an example, by the language that it is written in. */
export interface Block {
  readonly language: string;
  readonly text: string;
}

const languages = {
  template: 'text',
  info: 'json',
  fields: 'json',
  permissions: 'json',
  code: 'js',
  tests: 'yaml',
} as const satisfies Record<keyof Parts, string>;

export const severityName = { fault: 'Fault', warning: 'Warning', note: 'Note' } as const satisfies Record<
  Severity,
  string
>;

/** The example as it is to be shown: of what is put right, only the parts that differ. */
export function exampleOf({ before, after }: ExplainedRule): {
  readonly before: readonly Block[];
  readonly after: readonly Block[];
} {
  const parts = (['template', 'info', 'fields', 'permissions', 'code', 'tests'] as const).map(
    (part) => [part, before[part], after[part]] as const,
  );
  const block = (part: keyof Parts, text: string | undefined): readonly Block[] =>
    text === undefined ? [] : [{ language: languages[part], text: part === 'code' ? text : laidOut(text) }];
  return {
    before: parts.flatMap(([part, text]) => block(part, text)),
    after: parts.flatMap(([part, old, text]) => (text === old ? [] : block(part, text))),
  };
}

/** How the rule is silenced; undefined where there is nothing to decide: what GTM refuses stays refused. */
export function silencingOf({ name, severity, before }: ExplainedRule): string | undefined {
  if (severity === 'fault' || name === 'unused-silencing') return undefined;
  const isOfLine = Object.keys(before).join() === 'code';
  return `// check-allow${isOfLine ? '' : '-file'} ${name}: REASON`;
}

/** The rule's place in the documents, without its heading. */
export function markdownOf(rule: ExplainedRule): string {
  const { before, after } = exampleOf(rule);
  const blocks = (list: readonly Block[]): readonly string[] =>
    list.map(({ language, text }) => fence(language, text));
  const silencing = silencingOf(rule);
  return [
    `_${severityName[rule.severity]}._ ${escapeMarkdown(rule.what)}`,
    rule.why,
    `Rests on: ${escapeMarkdown(rule.evidence)}.`,
    'Before:',
    ...blocks(before),
    'After:',
    ...blocks(after),
    ...(silencing === undefined ? [] : [`Silence it, where it does not apply: \`${silencing}\``]),
  ].join('\n\n');
}

/** JSON with what fits in a line in one; any other text as it is. */
function laidOut(text: string): string {
  try {
    return layOut(JSON.parse(text), '');
  } catch {
    return text;
  }
}

const width = 88;

function layOut(value: unknown, indent: string): string {
  const line = inLine(value);
  if (indent.length + line.length <= width || typeof value !== 'object' || value === null) return line;
  const more = `${indent}  `;
  const items = Array.isArray(value)
    ? value.map((each) => layOut(each, more))
    : Object.entries(value).map(([key, each]) => `${JSON.stringify(key)}: ${layOut(each, more)}`);
  const [open, close] = Array.isArray(value) ? '[]' : '{}';
  return `${open}\n${items.map((item) => more + item).join(',\n')}\n${indent}${close}`;
}

function inLine(value: unknown): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map(inLine).join(', ')}]`;
  const entries = Object.entries(value).map(([key, each]) => `${JSON.stringify(key)}: ${inLine(each)}`);
  return entries.length === 0 ? '{}' : `{ ${entries.join(', ')} }`;
}
