import type { Report } from '../report.ts';
import type { Subject } from '../subject.ts';

/** Assigning to a `const` is no error in GTM: nothing happens. */
export function checkConstants({ code }: Subject, report: Report): void {
  if (code === undefined) return;
  for (const node of code.nodes) {
    const target =
      node.type === 'AssignmentExpression'
        ? node.left
        : node.type === 'UpdateExpression'
          ? node.argument
          : undefined;
    if (target?.type !== 'Identifier' || code.scopes.bindingOf(target)?.kind !== 'const') continue;
    report('constant-assigned', {
      text: `${target.name} is a const: GTM’s runtime ignores the assignment, and it keeps its value.`,
      hint: 'Declare it with let.',
      at: code.locate(target),
    });
  }
}
