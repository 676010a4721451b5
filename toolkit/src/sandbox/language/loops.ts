import type {
  AnyNode,
  DoWhileStatement,
  ForInStatement,
  ForOfStatement,
  ForStatement,
  Pattern,
  VariableDeclaration,
  WhileStatement,
} from 'acorn';
import { compileDeclaration } from './declarations.ts';
import { again, Frame, leave, next, type Evaluate, type Execute, type Layout } from './frame.ts';
import { entryOf } from './placement.ts';
import { keysOf } from './properties.ts';
import { faultAt, renew, scopeOf, type StatementCompiler, type Unit } from './unit.ts';
import { SandboxArray, SandboxFunction, SandboxObject, type Value } from './values.ts';
import { initialiser, writer } from './variables.ts';

export function compileWhile(
  compiler: StatementCompiler,
  node: WhileStatement | DoWhileStatement,
  layout: Layout,
): Execute {
  const test = compiler.expressions.of(node.test, layout);
  const body = compiler.of(node.body, layout);
  const bodyFirst = node.type === 'DoWhileStatement';
  return loop({ unit: compiler.unit, node, test, body, update: undefined }, bodyFirst, false);
}

export function compileFor(compiler: StatementCompiler, node: ForStatement, outer: Layout): Execute {
  const { unit, expressions } = compiler;
  const { inner, enter, fresh } = entryOf(scopeOf(unit, node), outer);
  const start = compileStart(compiler, node.init, inner);
  const test: Evaluate = node.test ? expressions.of(node.test, inner) : () => true;
  const update = node.update ? expressions.of(node.update, inner) : undefined;
  const run = loop({ unit, node, test, body: compiler.of(node.body, inner), update }, false, fresh);
  return (frame) => {
    const first = enter(frame);
    start(first);
    return run(first);
  };
}

function compileStart(compiler: StatementCompiler, init: ForStatement['init'], layout: Layout): Execute {
  if (!init) return () => next;
  return init.type === 'VariableDeclaration'
    ? compileDeclaration(compiler, init, layout)
    : compiler.expressions.of(init, layout);
}

interface Loop {
  readonly unit: Unit;
  readonly node: AnyNode;
  readonly test: Evaluate;
  readonly body: Execute;
  readonly update: Evaluate | undefined;
}

/**
 * @param bodyFirst the first pass comes before the first test
 * @param fresh each pass has its own copy of the variables, for the functions made in it; the update changes the
 *   next pass's copy
 */
function loop({ unit, node, test, body, update }: Loop, bodyFirst: boolean, fresh: boolean): Execute {
  return (frame) => {
    let current = fresh ? copyOf(frame) : frame;
    let decided = bodyFirst;
    while (decided || test(current)) {
      decided = false;
      if (--frame.meter.remaining < 0) renew(frame.meter, unit, node);
      const outcome = body(current);
      if (outcome !== next && outcome !== again) {
        if (outcome === leave) break;
        return outcome;
      }
      if (fresh) current = copyOf(current);
      update?.(current);
    }
    return next;
  };
}

function copyOf(frame: Frame): Frame {
  return new Frame(frame.slots.slice(), frame.outer, frame.meter);
}

type Pass = (frame: Frame, item: Value) => Value;

export function compileForEach(
  compiler: StatementCompiler,
  node: ForInStatement | ForOfStatement,
  outer: Layout,
): Execute {
  const { unit } = compiler;
  const over = compiler.expressions.of(node.right, outer);
  const { inner, enter } = entryOf(scopeOf(unit, node), outer);
  const set = loopVariable(unit, node.left, inner);
  const body = compiler.of(node.body, inner);
  const pass: Pass = (frame, item) => {
    if (--frame.meter.remaining < 0) renew(frame.meter, unit, node);
    const inside = enter(frame);
    set(inside, item);
    return body(inside);
  };
  return node.type === 'ForInStatement' ? forIn(over, pass, unit, node) : forOf(over, pass, unit, node);
}

function loopVariable(
  unit: Unit,
  left: VariableDeclaration | Pattern,
  layout: Layout,
): (frame: Frame, value: Value) => void {
  const declared = left.type === 'VariableDeclaration';
  const target = declared ? left.declarations[0]?.id : left;
  const binding = target?.type === 'Identifier' ? unit.references.get(target) : undefined;
  if (binding === undefined) throw new Error('The loop variable was not refused.');
  return declared && left.kind !== 'var' ? initialiser(binding, layout) : writer(binding, layout);
}

/** How many keys there may be. */
function sizeOf(target: Value): number {
  if (typeof target === 'string') return target.length;
  if (target instanceof SandboxObject) return target.properties.size;
  return target instanceof SandboxArray ? target.elements.length : 0;
}

/** Own keys as they were at the start; a text gives its indices as numbers; nothing else has keys. */
function forIn(over: Evaluate, pass: Pass, unit: Unit, node: AnyNode): Execute {
  return (frame) => {
    const { meter } = frame;
    const target = over(frame);
    if ((meter.remaining -= sizeOf(target) >> 2) < 0) renew(meter, unit, node);
    const keys: readonly Value[] =
      typeof target === 'string'
        ? Array.from({ length: target.length }, (_, index) => index)
        : target instanceof SandboxObject ||
            target instanceof SandboxArray ||
            target instanceof SandboxFunction
          ? keysOf(target)
          : [];
    for (const key of keys) {
      const outcome = pass(frame, key);
      if (outcome === leave) break;
      if (outcome !== next && outcome !== again) return outcome;
    }
    return next;
  };
}

/** Elements of an array as it changes, or the UTF-16 units of a text. */
function forOf(over: Evaluate, pass: Pass, unit: Unit, node: AnyNode): Execute {
  return (frame) => {
    const target = over(frame);
    const items = target instanceof SandboxArray ? target.elements : target;
    if (!(Array.isArray(items) || typeof items === 'string')) {
      throw faultAt(unit, node, 'The value is not iterable.');
    }
    for (let index = 0; index < items.length; index++) {
      const outcome = pass(frame, items[index]);
      if (outcome === leave) break;
      if (outcome !== next && outcome !== again) return outcome;
    }
    return next;
  };
}
