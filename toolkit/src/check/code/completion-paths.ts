import type * as acorn from 'acorn';
import { children, isFunction, type Node } from '../../dialect/syntax/ast.ts';
import type { Binding } from '../../dialect/syntax/scopes.ts';
import type { Report } from '../report.ts';
import type { CodeFacts, Subject } from '../subject.ts';
import { isCompletion } from './completion.ts';

/** open: the path goes on and nothing has completed. done: something has, or will. ended: it does not go on. */
export type State = 'open' | 'done' | 'ended';

/**
 * Paths through a tag's code on which nothing is ever told to GTM, so that it shows "still running" and
 * whatever waits for the tag waits for ever. Handing a callback on counts as completing.
 */
export function checkCompletionPaths({ template, code }: Subject, report: Report): void {
  if (code === undefined || template.type !== 'TAG' || !code.nodes.some(isCompletion)) return;
  const completes = completionTest(code);
  const end = follow(code.program.body, 'open', completes, (statement) =>
    report('path-without-completion', {
      text: 'The tag returns here without a call of data.gtmOnSuccess or data.gtmOnFailure.',
      hint: 'Call one of them before: GTM shows the tag as still running, and tags in sequence wait for it.',
      at: code.locate(statement),
    }),
  );
  const last = code.program.body.findLast(({ type }) => type !== 'FunctionDeclaration');
  if (end !== 'open' || last === undefined) return;
  report('path-without-completion', {
    text: 'The code may come to its end without a call of data.gtmOnSuccess or data.gtmOnFailure.',
    hint: 'Complete in every branch, the last else included.',
    at: code.locate(last),
  });
}

/** Whether evaluating a node completes the tag, or hands that on. */
export type Completes = (node: Node) => boolean;

/** Where the statements leave the tag, begun in a state; `onOpenReturn` is told of each return on which nothing has completed. */
export function follow(
  statements: readonly Node[],
  start: State,
  completes: Completes,
  onOpenReturn: (statement: Node) => void,
): State {
  const one = (statement: Node, state: State): State => {
    switch (statement.type) {
      case 'FunctionDeclaration':
        return state;
      case 'BlockStatement':
        return all(statement.body, state);
      case 'IfStatement': {
        const tested = evaluate(statement.test, state);
        // `if (data.gtmOnSuccess) …` only makes sure of the callback.
        if (mentionsCompletion(statement.test)) return one(statement.consequent, tested);
        const otherwise = statement.alternate ? one(statement.alternate, tested) : tested;
        return merge(one(statement.consequent, tested), otherwise);
      }
      case 'SwitchStatement':
        return ofSwitch(statement, evaluate(statement.discriminant, state));
      case 'ForStatement':
      case 'ForInStatement':
      case 'ForOfStatement':
      case 'WhileStatement':
      case 'DoWhileStatement':
        // Whether a loop runs at all is not to be seen, so that what completes in it counts.
        one(statement.body, state);
        return evaluate(statement, state);
      case 'ReturnStatement':
        if (evaluate(statement, state) === 'open') onOpenReturn(statement);
        return 'ended';
      default:
        return evaluate(statement, state);
    }
  };
  const all = (list: readonly Node[], from: State): State => {
    let state = from;
    for (const statement of list) {
      if (state === 'ended') break;
      state = one(statement, state);
    }
    return state;
  };
  /** A switch without a default is taken to have a case for every value. */
  const ofSwitch = (statement: acorn.SwitchStatement, state: State): State => {
    let result: State = 'ended';
    let before: State = 'ended';
    for (const { consequent, test } of statement.cases) {
      const entered = test ? evaluate(test, state) : state;
      before = all(consequent, before === 'ended' ? entered : merge(before, entered));
      if (consequent.some(leavesSwitch)) {
        result = merge(result, before);
        before = 'ended';
      }
    }
    return statement.cases.length === 0 ? state : merge(result, before);
  };
  const evaluate = (node: Node, state: State): State =>
    state === 'open' && completes(node) ? 'done' : state;
  return all(statements, start);
}

