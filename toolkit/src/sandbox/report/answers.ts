import type { RunResult, RunStatus } from '../tag-run.ts';
import type { ServerRunResult } from '../server-run.ts';
import { plainJson } from './plain-json.ts';

/** What a run of a web template came to, as data that JSON can hold: what `run --json` prints. */
export interface RunAnswer extends Pick<RunResult, 'error' | 'pixels' | 'requests'> {
  readonly status: RunStatus;
  /** The arguments of each call of `logToConsole`. */
  readonly console: unknown;
  /** What a variable returned. */
  readonly value?: unknown;
}

export function answerOf({ status, error, pixels, console, requests, ...others }: RunResult): RunAnswer {
  const value = 'value' in others ? { value: plainJson(others.value) } : {};
  return { status, error, pixels, console: plainJson(console), requests, ...value };
}

/** The same of a server template. */
export interface ServerRunAnswer extends Pick<ServerRunResult, 'status' | 'error'> {
  readonly requests: unknown;
  readonly response: unknown;
  readonly events: unknown;
  readonly console: unknown;
  readonly stored: unknown;
  readonly value?: unknown;
}

export function serverAnswerOf(result: ServerRunResult): ServerRunAnswer {
  const { status, error, requests, response, events, console, stored } = result;
  return {
    status,
    error,
    requests: plainJson(requests),
    response: plainJson(response),
    events: plainJson(events),
    console: plainJson(console),
    stored: plainJson(stored),
    ...('value' in result ? { value: plainJson(result.value) } : {}),
  };
}
