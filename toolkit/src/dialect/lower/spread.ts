import type * as acorn from 'acorn';
import * as build from '../syntax/build.ts';
import { clone, rewrite, some, type Expression, type Node, type Statement } from '../syntax/ast.ts';
import { kindName, kindOf } from '../kinds.ts';
import { declaratorsOf } from '../check/check-members.ts';
import { analyzeScopes } from '../syntax/scopes.ts';
import { isSimple, type Lowering } from './context.ts';
import { nounFor, singularFor } from './nouns.ts';

type Items = acorn.ArrayExpression['elements'];

/** Spread in arrays, and in the calls that can do without it. */
export function lowerSpread(lowering: Lowering): void {
  const { program } = lowering;
  refuseTexts(lowering);
  rewrite(program, {
    enter(node) {
      // What a callback of forEach returns is of no interest, so its body may be a statement.
      if (node.type === 'CallExpression' && isMethod(node, 'forEach')) {
        const [callback] = node.arguments;
        if (
          callback?.type === 'ArrowFunctionExpression' &&
          callback.body.type === 'CallExpression' &&
          callback.body.arguments.some((each) => each.type === 'SpreadElement')
        ) {
          const { body } = callback;
          callback.body = build.block([build.expressionStatement(body, body)], body);
          callback.expression = false;
        }
      }
      return undefined;
    },
    leave(node, ancestors) {
      if (node.type === 'ArrayExpression') {
        if (node.elements.includes(null)) {
          node.elements = node.elements.map((each) => each ?? build.undefinedValue(node));
        }
        return hasSpread(node.elements) ? joined(node.elements, node) : undefined;
      }
      if (node.type === 'CallExpression' && hasSpread(node.arguments)) {
        return lowerCall(node, ancestors, lowering);
      }
      return undefined;
    },
  });
}

/** A text is spread into characters by JavaScript, but `concat` would keep it whole. */
function refuseTexts(lowering: Lowering): void {
  const { program } = lowering;
  if (!some(program, (node) => node.type === 'SpreadElement')) return;
  const scopes = analyzeScopes(program);
  const declarators = declaratorsOf(program);
  rewrite(program, {
    enter(node, ancestors) {
      if (node.type !== 'SpreadElement' || ancestors.at(-1)?.type === 'ObjectExpression') return;
      const kind = kindOf(node.argument, scopes, declarators);
      if (kind !== undefined && kind !== 'array') {
        lowering.refuse(
          node,
          'spread',
          `Only arrays can be spread here, and this is ${kindName[kind]}.`,
          "Write text.split('') for the characters of a text.",
        );
      }
    },
  });
}

function hasSpread(items: Items): boolean {
  return items.some((item) => item?.type === 'SpreadElement');
}

/** `[a, ...b, c]` as `[a].concat(b, [c])`. */
function joined(items: Items, at: Node): Expression {
  const parts: Expression[] = [];
  let run: Expression[] = [];
  const endRun = (): void => {
    const [first] = run;
    if (first !== undefined) parts.push(build.array(run, first));
    run = [];
  };
  for (const item of items) {
    if (item?.type !== 'SpreadElement') {
      run.push(item ?? build.undefinedValue(at));
    } else if (item.argument.type === 'ArrayExpression') {
      run.push(
        ...item.argument.elements.flatMap((each) => (each && each.type !== 'SpreadElement' ? [each] : [])),
      );
    } else {
      endRun();
      parts.push(item.argument);
    }
  }
  endRun();
  const [first, ...others] = parts;
  if (first === undefined) return build.array([], at);
  if (others.length > 0) return build.methodCall(first, 'concat', others, at);
  return first.type === 'ArrayExpression' ? first : build.methodCall(first, 'slice', [], at);
}

function isMethod(node: acorn.CallExpression, ...names: readonly string[]): boolean {
  const { callee } = node;
  return (
    callee.type === 'MemberExpression' &&
    !callee.computed &&
    callee.property.type === 'Identifier' &&
    names.includes(callee.property.name)
  );
}

