import { SandboxSyntaxError } from '../../sandbox/language/errors.ts';
import { plainJson, shownPlain } from '../../sandbox/report/plain-json.ts';
import type { ServerRunInput } from '../../sandbox/server-input.ts';
import { startServerTemplate, type ServerRun } from '../../sandbox/server-run.ts';
import type { TemplateCode } from '../../sandbox/template.ts';
import type { RunCall } from './protocol.ts';
import type { ServerOutcome, ServerState } from './server-protocol.ts';

/** Calls of APIs that are kept. */
const mostCalls = 500;

/** Runs a template of servers to its end, with values that messages can carry. */
export async function outcomeOnServer(template: TemplateCode, input: ServerRunInput): Promise<ServerOutcome> {
  const calls: RunCall[] = [];
  let callsLeftOut = 0;
  let started: ServerRun | undefined;
  try {
    started = startServerTemplate(template, input, {
      trace: (call) => {
        const after = started?.sandbox.tasks.waited ?? 0;
        if (calls.length < mostCalls) calls.push({ ...call, after });
        else callsLeftOut += 1;
      },
    });
  } catch (error) {
    if (!(error instanceof SandboxSyntaxError)) throw error;
    return { problems: error.problems };
  }
  await started.settle();
  await started.endEvent();
  return { state: { ...stateOf(started), calls, callsLeftOut } };
}

function stateOf(finished: ServerRun): Omit<ServerState, 'calls' | 'callsLeftOut'> {
  const { errorAt, events, console: printed, stored, ...result } = finished.result();
  const { status, error, requests, response, swallowed, timeline } = result;
  return {
    ...{ status, error, requests, response, swallowed, timeline },
    errorAt: errorAt ?? null,
    events: events.map(plainJson),
    // What is stored has the shape of its copy.
    stored: plainJson(stored) as ServerState['stored'],
    console: printed.map(lineOf),
    value: 'value' in result ? { plain: plainJson(result.value), shown: shownPlain(result.value) } : null,
  };
}

/** One call of `logToConsole`. */
export function lineOf(args: readonly unknown[]): string {
  return args.map(shownPlain).join(' ');
}
