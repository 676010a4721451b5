import type * as acorn from 'acorn';
import { isFunction, some, walk, type Statement } from '../syntax/ast.ts';

/**
 * `const x = { … }` is built under its own name: among the statements that go before the declaration, the
 * variable `name` becomes `wanted`. False when a function in there has a `wanted` of its own.
 */
export function adopt(
  prelude: Statement[],
  name: string,
  wanted: string,
  declaration: acorn.VariableDeclaration,
): boolean {
  const index = prelude.findIndex(
    (statement) =>
      statement.type === 'VariableDeclaration' &&
      statement.declarations[0]?.id.type === 'Identifier' &&
      statement.declarations[0].id.name === name,
  );
  const own = prelude[index];
  if (own?.type !== 'VariableDeclaration') return false;
  if (prelude.some((statement) => declaresInside(statement, wanted))) return false;
  own.kind = declaration.kind;
  own.start = declaration.start;
  for (const statement of prelude.slice(index)) {
    walk(statement, (node, ancestors) => {
      if (node.type !== 'Identifier' || node.name !== name) return;
      const parent = ancestors.at(-1);
      const isKey =
        (parent?.type === 'MemberExpression' && !parent.computed && parent.property === node) ||
        (parent?.type === 'Property' && !parent.computed && parent.key === node);
      if (!isKey) node.name = wanted;
    });
  }
  return true;
}

function declaresInside(statement: Statement, name: string): boolean {
  return some(
    statement,
    (node) =>
      (node.type === 'VariableDeclarator' && node.id.type === 'Identifier' && node.id.name === name) ||
      (isFunction(node) && node.params.some((param) => param.type === 'Identifier' && param.name === name)),
  );
}
