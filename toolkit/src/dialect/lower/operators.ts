import type * as acorn from 'acorn';
import { declaratorsOf } from '../check/check-members.ts';
import { kindOf } from '../kinds.ts';
import * as build from '../syntax/build.ts';
import { rewrite, walk, type Expression, type Node, type Statement } from '../syntax/ast.ts';
import { analyzeScopes } from '../syntax/scopes.ts';
import { isSimple, type Lowering } from './context.ts';

/** Operators and literals that GTM lacks. */
export function lowerOperators(lowering: Lowering): void {
  const { program } = lowering;
  const scopes = analyzeScopes(program);
  const declarators = declaratorsOf(program);
  const isText = (node: Node): boolean => kindOf(node, scopes, declarators) === 'string';
  const isNumber = (node: Node): boolean => kindOf(node, scopes, declarators) === 'number';
  const unresolved = new Set<Node>(scopes.unresolved.map(({ identifier }) => identifier));
  rewrite(program, {
    leave(node, ancestors) {
      switch (node.type) {
        case 'TemplateLiteral':
          return concatenation(node, isText);
        case 'BinaryExpression':
          return lowerBinary(node, ancestors, lowering);
        case 'UnaryExpression':
          return lowerUnary(node, lowering, isNumber);
        case 'AssignmentExpression':
          return lowerCompound(node, ancestors, lowering);
        case 'SequenceExpression':
          return lowerSequence(node, lowering);
        case 'FunctionExpression':
          return lowerNamed(node, ancestors, lowering);
        case 'Identifier':
          if (!unresolved.has(node) || (node.name !== 'NaN' && node.name !== 'Infinity')) return undefined;
          return build.binary(
            '/',
            build.literal(node.name === 'NaN' ? 0 : 1, node),
            build.literal(0, node),
            node,
          );
        default:
          return undefined;
      }
    },
  });
}

/** `a${b}c` as 'a' + b + 'c'; an empty text goes first where the sum would not be a text otherwise. */
function concatenation(node: acorn.TemplateLiteral, isText: (node: Node) => boolean): Expression {
  const parts: Expression[] = [];
  node.quasis.forEach((quasi, index) => {
    const text = quasi.value.cooked ?? '';
    if (text !== '') parts.push(build.literal(text, quasi));
    const expression = node.expressions[index];
    if (expression !== undefined) parts.push(expression);
  });
  const [first, second] = parts;
  if (first === undefined) return build.literal('', node);
  if (parts.length === 1 && first.type === 'Literal' && typeof first.value === 'string') return first;
  const isTextFromTheStart = isText(first) || (second !== undefined && isText(second));
  if (!isTextFromTheStart) parts.unshift(build.literal('', node));
  const [start = first, ...others] = parts;
  return others.reduce((sum, part) => build.binary('+', sum, part, node), start);
}

function lowerBinary(
  node: acorn.BinaryExpression,
  ancestors: readonly Node[],
  lowering: Lowering,
): Expression | undefined {
  if (node.left.type === 'PrivateIdentifier') return undefined;
  if (node.operator === '**') {
    return build.methodCall(lowering.api('Math', node), 'pow', [node.left, node.right], node);
  }
  if (node.operator !== 'in') return undefined;
  if (isSimple(node.left) || isSimple(node.right)) {
    return build.methodCall(node.right, 'hasOwnProperty', [node.left], node);
  }
  // The key is evaluated before the object.
  const key = lowering.freshName(['key'], lowering.ownerOf(ancestors));
  return lowering.sequence(
    [build.declare('const', build.identifier(key, node), node.left, node)],
    build.methodCall(node.right, 'hasOwnProperty', [build.identifier(key, node)], node),
    node,
  );
}

