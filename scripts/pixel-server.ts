import { startPixelServer } from '../pixel-service/server/server.ts';
import type { Hit } from '../pixel-service/server/service.ts';
import { formatDecodedPixel } from '../pixel-service/format.ts';
import { exitCode } from 'gtm-template-toolkit/messages';
import { closeOnSignals, readPort, runScript } from 'gtm-template-toolkit/cli';

await runScript(
  {
    name: 'npm run pixel-server --',
    summary:
      'Starts mParticle’s Pixel Service on loopback: it records, decodes and validates what a tag sends.',
    options: { port: { value: 'NUMBER', summary: 'The port to listen on: 8790, or 0 for any free one.' } },
  },
  async (_, { port = '8790' }) => {
    const server = await startPixelServer({ port: readPort(port), onHit: print });
    console.log(
      `The pixel service listens at ${server.url} (hits: ${server.url}/hits). Stop it with Ctrl+C.`,
    );
    closeOnSignals(server);
    return exitCode.ok;
  },
);

function print({ id, url, event, problems, answer }: Hit): void {
  const colour = process.stdout.isTTY === true && process.env['NO_COLOR'] === undefined;
  console.log(
    `\nHit ${id}, answered with ${answer}:\n${formatDecodedPixel({ url, event, problems }, { colour })}`,
  );
}
