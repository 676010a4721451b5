import type * as acorn from 'acorn';
import { requiredApi } from './bundle/modules.ts';
import * as build from './syntax/build.ts';
import { boundNames, rewrite, walk, type Expression, type Node, type Statement } from './syntax/ast.ts';
import { analyzeScopes } from './syntax/scopes.ts';

/**
 * Leaves of an `if` or `?:` whose test is constant the branch that is taken. The bundler leaves both, but no
 * longer brings in what only the other one needs.
 */
export function foldConstantTests(program: acorn.Program): void {
  rewrite(program, {
    leave(node) {
      if (node.type === 'ConditionalExpression') {
        const truth = truthOf(node.test);
        if (truth === undefined) return undefined;
        const taken = truth ? node.consequent : node.alternate;
        if (isInert(node.test)) return taken;
        return {
          type: 'SequenceExpression',
          expressions: [node.test, taken],
          start: node.start,
          end: node.end,
        };
      }
      if (node.type !== 'IfStatement') return undefined;
      const truth = truthOf(node.test);
      if (truth === undefined) return undefined;
      const [taken, dropped] = truth ? [node.consequent, node.alternate] : [node.alternate, node.consequent];
      if (dropped && declaresVar(dropped)) return undefined;
      const test = isInert(node.test) ? [] : [build.expressionStatement(node.test, node.test)];
      return [...test, ...(taken ? statementsOf(taken) : [])];
    },
  });
}

/** A `var` belongs to the whole function, wherever it stands. */
function declaresVar(statement: Statement): boolean {
  let found = false;
  walk(statement, (node) => {
    if (node.type === 'VariableDeclaration' && node.kind === 'var') found = true;
  });
  return found;
}

/** A block that declares nothing is as good as its statements. */
function statementsOf(statement: Statement): Statement[] {
  if (statement.type !== 'BlockStatement') return [statement];
  const declares = statement.body.some((each) => /Declaration$/.test(each.type));
  return declares ? [statement] : statement.body;
}

/** Whether an expression is true or false whatever the values of its variables are. */
function truthOf(node: Expression): boolean | undefined {
  switch (node.type) {
    case 'Literal':
      return node.regex !== undefined || node.bigint !== undefined ? true : Boolean(node.value);
    case 'TemplateLiteral':
      return node.expressions.length === 0 ? node.quasis[0]?.value.cooked !== '' : undefined;
    case 'ArrayExpression':
    case 'ObjectExpression':
    case 'FunctionExpression':
    case 'ArrowFunctionExpression':
    case 'ClassExpression':
      return true;
    case 'UnaryExpression': {
      const truth = truthOf(node.argument);
      if (node.operator === 'typeof') return true;
      if (node.operator === 'void') return false;
      if (node.operator === '!') return truth === undefined ? undefined : !truth;
      return node.operator === '-' && node.argument.type === 'Literal' ? truth : undefined;
    }
    case 'SequenceExpression': {
      const last = node.expressions.at(-1);
      return last === undefined ? undefined : truthOf(last);
    }
    case 'LogicalExpression':
      if (node.operator === '&&' && truthOf(node.right) === false) return false;
      return node.operator === '||' && truthOf(node.right) === true ? true : undefined;
    default:
      return undefined;
  }
}

/** Drops top-level declarations that nothing uses, and `require`s first of all, until none is left. */
export function dropUnused(program: acorn.Program): void {
  for (;;) {
    const { root } = analyzeScopes(program);
    const before = program.body.length;
    program.body = program.body.filter((statement) => {
      const names = declaredNames(statement);
      if (names === undefined) return true;
      const within = new Set<Node>();
      walk(statement, (node) => void within.add(node));
      return names.some((name) => {
        const binding = root.bindings.get(name);
        return binding === undefined || binding.references.some((reference) => !within.has(reference));
      });
    });
    if (program.body.length === before) return;
  }
}

/** The names of a declaration that does nothing else. */
function declaredNames(statement: acorn.Program['body'][number]): string[] | undefined {
  if (statement.type === 'FunctionDeclaration') return [statement.id.name];
  const required = requiredApi(statement);
  if (required !== undefined) return [required.local];
  if (statement.type !== 'VariableDeclaration') return undefined;
  return statement.declarations.every(
    (declarator) => declarator.id.type === 'Identifier' && (!declarator.init || isInert(declarator.init)),
  )
    ? boundNames(statement).map((id) => id.name)
    : undefined;
}

/** Whether evaluating it does nothing and cannot fail. */
export function isInert(node: Expression): boolean {
  switch (node.type) {
    case 'Literal':
    case 'Identifier':
    case 'FunctionExpression':
    case 'ArrowFunctionExpression':
      return true;
    case 'ArrayExpression':
      return node.elements.every(
        (element) => element !== null && element.type !== 'SpreadElement' && isInert(element),
      );
    case 'ObjectExpression':
      return node.properties.every(
        (property) => property.type === 'Property' && !property.computed && isInert(property.value),
      );
    case 'UnaryExpression':
      return node.operator !== 'delete' && isInert(node.argument);
    case 'BinaryExpression':
      return node.left.type !== 'PrivateIdentifier' && isInert(node.left) && isInert(node.right);
    case 'LogicalExpression':
      return isInert(node.left) && isInert(node.right);
    case 'ConditionalExpression':
      return isInert(node.test) && isInert(node.consequent) && isInert(node.alternate);
    default:
      return false;
  }
}
