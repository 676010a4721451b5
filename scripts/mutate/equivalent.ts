import type { Equivalent } from '../../toolkit/src/mutate/target.ts';

/** Mutants that nobody could notice, and why. `npm run mutate` says when one of them is noticed, or gone. */
export const equivalent: readonly Equivalent[] = [];
