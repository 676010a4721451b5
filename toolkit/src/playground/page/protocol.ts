import type { RunInput } from '../../sandbox/run-input.ts';
import type { RunStatus } from '../../sandbox/tag-run.ts';
import type { TemplateCode } from '../../sandbox/template.ts';
import type { TracedCall } from '../../sandbox/trace.ts';
import type { CodeLocation, SyntaxProblem } from '../../sandbox/language/errors.ts';
import type { ScenarioCode, ScenarioResult } from '../../sandbox/run-scenarios.ts';

/** What the playground tells the shop's frame. */
export type ToPage =
  | { readonly type: 'run'; readonly template: TemplateCode; readonly input: RunInput }
  /** A run that sends nothing: requests are answered as told. It is told once, when it is over. */
  | {
      readonly type: 'dry';
      readonly id: number;
      readonly template: TemplateCode;
      readonly input: RunInput;
      readonly answer: DryAnswer;
    }
  /** The page goes on while a run stands: a push to the data layer, a consent update. */
  | { readonly type: 'push'; readonly item: unknown }
  | { readonly type: 'consent'; readonly update: { readonly [type: string]: 'granted' | 'denied' } }
  | {
      readonly type: 'test';
      readonly template: TemplateCode;
      readonly setup: string;
      readonly scenarios: readonly ScenarioCode[];
    }
  | { readonly type: 'theme'; readonly dark: boolean };

/** What the frame tells the playground. */
export type FromPage =
  | { readonly type: 'ready' }
  | { readonly type: 'run'; readonly state: RunState }
  | { readonly type: 'syntax'; readonly problems: readonly SyntaxProblem[] }
  | { readonly type: 'dry'; readonly id: number; readonly outcome: DryOutcome }
  /** Somebody used the shop. */
  | { readonly type: 'pushed'; readonly item: { readonly [key: string]: unknown } }
  | { readonly type: 'choice'; readonly granted: boolean }
  | { readonly type: 'ctrlEnter' }
  | { readonly type: 'scenario'; readonly result: ScenarioLine }
  | { readonly type: 'tested' };

/** How the requests of a dry run are answered. */
export type DryAnswer = 'load' | 'error' | 'none';

/** What a dry run came to: its state, or why the code does not compile. */
export type DryOutcome = { readonly state: RunState } | { readonly problems: readonly SyntaxProblem[] };

/** A run as it stands, with values as text: they may hold what no message can carry. */
export interface RunState {
  readonly status: RunStatus;
  readonly error: string | null;
  readonly errorAt: CodeLocation | null;
  readonly pixels: readonly Requested[];
  readonly scripts: readonly string[];
  readonly iframes: readonly string[];
  /** One line for each call of `logToConsole`. */
  readonly console: readonly string[];
  /** What callbacks threw and GTM swallows. */
  readonly swallowed: readonly string[];
  /** What a variable template returned; null for tags. */
  readonly value: string | null;
  /** Milliseconds from the start until the tag completed; null while it has not. */
  readonly completedAfter: number | null;
  /** Nothing is left to run and nothing is awaited from the network. */
  readonly idle: boolean;
  /** The calls of APIs, in order; when there are many, the first ones. */
  readonly calls: readonly RunCall[];
  /** How many more there were. */
  readonly callsLeftOut: number;
  /** When consent changed, in milliseconds from the start. */
  readonly consentChanges: readonly number[];
  /** The consent types that the tag listens to and that are not granted now. */
  readonly awaited: readonly string[];
  /** `document.cookie` of the page now. */
  readonly cookies: string;
}

export interface RunCall extends TracedCall {
  /** Milliseconds from the start of the run. */
  readonly after: number;
}

export interface Requested {
  readonly url: string;
  /** Milliseconds from the start of the run. */
  readonly after: number;
}

export type ScenarioLine = Omit<ScenarioResult, 'console'> & { readonly console: readonly string[] };
