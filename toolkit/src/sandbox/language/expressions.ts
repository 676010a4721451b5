import type {
  AnyNode,
  BinaryOperator,
  ConditionalExpression,
  Identifier,
  LogicalExpression,
  MemberExpression,
  ObjectExpression,
  UnaryExpression,
} from 'acorn';
import { compileCall, listOf } from './calls.ts';
import { toNumber, typeOf, type Primitive } from './convert.ts';
import type { Evaluate, Frame, Layout } from './frame.ts';
import { valueCost } from './meter.ts';
import { binary } from './operators.ts';
import { getProperty, toKey, type Key } from './properties.ts';
import { compileAssignment, compileUpdate } from './stores.ts';
import { faultAt, placed, renew, type ExpressionCompiler, type ExpressionNode, type Unit } from './unit.ts';
import { SandboxArray, SandboxObject, type Value } from './values.ts';
import { reader } from './variables.ts';

/** Turns expressions into closures. */
export class Expressions implements ExpressionCompiler {
  constructor(
    readonly unit: Unit,
    private readonly functionOf: (node: AnyNode, layout: Layout) => Evaluate,
  ) {}

  of(node: ExpressionNode, layout: Layout): Evaluate {
    return this.unit.nesting.inside(() => this.compile(node, layout));
  }

  private compile(node: ExpressionNode, layout: Layout): Evaluate {
    switch (node.type) {
      case 'Literal':
        return this.literal(node.value);
      case 'Identifier':
        return this.variable(node, layout);
      case 'ArrayExpression': {
        const elements = node.elements.map((element) =>
          element ? this.of(element, layout) : () => undefined,
        );
        const list = listOf(elements);
        const spend = this.spender(node, elements.length);
        return (frame) => {
          spend(frame);
          return new SandboxArray(list(frame));
        };
      }
      case 'ObjectExpression':
        return this.object(node, layout);
      case 'FunctionExpression':
      case 'ArrowFunctionExpression':
        return this.functionOf(node, layout);
      case 'UnaryExpression':
        return this.unary(node, layout);
      case 'UpdateExpression':
        return compileUpdate(this, node, layout);
      case 'AssignmentExpression':
        return compileAssignment(this, node, layout);
      case 'BinaryExpression':
        return this.binary(node.operator, node.left, node.right, node, layout);
      case 'LogicalExpression':
        return this.logical(node, layout);
      case 'ConditionalExpression':
        return this.conditional(node, layout);
      case 'CallExpression':
        return compileCall(this, node, layout);
      case 'MemberExpression':
        return this.member(node, layout);
      case 'SequenceExpression': {
        const parts = node.expressions.map((part) => this.of(part, layout));
        return (frame) => {
          let last: Value;
          for (const part of parts) last = part(frame);
          return last;
        };
      }
      default:
        throw new Error(`${node.type} was not refused.`);
    }
  }

  private literal(value: unknown): Evaluate {
    const literal = primitiveOf(value);
    if (literal === undefined) throw new Error('The literal was not refused.');
    const constant = literal.value;
    return () => constant;
  }

  private variable(node: Identifier, layout: Layout): Evaluate {
    const binding = this.unit.references.get(node);
    return binding === undefined ? () => undefined : reader(binding, layout);
  }

  private object(node: ObjectExpression, layout: Layout): Evaluate {
    const keys: string[] = [];
    const values: Evaluate[] = [];
    for (const property of node.properties) {
      if (property.type !== 'Property') continue;
      const { key } = property;
      keys.push(key.type === 'Identifier' ? key.name : key.type === 'Literal' ? String(key.value) : '');
      values.push(this.of(property.value, layout));
    }
    const spend = this.spender(node, keys.length);
    return (frame) => {
      spend(frame);
      const properties = new Map<string, Value>();
      for (let index = 0; index < keys.length; index++) {
        properties.set(keys[index] ?? '', values[index]?.(frame));
      }
      return new SandboxObject(properties);
    };
  }

  /** Charges a new object or array to the budget. */
  private spender(node: AnyNode, parts: number): (frame: Frame) => void {
    const { unit } = this;
    const cost = valueCost + parts;
    return ({ meter }) => {
      if ((meter.remaining -= cost) < 0) renew(meter, unit, node);
    };
  }

