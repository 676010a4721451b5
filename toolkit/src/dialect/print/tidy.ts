import type * as acorn from 'acorn';
import { requiredApi } from '../bundle/modules.ts';
import { startsAs } from './names.ts';
import type { Origin } from '../bundle/origin.ts';
import * as build from '../syntax/build.ts';
import { boundNames, rewrite, walk, type Expression, type Node } from '../syntax/ast.ts';
import { analyzeScopes, type Binding } from '../syntax/scopes.ts';

/** Undoes what the bundler writes for its own purposes. */
export function undoBundler(program: acorn.Program, origin: Origin): void {
  rewrite(program, {
    leave(node) {
      const isVoidOfConstant =
        node.type === 'UnaryExpression' && node.operator === 'void' && node.argument.type === 'Literal';
      return isVoidOfConstant ? build.undefinedValue(node) : undefined;
    },
  });
  restoreEnums(program);
  restoreKinds(program, origin);
  restoreOrder(program, origin);
}

/**
 * The bundler makes every top-level variable a `var` and functions in blocks a `let`. What is never assigned
 * again is a `const`: GTM's runtime needs one instruction for it instead of two. The author's own `var` remains:
 * it may be used before its declaration.
 */
function restoreKinds(program: acorn.Program, origin: Origin): void {
  const scopes = analyzeScopes(program);
  walk(program, (node, ancestors) => {
    if (node.type !== 'VariableDeclaration') return;
    const isTopLevel = ancestors.at(-1) === program;
    if (node.kind !== 'let' && !(node.kind === 'var' && isTopLevel)) return;
    if (node.kind === 'var' && (sourceOf(node, origin).startsWith('var ') || isHoisted(node, origin))) return;
    const bindings = boundNames(node).map((name) => scopes.bindingOf(name));
    if (bindings.some((binding) => binding === undefined || binding.declarations.length > 1)) return;
    const isConstant =
      node.declarations.every((declarator) => declarator.init) &&
      bindings.every((binding) => binding?.writes === 0);
    node.kind = isConstant ? 'const' : 'let';
  });
}

/**
 * The bundler takes a `var` out of a block or the head of a loop and declares it after that statement, as often as
 * it comes; it reads better before, once.
 */
function restoreOrder(program: acorn.Program, origin: Origin): void {
  const body: acorn.Program['body'] = [];
  const seen = new Set<string>();
  for (const statement of program.body) {
    if (isHoisted(statement, origin)) {
      const names = boundNames(statement).map(({ name }) => name);
      if (names.some((name) => !seen.has(name))) body.splice(-1, 0, statement);
      for (const name of names) seen.add(name);
    } else body.push(statement);
  }
  program.body = body;
}

/** Whether the bundler took the declaration out of another statement: it then maps it to the name itself. */
function isHoisted(node: Node, origin: Origin): node is acorn.VariableDeclaration {
  if (node.type !== 'VariableDeclaration' || node.kind !== 'var') return false;
  const source = /^[\w$]*/.exec(sourceOf(node, origin))?.[0] ?? '';
  return (
    source !== '' &&
    node.declarations.every(({ init }) => !init) &&
    boundNames(node).some(({ name }) => startsAs(name, source))
  );
}

/** The text of the source from the node on; empty for what the bundler added. */
function sourceOf(node: Node, origin: Origin): string {
  const place = origin.exactOffsetOf(node.start);
  return place === undefined ? '' : (origin.sources.get(place.source) ?? '').slice(place.offset);
}

/** `var E = ((E2) => { E2["A"] = "a"; return E2; })(E || {})` becomes an object again. */
function restoreEnums(program: acorn.Program): void {
  const scopes = analyzeScopes(program);
  for (const statement of program.body) {
    if (statement.type !== 'VariableDeclaration') continue;
    for (const declarator of statement.declarations) {
      if (declarator.id.type !== 'Identifier') continue;
      const init = declarator.init?.type === 'CallExpression' ? declarator.init : undefined;
      const members = init === undefined ? undefined : enumMembers(init);
      const binding = scopes.bindingOf(declarator.id);
      if (init === undefined || members === undefined || binding === undefined) continue;
      const forward = members.map(({ name, value, at }) =>
        build.property(build.literal(name, at), value, at),
      );
      const reverse = isOnlyReadByName(program, binding, init)
        ? []
        : members.flatMap(({ name, value, at }) => {
            const key = numberText(value);
            return key === undefined
              ? []
              : [build.property(build.literal(key, at), build.literal(name, at), at)];
          });
      declarator.init = build.object([...forward, ...reverse], init);
    }
  }
}

interface EnumMember {
  readonly name: string;
  readonly value: Expression;
  readonly at: Node;
}

function enumMembers(node: acorn.CallExpression): EnumMember[] | undefined {
  const { callee } = node;
  const [argument] = node.arguments;
  if (
    callee.type !== 'ArrowFunctionExpression' ||
    callee.body.type !== 'BlockStatement' ||
    argument?.type !== 'LogicalExpression' ||
    callee.params.length !== 1
  ) {
    return undefined;
  }
  const members: EnumMember[] = [];
  for (const statement of callee.body.body.slice(0, -1)) {
    const assigned = statement.type === 'ExpressionStatement' ? statement.expression : undefined;
    if (assigned?.type !== 'AssignmentExpression' || assigned.left.type !== 'MemberExpression')
      return undefined;
    const key = assigned.left.property;
    const inner = key.type === 'AssignmentExpression' ? key : assigned;
    const name = inner.left.type === 'MemberExpression' ? inner.left.property : undefined;
    if (name?.type !== 'Literal' || typeof name.value !== 'string') return undefined;
    members.push({ name: name.value, value: inner.right, at: statement });
  }
  return members;
}

function numberText(value: Expression): string | undefined {
  if (value.type === 'Literal' && typeof value.value === 'number') return String(value.value);
  if (value.type === 'UnaryExpression' && value.operator === '-') {
    const text = numberText(value.argument);
    return text === undefined ? undefined : `-${text}`;
  }
  return undefined;
}

/** Whether nobody looks a name up by its number. */
function isOnlyReadByName(program: acorn.Program, binding: Binding, init: Node): boolean {
  const named = new Set<Node>();
  walk(program, (node) => {
    if (node.type === 'MemberExpression' && (!node.computed || isText(node.property))) named.add(node.object);
  });
  return binding.references.every(
    (reference) => named.has(reference) || (reference.start >= init.start && reference.end <= init.end),
  );
}

function isText(node: Node): boolean {
  return node.type === 'Literal' && typeof node.value === 'string';
}

/** `require`s go first, sorted by name. */
export function sortRequires(program: acorn.Program): string[] {
  const isRequire = (statement: acorn.Program['body'][number]): boolean =>
    requiredApi(statement) !== undefined;
  const requires = program.body
    .filter(isRequire)
    .map((statement) => ({ statement, api: requiredApi(statement)?.api ?? '' }))
    .sort((a, b) => compare(a.api, b.api));
  program.body = [
    ...requires.map(({ statement }) => statement),
    ...program.body.filter((statement) => !isRequire(statement)),
  ];
  return requires.map(({ api }) => api);
}

/** Not by locale: the same sources have to give the same bytes everywhere. Letter case matters last. */
function compare(a: string, b: string): number {
  const [lowerA, lowerB] = [a.toLowerCase(), b.toLowerCase()];
  if (lowerA !== lowerB) return lowerA < lowerB ? -1 : 1;
  return a < b ? -1 : a > b ? 1 : 0;
}
