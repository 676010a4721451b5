import { unset, type Evaluate, type Frame, type Layout } from './frame.ts';
import type { Binding } from './scope.ts';
import type { Value } from './values.ts';

type Store = (frame: Frame, value: Value) => void;

/** How many frames lie between the code and the variable. */
function distance(binding: Binding, from: Layout): number {
  let steps = 0;
  for (let layout: Layout | undefined = from; layout !== undefined; layout = layout.outer) {
    if (layout === binding.layout) return steps;
    steps++;
  }
  throw new Error(`The variable ${binding.name} has no place in the frames around it.`);
}

function ancestor(frame: Frame, steps: number): Frame {
  let result = frame;
  for (let left = steps; left > 0 && result.outer !== undefined; left--) result = result.outer;
  return result;
}

/** Reads the variable; before its `let` or `const` has run it is undefined. */
export function reader(binding: Binding, from: Layout): Evaluate {
  const read = plainReader(binding.slot, distance(binding, from));
  if (!binding.guarded) return read;
  return (frame) => {
    const value = read(frame);
    return value === unset ? undefined : value;
  };
}

function plainReader(slot: number, steps: number): Evaluate {
  if (steps === 0) return (frame) => frame.slots[slot];
  if (steps === 1) return (frame) => frame.outer?.slots[slot];
  if (steps === 2) return (frame) => frame.outer?.outer?.slots[slot];
  return (frame) => ancestor(frame, steps).slots[slot];
}

/** Whether the variable's `let` or `const` has run; undefined when that is certain. */
export function declaredTest(binding: Binding, from: Layout): ((frame: Frame) => boolean) | undefined {
  if (!binding.guarded) return undefined;
  const read = plainReader(binding.slot, distance(binding, from));
  return (frame) => read(frame) !== unset;
}

/** Sets the variable, a const too: for declarations, parameters and loops. */
export function initialiser(binding: Binding, from: Layout): Store {
  const { slot } = binding;
  const steps = distance(binding, from);
  if (steps === 0) return (frame, value) => void (frame.slots[slot] = value);
  return (frame, value) => void (ancestor(frame, steps).slots[slot] = value);
}

/** Sets the variable; a const silently keeps its value. */
export function writer(binding: Binding, from: Layout): Store {
  return binding.kind === 'const' ? () => undefined : initialiser(binding, from);
}

/** Evaluates a value and sets the variable to it. */
export function assigner(binding: Binding, from: Layout, value: Evaluate): Evaluate {
  const { slot } = binding;
  if (binding.kind !== 'const' && distance(binding, from) === 0)
    return (frame) => (frame.slots[slot] = value(frame));
  const write = writer(binding, from);
  return (frame) => {
    const stored = value(frame);
    write(frame, stored);
    return stored;
  };
}

/** What `+=` or `++` makes of the old value. */
export type Change = (old: Value, frame: Frame) => Value;

/** Changes the variable, whose `let` has run; answers what it became, or what it was. */
export function changer(binding: Binding, from: Layout, change: Change, answersOld: boolean): Evaluate {
  const { slot } = binding;
  if (binding.kind !== 'const' && distance(binding, from) === 0) {
    return (frame) => {
      const old = frame.slots[slot];
      const stored = (frame.slots[slot] = change(old, frame));
      return answersOld ? old : stored;
    };
  }
  const read = reader(binding, from);
  const write = writer(binding, from);
  return (frame) => {
    const old = read(frame);
    const stored = change(old, frame);
    write(frame, stored);
    return answersOld ? old : stored;
  };
}
