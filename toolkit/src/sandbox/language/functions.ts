import type { AnyNode } from 'acorn';
import { withoutHostOverflow } from './errors.ts';
import { Frame, next, type Execute, type Layout } from './frame.ts';
import { valueCost } from './meter.ts';
import { slotsOf, type Beginning } from './placement.ts';
import { placed, renew, type Unit } from './unit.ts';
import { SandboxArray, SandboxFunction, type Value } from './values.ts';

/** A function as the compiler leaves it: only the frame it is made in is missing. */
export interface FunctionPlan {
  readonly unit: Unit;
  readonly node: AnyNode;
  readonly name: string;
  readonly layout: Layout;
  readonly parameters: readonly number[];
  /** The slot of `arguments`, when the code uses it. */
  readonly argumentsSlot: number | undefined;
  readonly beginnings: readonly Beginning[];
  readonly body: Execute;
  /** How many calls one call counts for. */
  readonly weight: number;
}

/** A call whose code nests up to so many statements and expressions counts once, twice as many twice. */
const nestingOfOneCall = 8;

export function weightOf(nesting: number): number {
  return 1 + Math.floor(nesting / nestingOfOneCall);
}

/** The function value that the plan makes in a frame. */
export function makeFunction(plan: FunctionPlan, outer: Frame): SandboxFunction {
  const { meter } = outer;
  if ((meter.remaining -= valueCost) < 0) renew(meter, plan.unit, plan.node);
  return new SandboxFunction(plan.name, (args) => {
    if ((meter.depth += plan.weight) > meter.limits.depth) {
      meter.depth -= plan.weight;
      throw placed(meter.tooDeep(), plan.unit, plan.node);
    }
    try {
      const outcome = plan.body(callFrame(plan, outer, args));
      return outcome === next ? undefined : outcome;
    } catch (error) {
      throw placed(withoutHostOverflow(error), plan.unit, plan.node);
    } finally {
      meter.depth -= plan.weight;
    }
  });
}

function callFrame(plan: FunctionPlan, outer: Frame, args: readonly Value[]): Frame {
  const { parameters, argumentsSlot } = plan;
  const slots = slotsOf(plan.layout, plan.beginnings);
  for (let index = 0; index < parameters.length && index < args.length; index++) {
    slots[parameters[index] ?? 0] = args[index];
  }
  if (argumentsSlot !== undefined) slots[argumentsSlot] = new SandboxArray([...args]);
  return new Frame(slots, outer, outer.meter);
}
