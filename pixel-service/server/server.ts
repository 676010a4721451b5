import { answerKinds, listenOnLoopback, longestDelay, longestTarget } from 'gtm-template-toolkit/recorder';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { createPixelService, type Hit, type PixelService } from './service.ts';

export interface PixelServer extends Pick<
  PixelService,
  'hits' | 'clearHits' | 'answer' | 'setAnswer' | 'answerWaiting'
> {
  readonly port: number;
  /** `http://127.0.0.1:8790`, without a slash at its end. */
  readonly url: string;
  /** Stops listening and cuts off every connection. */
  close(): Promise<void>;
}

/**
 * Starts the embedded pixel service on loopback. Nothing of it leaves the memory of the process.
 * @param options.port 0 or nothing for any free port.
 * @param options.onHit Called with each hit as it arrives.
 * @throws {CannotRun} when the port is taken or not allowed.
 */
export async function startPixelServer(
  options: { readonly port?: number; readonly onHit?: (hit: Hit) => void } = {},
): Promise<PixelServer> {
  const service = createPixelService(options);
  const server = createServer(
    {
      // Room for the longest hit with its headers; times are in milliseconds.
      maxHeaderSize: longestTarget + 16_384,
      headersTimeout: 10_000,
      requestTimeout: 10_000,
      keepAliveTimeout: 5_000,
      connectionsCheckingInterval: 5_000,
    },
    (request, response) => {
      if (!service.handle(request, response)) describe(request, response);
    },
  );
  server.maxConnections = 256;
  const port = await listenOnLoopback(server, options.port ?? 0);
  return {
    port,
    url: `http://127.0.0.1:${port}`,
    hits: service.hits,
    clearHits: service.clearHits,
    answer: service.answer,
    setAnswer: service.setAnswer,
    answerWaiting: service.answerWaiting,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        service.close();
        server.closeAllConnections();
      }),
  };
}

const description = `mParticle's Pixel Service, embedded: it records what a tag sends, and forwards nothing.

GET    /v1/{key}/Pixel?…   a hit
GET    /hits?since=ID      the hits as JSON, 200 at a time: {"hits": […], "last": ID, "dropped": number, "more": number}
DELETE /hits               forgets them
GET    /answer             how hits are answered: {"kind", "delay", "times"}
PUT    /answer             changes it; delay in milliseconds up to ${longestDelay}, times for so many hits only

Kinds of answer:
${Object.entries(answerKinds)
  .map(([kind, meaning]) => `  ${kind.padEnd(7)}${meaning}`)
  .join('\n')}
`;

function describe({ url }: IncomingMessage, response: ServerResponse): void {
  const found = url === '/';
  response
    .writeHead(found ? 200 : 404, {
      'content-type': 'text/plain; charset=utf-8',
      'x-content-type-options': 'nosniff',
      connection: 'close',
    })
    .end(found ? description : 'There is nothing here; / says what there is.\n');
}
