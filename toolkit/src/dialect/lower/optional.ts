import type * as acorn from 'acorn';
import * as build from '../syntax/build.ts';
import { rewrite, type Expression, type Node, type Statement } from '../syntax/ast.ts';
import { isSimple, isUndefined, type Lowering } from './context.ts';

/** What `a?.b` comes to: undefined when one of the tests is null, else the value. */
interface Chain {
  /** Each is compared with null, in this order. */
  readonly tests: readonly Expression[];
  readonly value: Expression;
}

/** `?.`, `??` and their assignments. `x == null` is true of null and undefined only. */
export function lowerOptional(lowering: Lowering): void {
  new OptionalLowering(lowering).run();
}

class OptionalLowering {
  /** The conditionals that optional chains became, for what stands around them. */
  readonly #chains = new WeakMap<Node, Chain>();

  constructor(private readonly lowering: Lowering) {}

  run(): void {
    rewrite(this.lowering.program, {
      leave: (node, ancestors) => {
        switch (node.type) {
          case 'ChainExpression':
            return this.#lowerChain(node, ancestors);
          case 'LogicalExpression':
            return this.#lowerLogical(node, ancestors);
          case 'AssignmentExpression':
            return /^(?:\?\?|\|\||&&)=$/.test(node.operator)
              ? this.#lowerAssignment(node, ancestors)
              : undefined;
          case 'BinaryExpression':
            return this.#lowerComparison(node);
          case 'UnaryExpression':
            if (node.operator === '!') node.argument = this.#asTest(node.argument);
            return node.operator === 'delete' ? this.#lowerDelete(node) : undefined;
          case 'ConditionalExpression':
          case 'IfStatement':
          case 'WhileStatement':
            node.test = this.#asTest(node.test);
            return undefined;
          case 'ForStatement':
            if (node.test) node.test = this.#asTest(node.test);
            return undefined;
          case 'ExpressionStatement':
            return this.#lowerStatement(node);
          default:
            return undefined;
        }
      },
    });
  }