function lowerCall(node: acorn.CallExpression, ancestors: readonly Node[], lowering: Lowering): Expression {
  const all = joined(node.arguments, node);
  if (all.type === 'ArrayExpression') {
    node.arguments = all.elements.filter((each): each is Expression => each !== null);
    return node;
  }
  const list = withoutCopy(all);
  const owner = lowering.ownerOf(ancestors);
  const { callee } = node;
  if (callee.type === 'MemberExpression' && callee.object.type !== 'Super') {
    if (isMethod(node, 'push')) return pushEach(node, callee.object, list, owner, lowering);
    if (isMethod(node, 'max', 'min') && isSimple(callee)) return foldEach(node, callee, list, lowering);
    if (isMethod(node, 'concat')) {
      const name = 'all';
      const item = lowering.freshNameIn(singularFor(list), []);
      const join = build.methodCall(
        build.identifier(name, node),
        'concat',
        [build.identifier(item, node)],
        node,
      );
      return build.methodCall(list, 'reduce', [callback([name, item], join, node), callee.object], node);
    }
  }
  lowering.refuse(
    node.arguments.find((each) => each.type === 'SpreadElement') ?? node,
    'spread-call',
    'GTM cannot call a function with the items of an array as its arguments.',
    'Let the function take one array, or name the arguments one by one.',
  );
  return node;
}

/** `slice()` is of no use where the copy is only read. */
function withoutCopy(node: Expression): Expression {
  return node.type === 'CallExpression' &&
    isMethod(node, 'slice') &&
    node.arguments.length === 0 &&
    node.callee.type === 'MemberExpression' &&
    node.callee.object.type !== 'Super'
    ? node.callee.object
    : node;
}

function callback(params: readonly string[], body: Expression, at: Node): acorn.ArrowFunctionExpression {
  return {
    ...build.arrow(
      params.map((name) => build.identifier(name, at)),
      build.block([], at),
      at,
    ),
    body,
    expression: true,
  };
}

/** `a.push(...b)`: forEach goes through the items that are there at its start, even when `b` is `a`. */
function pushEach(
  node: acorn.CallExpression,
  target: Expression,
  list: Expression,
  owner: Node,
  lowering: Lowering,
): Expression {
  const statements: Statement[] = [];
  let array = target;
  if (!isSimple(target)) {
    const name = lowering.freshName(nounFor(target), owner);
    statements.push(build.declare('const', build.identifier(name, target), target, target));
    array = build.identifier(name, target);
  }
  const item = lowering.freshNameIn(singularFor(list), [array]);
  const push = build.methodCall(clone(array), 'push', [build.identifier(item, node)], node);
  statements.push(
    build.expressionStatement(build.methodCall(list, 'forEach', [callback([item], push, node)], node), node),
  );
  return lowering.sequence(statements, build.member(clone(array), 'length', node), node);
}

/** `Math.max(...list)` as a reduce. */
function foldEach(
  node: acorn.CallExpression,
  callee: acorn.MemberExpression,
  list: Expression,
  lowering: Lowering,
): Expression {
  const isMax = isMethod(node, 'max');
  const so = isMax ? 'largest' : 'smallest';
  const item = lowering.freshNameIn(singularFor(list), [callee, build.identifier(so, node)]);
  const fold = build.call(clone(callee), [build.identifier(so, node), build.identifier(item, node)], node);
  const infinity = build.binary('/', build.literal(1, node), build.literal(0, node), node);
  const start = isMax
    ? build.binary('/', { ...negative(node), argument: build.literal(1, node) }, build.literal(0, node), node)
    : infinity;
  return build.methodCall(list, 'reduce', [callback([so, item], fold, node), start], node);
}

function negative(at: Node): acorn.UnaryExpression {
  return { ...build.not(build.literal(1, at), at), operator: '-' };
}
