import type * as acorn from 'acorn';
import type { Node } from '../../dialect/syntax/ast.ts';
import type { Code } from './code.ts';
import type { Fold } from './folded.ts';
import { memberName } from './member-name.ts';

/** One `require(…)`. */
export interface RequiredApi {
  /** Undefined when the code does not show it. */
  readonly name: string | undefined;
  /** Whether the argument is a literal, as GTM wants it. */
  readonly isLiteral: boolean;
  readonly call: acorn.CallExpression;
  readonly uses: readonly ApiUse[];
}

/** A place where an API is called or, without `args`, handed to something that may call it. */
export interface ApiUse {
  /** As in `localStorage.getItem`; undefined when the API itself is used. */
  readonly member: string | undefined;
  readonly node: Node;
  readonly args: readonly Node[] | undefined;
}

/** Every `require` in the code with what is done with it. */
export function findRequires(code: Code, fold: Fold): RequiredApi[] {
  return code.nodes.flatMap((node): RequiredApi[] => {
    if (node.type !== 'CallExpression' || node.callee.type !== 'Identifier') return [];
    if (node.callee.name !== 'require' || code.scopes.bindingOf(node.callee) !== undefined) return [];
    const [argument] = node.arguments;
    const isLiteral = argument?.type === 'Literal' && typeof argument.value === 'string';
    const values = fold(argument);
    const [value] = values;
    const name = values.length === 1 && typeof value === 'string' ? value : undefined;
    return [{ name, isLiteral, call: node, uses: usesOf(node, code, new Set()) }];
  });
}

/** Follows the required value through a name that is assigned once. */
function usesOf(node: Node, code: Code, seen: Set<Node>): ApiUse[] {
  if (seen.has(node)) return [];
  seen.add(node);
  const parent = code.parentOf(node);
  switch (parent?.type) {
    case 'VariableDeclarator': {
      if (parent.id.type !== 'Identifier') return [{ member: undefined, node, args: undefined }];
      return code.scopes.bindingOf(parent.id)?.references.flatMap((each) => usesOf(each, code, seen)) ?? [];
    }
    case 'CallExpression':
      if (parent.callee !== node) return [{ member: undefined, node, args: undefined }];
      return [{ member: undefined, node: parent, args: argumentsOf(parent) }];
    case 'MemberExpression': {
      if (parent.object !== node) return [{ member: undefined, node, args: undefined }];
      const member = memberName(parent);
      const call = code.parentOf(parent);
      return call?.type === 'CallExpression' && call.callee === parent
        ? [{ member, node: call, args: argumentsOf(call) }]
        : [{ member, node: parent, args: undefined }];
    }
    case 'AssignmentExpression':
      return parent.left === node ? [] : [{ member: undefined, node, args: undefined }];
    case 'ExpressionStatement':
    case 'UnaryExpression':
    case 'IfStatement':
      return [];
    case 'LogicalExpression':
    case 'ConditionalExpression':
    case 'BinaryExpression':
      // `if (localStorage && …)`: a test of the value is no use of it.
      return parent.type !== 'LogicalExpression' || parent.left === node ? [] : usesOf(parent, code, seen);
    default:
      return [{ member: undefined, node, args: undefined }];
  }
}

function argumentsOf(call: acorn.CallExpression): readonly Node[] | undefined {
  return call.arguments.some((argument) => argument.type === 'SpreadElement') ? undefined : call.arguments;
}
