import type { Equivalent } from 'gtm-template-toolkit/mutate';

/** Mutants that nobody could notice, and why. `npm run mutate` says when one of them is noticed, or gone. */
export const equivalent: readonly Equivalent[] = [];
