import type * as acorn from 'acorn';
import { closest } from '../../messages/closest.ts';
import { keyOf } from '../code/member-name.ts';
import { hasValue } from '../fields/field-tree.ts';
import { reservedNames } from '../fields/field-types.ts';
import type { Report } from '../report.ts';
import type { Subject } from '../subject.ts';
import type { TestCode } from './test-code.ts';

/** Data that no user of the template can enter: a scenario with it tests something else than it says. */
export function checkTestData({ fields, code, tests }: Subject, report: Report): void {
  if (fields === undefined) return;
  const declared = fields
    .filter((field) => field.place === 'template' && hasValue(field))
    .map(({ name }) => name);
  const known = new Set([
    ...declared,
    ...reservedNames,
    ...(code?.dataUse.members ?? []).map(({ name }) => name),
  ]);
  for (const test of tests) {
    for (const node of test.nodes) {
      if (
        node.type !== 'CallExpression' ||
        node.callee.type !== 'Identifier' ||
        node.callee.name !== 'runCode'
      )
        continue;
      for (const property of literalOf(node.arguments[0], test)?.properties ?? []) {
        const key = property.type === 'Property' ? keyOf(property) : undefined;
        if (key === undefined || known.has(key)) continue;
        const meant = closest(key, declared);
        report('unknown-test-data', {
          text: `The template has no field ${key}.`,
          hint: meant === undefined ? undefined : `Did you mean ${meant}?`,
          at: test.locate(property),
        });
      }
    }
  }
}

/** The object literal that an argument is, directly or by a name. */
function literalOf(
  argument: acorn.CallExpression['arguments'][number] | undefined,
  test: TestCode,
): acorn.ObjectExpression | undefined {
  if (argument?.type === 'ObjectExpression') return argument;
  if (argument?.type !== 'Identifier') return undefined;
  const [declaration] = test.scopes.bindingOf(argument)?.declarations ?? [];
  const declarator = declaration && test.parentOf(declaration);
  return declarator?.type === 'VariableDeclarator' && declarator.init?.type === 'ObjectExpression'
    ? declarator.init
    : undefined;
}
