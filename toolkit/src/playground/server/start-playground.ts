import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { hasLoopbackHost, isSameOrigin } from '../../recorder/access.ts';
import { longestTarget, meantBy } from '../../recorder/diverted.ts';
import { listenOnLoopback } from '../../recorder/listen.ts';
import { createRecorder, type Recorder } from '../../recorder/recorder.ts';
import type { Received } from '../../recorder/request-log.ts';
import type { Product } from '../../project/product.ts';
import { bundlePlayground, type Bundle, chunkFolder } from './bundle.ts';
import { EventStream } from './event-stream.ts';
import { LiveContainer } from './live-container.ts';
import { LiveTemplate, type BuiltState } from './live-template.ts';
import { playgroundHtml, shopHtml } from './pages.ts';
import { longestScenario, saveScenario } from './save-scenario.ts';
import { commonHeaders, pagePolicy, shopPolicy, workerPolicy } from './security.ts';
import { answerStandIn } from './stand-in-answers.ts';

export interface PlaygroundOptions {
  /** The project's folder, with `src` and `template`. */
  readonly root: string;
  /** 0 or nothing for any free port. */
  readonly port?: number;
  /** Rebuilds when `src` or `template` change. */
  readonly watch?: boolean;
  /** Keeps `template.tpl` as the sources build it. */
  readonly write?: boolean;
  readonly onBuild?: (state: BuiltState) => void;
  readonly onHit?: (hit: Received) => void;
  /**
   * The path of a module whose default export is the project's `Receiver`; requests are shown as address and query
   * without it.
   */
  readonly receiver?: string;
  /** Makes the project's own container. */
  readonly container?: Product;
  /** Milliseconds that the page waits for a template that hangs before it ends it; 10,000 unless told. */
  readonly patience?: number;
}

export interface Playground {
  readonly port: number;
  /** `http://127.0.0.1:8780`, without a slash at its end. */
  readonly url: string;
  readonly recorder: Recorder<Received>;
  /** Resolves when the page and the template have been built; whoever asks for them before waits. */
  readonly ready: Promise<void>;
  close(): Promise<void>;
}

/**
 * Starts the playground on loopback: its page from memory, the template as its sources build it, the recorder
 * in place of every host that a tag sends to.
 * @throws CannotRun when the port is taken or not allowed
 */
