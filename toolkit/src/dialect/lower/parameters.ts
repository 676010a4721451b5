import type * as acorn from 'acorn';
import * as build from '../syntax/build.ts';
import { rewrite, type FunctionNode, type Node, type Pattern, type Statement } from '../syntax/ast.ts';
import type { Lowering } from './context.ts';
import { inlinePattern } from './inline.ts';
import { singularFor } from './nouns.ts';

/** Defaults, patterns and rest parameters become statements at the head of the function. */
export function lowerParameters(lowering: Lowering): void {
  rewrite(lowering.program, {
    leave(node, ancestors) {
      if (
        (node.type === 'FunctionDeclaration' ||
          node.type === 'FunctionExpression' ||
          node.type === 'ArrowFunctionExpression') &&
        node.params.some((param) => param.type !== 'Identifier')
      ) {
        lowerFunction(node, ancestors, lowering);
      }
    },
  });
}

function lowerFunction(node: FunctionNode, ancestors: readonly Node[], lowering: Lowering): void {
  const head: Statement[] = [];
  const params: Pattern[] = [];
  node.params.forEach((param, index) => {
    if (param.type === 'RestElement') {
      head.push(build.declare('const', param.argument, restOf(index, param), param));
      return;
    }
    const target = param.type === 'AssignmentPattern' ? param.left : param;
    const id =
      target.type === 'Identifier'
        ? target
        : build.identifier(lowering.freshName(nounsFor(node, index, ancestors), node), target);
    params.push(id);
    if (param.type === 'AssignmentPattern') {
      const isMissing = build.binary(
        '===',
        build.identifier(id.name, id),
        build.undefinedValue(param),
        param,
      );
      const assign = build.assignment(build.identifier(id.name, id), param.right, param);
      head.push(build.ifStatement(isMissing, build.expressionStatement(assign, param), param));
    }
    if (
      target !== id &&
      node.type === 'ArrowFunctionExpression' &&
      param === target &&
      node.params.length === 1
    ) {
      if (inlinePattern(node, target, id.name, lowering)) return;
    }
    if (target !== id) {
      const input = build.identifier(id.name, target);
      lowering.stable.add(input);
      head.push(build.declare('const', target, input, target));
    }
  });
  node.params = params;
  if (head.length === 0) return;
  if (node.body.type === 'BlockStatement') node.body.body.unshift(...head);
  else {
    node.body = build.block([...head, build.returnStatement(node.body, node.body)], node.body);
    if (node.type === 'ArrowFunctionExpression') node.expression = false;
  }
}

/** In GTM's sandbox `arguments` is an array, in arrow functions too. */
function restOf(index: number, at: acorn.RestElement): acorn.Expression {
  const all = build.identifier('arguments', at);
  return index === 0 ? all : build.methodCall(all, 'slice', [build.literal(index, at)], at);
}

/** A callback's first parameter is named after the list that it goes through. */
function nounsFor(node: FunctionNode, index: number, ancestors: readonly Node[]): string[] {
  const parent = ancestors.at(-1);
  const isItem =
    index === 0 &&
    parent?.type === 'CallExpression' &&
    parent.arguments[0] === node &&
    parent.callee.type === 'MemberExpression' &&
    parent.callee.property.type === 'Identifier' &&
    /^(?:every|filter|forEach|map|some)$/.test(parent.callee.property.name);
  if (isItem && parent.callee.type === 'MemberExpression') return singularFor(parent.callee.object);
  return ['options', 'values', 'input'];
}
