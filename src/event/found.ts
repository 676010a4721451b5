import type { Pairs } from './pairs.ts';

/** What this run finds on the page, before the fields, which win over it. */
export const attributes: Pairs = {};
export const flags: Pairs = {};
