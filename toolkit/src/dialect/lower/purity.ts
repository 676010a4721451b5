import type * as acorn from 'acorn';
import { requiredApi } from '../bundle/modules.ts';
import { apisByName } from '../table.ts';

/** The names under which a program has APIs that change nothing. */
export function pureNames(program: acorn.Program): Set<string> {
  return new Set(
    program.body.flatMap((statement) => {
      const required = requiredApi(statement);
      return required !== undefined && apisByName.get(required.api)?.pure === true ? [required.local] : [];
    }),
  );
}

/** Whether a call changes nothing and calls nothing back, so that it can be made earlier. */
export function isPureCall(node: acorn.CallExpression, pure: ReadonlySet<string>): boolean {
  const { callee } = node;
  if (callee.type === 'Identifier') return pure.has(callee.name);
  if (callee.type !== 'MemberExpression' || callee.object.type !== 'Identifier') return false;
  const changes = callee.property.type !== 'Identifier' || /^(?:delete|freeze)$/.test(callee.property.name);
  return pure.has(callee.object.name) && !callee.computed && !changes;
}
