import type * as acorn from 'acorn';
import type { Faults } from './faults.ts';
import { Lowering } from './lower/context.ts';
import { lowerDestructuring } from './lower/destructuring.ts';
import { lowerObjects } from './lower/objects.ts';
import { lowerOperators } from './lower/operators.ts';
import { lowerOptional } from './lower/optional.ts';
import { lowerParameters } from './lower/parameters.ts';
import { settle } from './lower/settle.ts';
import { lowerSpread } from './lower/spread.ts';
import { lowerStatements } from './lower/statements.ts';

/**
 * Turns modern JavaScript into what GTM accepts, in place. Statements first, since what follows makes more of
 * them; temporaries last, when it is known which there are.
 */
export function lower(program: acorn.Program, faults: Faults): void {
  const lowering = new Lowering(program, faults);
  lowerStatements(lowering);
  lowerParameters(lowering);
  lowerDestructuring(lowering);
  lowerSpread(lowering);
  lowerObjects(lowering);
  lowerOptional(lowering);
  lowerOperators(lowering);
  lowering.addRequires();
  settle(lowering);
}
