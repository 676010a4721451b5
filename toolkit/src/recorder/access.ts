import type { IncomingMessage } from 'node:http';

/**
 * Whether the request names this server by a loopback name. A page that rebinds its own name to 127.0.0.1 (DNS
 * rebinding) reaches the port, but says that name in `Host`.
 */
export function hasLoopbackHost(request: IncomingMessage): boolean {
  const port = String(request.socket.localPort);
  const [, name, given = '80'] =
    /^(127\.0\.0\.1|localhost|\[::1\])(?::(\d+))?$/i.exec(request.headers.host ?? '') ?? [];
  return name !== undefined && given === port;
}

/**
 * Whether a request comes from a page of this server, from the address bar or from no browser at all. Pages of
 * other origins, another port of localhost included, must not read hits or change settings.
 */
export function isSameOrigin(request: IncomingMessage): boolean {
  const { origin, host } = request.headers;
  const site = request.headers['sec-fetch-site'];
  const siteIsOwn = site === undefined || site === 'same-origin' || site === 'none';
  return siteIsOwn && (origin === undefined || origin === `http://${host}`);
}
