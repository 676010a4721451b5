import type * as acorn from 'acorn';
import type { Code } from './code.ts';
import { memberName } from './member-name.ts';
import type { Node } from '../../dialect/syntax/ast.ts';

/** One `.then(…)`, `.catch(…)` or `.finally(…)` of a chain. */
export interface ChainLink {
  readonly method: 'then' | 'catch' | 'finally';
  readonly call: acorn.CallExpression;
  /** What runs when the promise before is fulfilled, rejected or either. */
  readonly fulfilled: Node | undefined;
  readonly rejected: Node | undefined;
}

/** `root.then(…).catch(…)`: what gives the promise, and what is done with it in order. */
export interface PromiseChain {
  readonly root: Node;
  readonly links: readonly ChainLink[];
  /** Nothing else can handle a rejection: the chain is a statement, or returned where nobody takes what is returned. */
  readonly isWhole: boolean;
}

const methods = ['then', 'catch', 'finally'] as const;

/** Every chain of the code, each once and whole. */
export function findPromiseChains(code: Code): PromiseChain[] {
  return code.nodes.flatMap((node): PromiseChain[] => {
    if (linkOf(node) === undefined) return [];
    const parent = code.parentOf(node);
    const outer = parent === undefined ? undefined : code.parentOf(parent);
    // An inner part of a longer chain.
    if (parent?.type === 'MemberExpression' && outer !== undefined && linkOf(outer) !== undefined) return [];
    const links: ChainLink[] = [];
    let root: Node = node;
    for (let link = linkOf(root); link !== undefined; link = linkOf(root)) {
      links.unshift(link);
      if (link.call.callee.type !== 'MemberExpression') break;
      root = link.call.callee.object;
    }
    const isWhole =
      parent?.type === 'ExpressionStatement' ||
      (parent?.type === 'ReturnStatement' && outer?.type === 'Program');
    return [{ root, links, isWhole }];
  });
}

function linkOf(node: Node): ChainLink | undefined {
  if (node.type !== 'CallExpression' || node.callee.type !== 'MemberExpression') return undefined;
  const name = memberName(node.callee);
  const method = methods.find((each) => each === name);
  if (method === undefined) return undefined;
  const [first, second] = node.arguments;
  return {
    method,
    call: node,
    fulfilled: method === 'catch' ? undefined : first,
    rejected: method === 'then' ? second : first,
  };
}
