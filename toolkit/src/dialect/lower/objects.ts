import type * as acorn from 'acorn';
import * as build from '../syntax/build.ts';
import { rewrite, walk, type Expression, type Node, type Statement } from '../syntax/ast.ts';
import { isSimple, type Lowering } from './context.ts';
import { nounFor } from './nouns.ts';

/** From this many spreads of unknown objects on, one function that copies is shorter than a loop for each. */
const loopsWorthAFunction = 3;

/** Shorthand, methods, computed keys and spread in objects. */
export function lowerObjects(lowering: Lowering): void {
  const { program } = lowering;
  const copy = spreadsIn(program) >= loopsWorthAFunction ? shared(lowering) : undefined;
  rewrite(program, {
    // The outer object first: what is spread into it then needs no object of its own.
    enter(node, ancestors) {
      if (node.type === 'Property' && ancestors.at(-1)?.type === 'ObjectExpression') {
        node.shorthand = false;
        node.method = false;
      }
      if (node.type === 'ObjectExpression' && node.properties.some((each) => !isPlain(each))) {
        return new ObjectBuilder(lowering, lowering.ownerOf(ancestors), nounsFor(ancestors), copy).build(
          node,
        );
      }
      return undefined;
    },
  });
  if (copy !== undefined) program.body.push(copy.declaration);
}

interface CopyFunction {
  readonly name: string;
  readonly declaration: acorn.FunctionDeclaration;
}

/** `function copyKeys(from, to) { for (const key in from) to[key] = from[key]; }` */
function shared(lowering: Lowering): CopyFunction {
  const at = lowering.program;
  const name = lowering.freshName(['copyKeys', 'copyProperties'], at);
  const id = (text: string): acorn.Identifier => build.identifier(text, at);
  const assign = build.assignment(
    build.index(id('to'), id('key'), at),
    build.index(id('from'), id('key'), at),
    at,
  );
  return {
    name,
    declaration: {
      type: 'FunctionDeclaration',
      id: id(name),
      params: [id('from'), id('to')],
      body: build.block([build.forIn('key', id('from'), build.expressionStatement(assign, at), at)], at),
      generator: false,
      async: false,
      expression: false,
      start: at.start,
      end: at.start,
    },
  };
}

function isPlain(property: acorn.Property | acorn.SpreadElement): boolean {
  return property.type === 'Property' && !property.computed;
}

/** How many objects are spread whose keys the code does not show. */
function spreadsIn(program: acorn.Program): number {
  let count = 0;
  walk(program, (node) => {
    if (node.type !== 'ObjectExpression') return;
    for (const property of node.properties) {
      if (property.type === 'SpreadElement' && literalsOf(property.argument) === undefined) count++;
    }
  });
  return count;
}

/** What a spread adds when the code shows it: `{…}`, or a condition that chooses between such and nothing. */
function literalsOf(
  node: Expression,
):
  | { readonly test?: Expression; readonly yes: acorn.ObjectExpression; readonly no?: acorn.ObjectExpression }
  | undefined {
  if (node.type === 'ObjectExpression') return { yes: node };
  if (node.type === 'LogicalExpression' && node.operator === '&&' && node.right.type === 'ObjectExpression') {
    return { test: node.left, yes: node.right };
  }
  if (
    node.type === 'ConditionalExpression' &&
    node.consequent.type === 'ObjectExpression' &&
    node.alternate.type === 'ObjectExpression'
  ) {
    return { test: node.test, yes: node.consequent, no: node.alternate };
  }
  return undefined;
}

function nounsFor(ancestors: readonly Node[]): string[] {
  const parent = ancestors.at(-1);
  const key = parent?.type === 'Property' && parent.key.type === 'Identifier' ? [parent.key.name] : [];
  return [...key, 'result', 'copy', 'object'];
}

/** Builds an object step by step, in the order of the literal. */
class ObjectBuilder {
  readonly #name: string;
  readonly #statements: Statement[] = [];

  constructor(
    private readonly lowering: Lowering,
    private readonly owner: Node,
    nouns: readonly string[],
    private readonly copy: CopyFunction | undefined,
  ) {
    this.#name = lowering.freshName(nouns, owner);
  }

