import type { SyntaxProblem } from '../../../sandbox/language/errors.ts';
import type { RunInput } from '../../../sandbox/run-input.ts';
import type { RunState } from '../../page/protocol.ts';

/** One firing of a template, kept for the history. */
export interface RunRecord {
  readonly id: number;
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly template: string;
  readonly input: RunInput;
  /** Undefined until the page has answered, and when the code does not compile. */
  readonly state?: RunState;
  readonly problems?: readonly SyntaxProblem[];
}