function lowerUnary(
  node: acorn.UnaryExpression,
  lowering: Lowering,
  isNumber: (node: Node) => boolean,
): Expression | undefined {
  const { argument } = node;
  switch (node.operator) {
    case '+':
      return isNumber(argument) ? argument : build.call(lowering.api('makeNumber', node), [argument], node);
    case 'void':
      return isSimple(argument)
        ? build.undefinedValue(node)
        : lowering.sequence(
            [build.expressionStatement(argument, argument)],
            build.undefinedValue(node),
            node,
          );
    case 'delete': {
      if (argument.type !== 'MemberExpression' || argument.object.type === 'Super') {
        lowering.refuse(node, 'delete', 'Only a property can be deleted.', 'Write delete object.key;');
        return node;
      }
      const { property } = argument;
      if (property.type === 'PrivateIdentifier') return node;
      const key =
        !argument.computed && property.type === 'Identifier'
          ? build.literal(property.name, property)
          : property;
      return build.methodCall(lowering.api('Object', node), 'delete', [argument.object, key], node);
    }
    default:
      return undefined;
  }
}

/** `a -= b` as `a = a - b`. */
function lowerCompound(
  node: acorn.AssignmentExpression,
  ancestors: readonly Node[],
  lowering: Lowering,
): Expression | undefined {
  const operator = compoundOperators.get(node.operator);
  if (operator === undefined) return undefined;
  const { left } = node;
  if (left.type !== 'Identifier' && left.type !== 'MemberExpression') return undefined;
  const apply = (read: Expression): Expression =>
    operator === '**'
      ? build.methodCall(lowering.api('Math', node), 'pow', [read, node.right], node)
      : build.binary(operator, read, node.right, node);
  if (left.type === 'Identifier')
    return build.assignment(left, apply(build.identifier(left.name, left)), node);
  if (left.object.type === 'Super' || left.property.type === 'PrivateIdentifier') return undefined;
  const object = lowering.once(left.object, ancestors);
  const key = left.computed ? lowering.once(left.property, ancestors, ['key']) : undefined;
  return build.assignment(
    { ...left, object: object.first, property: key?.first ?? left.property },
    apply({ ...left, object: object.again(), property: key?.again() ?? structuredClone(left.property) }),
    node,
  );
}

const compoundOperators: ReadonlyMap<string, acorn.BinaryOperator> = new Map(
  (['-', '*', '/', '%', '**', '|', '&', '^', '<<', '>>', '>>>'] as const).map((operator) => [
    `${operator}=`,
    operator,
  ]),
);

/** `(a(), b)`: what goes before is a statement. */
function lowerSequence(node: acorn.SequenceExpression, lowering: Lowering): Expression | undefined {
  const value = node.expressions.at(-1);
  if (value === undefined) return undefined;
  const statements: Statement[] = node.expressions
    .slice(0, -1)
    .map((each) => build.expressionStatement(each, each));
  return lowering.sequence(statements, value, node);
}

/** The name of a function expression is not bound inside in GTM's runtime. */
function lowerNamed(
  node: acorn.FunctionExpression,
  ancestors: readonly Node[],
  lowering: Lowering,
): Expression | undefined {
  const { id } = node;
  if (!id) return undefined;
  const scopes = analyzeScopes(lowering.program);
  const references = scopes.bindingOf(id)?.references ?? [];
  if (references.length === 0) {
    node.id = null;
    return undefined;
  }
  const owner = lowering.ownerOf(ancestors);
  const name = isFree(id.name, owner) ? id.name : lowering.freshName([id.name], owner);
  for (const reference of references) reference.name = name;
  node.id = null;
  return lowering.sequence(
    [build.declare('const', build.identifier(name, id), node, node)],
    build.identifier(name, node),
    node,
  );
}

/** Whether the name occurs in the function expression that it belongs to only. */
function isFree(name: string, owner: Node): boolean {
  let isTaken = false;
  walk(owner, (node) => {
    if (node.type === 'FunctionExpression' && node.id?.name === name) return false;
    if (node.type === 'Identifier' && node.name === name) isTaken = true;
    return !isTaken;
  });
  return !isTaken;
}
