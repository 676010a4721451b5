import path from 'node:path';
import { parseArgs } from 'node:util';
import { CannotRun, exitCode } from './messages/cannot-run.ts';
import type { BuiltState } from './playground/server/live-template.ts';
import { startPlayground } from './playground/server/start-playground.ts';

const usage = `Usage: npm start -- [--port NUMBER]

Builds template.tpl and opens the playground on loopback: configure the tag, fire it, see what mParticle would receive.
  --port NUMBER  the port to listen on (default 8780; 0 for any free one)`;

try {
  const { port, help } = readOptions();
  if (help) console.log(usage);
  else await start(port);
} catch (error) {
  if (!(error instanceof CannotRun)) throw error;
  console.error(error.message);
  process.exitCode = exitCode.couldNotRun;
}

async function start(port: number): Promise<void> {
  const root = path.resolve(import.meta.dirname, '..');
  const playground = await startPlayground({ root, port, watch: true, write: true, onBuild: printBuild });
  console.log(
    `\n  The playground is at ${playground.url}\n\n  It rebuilds on every change below src and template. Stop it with Ctrl+C.`,
  );
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.once(signal, () => void playground.close());
  }
}

function printBuild({ build, messages, milliseconds }: BuiltState): void {
  for (const { text } of messages) console.error(text);
  const faults = messages.filter(({ severity }) => severity === 'fault').length;
  const what = faults > 0 ? 'not built, see above' : 'built';
  console.log(
    `${build === 1 ? '' : `${new Date().toLocaleTimeString()}  `}template.tpl ${what} (${milliseconds} ms)`,
  );
}

function readOptions(): { port: number; help: boolean } {
  try {
    const { values } = parseArgs({
      options: {
        port: { type: 'string', default: '8780' },
        help: { type: 'boolean', short: 'h', default: false },
      },
    });
    const port = Number(values.port);
    if (!/^\d+$/.test(values.port) || port > 65_535) {
      throw new CannotRun(`--port is a number from 0 to 65535, not “${values.port}”.`);
    }
    return { port, help: values.help };
  } catch (error) {
    if (error instanceof CannotRun) throw error;
    throw new CannotRun(`${error instanceof Error ? error.message : String(error)}\n\n${usage}`);
  }
}
