import type * as acorn from 'acorn';
import { KEYS } from 'eslint-visitor-keys';

export type Node = acorn.AnyNode;
export type Expression = acorn.Expression;
export type Statement = acorn.Statement;
export type Pattern = acorn.Pattern;
export type FunctionNode =
  | acorn.FunctionDeclaration
  | acorn.AnonymousFunctionDeclaration
  | acorn.FunctionExpression
  | acorn.ArrowFunctionExpression;

/** A stretch of the text that was parsed. A node made by a rewrite carries the place of what it stands for. */
export interface Place {
  readonly start: number;
  readonly end: number;
}

export function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string';
}

export function isFunction(node: Node): node is FunctionNode {
  return (
    node.type === 'FunctionDeclaration' ||
    node.type === 'FunctionExpression' ||
    node.type === 'ArrowFunctionExpression'
  );
}

/** The nodes directly below, in the order of evaluation, which for expressions is that of the text. */
export function children(node: Node): Node[] {
  const found: Node[] = [];
  for (const key of KEYS[node.type] ?? []) {
    const value = slotsOf(node)[key];
    if (Array.isArray(value)) {
      for (const item of value) if (isNode(item)) found.push(item);
    } else if (isNode(value)) found.push(value);
  }
  return found;
}

/** A node by the names of its properties: acorn's types cannot name those of every kind of node at once. */
function slotsOf(node: Node): Record<string, unknown> {
  return node as unknown as Record<string, unknown>;
}

/**
 * Calls `visit` on a node and everything below it; false from `visit` leaves out what is below. The list of
 * ancestors is one for the whole walk: copy it to keep it.
 */
export function walk(root: Node, visit: (node: Node, ancestors: readonly Node[]) => boolean | void): void {
  const ancestors: Node[] = [];
  const go = (node: Node): void => {
    if (visit(node, ancestors) === false) return;
    ancestors.push(node);
    for (const child of children(node)) go(child);
    ancestors.pop();
  };
  go(root);
}

/** As `walk`, but a nested function is not entered. */
export function walkOwn(node: Node, visit: (node: Node) => boolean | void): void {
  walk(node, (inner, ancestors) => {
    if (visit(inner) === false) return false;
    return !(ancestors.length > 0 && isFunction(inner));
  });
}

export function some(node: Node, test: (node: Node) => boolean): boolean {
  return test(node) || children(node).some((child) => some(child, test));
}

/** What a visitor answers: nothing (keep), one node, or for a statement or a property several or none. */
export type Replacement = Node | readonly Node[] | undefined | void;
export type Visitor = (node: Node, ancestors: readonly Node[]) => Replacement;

/**
 * Rewrites a tree in place. `enter` sees a node before what is below it, `leave` after. Several statements in
 * the place of one become a block where the grammar has room for one only.
 */
export function rewrite(
  root: acorn.Program,
  visitor: { readonly enter?: Visitor; readonly leave?: Visitor },
): void {
  const ancestors: Node[] = [];
  const apply = (visit: Visitor | undefined, node: Node): Node | readonly Node[] =>
    visit?.(node, ancestors) ?? node;

  const visitOne = (node: Node): Node | readonly Node[] => {
    const entered = apply(visitor.enter, node);
    if (isNode(entered)) {
      descend(entered);
      return apply(visitor.leave, entered);
    }
    return entered.flatMap((each) => {
      descend(each);
      return apply(visitor.leave, each);
    });
  };

  const descend = (node: Node): void => {
    const slots = slotsOf(node);
    ancestors.push(node);
    for (const key of KEYS[node.type] ?? []) {
      const value = slots[key];
      if (Array.isArray(value)) slots[key] = visitList(value);
      else if (isNode(value)) slots[key] = single(visitOne(value), value);
    }
    ancestors.pop();
  };

  /** The list itself when nothing in it was replaced: most lists stay as they are. */
  const visitList = (items: readonly unknown[]): readonly unknown[] => {
    const visited = items.map((item) => (isNode(item) ? visitOne(item) : item));
    return visited.every((item, index) => item === items[index]) ? items : visited.flat();
  };
  descend(root);
}

function single(nodes: Node | readonly Node[], place: Place): Node {
  if (isNode(nodes)) return nodes;
  const [first] = nodes;
  if (nodes.length === 1 && first !== undefined) return first;
  return {
    type: 'BlockStatement',
    // Only a statement can become several: expressions have no such replacement.
    body: nodes.filter((node): node is Statement => isNode(node)),
    start: place.start,
    end: place.end,
  };
}

/** A copy that shares no node with the original. */
export function clone<N extends Node>(node: N): N {
  return structuredClone(node);
}

/** The names that a pattern binds. */
export function boundNames(pattern: Pattern | acorn.VariableDeclaration): acorn.Identifier[] {
  switch (pattern.type) {
    case 'Identifier':
      return [pattern];
    case 'ObjectPattern':
      return pattern.properties.flatMap((property) =>
        boundNames(property.type === 'RestElement' ? property : property.value),
      );
    case 'ArrayPattern':
      return pattern.elements.flatMap((element) => (element === null ? [] : boundNames(element)));
    case 'RestElement':
      return boundNames(pattern.argument);
    case 'AssignmentPattern':
      return boundNames(pattern.left);
    case 'VariableDeclaration':
      return pattern.declarations.flatMap((declarator) => boundNames(declarator.id));
    case 'MemberExpression':
      return [];
  }
}
