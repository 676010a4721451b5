import type * as acorn from 'acorn';
import type { Faults } from '../faults.ts';
import { requiredApi, requireOf } from '../bundle/modules.ts';
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
  /** Names read in the one place where nothing can have changed them. */
  readonly stable = new WeakSet<Node>();
  /** The functions of `builders`, whose variables may end up in the function around. */
  readonly #dissolving = new Set<Node>();
  readonly #requires = new Map<string, acorn.VariableDeclaration>();
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
    for (const statement of [...this.#requires.values(), ...this.program.body]) {
      const required = requiredApi(statement);
      if (required?.api === name) return build.identifier(required.local, at);
    }
    const local = this.freshName([name, `gtm${name.charAt(0).toUpperCase()}${name.slice(1)}`], this.program);
    this.#requires.set(name, requireOf(local, name, at));
    return build.identifier(local, at);
  }

  /** Adds what `api` promised. Not done at once: a pass that is under way rewrites the program's statements. */
  addRequires(): void {
    this.program.body.unshift(...this.#requires.values());
    this.#requires.clear();
  }

  /** The first of the names that nothing within the function (or program) is called, or one with a number. */
  freshName(wanted: readonly string[], owner: Node): string {
    const taken = this.#namesIn(owner);
    const stem = wanted.find((each) => each === 'value' || each === 'item') ?? wanted[0] ?? 'value';
    let name = wanted.find((each) => !taken.has(each));
    for (let number = 2; name === undefined; number++) {
      if (!taken.has(`${stem}${number}`)) name = `${stem}${number}`;
    }
    taken.add(name);
    return name;
  }

  /** A name for a variable that exists in these nodes only. */
  freshNameIn(wanted: readonly string[], nodes: readonly Node[]): string {
    const taken = new Set(nodes.flatMap((node) => [...namesIn(node)]));
    return wanted.find((name) => !taken.has(name)) ?? this.freshName(wanted, this.program);
  }

  /** Evaluates an expression once. Names and constant members are repeated rather than stored. */
  once(expression: Expression, ancestors: readonly Node[], nouns: readonly string[] = []): Once {
    if (isSimple(expression)) return { first: expression, again: () => clone(expression) };
    const name = this.freshName([...nouns, ...nounFor(expression)], this.ownerOf(ancestors));
    const assignment = build.assignment(build.identifier(name, expression), expression, expression);
    this.temporaries.set(assignment, build.identifier(name, expression));
    return { first: assignment, again: () => build.identifier(name, expression) };
  }

  /** Statements to run before a value is there, as an expression. */
  sequence(statements: readonly Statement[], value: Expression, at: Place): Expression {
    const body = build.block([...statements, build.returnStatement(value, at)], at);
    const callee = build.arrow([], body, at);
    const builder = build.call(callee, [], at);
    this.#dissolving.add(callee);
    this.builders.add(builder);
    return builder;
  }

  /** The function that a node with these ancestors belongs to, or the program: names have to differ there. */
  ownerOf(ancestors: readonly Node[]): Node {
    return ancestors.findLast((node) => isFunction(node) && !this.#dissolving.has(node)) ?? this.program;
  }

  #namesIn(owner: Node): Set<string> {
    let names = this.#names.get(owner);
    if (names === undefined) {
      names = new Set([...namesIn(owner), 'arguments', 'data', 'require', 'undefined']);
      this.#names.set(owner, names);
    }
    return names;
  }
}

/** The names of variables in a tree: members and keys are none. */
function namesIn(root: Node): Set<string> {
  const names = new Set<string>();
  walk(root, (node, ancestors) => {
    const parent = ancestors.at(-1);
    const isMember = parent?.type === 'MemberExpression' && !parent.computed && parent.property === node;
    const isKey = parent?.type === 'Property' && !parent.computed && !parent.shorthand && parent.key === node;
    if (node.type === 'Identifier' && !isMember && !isKey) names.add(node.name);
  });
  return names;
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
