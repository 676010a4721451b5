import type * as acorn from 'acorn';
import type { Faults } from './faults.ts';

/** Turns modern JavaScript into what GTM accepts. */
export function lower(program: acorn.Program, faults: Faults): void {
  void [program, faults];
}
