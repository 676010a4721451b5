import type {
  AnyNode,
  AssignmentExpression,
  BinaryOperator,
  CallExpression,
  Expression,
  Identifier,
  MemberExpression,
  ObjectExpression,
  Pattern,
  PrivateIdentifier,
  SpreadElement,
  Super,
  UpdateExpression,
} from 'acorn';
import { callMethod } from './call-method.ts';
import { toNumber, toText, typeOf, type Primitive } from './convert.ts';
import type { Evaluate, Frame, Layout } from './frame.ts';
import { add, binary, operations, subtract } from './operators.ts';
import { getProperty, setProperty } from './properties.ts';
import { faultAt, passed, placed, type Unit } from './unit.ts';
import { SandboxArray, SandboxFunction, SandboxObject, type Value } from './values.ts';
import { assigner, changer, declaredTest, reader, type Change } from './variables.ts';

type Node = Expression | Super | SpreadElement | PrivateIdentifier | Pattern;

/** Turns expressions into closures. */
export class Expressions {
  constructor(
    private readonly unit: Unit,
    private readonly functionOf: (node: AnyNode, layout: Layout) => Evaluate,
  ) {}

  of(node: Node, layout: Layout): Evaluate {
    switch (node.type) {
      case 'Literal':
        return this.literal(node.value);
      case 'Identifier':
        return this.variable(node, layout);
      case 'ParenthesizedExpression':
        return this.of(node.expression, layout);
      case 'ArrayExpression': {
        const elements = node.elements.map((element) =>
          element ? this.of(element, layout) : () => undefined,
        );
        const list = this.list(elements);
        return (frame) => new SandboxArray(list(frame));
      }
      case 'ObjectExpression':
        return this.object(node, layout);
      case 'FunctionExpression':
      case 'ArrowFunctionExpression':
        return this.functionOf(node, layout);
      case 'UnaryExpression':
        return this.unary(node.operator, this.of(node.argument, layout));
      case 'UpdateExpression':
        return this.update(node, layout);
      case 'AssignmentExpression':
        return this.assignment(node, layout);
      case 'BinaryExpression':
        return this.binary(node.operator, node.left, node.right, node, layout);
      case 'LogicalExpression':
        return this.logical(node, layout);
      case 'ConditionalExpression':
        return this.conditional(node, layout);
      case 'CallExpression':
        return this.call(node, layout);
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
    return (frame) => {
      const properties = new Map<string, Value>();
      for (let index = 0; index < keys.length; index++) {
        properties.set(keys[index] ?? '', values[index]?.(frame));
      }
      return new SandboxObject(properties);
    };
  }

  private unary(operator: string, argument: Evaluate): Evaluate {
    switch (operator) {
      case '!':
        return (frame) => !argument(frame);
      case '-':
        return (frame) => -toNumber(argument(frame));
      case '~':
        return (frame) => ~toNumber(argument(frame));
      case 'typeof':
        return (frame) => typeOf(argument(frame));
      default:
        throw new Error(`The operator ${operator} was not refused.`);
    }
  }

  private binary(operator: BinaryOperator, left: Node, right: Node, node: AnyNode, layout: Layout): Evaluate {
    const literal = right.type === 'Literal' ? primitiveOf(right.value) : undefined;
    const evaluate = binary(operator, this.of(left, layout), this.of(right, layout), literal, (error) =>
      placed(error, this.unit, node),
    );
    if (evaluate === undefined) throw new Error(`The operator ${operator} was not refused.`);
    return evaluate;
  }

  private logical(node: Extract<Expression, { type: 'LogicalExpression' }>, layout: Layout): Evaluate {
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

  private conditional(
    node: Extract<Expression, { type: 'ConditionalExpression' }>,
    layout: Layout,
  ): Evaluate {
    const test = this.of(node.test, layout);
    const consequent = this.of(node.consequent, layout);
    const alternate = this.of(node.alternate, layout);
    const arms = this.unit.coverage?.addBranch('conditional', this.unit.source, node, [
      node.consequent,
      node.alternate,
    ]);
    if (arms === undefined) return (frame) => (test(frame) ? consequent(frame) : alternate(frame));
    return (frame) => {
      const taken = Boolean(test(frame));
      const arm = arms[taken ? 0 : 1];
      if (arm) arm.count++;
      return taken ? consequent(frame) : alternate(frame);
    };
  }

  private member(node: MemberExpression, layout: Layout): Evaluate {
    const { unit } = this;
    const object = this.of(node.object, layout);
    const key = this.key(node, layout);
    const missing = (of: null | undefined, name: Value): unknown =>
      faultAt(unit, node, `TypeError: Cannot read properties of ${String(of)} (reading '${toText(name)}')`);
    if (typeof key !== 'string') {
      return (frame) => {
        const target = object(frame);
        const name = key(frame);
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
  private key(node: MemberExpression, layout: Layout): string | Evaluate {
    if (node.computed) return this.of(node.property, layout);
    if (node.property.type === 'Identifier') return node.property.name;
    throw new Error('The private name was not refused.');
  }

  private list(parts: readonly Evaluate[]): (frame: Frame) => Value[] {
    const [first, second, third] = parts;
    if (first === undefined) return () => [];
    if (second === undefined) return (frame) => [first(frame)];
    if (third === undefined) return (frame) => [first(frame), second(frame)];
    if (parts.length === 3) return (frame) => [first(frame), second(frame), third(frame)];
    return (frame) => {
      const values: Value[] = [];
      for (const part of parts) values.push(part(frame));
      return values;
    };
  }

  private call(node: CallExpression, layout: Layout): Evaluate {
    const { unit } = this;
    const { callee } = node;
    const list = this.list(node.arguments.map((argument) => this.of(argument, layout)));
    if (callee.type === 'MemberExpression') return this.methodCall(node, callee, list, layout);
    const target = this.of(callee, layout);
    // The runtime keeps the result of a call that is called in a variable of this name.
    const name = callee.type === 'Identifier' ? callee.name : '$0';
    return (frame) => {
      const called = target(frame);
      if (!(called instanceof SandboxFunction)) {
        throw faultAt(unit, node, `Attempting to execute non-function ${name}.`);
      }
      const args = list(frame);
      try {
        return called.invoke(args);
      } catch (error) {
        throw passed(error, unit, node, callee);
      }
    };
  }

  private methodCall(
    node: CallExpression,
    callee: MemberExpression,
    list: (frame: Frame) => Value[],
    layout: Layout,
  ): Evaluate {
    const { unit } = this;
    const object = this.of(callee.object, layout);
    const key = this.key(callee, layout);
    return (frame) => {
      const target = object(frame);
      const name = typeof key === 'string' ? key : key(frame);
      const args = list(frame);
      try {
        return callMethod(target, name, args, frame.meter);
      } catch (error) {
        throw passed(error, unit, node, callee);
      }
    };
  }

  private assignment(node: AssignmentExpression, layout: Layout): Evaluate {
    const value = this.of(node.right, layout);
    if (node.operator === '=') return this.store(node.left, node, layout, undefined, value);
    const operation = operationOf(node.operator);
    return this.store(
      node.left,
      node,
      layout,
      (old, frame) => operation(old, value(frame), frame.meter),
      value,
    );
  }

  /** `++` is the runtime's `+ 1`: a text grows by a character, and the old value is handed out as it was. */
  private update(node: UpdateExpression, layout: Layout): Evaluate {
    const change: Change =
      node.operator === '++'
        ? (old, frame) => (typeof old === 'number' ? old + 1 : add(old, 1, frame.meter))
        : (old) => subtract(old, 1);
    return this.store(node.argument, node, layout, change, undefined, !node.prefix);
  }

  /** Stores `value`, or what `change` makes of the old value; answers what was stored, or the old value. */
  private store(
    target: Node,
    node: AnyNode,
    layout: Layout,
    change: Change | undefined,
    value: Evaluate | undefined,
    answersOld = false,
  ): Evaluate {
    if (target.type === 'ParenthesizedExpression')
      return this.store(target.expression, node, layout, change, value, answersOld);
    if (target.type === 'Identifier')
      return this.storeVariable(target, node, layout, change, value, answersOld);
    if (target.type !== 'MemberExpression') throw new Error(`${target.type} was not refused.`);
    const { unit } = this;
    const object = this.of(target.object, layout);
    const key = this.key(target, layout);
    return (frame) => {
      const owner = object(frame);
      const name = typeof key === 'string' ? key : key(frame);
      if (change === undefined) {
        const stored = value?.(frame);
        try {
          setProperty(owner, name, stored);
        } catch (error) {
          throw placed(error, unit, node);
        }
        return stored;
      }
      try {
        const old = getProperty(owner, name);
        const stored = change(old, frame);
        setProperty(owner, name, stored);
        return answersOld ? old : stored;
      } catch (error) {
        throw placed(error, unit, node);
      }
    };
  }

  /** The runtime names the value, not the variable: a literal as it is, else its own instructions, here the code. */
  private assignedText(node: AnyNode): string {
    if (node.type !== 'AssignmentExpression' || node.operator !== '=')
      return this.unit.source.code.slice(node.start, node.end);
    const { right } = node;
    return right.type === 'Literal' && right.value !== null
      ? String(right.value)
      : this.unit.source.code.slice(right.start, right.end);
  }

  private storeVariable(
    target: Identifier,
    node: AnyNode,
    layout: Layout,
    change: Change | undefined,
    value: Evaluate | undefined,
    answersOld: boolean,
  ): Evaluate {
    const { unit } = this;
    const undeclared = (): unknown =>
      faultAt(unit, node, `Attempting to assign to undefined value ${this.assignedText(node)}`);
    const binding = unit.references.get(target);
    if (binding === undefined) {
      return () => {
        throw undeclared();
      };
    }
    const declared = declaredTest(binding, layout);
    const assign =
      change === undefined
        ? assigner(binding, layout, value ?? (() => undefined))
        : changer(binding, layout, change, answersOld);
    if (declared === undefined) return assign;
    return (frame) => {
      if (!declared(frame)) throw undeclared();
      return assign(frame);
    };
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

const compoundOperators: Readonly<Record<string, BinaryOperator>> = {
  '+=': '+',
  '-=': '-',
  '*=': '*',
  '/=': '/',
  '%=': '%',
  '&=': '&',
  '|=': '|',
  '^=': '^',
  '<<=': '<<',
  '>>=': '>>',
  '>>>=': '>>>',
};

function operationOf(assignment: string): NonNullable<(typeof operations)[BinaryOperator]> {
  const operator = compoundOperators[assignment];
  const operation = operator && operations[operator];
  if (operation === undefined) throw new Error(`The operator ${assignment} was not refused.`);
  return operation;
}
