import type * as acorn from 'acorn';

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
  for (const value of Object.values(node)) {
    if (Array.isArray(value)) found.push(...value.filter(isNode));
    else if (isNode(value)) found.push(value);
  }
  return found;
}

/** Calls `visit` on a node and everything below it; false from `visit` leaves out what is below. */
export function walk(
  node: Node,
  visit: (node: Node, ancestors: readonly Node[]) => boolean | void,
  ancestors: readonly Node[] = [],
): void {
  if (visit(node, ancestors) === false) return;
  const path = [...ancestors, node];
  for (const child of children(node)) walk(child, visit, path);
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
  const apply = (
    visit: Visitor | undefined,
    nodes: readonly Node[],
    ancestors: readonly Node[],
  ): readonly Node[] =>
    visit === undefined
      ? nodes
      : nodes.flatMap((node) => {
          const answer = visit(node, ancestors);
          return answer === undefined ? [node] : isNode(answer) ? [answer] : answer;
        });

  const visitOne = (node: Node, ancestors: readonly Node[]): readonly Node[] => {
    const entered = apply(visitor.enter, [node], ancestors);
    for (const each of entered) descend(each, ancestors);
    return apply(visitor.leave, entered, ancestors);
  };

  const descend = (node: Node, ancestors: readonly Node[]): void => {
    const path = [...ancestors, node];
    // The tree is walked by shape: acorn's types cannot name the properties of every kind of node at once.
    const slots = node as unknown as Record<string, unknown>;
    for (const [key, value] of Object.entries(slots)) {
      if (Array.isArray(value)) {
        const items: readonly unknown[] = value;
        slots[key] = items.flatMap((item): readonly unknown[] =>
          isNode(item) ? visitOne(item, path) : [item],
        );
      } else if (isNode(value)) {
        slots[key] = single(visitOne(value, path), value);
      }
    }
  };
  descend(root, []);
}

function single(nodes: readonly Node[], place: Place): Node | null {
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
