import { closest } from '../../messages/closest.ts';
import { matchers } from '../../sandbox/testing/matchers.ts';
import { memberName } from '../code/member-name.ts';
import type { Report } from '../report.ts';
import type { Subject } from '../subject.ts';

/** `assertThat(x).isEqualTo(y)`: matchers that exist, and are called. */
export function checkMatchers({ tests }: Subject, report: Report): void {
  const known = Object.keys(matchers);
  for (const test of tests) {
    for (const node of test.nodes) {
      if (node.type !== 'MemberExpression' || node.object.type !== 'CallExpression') continue;
      const { callee } = node.object;
      if (callee.type !== 'Identifier' || callee.name !== 'assertThat') continue;
      if (test.scopes.bindingOf(callee) !== undefined) continue;
      const name = memberName(node) ?? '';
      const parent = test.parentOf(node);
      if (!known.includes(name)) {
        const meant = closest(name, known);
        report('unknown-matcher', {
          text: `assertThat has no matcher ${name}.`,
          hint: meant === undefined ? undefined : `Did you mean ${meant}?`,
          at: test.locate(node.property),
        });
      } else if (parent?.type !== 'CallExpression' || parent.callee !== node) {
        report('matcher-not-called', {
          text: `${name} is not called, so nothing is asserted.`,
          hint: `Write ${name}().`,
          at: test.locate(node.property),
        });
      }
    }
  }
}
