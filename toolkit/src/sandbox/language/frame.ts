import type { Meter } from './meter.ts';
import { OpaqueValue, type Value } from './values.ts';

/** The variables of one call, or of one pass through a loop body whose variables functions hold on to. */
export class Frame {
  constructor(
    readonly slots: Value[],
    readonly outer: Frame | undefined,
    readonly meter: Meter,
  ) {}
}

/** How many variables a kind of frame has, and which kind surrounds it. Known once compilation is over. */
export class Layout {
  size = 0;
  constructor(readonly outer: Layout | undefined) {}

  add(): number {
    return this.size++;
  }
}

/** What a slot holds before its `let` or `const` has run, where that makes a difference. Never leaves the interpreter. */
export const unset = new OpaqueValue('unset');

/** How a statement ended, when not by `return`: then it is the value. */
export const next = new OpaqueValue('next');
export const leave = new OpaqueValue('break');
export const again = new OpaqueValue('continue');

export type Evaluate = (frame: Frame) => Value;
/** Gives `next`, `leave` or `again`, or the value that is returned. */
export type Execute = (frame: Frame) => Value;
