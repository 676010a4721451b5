import { startPixelServer } from '../pixel-service/server/server.ts';
import type { Hit } from '../pixel-service/server/service.ts';
import { formatDecodedPixel } from '../pixel-service/format.ts';
import { closeOnSignals, readPort, runScript } from 'gtm-template-toolkit/cli';

const usage = `Usage: npm run pixel-server -- [--port NUMBER]

Starts mParticle's Pixel Service on loopback: it records, decodes and validates what a tag sends.
  --port NUMBER  the port to listen on (default 8790; 0 for any free one)`;

await runScript({ usage, options: { port: { type: 'string', default: '8790' } } }, async ({ values }) => {
  const server = await startPixelServer({ port: readPort(values.port), onHit: print });
  console.log(`The pixel service listens at ${server.url} (hits: ${server.url}/hits). Stop it with Ctrl+C.`);
  closeOnSignals(server);
  return undefined;
});

function print({ id, url, event, problems, answer }: Hit): void {
  const colour = process.stdout.isTTY === true && process.env['NO_COLOR'] === undefined;
  console.log(
    `\nHit ${id}, answered with ${answer}:\n${formatDecodedPixel({ url, event, problems }, { colour })}`,
  );
}
