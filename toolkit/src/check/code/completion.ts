import type { Node } from '../../dialect/syntax/ast.ts';
import { memberName } from './member-name.ts';
import type { Report } from '../report.ts';
import type { CodeFacts, Subject } from '../subject.ts';

/** GTM's editor saves no tag that mentions neither callback. */
export function checkCompletion({ template, code }: Subject, report: Report): void {
  if (code === undefined || template.type !== 'TAG' || code.nodes.some(isCompletion)) return;
  report('no-completion', {
    text: 'The tag calls neither data.gtmOnSuccess() nor data.gtmOnFailure(); GTM’s editor does not save it.',
    hint: 'Call one of them on every path, or hand both to sendPixel or injectScript.',
    at: code.locate({ start: 0, end: 0 }),
  });
}

/** A variable's value is what its code returns. */
export function checkReturn({ template, code }: Subject, report: Report): void {
  if (code === undefined || template.type !== 'MACRO' || returnsValue(code)) return;
  report('no-return', {
    text: 'The variable returns nothing, so its value is always undefined.',
    hint: 'Return the value at the top level of the code.',
    at: code.locate({ start: 0, end: 0 }),
  });
}

/** `data.gtmOnSuccess`, of `data` under any name. */
export function isCompletion(node: Node): boolean {
  if (node.type !== 'MemberExpression') return false;
  const name = memberName(node);
  return name === 'gtmOnSuccess' || name === 'gtmOnFailure';
}

function returnsValue(code: CodeFacts): boolean {
  return code.nodes.some((node) => {
    if (node.type !== 'ReturnStatement' || !node.argument) return false;
    for (let outer = code.parentOf(node); outer !== undefined; outer = code.parentOf(outer)) {
      if (/Function/.test(outer.type)) return false;
    }
    return true;
  });
}
