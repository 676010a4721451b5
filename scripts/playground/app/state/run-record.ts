import type { Hit } from '../../../pixel-server/hit-log.ts';
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

/** What the embedded pixel service received of a run's pixels. */
export function hitsOf({ state }: RunRecord, hits: readonly Hit[]): Hit[] {
  const requested = new Set(state?.pixels.map(({ url }) => normalized(url)));
  return hits.filter(({ url }) => requested.has(normalized(url)));
}

/** As a browser requests it: what was not encoded in the text is on the wire. */
function normalized(url: string): string {
  return URL.canParse(url) ? new URL(url).href : url;
}
