import { Frame, Layout, unset } from './frame.ts';
import type { Binding, Scope } from './scope.ts';
import type { Value } from './values.ts';

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
function needsFrame(scope: Scope): boolean {
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

/** A scope with its variables in place. */
export interface Entry {
  readonly inner: Layout;
  /** Each pass has variables of its own. */
  readonly fresh: boolean;
  /** Prepares the variables and gives the frame they are in. */
  readonly enter: (frame: Frame) => Frame;
}

/** Places the variables of a block or loop, in a frame of their own where they need one. */
export function entryOf(scope: Scope, layout: Layout): Entry {
  const fresh = needsFrame(scope);
  const inner = fresh ? new Layout(layout) : layout;
  place(scope.bindings.values(), inner);
  const starts = beginnings(scope, fresh);
  if (fresh) return { inner, fresh, enter: (frame) => new Frame(slotsOf(inner, starts), frame, frame.meter) };
  if (starts.length === 0) return { inner, fresh, enter: (frame) => frame };
  return {
    inner,
    fresh,
    enter: (frame) => {
      for (const { slot, value } of starts) frame.slots[slot] = value;
      return frame;
    },
  };
}

/** The slots of a new frame. */
export function slotsOf(layout: Layout, starts: readonly Beginning[]): Value[] {
  const slots: Value[] = [];
  for (let slot = 0; slot < layout.size; slot++) slots.push(undefined);
  for (const { slot, value } of starts) slots[slot] = value;
  return slots;
}
