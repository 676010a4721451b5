import type { Change } from '../helpers.ts';

/** A change that makes a rule speak, and where: the line is counted from the section's first line of content. */
export interface Finding {
  readonly change: Change;
  readonly rule: string;
  readonly line: number;
  readonly column: number;
}

/** A change that looks like it and must not make the rule speak. */
export interface Pass {
  readonly change: Change;
  readonly passes: string;
}
