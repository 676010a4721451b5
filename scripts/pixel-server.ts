import { parseArgs } from 'node:util';
import { CannotRun, exitCode } from './messages/cannot-run.ts';
import { startPixelServer } from './pixel-server/server.ts';
import type { Hit } from './pixel-server/hit-log.ts';
import { formatDecodedPixel } from './pixel-service/format.ts';

const usage = `Usage: npm run pixel-server -- [--port NUMBER]

Starts mParticle's Pixel Service on loopback: it records, decodes and validates what a tag sends.
  --port NUMBER  the port to listen on (default 8790; 0 for any free one)`;

try {
  const { port, help } = readOptions();
  if (help) console.log(usage);
  else await serve(port);
} catch (error) {
  if (!(error instanceof CannotRun)) throw error;
  console.error(error.message);
  process.exitCode = exitCode.couldNotRun;
}

async function serve(port: number): Promise<void> {
  const server = await startPixelServer({ port, onHit: print });
  console.log(`The pixel service listens at ${server.url} (hits: ${server.url}/hits). Stop it with Ctrl+C.`);
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
    process.once(signal, () => void server.close());
}

function print({ id, url, event, problems, answer }: Hit): void {
  const colour = process.stdout.isTTY === true && process.env['NO_COLOR'] === undefined;
  console.log(
    `\nHit ${id}, answered with ${answer}:\n${formatDecodedPixel({ url, event, problems }, { colour })}`,
  );
}

function readOptions(): { port: number; help: boolean } {
  try {
    const { values } = parseArgs({
      options: {
        port: { type: 'string', default: '8790' },
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
