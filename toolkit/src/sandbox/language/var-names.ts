import type { Identifier, Statement, VariableDeclaration } from 'acorn';

/** The names that `var` declares anywhere in the statements of a function body, functions in it aside. */
export function varNames(statements: readonly Statement[]): Identifier[] {
  return statements.flatMap(varNamesOf);
}

function varNamesOf(statement: Statement): Identifier[] {
  switch (statement.type) {
    case 'VariableDeclaration':
      return declared(statement);
    case 'ForStatement':
      return [
        ...(statement.init?.type === 'VariableDeclaration' ? declared(statement.init) : []),
        ...varNamesOf(statement.body),
      ];
    case 'ForInStatement':
    case 'ForOfStatement':
      return [
        ...(statement.left.type === 'VariableDeclaration' ? declared(statement.left) : []),
        ...varNamesOf(statement.body),
      ];
    case 'IfStatement':
      return [
        ...varNamesOf(statement.consequent),
        ...(statement.alternate ? varNamesOf(statement.alternate) : []),
      ];
    case 'BlockStatement':
      return varNames(statement.body);
    case 'SwitchStatement':
      return varNames(statement.cases.flatMap((branch) => branch.consequent));
    case 'WhileStatement':
    case 'DoWhileStatement':
      return varNamesOf(statement.body);
    default:
      return [];
  }
}

function declared(declaration: VariableDeclaration): Identifier[] {
  if (declaration.kind !== 'var') return [];
  return declaration.declarations.flatMap(({ id }) => (id.type === 'Identifier' ? [id] : []));
}
