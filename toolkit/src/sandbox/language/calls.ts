import type { CallExpression, MemberExpression } from 'acorn';
import { callMethod } from './call-method.ts';
import type { CodeLocation } from './errors.ts';
import type { Evaluate, Frame, Layout } from './frame.ts';
import { toKey } from './properties.ts';
import { locationOfNode } from './syntax.ts';
import { faultAt, passed, type ExpressionCompiler } from './unit.ts';
import { SandboxFunction, type Value } from './values.ts';

type List = (frame: Frame) => Value[];

/** The values of several expressions, in order. */
export function listOf(parts: readonly Evaluate[]): List {
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

/** A call of a variable, of a property or of what an expression gives. */
export function compileCall(compiler: ExpressionCompiler, node: CallExpression, layout: Layout): Evaluate {
  const { unit } = compiler;
  const { callee } = node;
  const list = listOf(node.arguments.map((argument) => compiler.of(argument, layout)));
  if (callee.type === 'MemberExpression') return compileMethodCall(compiler, node, callee, list, layout);
  const target = compiler.of(callee, layout);
  // The runtime keeps the result of a call that is called in a variable of this name.
  const name = callee.type === 'Identifier' ? callee.name : '$0';
  const here = (): CodeLocation => locationOfNode(unit.source, node);
  return (frame) => {
    const called = target(frame);
    if (!(called instanceof SandboxFunction)) {
      throw faultAt(unit, node, `Attempting to execute non-function ${name}.`);
    }
    const args = list(frame);
    frame.meter.lastCall = here;
    try {
      return called.invoke(args);
    } catch (error) {
      throw passed(error, unit, node, callee);
    }
  };
}

function compileMethodCall(
  compiler: ExpressionCompiler,
  node: CallExpression,
  callee: MemberExpression,
  list: List,
  layout: Layout,
): Evaluate {
  const { unit } = compiler;
  const object = compiler.of(callee.object, layout);
  const key = compiler.key(callee, layout);
  const here = (): CodeLocation => locationOfNode(unit.source, node);
  return (frame) => {
    const target = object(frame);
    const name = typeof key === 'string' ? key : key(frame);
    const args = list(frame);
    frame.meter.lastCall = here;
    try {
      return callMethod(target, toKey(name, frame.meter), args, frame.meter);
    } catch (error) {
      throw passed(error, unit, node, callee);
    }
  };
}
