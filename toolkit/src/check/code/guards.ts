import type * as acorn from 'acorn';
import { isFunction, type FunctionNode, type Node } from '../../dialect/syntax/ast.ts';
import type { Code } from './code.ts';
import { hole, unknown, type Folded, type FoldIn } from './folded.ts';
import { OpaqueValue, SandboxArray, SandboxFunction, SandboxObject } from '../../sandbox/language/values.ts';
import { remembered } from './remembered.ts';

/** What has to be so for control to come to a place within its function. */
export type Guard =
  | { readonly test: Node; readonly holds: boolean }
  /** A switch enters at one of `among`; undefined stands for its default, taken when none of `others` equals. */
  | {
      readonly discriminant: Node;
      readonly among: readonly (Node | undefined)[];
      readonly others: readonly Node[];
    };

export interface Guarded {
  readonly guards: readonly Guard[];
  /** The function whose body the place is in; undefined at the top of the code. */
  readonly owner: FunctionNode | undefined;
}

/** Guards further away are left out of account: that only lets more through. */
const mostGuards = 40;

/** What guards a node, nearest first: the branches that it is in, and the branches before it that leave. */
export function guardsOf(node: Node, code: Code): Guarded {
  const guards: Guard[] = [];
  let inner = node;
  for (let outer = code.parentOf(node); outer !== undefined; outer = code.parentOf(outer)) {
    if (isFunction(outer)) return { guards, owner: outer };
    if (guards.length < mostGuards) guards.push(...guardsWithin(outer, inner, code));
    inner = outer;
  }
  return { guards, owner: undefined };
}

function guardsWithin(outer: Node, inner: Node, code: Code): readonly Guard[] {
  switch (outer.type) {
    case 'IfStatement':
    case 'ConditionalExpression':
      return inner === outer.test ? [] : [{ test: outer.test, holds: inner === outer.consequent }];
    case 'LogicalExpression':
      return inner === outer.left ? [] : [{ test: outer.left, holds: outer.operator === '&&' }];
    case 'Program':
    case 'BlockStatement':
      return guardsBefore(outer.body, inner);
    case 'SwitchCase': {
      const parent = code.parentOf(outer);
      const before = guardsBefore(outer.consequent, inner);
      return parent?.type === 'SwitchStatement' && inner !== outer.test
        ? [...before, entryOf(parent, outer)]
        : before;
    }
    default:
      return [];
  }
}

/** What is known once the statements before a node are behind. */
function guardsBefore(list: readonly Node[], node: Node): readonly Guard[] {
  const known = guardsAfter(list);
  const before = known.filter(({ statement }) => statement.start < node.start);
  return before.slice(-mostGuards).reverse();
}

type Passed = Extract<Guard, { readonly test: Node }> & { readonly statement: Node };

/** What is known once these statements are behind: of those that leave in one branch, the other was taken. */
export const guardsAfter = remembered((statements: readonly Node[]): readonly Passed[] =>
  statements.flatMap((statement): Passed[] => {
    if (statement.type !== 'IfStatement') return [];
    const { test, consequent, alternate } = statement;
    if (leaves(consequent)) return [{ statement, test, holds: false }];
    return alternate && leaves(alternate) ? [{ statement, test, holds: true }] : [];
  }),
);

/** Whether control never comes to what follows the statement in its list. */
export function leaves(statement: Node): boolean {
  switch (statement.type) {
    case 'ReturnStatement':
    case 'BreakStatement':
    case 'ContinueStatement':
      return true;
    case 'BlockStatement':
      return statement.body.some(leaves);
    case 'IfStatement': {
      const { consequent, alternate } = statement;
      return alternate ? leaves(consequent) && leaves(alternate) : false;
    }
    default:
      return false;
  }
}

/** The cases through which control comes to this one: its own, and those before it that fall through. */
function entryOf({ discriminant, cases }: acorn.SwitchStatement, entered: acorn.SwitchCase): Guard {
  const upTo = cases.slice(0, cases.indexOf(entered) + 1);
  const first = upTo.slice(0, -1).findLastIndex(({ consequent }) => consequent.some(leaves)) + 1;
  const among = upTo.slice(first).map(({ test }) => test ?? undefined);
  const others = cases.flatMap(({ test }) => (test && !among.includes(test) ? [test] : []));
  return { discriminant, among, others };
}

/** Whether the guard may let control through, as far as the values show it. */
export function mayPass(guard: Guard, fold: FoldIn): boolean {
  if ('test' in guard) return fold(guard.test).some((value) => truthOf(value) !== !guard.holds);
  const { discriminant, among, others } = guard;
  const equals = (value: Folded, test: Node): readonly (boolean | undefined)[] =>
    fold(test).map((each) => strictlyEqual(value, each));
  return fold(discriminant).some((value) =>
    among.some((test) =>
      test === undefined
        ? !others.some((other) => equals(value, other).every((equal) => equal === true))
        : equals(value, test).some((equal) => equal !== false),
    ),
  );
}

/** Whether a value counts as true; undefined when that is not to be seen. */
export function truthOf(value: Folded): boolean | undefined {
  if (value === unknown) return undefined;
  if (typeof value !== 'string' || !value.includes(hole)) return Boolean(value);
  return value.replaceAll(hole, '') === '' ? undefined : true;
}

/** `===` of two values; undefined when that is not to be seen. */
export function strictlyEqual(left: Folded, right: Folded): boolean | undefined {
  if (left === unknown || right === unknown || left === hole || right === hole) return undefined;
  if (isReference(left) || isReference(right))
    return isReference(left) && isReference(right) ? undefined : false;
  if (typeof left !== 'string' || typeof right !== 'string') return left === right;
  const [ofLeft = '', ...restOfLeft] = left.split(hole);
  const [ofRight = '', ...restOfRight] = right.split(hole);
  if (restOfLeft.length === 0 && restOfRight.length === 0) return left === right;
  const length = Math.min(ofLeft.length, ofRight.length);
  if (ofLeft.slice(0, length) !== ofRight.slice(0, length)) return false;
  // The one without holes is too short for what is known of the other.
  const [whole, other] = restOfLeft.length === 0 ? [left, right] : [right, left];
  return !whole.includes(hole) && other.replaceAll(hole, '').length > whole.length ? false : undefined;
}

function isReference(value: Folded): boolean {
  return (
    value instanceof SandboxObject ||
    value instanceof SandboxArray ||
    value instanceof SandboxFunction ||
    value instanceof OpaqueValue
  );
}
