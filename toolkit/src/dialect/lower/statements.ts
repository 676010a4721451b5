import type * as acorn from 'acorn';
import * as build from '../syntax/build.ts';
import { boundNames, clone, isFunction, rewrite, some, type Node, type Statement } from '../syntax/ast.ts';
import { analyzeScopes } from '../syntax/scopes.ts';
import type { Lowering } from './context.ts';
import { singularFor } from './nouns.ts';

/** Statements that GTM lacks: do-while, functions in blocks, `default` in the midst of a switch, directives. */
export function lowerStatements(lowering: Lowering): void {
  const { program } = lowering;
  const scopes = analyzeScopes(program);
  const isWritten = (name: acorn.Identifier): boolean => (scopes.bindingOf(name)?.writes ?? 0) > 0;
  rewrite(program, {
    leave(node, ancestors) {
      switch (node.type) {
        case 'ExpressionStatement':
          if (node.directive !== undefined) return [];
          return node.expression.type === 'SequenceExpression'
            ? node.expression.expressions.map((each) => build.expressionStatement(each, each))
            : undefined;
        case 'BlockStatement':
          if (!isFunction(ancestors.at(-1) ?? program)) node.body = functionsFirst(node.body, isWritten);
          return undefined;
        case 'SwitchCase':
          node.consequent = functionsFirst(node.consequent, isWritten);
          return undefined;
        case 'VariableDeclaration':
          return splitFunctions(node, ancestors);
        case 'SwitchStatement':
          moveDefaultLast(node, lowering);
          return undefined;
        case 'DoWhileStatement':
          return lowerDoWhile(node, ancestors, lowering);
        case 'ForInStatement':
        case 'ForOfStatement':
          lowerLoopHead(node, ancestors, lowering);
          return undefined;
        default:
          return undefined;
      }
    },
  });
}

/** A function declared in a block is there from the start of the block. */
function functionsFirst(
  body: readonly Statement[],
  isWritten: (name: acorn.Identifier) => boolean,
): Statement[] {
  const functions = body.flatMap((statement) =>
    statement.type === 'FunctionDeclaration'
      ? [
          build.declare(
            isWritten(statement.id) ? 'let' : 'const',
            statement.id,
            { ...statement, type: 'FunctionExpression', id: null },
            statement,
          ),
        ]
      : [],
  );
  return functions.length === 0
    ? [...body]
    : [...functions, ...body.filter((statement) => statement.type !== 'FunctionDeclaration')];
}

/** Functions get a declaration each. */
function splitFunctions(
  node: acorn.VariableDeclaration,
  ancestors: readonly Node[],
): Statement[] | undefined {
  const isList = /^(?:Program|BlockStatement|SwitchCase)$/.test(ancestors.at(-1)?.type ?? '');
  const hasFunction = node.declarations.some(({ init }) => init && isFunction(init));
  return isList && hasFunction && node.declarations.length > 1
    ? node.declarations.map((declarator) => ({
        ...node,
        declarations: [declarator],
        start: declarator.start,
      }))
    : undefined;
}

/** `while (true)` with the test at the end; with a `continue` inside, a flag that skips the first test. */
function lowerDoWhile(
  node: acorn.DoWhileStatement,
  ancestors: readonly Node[],
  lowering: Lowering,
): Statement[] {
  const body = node.body.type === 'BlockStatement' ? node.body.body : [node.body];
  const declared = new Set(
    body.flatMap((statement) =>
      statement.type === 'VariableDeclaration' && statement.kind !== 'var'
        ? boundNames(statement).map(({ name }) => name)
        : [],
    ),
  );
  const testUsesBody = some(node.test, (each) => each.type === 'Identifier' && declared.has(each.name));
  if (!testUsesBody && !hasContinue(node.body)) {
    const leave = build.ifStatement(
      build.not(node.test, node.test),
      { type: 'BreakStatement', label: null, start: node.test.start, end: node.test.end },
      node.test,
    );
    return [
      {
        type: 'WhileStatement',
        test: build.literal(true, node),
        body: build.block([...body, leave], node.body),
        start: node.start,
        end: node.end,
      },
    ];
  }
  const name = lowering.freshName(['isFirst', 'isFirstRound'], lowering.ownerOf(ancestors));
  const isFirst = (): acorn.Identifier => build.identifier(name, node);
  const clear = build.expressionStatement(
    build.assignment(isFirst(), build.literal(false, node), node),
    node.body,
  );
  return [
    build.declare('let', isFirst(), build.literal(true, node), node),
    {
      type: 'WhileStatement',
      test: build.logical('||', isFirst(), node.test, node.test),
      body: build.block([clear, ...body], node.body),
      start: node.start,
      end: node.end,
    },
  ];
}

/** Whether a `continue` in the statement goes on with the loop around it. */
function hasContinue(node: Node): boolean {
  if (node.type === 'ContinueStatement') return true;
  if (isFunction(node) || /^(?:For|ForIn|ForOf|While|DoWhile)Statement$/.test(node.type)) return false;
  return Object.values(node).some((value: unknown) =>
    (Array.isArray(value) ? value : [value]).some((item: unknown) => isNodeLike(item) && hasContinue(item)),
  );
}

function isNodeLike(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && 'type' in value;
}

function moveDefaultLast(node: acorn.SwitchStatement, lowering: Lowering): void {
  const index = node.cases.findIndex((each) => !each.test);
  const found = node.cases[index];
  if (found === undefined || index === node.cases.length - 1) return;
  let start = index;
  // Labels that share the default's code need no mention.
  while (node.cases[start - 1]?.consequent.length === 0) start--;
  const before = node.cases[start - 1];
  const own = found.consequent.length === 0 ? undefined : found;
  if (own !== undefined && endsAbruptly(own) && (before === undefined || endsAbruptly(before))) {
    node.cases.splice(start, index - start + 1);
    const last = node.cases.at(-1);
    if (last !== undefined && !endsAbruptly(last)) {
      last.consequent.push({ type: 'BreakStatement', label: null, start: last.end, end: last.end });
    }
    node.cases.push(found);
    return;
  }
  lowering.refuse(
    found,
    'default-not-last',
    'GTM’s runtime keeps default as the last case, and this one shares its code with a neighbour.',
    'Move default to the end of the switch.',
  );
}

function endsAbruptly(each: acorn.SwitchCase): boolean {
  const last = each.consequent.at(-1);
  const statement = last?.type === 'BlockStatement' ? last.body.at(-1) : last;
  return /^(?:Break|Continue|Return)Statement$/.test(statement?.type ?? '');
}

/** `for (const { a } of list)` takes the item apart in the body. */
function lowerLoopHead(
  node: acorn.ForInStatement | acorn.ForOfStatement,
  ancestors: readonly Node[],
  lowering: Lowering,
): void {
  const { left } = node;
  const declared = left.type === 'VariableDeclaration' ? left.declarations[0]?.id : undefined;
  const pattern = declared ?? left;
  if (pattern.type === 'Identifier' || pattern.type === 'VariableDeclaration') return;
  const name = lowering.freshName(singularFor(node.right), lowering.ownerOf(ancestors));
  const item = build.identifier(name, pattern);
  const taking =
    left.type === 'VariableDeclaration' && left.kind !== 'using' && left.kind !== 'await using'
      ? build.declare(left.kind, pattern, item, pattern)
      : build.expressionStatement(build.assignment(pattern, item, pattern), pattern);
  node.left = build.declare('const', clone(item), null, left);
  const body = node.body.type === 'BlockStatement' ? node.body.body : [node.body];
  node.body = build.block([taking, ...body], node.body);
}