  private unary(node: UnaryExpression, layout: Layout): Evaluate {
    const { unit } = this;
    const argument = this.of(node.argument, layout);
    const number = ({ meter }: Frame, value: Value): number => {
      try {
        return toNumber(value, meter);
      } catch (error) {
        throw placed(error, unit, node);
      }
    };
    switch (node.operator) {
      case '!':
        return (frame) => !argument(frame);
      case '-':
        return (frame) => -number(frame, argument(frame));
      case '~':
        return (frame) => ~number(frame, argument(frame));
      case 'typeof':
        return (frame) => typeOf(argument(frame));
      default:
        throw new Error(`The operator ${node.operator} was not refused.`);
    }
  }

  private binary(
    operator: BinaryOperator,
    left: ExpressionNode,
    right: ExpressionNode,
    node: AnyNode,
    layout: Layout,
  ): Evaluate {
    const literal = right.type === 'Literal' ? primitiveOf(right.value) : undefined;
    const evaluate = binary(operator, this.of(left, layout), this.of(right, layout), literal, (error) =>
      placed(error, this.unit, node),
    );
    if (evaluate === undefined) throw new Error(`The operator ${operator} was not refused.`);
    return evaluate;
  }

  private logical(node: LogicalExpression, layout: Layout): Evaluate {
    const left = this.of(node.left, layout);
    const right = this.of(node.right, layout);
    const arms = this.unit.coverage?.addBranch('logical', this.unit.source, node, [node.left, node.right]);
    const isAnd = node.operator === '&&';
    if (arms !== undefined) {
      const [first, second] = arms;
      return (frame) => {
        if (first) first.count++;
        const value = left(frame);
        if (Boolean(value) !== isAnd) return value;
        if (second) second.count++;
        return right(frame);
      };
    }
    return isAnd ? (frame) => left(frame) && right(frame) : (frame) => left(frame) || right(frame);
  }

  private conditional(node: ConditionalExpression, layout: Layout): Evaluate {
    const test = this.of(node.test, layout);
    const consequent = this.of(node.consequent, layout);
    const alternate = this.of(node.alternate, layout);
    const arms = this.unit.coverage?.addBranch('conditional', this.unit.source, node, [
      node.consequent,
      node.alternate,
    ]);
    if (arms === undefined) return (frame) => (test(frame) ? consequent(frame) : alternate(frame));
    return (frame) => {
      const taken = test(frame);
      const arm = arms[taken ? 0 : 1];
      if (arm) arm.count++;
      return taken ? consequent(frame) : alternate(frame);
    };
  }

  private member(node: MemberExpression, layout: Layout): Evaluate {
    const { unit } = this;
    const object = this.of(node.object, layout);
    const key = this.key(node, layout);
    const missing = (of: null | undefined, name: Key): unknown =>
      faultAt(unit, node, `TypeError: Cannot read properties of ${String(of)} (reading '${name}')`);
    if (typeof key !== 'string') {
      const keyOf = (value: Value, { meter }: Frame): Key => {
        try {
          return toKey(value, meter);
        } catch (error) {
          throw placed(error, unit, node);
        }
      };
      return (frame) => {
        const target = object(frame);
        const given = key(frame);
        const name = typeof given === 'number' ? given : keyOf(given, frame);
        if (target === undefined || target === null) throw missing(target, name);
        return getProperty(target, name);
      };
    }
    return (frame) => {
      const target = object(frame);
      if (target instanceof SandboxObject) return target.properties.get(key);
      if (target === undefined || target === null) throw missing(target, key);
      return getProperty(target, key);
    };
  }

  /** The constant name, or what computes it. */
  key(node: MemberExpression, layout: Layout): string | Evaluate {
    if (node.computed) return this.of(node.property, layout);
    if (node.property.type === 'Identifier') return node.property.name;
    throw new Error('The private name was not refused.');
  }
}

function primitiveOf(value: unknown): { readonly value: Primitive } | undefined {
  return value === null ||
    typeof value === 'string' ||
    typeof value === 'number' ||
    typeof value === 'boolean'
    ? { value }
    : undefined;
}
