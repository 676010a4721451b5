import type { AnyNode, Pattern } from 'acorn';
import { children, isFunction } from '../dialect/syntax/ast.ts';
import { NoOpcode } from './no-opcode.ts';
import type { Scope } from './scope.ts';

/** The name that a declaration binds: GTM's runtime cannot take values apart. */
export function boundName(pattern: Pattern): string {
  if (pattern.type !== 'Identifier') throw new NoOpcode(pattern);
  return pattern.name;
}

/** The names that `var` declares anywhere below, except in nested functions. */
export function varNames(nodes: readonly AnyNode[]): ReadonlySet<string> {
  const names = new Set<string>();
  const visit = (node: AnyNode): void => {
    if (isFunction(node)) return;
    if (node.type === 'VariableDeclaration' && node.kind === 'var') {
      for (const { id } of node.declarations) names.add(boundName(id));
    }
    children(node).forEach(visit);
  };
  nodes.forEach(visit);
  return names;
}

/** Declares the `let`, `const` and functions of a list of statements, and says whether there are any. */
export function declareLexical(statements: readonly AnyNode[], scope: Scope): boolean {
  let found = false;
  for (const statement of statements) {
    if (statement.type === 'VariableDeclaration' && statement.kind !== 'var') {
      for (const { id } of statement.declarations) scope.declare(boundName(id));
      found = true;
    } else if (statement.type === 'FunctionDeclaration' && statement.id !== null) {
      scope.declare(statement.id.name);
      found = true;
    }
  }
  return found;
}
