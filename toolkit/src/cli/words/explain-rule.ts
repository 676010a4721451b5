import { pathToFileURL } from 'node:url';
import { areas, explainRule } from '../../check/explanations/index.ts';
import {
  exampleOf,
  markdownOf,
  severityName,
  silencingOf,
  type Block,
} from '../../check/explanations/render.ts';
import { unescapeMarkdown } from '../../messages/markdown.ts';
import { painter } from '../../messages/paint.ts';
import { addressOf, rulesPageFile } from '../rule-address.ts';
import type { SarifRule } from '../reporters/sarif.ts';

/** The place of a rule in the documents, for a terminal. */
export function explanationText(name: string, options: { readonly colour: boolean }): string {
  const rule = explainRule(name);
  const paint = painter(options.colour);
  const { before, after } = exampleOf(rule);
  const silencing = silencingOf(rule);
  const example = (title: string, blocks: readonly Block[]): string =>
    [paint('bold', title), ...blocks.map(({ text }) => text.replace(/^(?=.)/gm, '  '))].join('\n\n');
  return [
    `${paint('bold', name)} ${paint('dim', `(${severityName[rule.severity].toLowerCase()})`)}`,
    rule.what,
    unescapeMarkdown(rule.why),
    paint('dim', `Rests on: ${rule.evidence}.`),
    example('Before', before),
    example('After', after),
    ...(silencing === undefined ? [] : [`Silence it, where it does not apply: ${silencing}`]),
    paint('dim', addressOf(name)),
  ].join('\n\n');
}

/** All rules as code scanning shows them beside what they find. */
export function sarifRules(): readonly SarifRule[] {
  const page = pathToFileURL(rulesPageFile).href;
  return areas
    .flatMap(({ rules }) => rules)
    .map((rule) => ({
      name: rule.name,
      summary: rule.what,
      help: { text: `${rule.what} ${unescapeMarkdown(rule.why)}`, markdown: markdownOf(rule) },
      helpUri: `${page}#${rule.name}`,
    }));
}
