import type {
  AnyNode,
  ArrowFunctionExpression,
  CallExpression,
  FunctionExpression,
  Literal,
  MemberExpression,
  ObjectExpression,
  UpdateExpression,
} from 'acorn';
import { binaryOpcode, opcode, unaryOpcode, type Instruction, type Operand } from './instructions.ts';
import { NoOpcode } from './no-opcode.ts';
import type { Scope } from './scope.ts';

export type CompileFunction = (
  node: FunctionExpression | ArrowFunctionExpression,
  scope: Scope,
) => Instruction;

/** Compiles expressions. Functions hold statements, so their compiler comes from outside. */
export class Expressions {
  constructor(private readonly compileFunction: CompileFunction) {}

  compile(node: AnyNode, scope: Scope): Operand {
    const compile = (inner: AnyNode): Operand => this.compile(inner, scope);
    switch (node.type) {
      case 'Literal':
        return literal(node);
      case 'Identifier':
        return node.name === 'undefined' && scope.find(node.name) === undefined
          ? [opcode.undefined]
          : [opcode.variable, scope.shortNameOf(node.name)];
      case 'ArrayExpression':
        return [
          opcode.array,
          ...node.elements.map((element): Operand =>
            element === null ? [opcode.undefined] : compile(element),
          ),
        ];
      case 'ObjectExpression':
        return [opcode.object, ...this.#entries(node, scope)];
      case 'FunctionExpression':
      case 'ArrowFunctionExpression':
        return this.compileFunction(node, scope);
      case 'UnaryExpression':
        return [found(node, node.operator, unaryOpcode(node.operator)), compile(node.argument)];
      case 'BinaryExpression':
      case 'LogicalExpression':
        return [
          found(node, node.operator, binaryOpcode(node.operator)),
          compile(node.left),
          compile(node.right),
        ];
      case 'ConditionalExpression':
        return [opcode.conditional, compile(node.test), compile(node.consequent), compile(node.alternate)];
      case 'SequenceExpression':
        return [opcode.sequence, ...node.expressions.map(compile)];
      case 'AssignmentExpression': {
        if (node.operator === '=') return this.#assign(node.left, scope, () => compile(node.right));
        const operation = found(node, node.operator, binaryOpcode(node.operator.slice(0, -1)));
        return this.#assign(node.left, scope, () => [operation, compile(node.left), compile(node.right)]);
      }
      case 'UpdateExpression':
        return this.#update(node, scope);
      case 'MemberExpression':
        return [
          node.computed ? opcode.element : opcode.property,
          compile(node.object),
          this.#key(node, scope),
        ];
      case 'CallExpression':
        return this.#call(node, scope);
      default:
        throw new NoOpcode(node);
    }
  }

  #entries(node: ObjectExpression, scope: Scope): Operand[] {
    return node.properties.flatMap((property) => {
      if (property.type === 'SpreadElement') throw new NoOpcode(property);
      if (property.kind !== 'init') throw new NoOpcode(property, 'getters and setters');
      return [this.#entryKey(property.key, property.computed, scope), this.compile(property.value, scope)];
    });
  }

  #entryKey(key: AnyNode, computed: boolean, scope: Scope): Operand {
    if (computed) return this.compile(key, scope);
    if (key.type === 'Identifier') return key.name;
    if (key.type === 'Literal') return String(key.value);
    throw new NoOpcode(key);
  }

  /** The name or the index of a member. */
  #key(node: MemberExpression, scope: Scope): Operand {
    if (node.optional) throw new NoOpcode(node, 'optional chaining');
    if (node.computed || node.property.type !== 'Identifier') return this.compile(node.property, scope);
    return node.property.name;
  }

  #assign(target: AnyNode, scope: Scope, value: () => Operand): Instruction {
    if (target.type === 'Identifier') return [opcode.assign, scope.shortNameOf(target.name), value()];
    if (target.type !== 'MemberExpression') throw new NoOpcode(target);
    return [opcode.setProperty, this.compile(target.object, scope), this.#key(target, scope), value()];
  }

  #update(node: UpdateExpression, scope: Scope): Instruction {
    const isIncrement = node.operator === '++';
    const operation = found(node, node.operator, binaryOpcode(isIncrement ? '+' : '-'));
    const current = this.compile(node.argument, scope);
    const assigned = this.#assign(node.argument, scope, () => [operation, current, 1]);
    if (node.prefix) return [isIncrement ? opcode.prefixIncrement : opcode.prefixDecrement, assigned];
    return [isIncrement ? opcode.postfixIncrement : opcode.postfixDecrement, current, assigned];
  }

  #call(node: CallExpression, scope: Scope): Instruction {
    if (node.optional) throw new NoOpcode(node, 'optional chaining');
    const parameters = node.arguments.map((argument) => this.compile(argument, scope));
    const { callee } = node;
    if (callee.type === 'Identifier') return [scope.shortNameOf(callee.name), ...parameters];
    if (callee.type === 'MemberExpression') {
      return [
        opcode.callMethod,
        this.compile(callee.object, scope),
        this.#key(callee, scope),
        [opcode.array, ...parameters],
      ];
    }
    // Only variables and methods can be called: anything else becomes a variable first.
    return [
      opcode.sequence,
      [opcode.declare, temporary],
      [opcode.assign, temporary, this.compile(callee, scope)],
      [temporary, ...parameters],
    ];
  }
}

const temporary = '$0';

function literal(node: Literal): Operand {
  const { value } = node;
  if (value === null && node.regex === undefined) return [opcode.null];
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return value;
  throw new NoOpcode(node, node.regex === undefined ? 'this literal' : 'regular expressions');
}

function found(node: AnyNode, operator: string, operation: number | undefined): number {
  if (operation === undefined) throw new NoOpcode(node, `the operator ${operator}`);
  return operation;
}
