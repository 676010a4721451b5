import type * as acorn from 'acorn';
import { children, isFunction, type FunctionNode, type Node } from '../../dialect/syntax/ast.ts';
import type { Code } from './code.ts';
import { memberName } from './member-name.ts';
import { remembered } from './remembered.ts';

const iterators = ['every', 'filter', 'forEach', 'map', 'some'];
const readers = [
  ...iterators,
  'concat',
  'hasOwnProperty',
  'indexOf',
  'join',
  'lastIndexOf',
  'slice',
  'toString',
];

/** Whether a list or an object is certain to be the same after this use of its name. */
export function isLeftAsItIs(reference: acorn.Identifier, code: Code): boolean {
  const parent = code.parentOf(reference);
  switch (parent?.type) {
    case 'MemberExpression': {
      if (parent.object !== reference) return true;
      const user = code.parentOf(parent);
      if (user?.type === 'AssignmentExpression') return user.left !== parent;
      if (user?.type === 'CallExpression' && user.callee === parent) {
        return readers.includes(memberName(parent) ?? '');
      }
      return user?.type !== 'UpdateExpression';
    }
    case 'CallExpression':
      return parent.callee !== reference && isApi(parent.callee, code);
    case 'ForOfStatement':
    case 'ForInStatement':
      return parent.right === reference;
    default:
      return false;
  }
}

/** A function that came from `require`, which does not change what it is given. */
function isApi(callee: Node, code: Code): boolean {
  if (callee.type !== 'Identifier') return false;
  const [declaration] = code.scopes.bindingOf(callee)?.declarations ?? [];
  const declarator = declaration && code.parentOf(declaration);
  return (
    declarator?.type === 'VariableDeclarator' &&
    declarator.init?.type === 'CallExpression' &&
    declarator.init.callee.type === 'Identifier' &&
    declarator.init.callee.name === 'require'
  );
}

/** The list that a `for (const name of list)` goes through. */
export function loopOver(declaration: acorn.Identifier, code: Code): acorn.Expression | undefined {
  const declarator = code.parentOf(declaration);
  const variables = declarator && code.parentOf(declarator);
  const loop = variables && code.parentOf(variables);
  return loop?.type === 'ForOfStatement' && loop.left === variables ? loop.right : undefined;
}

/** The list whose `forEach` (or a method like it) the function is given to, and to nothing else. */
export function iteratedBy(owner: Node, code: Code): Node | undefined {
  const call = code.parentOf(owner);
  if (call?.type !== 'CallExpression' || call.arguments[0] !== owner) return undefined;
  const { callee } = call;
  if (callee.type !== 'MemberExpression') return undefined;
  return iterators.includes(memberName(callee) ?? '') ? callee.object : undefined;
}

/** All calls of a function that is never used otherwise; undefined when it may be called from elsewhere. */
export function callsOf(owner: Node, code: Code): acorn.CallExpression[] | undefined {
  const name = nameOf(owner, code);
  const binding = name && code.scopes.bindingOf(name);
  if (binding === undefined || binding.writes > 0 || binding.declarations.length !== 1) return undefined;
  const calls: acorn.CallExpression[] = [];
  for (const reference of binding.references) {
    const call = code.parentOf(reference);
    if (call?.type !== 'CallExpression' || call.callee !== reference) return undefined;
    calls.push(call);
  }
  return calls;
}

/** The function that a name stands for, when it is certain to be the same wherever it is called. */
export function functionOf(name: acorn.Identifier, code: Code): FunctionNode | undefined {
  const binding = code.scopes.bindingOf(name);
  const [declaration] = binding?.declarations ?? [];
  if (declaration === undefined || binding?.writes !== 0 || binding.declarations.length !== 1)
    return undefined;
  const parent = code.parentOf(declaration);
  if (parent?.type === 'FunctionDeclaration' && parent.id === declaration) return parent;
  const value = parent?.type === 'VariableDeclarator' && parent.id === declaration ? parent.init : undefined;
  return value && isFunction(value) ? value : undefined;
}

/** The return statements of a function's own body, not those of functions within. */
export const returnsIn = remembered((node: Node): readonly acorn.ReturnStatement[] => {
  if (node.type === 'ReturnStatement') return [node];
  return isFunction(node) ? [] : children(node).flatMap((child) => returnsIn(child));
});

/** What a function may return. */
export function returnedBy({ body }: FunctionNode): Node[] {
  if (body.type !== 'BlockStatement') return [body];
  return returnsIn(body).flatMap(({ argument }) => argument ?? []);
}

function nameOf(owner: Node, code: Code): acorn.Identifier | undefined {
  if (owner.type === 'FunctionDeclaration') return owner.id ?? undefined;
  const declarator = code.parentOf(owner);
  return declarator?.type === 'VariableDeclarator' && declarator.id.type === 'Identifier'
    ? declarator.id
    : undefined;
}
