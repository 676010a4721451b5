import type * as acorn from 'acorn';
import * as build from '../syntax/build.ts';
import { clone, rewrite, type Expression, type Node, type Pattern, type Statement } from '../syntax/ast.ts';
import { analyzeScopes } from '../syntax/scopes.ts';
import { declaratorsOf } from '../check/check-members.ts';
import { kindOf } from '../kinds.ts';
import { isSimple, type Lowering } from './context.ts';
import { nounFor } from './nouns.ts';

type Kind = 'const' | 'let' | 'var' | 'assign';

/** Destructuring declarations and assignments, one name at a time. */
export function lowerDestructuring(lowering: Lowering): void {
  const { program } = lowering;
  const scopes = analyzeScopes(program);
  const declarators = declaratorsOf(program);
  const isText = (node: Node): boolean => kindOf(node, scopes, declarators) === 'string';
  const isStable = (node: Node): boolean =>
    node.type === 'Identifier' && (lowering.stable.has(node) || (scopes.bindingOf(node)?.writes ?? 0) === 0);
  rewrite(program, {
    leave(node, ancestors) {
      const owner = lowering.ownerOf(ancestors);
      if (node.type === 'VariableDeclaration' && !isLoopHead(node, ancestors)) {
        if (node.declarations.every(({ id }) => id.type === 'Identifier')) return undefined;
        const kind = node.kind === 'let' || node.kind === 'var' ? node.kind : 'const';
        const unpacker = new Unpacker(lowering, owner, { isStable, isText }, kind);
        return node.declarations.flatMap(({ id, init }, index) =>
          unpacker.unpack(id, init ?? build.undefinedValue(id), index === 0 ? node : id),
        );
      }
      if (
        node.type === 'ExpressionStatement' &&
        node.expression.type === 'AssignmentExpression' &&
        isPattern(node.expression.left)
      ) {
        const unpacker = new Unpacker(lowering, owner, { isStable, isText }, 'assign');
        return unpacker.unpack(node.expression.left, node.expression.right, node);
      }
      if (
        node.type === 'AssignmentExpression' &&
        isPattern(node.left) &&
        ancestors.at(-1)?.type !== 'ExpressionStatement'
      ) {
        lowering.refuse(
          node,
          'destructuring',
          'A destructuring assignment inside an expression cannot be lowered.',
          'Make it a statement of its own.',
        );
      }
      return undefined;
    },
  });
}

function isPattern(node: Pattern): boolean {
  return node.type === 'ObjectPattern' || node.type === 'ArrayPattern';
}

function isLoopHead(node: acorn.VariableDeclaration, ancestors: readonly Node[]): boolean {
  const parent = ancestors.at(-1);
  return (parent?.type === 'ForInStatement' || parent?.type === 'ForOfStatement') && parent.left === node;
}

class Unpacker {
  constructor(
    private readonly lowering: Lowering,
    private readonly owner: Node,
    private readonly known: Readonly<Record<'isStable' | 'isText', (node: Node) => boolean>>,
    private readonly kind: Kind,
  ) {}

  unpack(pattern: Pattern, value: Expression, at: Node): Statement[] {
    switch (pattern.type) {
      case 'Identifier':
      case 'MemberExpression':
        return [this.#bind(pattern, value, at)];
      case 'AssignmentPattern': {
        const [stored, source] = this.#store(value, at, isSimple(value));
        const filled = build.conditional(
          build.binary('===', source(), build.undefinedValue(pattern), pattern),
          pattern.right,
          source(),
          pattern,
        );
        return [...stored, ...this.unpack(pattern.left, filled, at)];
      }
      case 'ObjectPattern':
        return this.#unpackObject(pattern, value, at);
      case 'ArrayPattern':
        return this.#unpackArray(pattern, value, at);
      case 'RestElement':
        return this.unpack(pattern.argument, value, at);
    }
  }

  #bind(target: acorn.Identifier | acorn.MemberExpression, value: Expression, at: Node): Statement {
    return this.kind === 'assign'
      ? build.expressionStatement(build.assignment(target, value, at), at)
      : build.declare(this.kind, target, value, at);
  }

