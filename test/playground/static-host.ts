import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import path from 'node:path';
import { listenOnLoopback } from 'gtm-template-toolkit/recorder';

export interface StaticHost {
  /** Of the folder, with a slash at its end. */
  readonly url: string;
  close(): Promise<void>;
}

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
};

/** A plain file server on loopback, as any host is: it has a folder below a path, and sets no header but the type. */
export async function startStaticHost(folder: string, below: string): Promise<StaticHost> {
  const server = createServer((request, response) => {
    const asked = decodeURI((request.url ?? '').replace(/[?#].*$/, ''));
    const name = path.posix.normalize(asked).replace(/\/$/, '/index.html');
    const content = name.startsWith(below)
      ? readFile(path.join(folder, name.slice(below.length)))
      : undefined;
    Promise.resolve(content).then(
      (body) =>
        body === undefined
          ? response.writeHead(404).end()
          : response
              .writeHead(200, { 'content-type': types[path.extname(name)] ?? 'application/octet-stream' })
              .end(body),
      () => response.writeHead(404).end(),
    );
  });
  const port = await listenOnLoopback(server, 0);
  return {
    url: `http://127.0.0.1:${port}${below}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
