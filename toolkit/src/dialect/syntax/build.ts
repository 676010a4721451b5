import type * as acorn from 'acorn';
import type { Expression, Pattern, Place, Statement } from './ast.ts';

/** Makers of syntax. The last argument, `at`, is the node that the new one stands for: it lends its place. */

const place = (at: Place): Place => ({ start: at.start, end: at.end });

export function identifier(name: string, at: Place): acorn.Identifier {
  return { type: 'Identifier', name, ...place(at) };
}

export function literal(value: string | number | boolean | null, at: Place): acorn.Literal {
  return { type: 'Literal', value, ...place(at) };
}

export function undefinedValue(at: Place): acorn.Identifier {
  return identifier('undefined', at);
}

export function member(object: Expression, name: string, at: Place): acorn.MemberExpression {
  return {
    type: 'MemberExpression',
    object,
    property: identifier(name, at),
    computed: false,
    optional: false,
    ...place(at),
  };
}

export function index(object: Expression, property: Expression, at: Place): acorn.MemberExpression {
  return { type: 'MemberExpression', object, property, computed: true, optional: false, ...place(at) };
}

export function call(callee: Expression, args: Expression[], at: Place): acorn.CallExpression {
  return { type: 'CallExpression', callee, arguments: args, optional: false, ...place(at) };
}

export function methodCall(
  object: Expression,
  name: string,
  args: Expression[],
  at: Place,
): acorn.CallExpression {
  return call(member(object, name, at), args, at);
}

export function binary(
  operator: acorn.BinaryOperator,
  left: Expression,
  right: Expression,
  at: Place,
): acorn.BinaryExpression {
  return { type: 'BinaryExpression', operator, left, right, ...place(at) };
}

export function logical(
  operator: acorn.LogicalOperator,
  left: Expression,
  right: Expression,
  at: Place,
): acorn.LogicalExpression {
  return { type: 'LogicalExpression', operator, left, right, ...place(at) };
}

export function not(argument: Expression, at: Place): acorn.UnaryExpression {
  return { type: 'UnaryExpression', operator: '!', prefix: true, argument, ...place(at) };
}

export function conditional(
  test: Expression,
  consequent: Expression,
  alternate: Expression,
  at: Place,
): acorn.ConditionalExpression {
  return { type: 'ConditionalExpression', test, consequent, alternate, ...place(at) };
}

export function assignment(left: Pattern, right: Expression, at: Place): acorn.AssignmentExpression {
  return { type: 'AssignmentExpression', operator: '=', left, right, ...place(at) };
}

export function arrow(
  params: Pattern[],
  body: acorn.BlockStatement,
  at: Place,
): acorn.ArrowFunctionExpression {
  return {
    type: 'ArrowFunctionExpression',
    id: null,
    params,
    body,
    generator: false,
    async: false,
    expression: false,
    ...place(at),
  };
}

export function array(elements: Expression[], at: Place): acorn.ArrayExpression {
  return { type: 'ArrayExpression', elements, ...place(at) };
}

export function object(properties: acorn.Property[], at: Place): acorn.ObjectExpression {
  return { type: 'ObjectExpression', properties, ...place(at) };
}

export function property(key: Expression, value: Expression, at: Place): acorn.Property {
  return {
    type: 'Property',
    key,
    value,
    kind: 'init',
    method: false,
    shorthand: false,
    computed: false,
    ...place(at),
  };
}

export function expressionStatement(expression: Expression, at: Place): acorn.ExpressionStatement {
  return { type: 'ExpressionStatement', expression, ...place(at) };
}

export function block(body: Statement[], at: Place): acorn.BlockStatement {
  return { type: 'BlockStatement', body, ...place(at) };
}

export function declare(
  kind: 'const' | 'let' | 'var',
  id: Pattern,
  init: Expression | null,
  at: Place,
): acorn.VariableDeclaration {
  return {
    type: 'VariableDeclaration',
    kind,
    declarations: [{ type: 'VariableDeclarator', id, init, ...place(at) }],
    ...place(at),
  };
}

export function ifStatement(test: Expression, consequent: Statement, at: Place): acorn.IfStatement {
  return { type: 'IfStatement', test, consequent, alternate: null, ...place(at) };
}

export function returnStatement(argument: Expression | null, at: Place): acorn.ReturnStatement {
  return { type: 'ReturnStatement', argument, ...place(at) };
}

export function forIn(name: string, right: Expression, body: Statement, at: Place): acorn.ForInStatement {
  return {
    type: 'ForInStatement',
    left: declare('const', identifier(name, at), null, at),
    right,
    body,
    ...place(at),
  };
}

export function forOf(name: string, right: Expression, body: Statement, at: Place): acorn.ForOfStatement {
  return {
    type: 'ForOfStatement',
    left: declare('const', identifier(name, at), null, at),
    right,
    body,
    await: false,
    ...place(at),
  };
}
