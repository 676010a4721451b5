import http from 'node:http';
import type { Answer, SentRequest, Transport } from './outgoing-http.ts';

/** A longer answer is cut off. */
const longestBody = 4_194_304;

/** Whether an address is of this machine alone. */
export function isLoopback(url: URL): boolean {
  return /^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])$/.test(url.hostname) && url.protocol === 'http:';
}

/**
 * Really sends requests, but all to one address of this machine in place of their own: path, query, method,
 * headers and body as they are, and the host that was meant as the header `host`.
 */
export function loopbackTransport(to: URL): Transport {
  if (!isLoopback(to)) throw new TypeError(`${to.href} is no loopback address.`);
  return (request) => send(request, to);
}

function send({ url, method, headers, body, options }: SentRequest, to: URL): Promise<Answer> {
  return new Promise((resolve) => {
    const { host, pathname, search } = new URL(url);
    const own = Object.fromEntries(
      Object.entries(headers).filter(
        ([name]) => !/^(?:host|content-length|connection|transfer-encoding)$/i.test(name),
      ),
    );
    const request = http.request(
      {
        host: to.hostname.replace(/^\[|\]$/g, ''),
        port: to.port === '' ? 80 : to.port,
        path: pathname + search,
        method,
        headers: {
          ...own,
          host,
          ...(body === null ? {} : { 'content-length': Buffer.byteLength(body) }),
        },
        timeout: options.timeout,
      },
      (response) => {
        const chunks: Buffer[] = [];
        let length = 0;
        response.on('data', (chunk: Buffer) => {
          length += chunk.length;
          if (length <= longestBody) chunks.push(chunk);
          else response.destroy();
        });
        response.on('close', () => {
          resolve({
            status: response.statusCode ?? 0,
            headers: headersOf(response.headers),
            body: Buffer.concat(chunks).toString('utf8'),
          });
        });
      },
    );
    request.on('timeout', () => {
      resolve({ fails: 'timed_out' });
      request.destroy();
    });
    request.on('error', () => resolve({ fails: 'failed' }));
    request.end(body ?? undefined);
  });
}

function headersOf(headers: http.IncomingHttpHeaders): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).flatMap(([name, value]) =>
      value === undefined ? [] : [[name, Array.isArray(value) ? value.join(', ') : value]],
    ),
  );
}
