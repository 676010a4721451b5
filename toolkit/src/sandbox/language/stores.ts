import type {
  AnyNode,
  AssignmentExpression,
  BinaryOperator,
  Identifier,
  MemberExpression,
  UpdateExpression,
} from 'acorn';
import type { Evaluate, Layout } from './frame.ts';
import { add, operations, subtract } from './operators.ts';
import { getProperty, setProperty, toKey } from './properties.ts';
import { faultAt, placed, type ExpressionCompiler, type ExpressionNode } from './unit.ts';
import { assigner, changer, declaredTest, type Change } from './variables.ts';

/** What an expression stores: a value, or what it makes of the old one. */
type Stored =
  | { readonly value: Evaluate }
  | {
      readonly change: Change;
      /** The expression's own value is the old one. */ readonly answersOld: boolean;
    };

export function compileAssignment(
  compiler: ExpressionCompiler,
  node: AssignmentExpression,
  layout: Layout,
): Evaluate {
  const value = compiler.of(node.right, layout);
  if (node.operator === '=') return compileStore(compiler, node.left, node, layout, { value });
  const operation = operationOf(node.operator);
  return compileStore(compiler, node.left, node, layout, {
    change: (old, frame) => operation(old, value(frame), frame.meter),
    answersOld: false,
  });
}

/** `++` is the runtime's `+ 1`: a text grows by a character, and the old value is handed out as it was. */
export function compileUpdate(
  compiler: ExpressionCompiler,
  node: UpdateExpression,
  layout: Layout,
): Evaluate {
  const change: Change =
    node.operator === '++'
      ? (old, frame) => (typeof old === 'number' ? old + 1 : add(old, 1, frame.meter))
      : (old, frame) => subtract(old, 1, frame.meter);
  return compileStore(compiler, node.argument, node, layout, { change, answersOld: !node.prefix });
}

function compileStore(
  compiler: ExpressionCompiler,
  target: ExpressionNode,
  node: AnyNode,
  layout: Layout,
  stored: Stored,
): Evaluate {
  switch (target.type) {
    case 'Identifier':
      return storeVariable(compiler, target, node, layout, stored);
    case 'MemberExpression':
      return storeProperty(compiler, target, node, layout, stored);
    default:
      throw new Error(`${target.type} was not refused.`);
  }
}

function storeProperty(
  compiler: ExpressionCompiler,
  target: MemberExpression,
  node: AnyNode,
  layout: Layout,
  stored: Stored,
): Evaluate {
  const { unit } = compiler;
  const object = compiler.of(target.object, layout);
  const key = compiler.key(target, layout);
  return (frame) => {
    const owner = object(frame);
    const given = typeof key === 'string' ? key : key(frame);
    try {
      const name = toKey(given, frame.meter);
      if ('value' in stored) {
        const value = stored.value(frame);
        setProperty(owner, name, value, frame.meter);
        return value;
      }
      const old = getProperty(owner, name);
      const value = stored.change(old, frame);
      setProperty(owner, name, value, frame.meter);
      return stored.answersOld ? old : value;
    } catch (error) {
      throw placed(error, unit, node);
    }
  };
}

function storeVariable(
  compiler: ExpressionCompiler,
  target: Identifier,
  node: AnyNode,
  layout: Layout,
  stored: Stored,
): Evaluate {
  const { unit } = compiler;
  const undeclared = (): unknown =>
    faultAt(unit, node, `Attempting to assign to undefined value ${assignedText(unit.source.code, node)}`);
  const binding = unit.references.get(target);
  if (binding === undefined) {
    return () => {
      throw undeclared();
    };
  }
  const store =
    'value' in stored
      ? assigner(binding, layout, stored.value)
      : changer(binding, layout, stored.change, stored.answersOld);
  const declared = declaredTest(binding, layout);
  if (declared === undefined) return store;
  return (frame) => {
    if (!declared(frame)) throw undeclared();
    return store(frame);
  };
}

/** The runtime names the value, not the variable: a literal as it is, else its own instructions, here the code. */
function assignedText(code: string, node: AnyNode): string {
  const value = node.type === 'AssignmentExpression' && node.operator === '=' ? node.right : node;
  return value.type === 'Literal' && value.value !== null
    ? String(value.value)
    : code.slice(value.start, value.end);
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
