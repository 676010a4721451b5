import type * as acorn from 'acorn';
import type { Faults } from '../faults.ts';
import { requiredApi, requireOf } from '../modules.ts';
import * as build from '../syntax/build.ts';
import {
  clone,
  isFunction,
  walk,
  type Expression,
  type Node,
  type Place,
  type Statement,
} from '../syntax/ast.ts';
import { nounFor } from './nouns.ts';

/** A value that is evaluated once and used several times. */
export interface Once {
  /** Where it is evaluated: has to come first in the order of evaluation. */
  readonly first: Expression;
  /** Each further use. */
  again(): Expression;
}

/** What the passes of the lowering share. */
export class Lowering {
  /** Assignments to variables that do not exist yet: `settle` declares them. */
  readonly temporaries = new Map<Node, acorn.Identifier>();
  /** Calls of functions on the spot that stand for statements and a value: `settle` dissolves them. */
  readonly builders = new Set<Node>();
  readonly #names = new WeakMap<Node, Set<string>>();

  constructor(
    readonly program: acorn.Program,
    readonly faults: Faults,
  ) {}

  refuse(at: Place, rule: string, text: string, hint: string): void {
    this.faults.add(at, { rule, text, hint });
  }

  /** A name for one of GTM's APIs; the template requires it from now on. */
  api(name: string, at: Node): acorn.Identifier {
    for (const statement of this.program.body) {
      const required = requiredApi(statement);
      if (required?.api === name) return build.identifier(required.local, at);
    }
    const local = this.freshName([name, `gtm${name.charAt(0).toUpperCase()}${name.slice(1)}`], this.program);
    this.program.body.unshift(requireOf(local, name, at));
    return build.identifier(local, at);
  }

  /** The first of the names that nothing within the function (or program) is called, or one with a number. */
  freshName(wanted: readonly string[], owner: Node): string {
    const taken = this.#namesIn(owner);
    const [first = 'value'] = wanted;
    let name = wanted.find((each) => !taken.has(each));
    for (let number = 2; name === undefined; number++) {
      if (!taken.has(`${first}${number}`)) name = `${first}${number}`;
    }
    taken.add(name);
    return name;
  }

  /** Evaluates an expression once. Names and constant members are repeated rather than stored. */
  once(expression: Expression, ancestors: readonly Node[], nouns: readonly string[] = []): Once {
    if (isSimple(expression)) return { first: expression, again: () => clone(expression) };
    const name = this.freshName([...nouns, ...nounFor(expression)], ownerOf(ancestors, this.program));
    const assignment = build.assignment(build.identifier(name, expression), expression, expression);
    this.temporaries.set(assignment, build.identifier(name, expression));
    return { first: assignment, again: () => build.identifier(name, expression) };
  }

  /** Statements to run before a value is there, as an expression. */
  sequence(statements: readonly Statement[], value: Expression, at: Place): Expression {
    const body = build.block([...statements, build.returnStatement(value, at)], at);
    const builder = build.call(build.arrow([], body, at), [], at);
    this.builders.add(builder);
    return builder;
  }

  #namesIn(owner: Node): Set<string> {
    let names = this.#names.get(owner);
    if (names === undefined) {
      const found = new Set<string>(['arguments', 'data', 'require', 'undefined']);
      walk(owner, (node) => {
        if (node.type === 'Identifier') found.add(node.name);
      });
      this.#names.set(owner, found);
      names = found;
    }
    return names;
  }
}

/** The function that a node with these ancestors belongs to, or the program. */
export function ownerOf(ancestors: readonly Node[], program: acorn.Program): Node {
  return ancestors.findLast((ancestor) => isFunction(ancestor)) ?? program;
}

/** Whether evaluating it twice in a row is the same as once, and as short. */
export function isSimple(node: Node): boolean {
  switch (node.type) {
    case 'Identifier':
    case 'Literal':
      return true;
    case 'MemberExpression':
      return !node.optional && isSimple(node.object) && (!node.computed || isConstantKey(node.property));
    default:
      return false;
  }
}

function isConstantKey(node: Node): boolean {
  return node.type === 'Identifier' || node.type === 'Literal';
}

export function isUndefined(node: Node): boolean {
  return node.type === 'Identifier' && node.name === 'undefined';
}