  build(node: acorn.ObjectExpression): Expression {
    const properties = flatten(node.properties);
    const split = properties.findIndex((each) => !isPlain(each));
    const plain = (split === -1 ? properties : properties.slice(0, split)).filter(
      (each): each is acorn.Property => each.type === 'Property',
    );
    if (split === -1) return build.object(plain, node);
    this.#statements.push(build.declare('const', this.#object(node), build.object(plain, node), node));
    for (const property of properties.slice(split)) this.#add(property, this.#statements);
    return this.lowering.sequence(this.#statements, this.#object(node), node);
  }

  #object(at: Node): acorn.Identifier {
    return build.identifier(this.#name, at);
  }

  #add(property: acorn.Property | acorn.SpreadElement, to: Statement[]): void {
    if (property.type === 'SpreadElement') this.#spread(property, to);
    else to.push(this.#set(property));
  }

  #set(property: acorn.Property): Statement {
    const { key } = property;
    const name = key.type === 'Identifier' ? key.name : key.type === 'Literal' ? key.value : undefined;
    const target =
      !property.computed && typeof name === 'string' && /^[A-Za-z_$][\w$]*$/.test(name)
        ? build.member(this.#object(property), name, property)
        : build.index(
            this.#object(property),
            property.computed || key.type !== 'Identifier' ? key : build.literal(key.name, key),
            property,
          );
    return build.expressionStatement(build.assignment(target, property.value, property), property);
  }

  #spread(spread: acorn.SpreadElement, to: Statement[]): void {
    const known = literalsOf(spread.argument);
    if (known === undefined) {
      to.push(...this.#copyFrom(spread.argument, spread));
      return;
    }
    const yes: Statement[] = [];
    for (const property of flatten(known.yes.properties)) this.#add(property, yes);
    if (known.test === undefined) {
      to.push(...yes);
      return;
    }
    const no: Statement[] = [];
    for (const property of flatten(known.no?.properties ?? [])) this.#add(property, no);
    if (yes.length === 0 && no.length === 0) {
      to.push(build.expressionStatement(known.test, spread));
      return;
    }
    const test = yes.length === 0 ? build.not(known.test, spread) : known.test;
    const branches = [yes, no]
      .filter((statements) => statements.length > 0)
      .map((each) => bodyOf(each, spread));
    const [consequent, alternate] = branches;
    if (consequent !== undefined) {
      to.push({ ...build.ifStatement(test, consequent, spread), alternate: alternate ?? null });
    }
  }

  #copyFrom(source: Expression, at: Node): Statement[] {
    if (this.copy !== undefined) {
      const call = build.call(build.identifier(this.copy.name, at), [source, this.#object(at)], at);
      return [build.expressionStatement(call, at)];
    }
    const stored = isSimple(source) ? undefined : this.lowering.freshName(nounFor(source), this.owner);
    const from = (): Expression =>
      stored === undefined ? structuredClone(source) : build.identifier(stored, at);
    const keyName = this.lowering.freshNameIn(['key', 'name'], [from(), this.#object(at)]);
    const key = (): acorn.Identifier => build.identifier(keyName, at);
    const assign = build.assignment(
      build.index(this.#object(at), key(), at),
      build.index(from(), key(), at),
      at,
    );
    const loop = build.forIn(keyName, from(), build.expressionStatement(assign, at), at);
    return stored === undefined
      ? [loop]
      : [build.declare('const', build.identifier(stored, at), source, at), loop];
  }
}

/** `...{ a: 1 }` adds its properties like any other. */
function flatten(properties: acorn.ObjectExpression['properties']): acorn.ObjectExpression['properties'] {
  return properties.flatMap((property) =>
    property.type === 'SpreadElement' && property.argument.type === 'ObjectExpression'
      ? flatten(property.argument.properties)
      : [property],
  );
}

function bodyOf(statements: Statement[], at: Node): Statement {
  const [first] = statements;
  return statements.length === 1 && first !== undefined ? first : build.block(statements, at);
}
