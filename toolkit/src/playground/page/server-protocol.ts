import type { SyntaxProblem } from '../../sandbox/language/errors.ts';
import type { ScenarioCode } from '../../sandbox/run-scenarios.ts';
import type { ServerRunInput } from '../../sandbox/server-input.ts';
import type { ServerRunResult } from '../../sandbox/server-run.ts';
import type { TemplateCode } from '../../sandbox/template.ts';
import type { FromPage, RunCall } from './protocol.ts';

/** What the playground tells the worker in which templates of servers run. */
export type ToServer =
  | {
      readonly type: 'run';
      readonly id: number;
      readonly template: TemplateCode;
      readonly input: ServerRunInput;
    }
  | {
      readonly type: 'test';
      readonly template: TemplateCode;
      readonly setup: string;
      readonly scenarios: readonly ScenarioCode[];
    };

/** What the worker tells the playground. */
export type FromServer =
  | { readonly type: 'ran'; readonly id: number; readonly outcome: ServerOutcome }
  | Extract<FromPage, { type: 'scenario' | 'tested' }>;

/** What a run came to: how it stands in the end, or why the code does not compile. */
export type ServerOutcome = { readonly state: ServerState } | { readonly problems: readonly SyntaxProblem[] };

/** The same, or that it was ended from outside. */
export type LinkOutcome = ServerOutcome | { readonly ended: string };

/** A run when it is over, with values that messages can carry. */
export interface ServerState extends Pick<
  ServerRunResult,
  'status' | 'error' | 'requests' | 'response' | 'swallowed' | 'timeline'
> {
  readonly errorAt: NonNullable<ServerRunResult['errorAt']> | null;
  /** As JSON can hold them. */
  readonly events: readonly unknown[];
  readonly stored: ServerRunResult['stored'];
  /** One line for each call of `logToConsole`. */
  readonly console: readonly string[];
  /** What a variable returned; null for tags and clients. */
  readonly value: { readonly plain: unknown; readonly shown: string } | null;
  /** The calls of APIs, in order, with the run's own time; when there are many, the first ones. */
  readonly calls: readonly RunCall[];
  readonly callsLeftOut: number;
}
