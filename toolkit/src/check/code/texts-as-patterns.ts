import type { Report } from '../report.ts';
import type { Subject } from '../subject.ts';
import { memberName } from './member-name.ts';

const methods = ['match', 'replace', 'search', 'split'];

/** `'/a+/g'` in quotes: a regular expression that has been turned into a text with its slashes. */
export function checkTextsAsPatterns({ code }: Subject, report: Report): void {
  for (const node of code?.nodes ?? []) {
    if (code === undefined || node.type !== 'CallExpression' || node.callee.type !== 'MemberExpression')
      continue;
    const method = memberName(node.callee) ?? '';
    const [pattern] = node.arguments;
    if (!methods.includes(method) || pattern?.type !== 'Literal' || typeof pattern.value !== 'string')
      continue;
    if (!/^\/.+\/[gimsuy]+$|^\/.*[[\\^$(+*|].*\/$/.test(pattern.value)) continue;
    report('pattern-in-text', {
      text: `${method} takes this text as it is, slashes included; it is no regular expression.`,
      hint:
        method === 'replace' || method === 'split'
          ? `${method} knows plain texts only; use split and join, or match.`
          : 'Leave the slashes out: a text given to match or search is a pattern.',
      at: code.locate(pattern),
    });
  }
}
