import path from 'node:path';
import { ownPlayground } from './own-playground.ts';
import { type BuiltState, startPlayground } from 'gtm-template-toolkit/playground';
import { closeOnSignals, readPort, runScript } from 'gtm-template-toolkit/cli';

const usage = `Usage: npm start -- [--port NUMBER]

Builds template.tpl and opens the playground on loopback: configure the tag, fire it, see what mParticle would receive.
  --port NUMBER  the port to listen on (default 8780; 0 for any free one)`;

await runScript({ usage, options: { port: { type: 'string', default: '8780' } } }, async ({ values }) => {
  const root = path.resolve(import.meta.dirname, '..');
  const port = readPort(values.port);
  const playground = await startPlayground({
    ...ownPlayground,
    root,
    port,
    watch: true,
    write: true,
    onBuild: printBuild,
  });
  console.log(
    `\n  The playground is at ${playground.url}\n\n  It rebuilds on every change below src and template. Stop it with Ctrl+C.`,
  );
  closeOnSignals(playground);
  return undefined;
});

function printBuild({ build, messages, milliseconds }: BuiltState): void {
  for (const { text } of messages) console.error(text);
  const faults = messages.filter(({ severity }) => severity === 'fault').length;
  const what = faults > 0 ? 'not built, see above' : 'built';
  console.log(
    `${build === 1 ? '' : `${new Date().toLocaleTimeString()}  `}template.tpl ${what} (${milliseconds} ms)`,
  );
}
