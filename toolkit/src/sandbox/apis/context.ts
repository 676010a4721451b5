import type { Meter } from '../language/meter.ts';
import type { Tasks } from '../page/tasks.ts';
import type { Enforcer } from '../permissions/enforcer.ts';

/** What the APIs of one template act upon, in a web container or on a server. */
export interface ApiContext {
  readonly tasks: Tasks;
  readonly permissions: Enforcer;
  /** What the run has left to use up. */
  readonly meter: Meter;
  /** Milliseconds since 1970. */
  now(): number;
  /** At least 0, below 1. */
  random(): number;
  /** What `logToConsole` prints: copies of its arguments. */
  print(args: readonly unknown[]): void;
  /** Runs a callback as GTM does: what it throws is swallowed, and comes to light here alone. */
  guard(callback: () => void): void;
  /** Runs when the event's tags have finished. */
  atEventEnd(callback: (containerId: string, eventData: object) => void): void;
}