export async function startPlayground(options: PlaygroundOptions): Promise<Playground> {
  const events = new EventStream();
  const recorder = createRecorder<Received>({
    urlOf: meantBy,
    read: (received) => received,
    onHit(hit) {
      events.send('hit', hit);
      options.onHit?.(hit);
    },
  });
  const template = new LiveTemplate(options.root, {
    write: options.write === true,
    onBuild(state) {
      events.send('template', { build: state.build });
      options.onBuild?.(state);
    },
  });
  let building: Promise<readonly [Bundle, void]> | undefined;
  const built = (): Promise<readonly [Bundle, void]> =>
    (building ??= Promise.all([bundlePlayground(options.receiver), template.build()]));

  const container = new LiveContainer(options.container);
  const session = Date.now().toString(36);
  const html = playgroundHtml(options);
  const pages: Readonly<Record<string, Answering>> = {
    '/': (request, response) => sendHtml(response, html, pagePolicy(originOf(request))),
    '/shop': shopOf('/shop.js', { pageCode: false }),
    '/container-shop': shopOf('/container-shop.js', { pageCode: true }),
    '/template': (_, response) => sendJson(response, { session, ...template.state }),
    '/container': (_, response) => sendJson(response, container.of(template.state.text)),
    '/events': (request, response) => events.connect(request, response),
  };

  const server = createServer(
    { maxHeaderSize: longestTarget + 16_384, headersTimeout: 10_000, requestTimeout: 10_000 },
    (request, response) => {
      if (recorder.handle(request, response)) return;
      const [path = ''] = (request.url ?? '').split(/[?#]/, 1);
      if (!hasLoopbackHost(request)) refuse(response, 403, 'Ask for this server by its loopback address.');
      else if (request.method === 'POST' && path === '/scenarios') takeScenario(request, response);
      else if (request.method !== 'GET') refuse(response, 405, 'Pages are asked for with GET.');
      else if (answerStandIn(path, response)) return;
      else
        built().then(
          ([files]) => answer(files, path, request, response),
          (error: unknown) => refuse(response, 500, error instanceof Error ? error.message : String(error)),
        );
    },
  );
  const takeScenario = (request: IncomingMessage, response: ServerResponse): void => {
    // A browser says where a request comes from: of another origin, or of a frame's, it is none of this page.
    if (!isSameOrigin(request) || options.write !== true)
      return refuse(response, 403, 'Only this server’s own page may save.');
    void readBody(request, longestScenario)
      .then((body) => (body === undefined ? undefined : saveScenario(options.root, body)))
      .then(
        (file) =>
          file === undefined
            ? refuse(response, 400, 'This is no scenario: { name, code } as JSON.')
            : send(response, 'text/plain; charset=utf-8', file),
        (error: unknown) => refuse(response, 500, error instanceof Error ? error.message : String(error)),
      );
  };
  const answer = (files: Bundle, path: string, request: IncomingMessage, response: ServerResponse): void => {
    const page = Object.hasOwn(pages, path) ? pages[path] : undefined;
    const file = files.get(path);
    if (file !== undefined) send(response, file.type, file.body, headersOf(path));
    else if (page === undefined) refuse(response, 404, 'There is nothing here.');
    else if (!isSameOrigin(request)) refuse(response, 403, 'Only this server’s own pages may ask for this.');
    else page(request, response);
  };
  server.maxConnections = 256;
  const port = await listenOnLoopback(server, options.port ?? 0).catch((error: unknown) => {
    template.close();
    throw error;
  });
  if (options.watch === true) template.watch();
  const ready = built().then(() => undefined);
  // Whoever waits for it is told.
  ready.catch(() => undefined);
  return {
    port,
    url: `http://127.0.0.1:${port}`,
    recorder,
    ready,
    close: () =>
      new Promise((resolve) => {
        template.close();
        server.close(() => resolve());
        events.close();
        recorder.close();
        server.closeAllConnections();
      }),
  };
}

/** The shop's frames are of no origin: to them, the scripts that they are made of are another site's. A worker brings its policy. */
function headersOf(path: string): object {
  const isOfFrames =
    path.startsWith(`/${chunkFolder}/`) || path === '/shop.js' || path === '/container-shop.js';
  if (path === '/server-worker.js') return { 'content-security-policy': workerPolicy() };
  return isOfFrames ? { 'access-control-allow-origin': '*' } : {};
}

type Answering = (request: IncomingMessage, response: ServerResponse) => void;

function shopOf(script: string, { pageCode }: { readonly pageCode: boolean }): Answering {
  const html = shopHtml(
    `<link rel="stylesheet" href="/shop.css">\n<script type="module" src="${script}"></script>`,
  );
  return (request, response) => sendHtml(response, html, shopPolicy(originOf(request), { script, pageCode }));
}

/** The text that a request brings along; undefined when it is longer than that. */
async function readBody(request: IncomingMessage, longest: number): Promise<string | undefined> {
  const pieces: Buffer[] = [];
  let length = 0;
  for await (const piece of request as AsyncIterable<Buffer>) {
    length += piece.length;
    if (length > longest) return undefined;
    pieces.push(piece);
  }
  return Buffer.concat(pieces).toString('utf8');
}

/** `Host` has been checked: it is a loopback name with this server's port. */
function originOf(request: IncomingMessage): string {
  return `http://${request.headers.host}`;
}

function sendHtml(response: ServerResponse, html: string, policy: string): void {
  response
    .writeHead(200, {
      ...commonHeaders,
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': policy,
    })
    .end(html);
}

function sendJson(response: ServerResponse, value: unknown): void {
  send(response, 'application/json; charset=utf-8', JSON.stringify(value));
}

function send(response: ServerResponse, type: string, body: string | Buffer, more: object = {}): void {
  response.writeHead(200, { ...commonHeaders, 'content-type': type, ...more }).end(body);
}

function refuse(response: ServerResponse, status: number, text: string): void {
  response
    .writeHead(status, { ...commonHeaders, 'content-type': 'text/plain; charset=utf-8', connection: 'close' })
    .end(`${text}\n`);
}
