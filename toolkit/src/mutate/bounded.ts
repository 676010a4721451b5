import { types } from 'node:util';
import vm from 'node:vm';
import { usedSoFar } from './watchdog.ts';

/** A loop that nothing interrupts was ended. */
export class NeverEnds extends Error {
  override readonly name = 'NeverEnds';
}

const surroundings: { action: (() => unknown) | undefined } = { action: undefined };
const context = vm.createContext(surroundings);
const timeout = 'ERR_SCRIPT_EXECUTION_TIMEOUT';
const call = new vm.Script('action()');

/**
 * Runs an action and ends it when it has not answered in time; what it leaves for later is not bounded.
 * @param ms of the clock; an action that a busy machine did not let run gets more
 * @throws NeverEnds
 */
export function bounded(ms: number, action: () => unknown): unknown {
  for (let limit = Math.ceil(ms); ; limit *= 2) {
    const before = usedSoFar();
    surroundings.action = action;
    try {
      return call.runInContext(context, { timeout: limit });
    } catch (error) {
      // The error may be of the other context.
      const isLate = types.isNativeError(error) && 'code' in error && error.code === timeout;
      if (!isLate) throw error;
      if (usedSoFar() - before >= ms / 2) throw new NeverEnds('it does not end');
    } finally {
      surroundings.action = undefined;
    }
  }
}
