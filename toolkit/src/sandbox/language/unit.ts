import type {
  AnyNode,
  Expression,
  Identifier,
  MemberExpression,
  Pattern,
  PrivateIdentifier,
  SpreadElement,
  Statement,
  Super,
} from 'acorn';
import type { CoverageMap } from './coverage.ts';
import { passCall, SandboxError, type CallSite } from './errors.ts';
import type { Evaluate, Execute, Layout } from './frame.ts';
import type { Meter } from './meter.ts';
import type { Binding, Scope } from './scope.ts';
import { locationOfNode, type Source } from './syntax.ts';

/** What compiling one source needs to know. */
export interface Unit {
  readonly source: Source;
  readonly scopes: ReadonlyMap<AnyNode, Scope>;
  readonly references: ReadonlyMap<Identifier, Binding>;
  readonly coverage: CoverageMap | undefined;
  readonly nesting: Nesting;
}

/** How deeply the code of the function that is being compiled nests statements and expressions. */
export class Nesting {
  #level = 0;
  #deepest = 0;

  /** Compiles something inside the present place. */
  inside<Compiled>(compile: () => Compiled): Compiled {
    this.#level += 1;
    this.#deepest = Math.max(this.#deepest, this.#level);
    const compiled = compile();
    this.#level -= 1;
    return compiled;
  }

  /** Compiles a function: its levels are its own. */
  ofFunction<Compiled>(compile: () => Compiled): { readonly compiled: Compiled; readonly nesting: number } {
    const [level, deepest] = [this.#level, this.#deepest];
    this.#level = this.#deepest = 0;
    const compiled = compile();
    const nesting = this.#deepest;
    [this.#level, this.#deepest] = [level, deepest];
    return { compiled, nesting };
  }
}

/** What can stand where an expression stands. */
export type ExpressionNode = Expression | Super | SpreadElement | PrivateIdentifier | Pattern;

/** Turns expressions into closures; the parts of the compiler know each other by this. */
export interface ExpressionCompiler {
  readonly unit: Unit;
  of(node: ExpressionNode, layout: Layout): Evaluate;
  /** The constant name of a property, or what computes it. */
  key(node: MemberExpression, layout: Layout): string | Evaluate;
}

/** Turns statements into closures. */
export interface StatementCompiler {
  readonly unit: Unit;
  readonly expressions: ExpressionCompiler;
  of(node: Statement, layout: Layout): Execute;
}

export function scopeOf(unit: Unit, node: AnyNode): Scope {
  const scope = unit.scopes.get(node);
  if (scope === undefined) throw new Error(`The ${node.type} was not analysed.`);
  return scope;
}

/** An error of the runtime at this place. */
export function faultAt(unit: Unit, node: AnyNode, message: string): SandboxError {
  const error = new SandboxError(message);
  error.location = locationOfNode(unit.source, node);
  return error;
}

/** Gives a runtime error that does not know its place yet this one. */
export function placed(error: unknown, unit: Unit, node: AnyNode): unknown {
  if (error instanceof SandboxError) error.location ??= locationOfNode(unit.source, node);
  return error;
}

/** To be called where the meter's steps are used up at this place. @throws SandboxLimitError when there are no more */
export function renew(meter: Meter, unit: Unit, node: AnyNode): void {
  try {
    meter.renew(() => locationOfNode(unit.source, node));
  } catch (error) {
    throw placed(error, unit, node);
  }
}

/** Notes that an error left the call `node` of `callee`. */
export function passed(error: unknown, unit: Unit, node: AnyNode, callee: AnyNode): unknown {
  return passCall(error, (): CallSite => {
    const called = unit.source.code.slice(callee.start, callee.end).replace(/\n.*/s, '');
    return {
      called: called.length > 60 ? `${called.slice(0, 59)}…` : called,
      location: locationOfNode(unit.source, node),
    };
  });
}
