import type * as acorn from 'acorn';
import * as build from '../syntax/build.ts';
import {
  children,
  isFunction,
  rewrite,
  some,
  type Expression,
  type Node,
  type Pattern,
} from '../syntax/ast.ts';
import type { Lowering } from './context.ts';
import { isPureCall, pureNames } from './purity.ts';

/** Uses of one name up to which reading the member each time is shorter than declaring it. */
const usesWorthReading = 2;

/**
 * `({ key, value }) => key + value` as `(pair) => pair.key + pair.value`: what a pattern names is read where it
 * is used. Only when nothing that is evaluated before could have changed it.
 */
export function inlinePattern(
  node: acorn.ArrowFunctionExpression,
  pattern: Pattern,
  parameter: string,
  lowering: Lowering,
): boolean {
  const reads = readsOf(pattern, parameter);
  if (reads === undefined || node.body.type === 'BlockStatement') return false;
  const uses = new Map<string, number>();
  const isSafe = readsComeFirst(node.body, reads, uses, pureNames(lowering.program));
  if (!isSafe || [...uses.values()].some((count) => count > usesWorthReading)) return false;
  const holder = build.block([build.returnStatement(node.body, node.body)], node.body);
  const program: acorn.Program = { ...holder, type: 'Program', sourceType: 'module' };
  rewrite(program, {
    leave: (inner, ancestors) => {
      const parent = ancestors.at(-1);
      const isName = parent?.type === 'MemberExpression' && !parent.computed && parent.property === inner;
      const isKey = parent?.type === 'Property' && !parent.computed && parent.key === inner;
      if (parent?.type === 'Property' && parent.shorthand && parent.value === inner) parent.shorthand = false;
      return inner.type === 'Identifier' && !isName && !isKey ? reads.get(inner.name)?.(inner) : undefined;
    },
  });
  const [statement] = program.body;
  if (statement?.type === 'ReturnStatement' && statement.argument) node.body = statement.argument;
  return true;
}

/** The member that each name of a flat pattern stands for; undefined when the pattern is more than that. */
function readsOf(pattern: Pattern, parameter: string): Map<string, (at: Node) => Expression> | undefined {
  const reads = new Map<string, (at: Node) => Expression>();
  if (pattern.type === 'ObjectPattern') {
    for (const property of pattern.properties) {
      if (property.type === 'RestElement' || property.computed || property.value.type !== 'Identifier')
        return undefined;
      const { key } = property;
      if (key.type !== 'Identifier') return undefined;
      reads.set(property.value.name, (at) => build.member(build.identifier(parameter, at), key.name, at));
    }
    return reads;
  }
  if (pattern.type !== 'ArrayPattern') return undefined;
  for (const [index, element] of pattern.elements.entries()) {
    if (element === null) continue;
    if (element.type !== 'Identifier') return undefined;
    reads.set(element.name, (at) =>
      build.index(build.identifier(parameter, at), build.literal(index, at), at),
    );
  }
  return reads;
}

/** Counts the uses of the names; false when one comes after an effect, is written, or lies in a function. */
function readsComeFirst(
  body: Expression,
  names: ReadonlyMap<string, unknown>,
  uses: Map<string, number>,
  pure: ReadonlySet<string>,
): boolean {
  let isDirty = false;
  const visit = (node: Node, parent: Node | undefined): boolean => {
    if (isFunction(node)) return !some(node, (inner) => inner.type === 'Identifier' && names.has(inner.name));
    if (node.type === 'Identifier') {
      const isName = parent?.type === 'MemberExpression' && !parent.computed && parent.property === node;
      const isKey = parent?.type === 'Property' && !parent.computed && parent.key === node;
      if (isName || isKey || !names.has(node.name)) return true;
      uses.set(node.name, (uses.get(node.name) ?? 0) + 1);
      return !isDirty && parent?.type !== 'AssignmentExpression' && parent?.type !== 'UpdateExpression';
    }
    if (!children(node).every((child) => visit(child, node))) return false;
    if (node.type === 'AssignmentExpression' || node.type === 'UpdateExpression') isDirty = true;
    if (node.type === 'CallExpression' && !isPureCall(node, pure)) isDirty = true;
    return true;
  };
  return visit(body, undefined);
}
