import { SandboxSyntaxError } from '../../sandbox/language/errors.ts';
import { plainJson, shownPlain } from '../../sandbox/report/plain-json.ts';
import { runScenarios } from '../../sandbox/run-scenarios.ts';
import { startServerTemplate, type ServerRun } from '../../sandbox/server-run.ts';
import type { FromServer, ServerOutcome, ServerState, ToServer } from './server-protocol.ts';
import type { RunCall } from './protocol.ts';

/** Calls of APIs that are kept. */
const mostCalls = 500;

/**
 * Where templates of servers run: a worker that reaches neither the page nor the network, and that can be ended
 * whatever it does.
 */
addEventListener('message', ({ data }: MessageEvent<ToServer>) => {
  void (data.type === 'run' ? run(data) : test(data));
});

function tell(message: FromServer): void {
  postMessage(message);
}

async function run({ id, template, input }: Extract<ToServer, { type: 'run' }>): Promise<void> {
  tell({ type: 'ran', id, outcome: await outcomeOf(template, input) });
}

async function outcomeOf(
  template: Extract<ToServer, { type: 'run' }>['template'],
  input: Extract<ToServer, { type: 'run' }>['input'],
): Promise<ServerOutcome> {
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

async function test({ template, setup, scenarios }: Extract<ToServer, { type: 'test' }>): Promise<void> {
  await runScenarios({ template, setup, scenarios }, undefined, {
    onResult: (result) =>
      tell({ type: 'scenario', result: { ...result, console: result.console.map(lineOf) } }),
  });
  tell({ type: 'tested' });
}

function lineOf(args: readonly unknown[]): string {
  return args.map(shownPlain).join(' ');
}