  #lowerChain(node: acorn.ChainExpression, ancestors: readonly Node[]): Expression {
    const tests: Expression[] = [];
    const value = this.#unchain(node.expression, tests, ancestors);
    return this.#conditional({ tests, value }, node);
  }

  /** The chain without its question marks; what each of them asks about goes to `tests`. */
  #unchain(node: Expression, tests: Expression[], ancestors: readonly Node[]): Expression {
    if (node.type === 'MemberExpression' && node.object.type !== 'Super') {
      const object = this.#unchain(node.object, tests, ancestors);
      const asked = node.optional ? this.#ask(object, tests, ancestors) : object;
      return { ...node, object: asked, optional: false };
    }
    if (node.type === 'CallExpression' && node.callee.type !== 'Super') {
      let callee = this.#unchain(node.callee, tests, ancestors);
      if (node.optional && callee.type === 'MemberExpression' && callee.object.type !== 'Super') {
        // The method is asked for first and then called on the same object.
        const object = this.lowering.once(callee.object, ancestors);
        tests.push({ ...callee, object: object.first });
        callee = { ...callee, object: object.again() };
      } else if (node.optional) callee = this.#ask(callee, tests, ancestors);
      return { ...node, callee, optional: false };
    }
    return node;
  }

  #ask(object: Expression, tests: Expression[], ancestors: readonly Node[]): Expression {
    const once = this.lowering.once(object, ancestors);
    tests.push(once.first);
    return once.again();
  }

  #conditional(chain: Chain, at: Node): Expression {
    const isMissing = this.#joined(chain.tests, '==', '||', at);
    const lowered = build.conditional(isMissing, build.undefinedValue(at), chain.value, at);
    this.#chains.set(lowered, chain);
    return lowered;
  }

  /** `a == null || a.b == null`, or with the other operators `a != null && a.b != null`. */
  #joined(
    tests: readonly Expression[],
    comparison: '==' | '!=',
    operator: '||' | '&&',
    at: Node,
  ): Expression {
    const [first, ...others] = tests.map((test): Expression =>
      build.binary(comparison, test, build.literal(null, at), at),
    );
    return others.reduce(
      (all, each) => build.logical(operator, all, each, at),
      first ?? build.literal(true, at),
    );
  }

  /** Both operands of `&&` and `||` are tests when the whole is one. */
  #asTest(node: Expression): Expression {
    if (node.type === 'LogicalExpression' && node.operator !== '??') {
      node.left = this.#asTest(node.left);
      node.right = this.#asTest(node.right);
      return node;
    }
    const chain = this.#chains.get(node);
    return chain === undefined ? node : this.#present(chain, node);
  }

  /**
   * True when the value is: `a && a.b`. What is false without being null has no true member, but it has
   * methods: the tests before a call compare with null.
   */
  #present(chain: Chain, at: Node): Expression {
    const { tests, value } = chain;
    const short = value.type === 'MemberExpression' && tests.every((test) => isSimple(test));
    const parts = short
      ? [...tests, value]
      : [...tests.map((test) => build.binary('!=', test, build.literal(null, at), at)), value];
    return conjunction(parts, at);
  }

  #lowerLogical(node: acorn.LogicalExpression, ancestors: readonly Node[]): Expression | undefined {
    if (node.operator === '||') {
      // Any false value gives way to the right side.
      const chain = this.#chains.get(node.left);
      if (chain?.value.type === 'MemberExpression') node.left = this.#present(chain, node.left);
      return undefined;
    }
    if (node.operator !== '??') return undefined;
    const chain = this.#chains.get(node.left);
    if (chain !== undefined && isSimple(chain.value)) {
      const tests = this.#joined([...chain.tests, chain.value], '!=', '&&', node);
      return build.conditional(tests, structuredClone(chain.value), node.right, node);
    }
    const previous = this.#coalesced.get(node.left);
    if (previous !== undefined) {
      previous.alternate = this.#coalesce(previous.alternate, node.right, node, ancestors);
      return previous;
    }
    return this.#coalesce(node.left, node.right, node, ancestors);
  }

  /** `a ?? b ?? c` asks each operand once. */
  readonly #coalesced = new WeakMap<Node, acorn.ConditionalExpression>();

  #coalesce(left: Expression, right: Expression, at: Node, ancestors: readonly Node[]): Expression {
    const value = this.lowering.once(left, ancestors);
    const isThere = build.binary('!=', value.first, build.literal(null, at), at);
    const lowered = build.conditional(isThere, value.again(), right, at);
    this.#coalesced.set(lowered, lowered);
    return lowered;
  }

  #lowerAssignment(node: acorn.AssignmentExpression, ancestors: readonly Node[]): Expression | undefined {
    const [read, write] = this.#twice(node.left, ancestors);
    if (read === undefined || write === undefined) return undefined;
    const assign = build.assignment(write, node.right, node);
    if (node.operator === '||=') return build.logical('||', read, assign, node);
    if (node.operator === '&&=') return build.logical('&&', read, assign, node);
    const lowered = build.logical(
      '||',
      build.binary('!=', read, build.literal(null, node), node),
      assign,
      node,
    );
    const isStatement = ancestors.at(-1)?.type === 'ExpressionStatement';
    if (isStatement) return lowered;
    const value = isSimple(read) ? read : write;
    return build.conditional(
      build.binary('!=', read, build.literal(null, node), node),
      value.type === 'MemberExpression' || value.type === 'Identifier' ? structuredClone(value) : value,
      assign,
      node,
    );
  }

  /** A target to read and to write: its object and key are evaluated when it is read. */
  #twice(
    target: acorn.Pattern,
    ancestors: readonly Node[],
  ): [Expression, acorn.Identifier | acorn.MemberExpression] | [] {
    if (target.type === 'Identifier') return [target, build.identifier(target.name, target)];
    if (target.type !== 'MemberExpression' || target.object.type === 'Super') return [];
    const object = this.lowering.once(target.object, ancestors);
    if (!target.computed || target.property.type === 'PrivateIdentifier') {
      return [
        { ...target, object: object.first },
        { ...target, object: object.again() },
      ];
    }
    const key = this.lowering.once(target.property, ancestors, ['key']);
    return [
      { ...target, object: object.first, property: key.first },
      { ...target, object: object.again(), property: key.again() },
    ];
  }

  /** A comparison with something that is neither null nor undefined needs no undefined for what is missing. */
  #lowerComparison(node: acorn.BinaryExpression): Expression | undefined {
    const chain = node.left.type === 'PrivateIdentifier' ? undefined : this.#chains.get(node.left);
    if (chain === undefined) return undefined;
    if (isNullish(node.right) && (node.operator === '==' || node.operator === '!=')) {
      const compared = build.binary(node.operator, chain.value, node.right, node);
      const operator = node.operator === '==' ? '||' : '&&';
      return build.logical(
        operator,
        this.#joined(chain.tests, node.operator, operator, node),
        compared,
        node,
      );
    }
    if (node.operator === '===' && isUndefined(node.right)) {
      const compared = build.binary('===', chain.value, node.right, node);
      return build.logical('||', this.#joined(chain.tests, '==', '||', node), compared, node);
    }
    if (!isSomething(node.right)) return undefined;
    const compared = build.binary(node.operator, chain.value, node.right, node);
    if (/^(?:===?|[<>]=?)$/.test(node.operator)) {
      return conjunction(
        [...chain.tests.map((test) => build.binary('!=', test, build.literal(null, node), node)), compared],
        node,
      );
    }
    if (/^!==?$/.test(node.operator)) {
      return build.logical('||', this.#joined(chain.tests, '==', '||', node), compared, node);
    }
    return undefined;
  }

  #lowerDelete(node: acorn.UnaryExpression): Expression | undefined {
    const chain = this.#chains.get(node.argument);
    if (chain === undefined) return undefined;
    const lowered = this.#conditional(
      { tests: chain.tests, value: { ...node, argument: chain.value } },
      node,
    );
    if (lowered.type === 'ConditionalExpression') lowered.consequent = build.literal(true, node);
    return lowered;
  }

  /** What stands alone as a statement becomes an `if`. */
  #lowerStatement(node: acorn.ExpressionStatement): Statement | undefined {
    const { expression } = node;
    const chain = this.#chains.get(expression);
    if (chain !== undefined) {
      const test = this.#joined(chain.tests, '!=', '&&', node);
      return build.ifStatement(test, build.expressionStatement(chain.value, node), node);
    }
    if (expression.type === 'LogicalExpression' && expression.right.type === 'AssignmentExpression') {
      const { left, operator, right } = expression;
      const then = build.expressionStatement(right, node);
      if (operator === '&&') return build.ifStatement(left, then, node);
      if (operator === '||') return build.ifStatement(opposite(left, node), then, node);
    }
    return undefined;
  }
}

/** `!x`, or the other comparison. */
function opposite(node: Expression, at: Node): Expression {
  if (node.type === 'BinaryExpression' && node.operator === '!=') return { ...node, operator: '==' };
  return build.not(node, at);
}

function conjunction(parts: readonly Expression[], at: Node): Expression {
  const [first, ...others] = parts;
  return others.reduce((all, each) => build.logical('&&', all, each, at), first ?? build.literal(true, at));
}

function isNullish(node: Expression): boolean {
  return isUndefined(node) || (node.type === 'Literal' && node.value === null);
}

/** Surely neither null nor undefined. */
function isSomething(node: Expression): boolean {
  return (node.type === 'Literal' && node.value !== null) || node.type === 'TemplateLiteral';
}