function mentionsCompletion(node: Node): boolean {
  return isCompletion(node) || children(node).some(mentionsCompletion);
}

function leavesSwitch(statement: Node): boolean {
  return (
    statement.type === 'BreakStatement' ||
    (statement.type === 'BlockStatement' && statement.body.some(leavesSwitch))
  );
}

function merge(a: State, b: State): State {
  if (a === 'ended') return b;
  if (b === 'ended') return a;
  return a === 'open' || b === 'open' ? 'open' : 'done';
}

/** Whether evaluating the node calls a completion, or hands one (or a function that calls one) to a call. */
export function completionTest(code: CodeFacts, mentions: Completes = mentionTest(code)): Completes {
  const completes = (node: Node): boolean => {
    if (node.type === 'CallExpression' && mentions(node)) return true;
    return !isFunction(node) && children(node).some(completes);
  };
  return completes;
}

/** Whether a node mentions a completion, or a name that stands for one or comes to call one. */
export function mentionTest(code: CodeFacts): Completes {
  const names = completingNames(code);
  const mentions = (node: Node): boolean =>
    isCompletion(node) ||
    (node.type === 'Identifier' && isCompletingName(node, code, names)) ||
    children(node).some(mentions);
  return mentions;
}

/** Names that stand for a callback, for an object that holds one, or for a function that comes to call one. */
function completingNames(code: CodeFacts): ReadonlySet<Binding> {
  const found = new Set<Binding>();
  const definitions = code.nodes.flatMap((node): { id: acorn.Identifier; value: Node }[] => {
    if (node.type === 'VariableDeclarator' && node.id.type === 'Identifier' && node.init) {
      return [{ id: node.id, value: node.init }];
    }
    if (node.type === 'FunctionDeclaration' && node.id) return [{ id: node.id, value: node }];
    const target = node.type === 'AssignmentExpression' ? rootOf(node.left) : undefined;
    return target && node.type === 'AssignmentExpression' ? [{ id: target, value: node.right }] : [];
  });
  const mentionedBy = new Map<Binding, Binding[]>();
  const next: Binding[] = [];
  for (const { id, value } of definitions) {
    const binding = code.scopes.bindingOf(id);
    if (binding === undefined) continue;
    const visit = (node: Node): void => {
      const mentioned = node.type === 'Identifier' ? code.scopes.bindingOf(node) : undefined;
      const others = mentioned === undefined ? undefined : mentionedBy.get(mentioned);
      if (others !== undefined) others.push(binding);
      else if (mentioned !== undefined) mentionedBy.set(mentioned, [binding]);
      else if (isCompletion(node) || (node.type === 'Identifier' && isDataHandedOn(node, code))) {
        next.push(binding);
      }
      children(node).forEach(visit);
    };
    visit(value);
  }
  for (let binding = next.pop(); binding !== undefined; binding = next.pop()) {
    if (found.has(binding)) continue;
    found.add(binding);
    next.push(...(mentionedBy.get(binding) ?? []));
  }
  return found;
}

function isCompletingName(node: acorn.Identifier, code: CodeFacts, names: ReadonlySet<Binding>): boolean {
  const binding = code.scopes.bindingOf(node);
  return binding === undefined ? isDataHandedOn(node, code) : names.has(binding);
}

/** `data` handed on as a whole takes its callbacks along. */
function isDataHandedOn(node: acorn.Identifier, code: CodeFacts): boolean {
  const parent = code.parentOf(node);
  return (
    node.name === 'data' &&
    parent?.type === 'CallExpression' &&
    !code.requires.some(
      ({ name, uses }) => name === 'logToConsole' && uses.some((use) => use.node === parent),
    )
  );
}

/** The name at the root of `a`, `a.b`, `a.b.c`. */
function rootOf(node: Node): acorn.Identifier | undefined {
  if (node.type === 'Identifier') return node;
  return node.type === 'MemberExpression' ? rootOf(node.object) : undefined;
}
