import { setTimeout } from 'node:timers/promises';

/** Time, in milliseconds; tests have one that does not wait. */
export interface Clock {
  now(): number;
  /** Rejects with an AbortError as soon as the signal is aborted. */
  sleep(milliseconds: number, signal?: AbortSignal): Promise<void>;
}

export const systemClock: Clock = {
  now: () => performance.now(),
  sleep: (milliseconds, signal) =>
    setTimeout(milliseconds, undefined, signal === undefined ? {} : { signal }),
};
