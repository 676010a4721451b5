import { constructs } from '../../dialect/table.ts';
import { escapeMarkdown } from '../../messages/markdown.ts';
import { allRules, type Rule, type RuleName } from '../rules.ts';
import { code, servers } from './code.ts';
import { rewrites } from './dialect.ts';
import type { Explanation } from './explanation.ts';
import { fields } from './fields.ts';
import { info } from './info.ts';
import { permissions } from './permissions.ts';
import { sections, silencing } from './sections.ts';
import { tests } from './tests.ts';

export type { Explanation, Given, Parts } from './explanation.ts';

/** A rule with everything that documents say of it. */
export type ExplainedRule = Rule & Explanation;

const explanations: Readonly<Record<RuleName, Explanation>> = {
  ...silencing,
  ...sections,
  ...info,
  ...fields,
  ...code,
  ...servers,
  ...permissions,
  ...tests,
};

/** The rules of each part of a template, in the order of the tables that they stand in. */
export const areas: readonly { readonly title: string; readonly rules: readonly ExplainedRule[] }[] = [
  { title: 'Silencings', rules: explainAll(silencing) },
  { title: 'Sections of the file', rules: explainAll(sections) },
  { title: 'Info', rules: explainAll(info) },
  { title: 'Fields', rules: explainAll(fields) },
  { title: 'Code', rules: explainAll(code) },
  { title: 'Code of server templates', rules: explainAll(servers) },
  { title: 'Permissions', rules: explainAll(permissions) },
  { title: 'Tests', rules: explainAll(tests) },
  { title: 'Syntax', rules: explainAll(rewrites) },
];

/** @throws Error for a name that no rule has */
export function explainRule(name: string): ExplainedRule {
  const rule = allRules.find((each) => each.name === name);
  if (rule === undefined) throw new Error(`There is no rule ${name}.`);
  return explain(rule);
}

function explainAll(area: Readonly<Record<string, unknown>>): readonly ExplainedRule[] {
  return allRules.filter(({ name }) => Object.hasOwn(area, name)).map(explain);
}

function explain(rule: Rule): ExplainedRule {
  if (hasExplanation(rule.name)) return { ...rule, ...explanations[rule.name] };
  const construct = constructs.find(({ id }) => id === rule.name);
  const rewrite = rewrites[rule.name];
  if (construct === undefined || rewrite === undefined) throw new Error(`${rule.name} is not explained.`);
  const { title, reason, hint } = construct;
  return {
    ...rule,
    what: `${title}.`,
    why: escapeMarkdown(hint === undefined ? reason : `${reason} ${hint}`),
    before: { code: rewrite.before },
    after: { code: rewrite.after },
    given: rewrite.given ?? {},
  };
}

function hasExplanation(name: string): name is RuleName {
  return Object.hasOwn(explanations, name);
}
