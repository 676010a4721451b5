import { runScenarios } from '../../sandbox/run-scenarios.ts';
import { lineOf, outcomeOnServer } from './outcome-on-server.ts';
import type { FromServer, ToServer } from './server-protocol.ts';

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
  tell({ type: 'ran', id, outcome: await outcomeOnServer(template, input) });
}

async function test({ template, setup, scenarios }: Extract<ToServer, { type: 'test' }>): Promise<void> {
  await runScenarios({ template, setup, scenarios }, undefined, {
    onResult: (result) =>
      tell({ type: 'scenario', result: { ...result, console: result.console.map(lineOf) } }),
  });
  tell({ type: 'tested' });
}
