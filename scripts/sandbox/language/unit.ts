import type { AnyNode, Identifier } from 'acorn';
import type { CoverageMap } from './coverage.ts';
import { passCall, SandboxError, type CallSite } from './errors.ts';
import { unset, type Layout } from './frame.ts';
import type { Binding, Scope } from './scope.ts';
import { locationOfNode, type Source } from './syntax.ts';
import type { Value } from './values.ts';

/** What compiling one source needs to know. */
export interface Unit {
  readonly source: Source;
  readonly scopes: ReadonlyMap<AnyNode, Scope>;
  readonly references: ReadonlyMap<Identifier, Binding>;
  readonly coverage: CoverageMap | undefined;
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

/** Notes that an error left the call `node` of `callee`. */
export function passed(error: unknown, unit: Unit, node: AnyNode, callee: AnyNode): unknown {
  return passCall(error, (): CallSite => {
    const called = unit.source.code.slice(callee.start, callee.end).split('\n', 1).join('');
    return {
      called: called.length > 60 ? `${called.slice(0, 59)}…` : called,
      location: locationOfNode(unit.source, node),
    };
  });
}

/** Gives every name of the scope its slot in `layout`. */
export function place(bindings: Iterable<Binding>, layout: Layout): void {
  for (const binding of bindings) {
    if (binding.layout !== undefined || (binding.name === 'arguments' && !binding.used)) continue;
    binding.layout = layout;
    binding.slot = layout.add();
  }
}

/**
 * A scope shares the frame around it, unless it is entered again and again and functions hold on to its
 * variables: then each pass needs variables of its own.
 */
export function needsFrame(scope: Scope): boolean {
  if (!scope.repeated) return false;
  for (const binding of scope.bindings.values()) if (binding.captured) return true;
  return false;
}

/** What a slot holds when its scope is entered. */
export interface Beginning {
  readonly slot: number;
  readonly value: Value;
}

/** The slots that must be set when the scope is entered: in a new frame the guarded ones, in a shared one all used early. */
export function beginnings(scope: Scope, fresh: boolean): readonly Beginning[] {
  const result: Beginning[] = [];
  for (const { guarded, early, slot } of scope.bindings.values()) {
    if (guarded) result.push({ slot, value: unset });
    else if (early && !fresh) result.push({ slot, value: undefined });
  }
  return result;
}
