import path from 'node:path';
import { ownPlayground } from './own-playground.ts';
import { type BuiltState, startPlayground } from 'gtm-template-toolkit/playground';
import { exitCode } from 'gtm-template-toolkit/messages';
import { closeOnSignals, readPort, runScript } from 'gtm-template-toolkit/cli';

await runScript(
  {
    name: 'npm start --',
    summary:
      'Builds template.tpl and opens the playground on loopback: configure the tag, fire it, see what mParticle would receive.',
    options: { port: { value: 'NUMBER', summary: 'The port to listen on: 8780, or 0 for any free one.' } },
  },
  async (_, options) => {
    const root = path.resolve(import.meta.dirname, '..');
    const port = readPort(options.port ?? '8780');
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
    return exitCode.ok;
  },
);

function printBuild({ build, messages, milliseconds }: BuiltState): void {
  for (const { text } of messages) console.error(text);
  const faults = messages.filter(({ severity }) => severity === 'fault').length;
  const what = faults > 0 ? 'not built, see above' : 'built';
  console.log(
    `${build === 1 ? '' : `${new Date().toLocaleTimeString()}  `}template.tpl ${what} (${milliseconds} ms)`,
  );
}