  /** The value under a name, unless it can be written again and again as it is. */
  #store(value: Expression, at: Node, asItIs: boolean): [Statement[], () => Expression] {
    if (asItIs) return [[], () => clone(value)];
    const name = this.lowering.freshName(nounFor(value), this.owner);
    return [
      [build.declare('const', build.identifier(name, value), value, at)],
      () => build.identifier(name, value),
    ];
  }

  #unpackObject(pattern: acorn.ObjectPattern, value: Expression, at: Node): Statement[] {
    const once = pattern.properties.length === 1 && pattern.properties[0]?.type === 'Property';
    const asItIs = this.known.isStable(value) || once;
    const [statements, source] = this.#store(value, at, asItIs);
    const keys: Expression[] = [];
    for (const property of pattern.properties) {
      if (property.type === 'RestElement') {
        statements.push(...this.#unpackRest(property, source, keys));
        continue;
      }
      let key: Expression = property.key;
      if (property.computed && !isSimple(key)) {
        const [stored, again] = this.#store(key, property, false);
        statements.push(...stored);
        key = again();
      }
      keys.push(
        property.computed ? this.#textOf(clone(key), property.key) : build.literal(String(keyText(key)), key),
      );
      statements.push(...this.unpack(property.value, read(source(), key, property), property));
    }
    // What has no names fails on null all the same: reading any member does.
    if (pattern.properties.length === 0 && statements.length === 0 && !isSimple(value)) {
      statements.push(build.expressionStatement(value, at));
    }
    return statements;
  }

  /** As the keys of an object are, which are texts. */
  #textOf(key: Expression, original: Expression): Expression {
    if (key.type === 'Literal') return build.literal(String(key.value), key);
    return this.known.isText(original) ? key : build.binary('+', build.literal('', key), key, key);
  }

  /** What is left of an object: a copy without the keys taken before. */
  #unpackRest(rest: acorn.RestElement, source: () => Expression, keys: readonly Expression[]): Statement[] {
    const isName = this.kind !== 'assign' && rest.argument.type === 'Identifier';
    const name =
      isName && rest.argument.type === 'Identifier'
        ? rest.argument.name
        : this.lowering.freshName(['others', 'rest'], this.owner);
    const others = (): acorn.Identifier => build.identifier(name, rest);
    const keyName = this.lowering.freshNameIn(['key', 'name'], [source(), others(), ...keys]);
    const key = (): acorn.Identifier => build.identifier(keyName, rest);
    const copy = build.expressionStatement(
      build.assignment(build.index(others(), key(), rest), build.index(source(), key(), rest), rest),
      rest,
    );
    const isLeft = keys
      .map((each): Expression => build.binary('!==', key(), each, rest))
      .reduce<Expression | undefined>(
        (all, each) => (all === undefined ? each : build.logical('&&', all, each, rest)),
        undefined,
      );
    return [
      build.declare('const', others(), build.object([], rest), rest),
      build.forIn(
        keyName,
        source(),
        isLeft === undefined ? copy : build.block([build.ifStatement(isLeft, copy, rest)], rest),
        rest,
      ),
      ...(isName ? [] : this.unpack(rest.argument, others(), rest)),
    ];
  }

  #unpackArray(pattern: acorn.ArrayPattern, value: Expression, at: Node): Statement[] {
    const pairs = this.kind === 'assign' ? undefined : pairUp(pattern, value);
    if (pairs !== undefined) {
      return pairs.flatMap(([target, item]) => this.unpack(target, item, target));
    }
    const targets = pattern.elements.filter((element) => element !== null);
    const [statements, source] = this.#store(value, at, this.known.isStable(value) || targets.length === 1);
    pattern.elements.forEach((element, index) => {
      if (element === null) return;
      const position = build.literal(index, element);
      const item =
        element.type === 'RestElement'
          ? build.methodCall(source(), 'slice', index === 0 ? [] : [position], element)
          : build.index(source(), position, element);
      statements.push(...this.unpack(element, item, element));
    });
    return statements;
  }
}

/** `const [a, b] = [x, y]` needs no array. */
function pairUp(pattern: acorn.ArrayPattern, value: Expression): [Pattern, Expression][] | undefined {
  if (value.type !== 'ArrayExpression' || value.elements.length !== pattern.elements.length) return undefined;
  const pairs: [Pattern, Expression][] = [];
  for (const [index, target] of pattern.elements.entries()) {
    const item = value.elements[index];
    if (target === null || target.type === 'RestElement' || !item || item.type === 'SpreadElement')
      return undefined;
    pairs.push([target, item]);
  }
  return pairs;
}

function read(object: Expression, key: Expression, property: acorn.AssignmentProperty): Expression {
  if (property.computed) return build.index(object, clone(key), property);
  const text = keyText(key);
  return typeof text === 'string' && /^[A-Za-z_$][\w$]*$/.test(text)
    ? build.member(object, text, property)
    : build.index(object, build.literal(text, property), property);
}

function keyText(key: Expression): string | number {
  if (key.type === 'Identifier') return key.name;
  const value = key.type === 'Literal' ? key.value : undefined;
  return typeof value === 'number' ? value : String(value);
}
