import { once } from 'node:events';
import { createServer, get } from 'node:http';
import { connect, type Socket } from 'node:net';
import { mock } from 'node:test';
import { setImmediate } from 'node:timers/promises';
import test, { type ExecutionContext } from 'ava';
import { listenOnLoopback } from '../../src/recorder/listen.ts';
import { createRecorder, type Recording } from '../../src/recorder/recorder.ts';
import type { Received } from '../../src/recorder/request-log.ts';

/** A recorder on a server of its own; each hit reads as `read` says. */
async function start(
  t: ExecutionContext,
  read: Recording<unknown>['read'] = (received: Received) => received,
): Promise<{ readonly port: number; readonly sockets: readonly Socket[] }> {
  const recorder = createRecorder<unknown>({
    urlOf: (target) => (target.startsWith('/pixel') ? target : undefined),
    read,
  });
  const sockets: Socket[] = [];
  const server = createServer((request, response) => void recorder.handle(request, response));
  server.on('connection', (socket: Socket) => sockets.push(socket));
  const port = await listenOnLoopback(server, 0);
  t.teardown(() => {
    recorder.close();
    server.close();
    server.closeAllConnections();
  });
  return { port, sockets };
}

async function opened(t: ExecutionContext, port: number): Promise<Socket> {
  const socket = connect(port, '127.0.0.1');
  t.teardown(() => socket.destroy());
  socket.on('error', () => undefined);
  await once(socket, 'connect');
  return socket;
}

function answered(port: number, path: string): Promise<string> {
  return new Promise((resolve, reject) => {
    get({ port, host: '127.0.0.1', path, agent: false }, (response) => {
      response.resume();
      response.once('end', () => resolve(path));
    }).once('error', reject);
  });
}

test.serial('a hit is answered while many ask for the hits so far', async (t) => {
  const { port, sockets } = await start(t, (received) => {
    const until = performance.now() + 1;
    while (performance.now() < until);
    return received;
  });
  for (let hit = 1; hit <= 5; hit++) await answered(port, `/pixel?${hit}`);
  const clients = await Promise.all(Array.from({ length: 40 }, () => opened(t, port)));
  // The five of the hits before are there, too.
  while (sockets.length < 45) await setImmediate();
  const order: string[] = [];
  const asked = clients.map(async (client, index) => {
    const path = index === 39 ? '/pixel?late' : `/hits?since=${index % 5}`;
    client.write(`GET ${path} HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\n\r\n`);
    await once(client, 'data');
    order.push(path);
  });
  await Promise.all(asked);
  t.true(order.indexOf('/pixel?late') < 20, order.join(' '));
});

test.serial('a reader that does not take the hits is cut off after half a minute', async (t) => {
  const { port, sockets } = await start(t, ({ id }) => `${id}${'x'.repeat(10_000_000)}`);
  await answered(port, '/pixel?1');
  const [, stalled] = await withStalledReader(t, port, sockets);
  t.false(stalled?.destroyed);
  mock.timers.tick(30_000);
  t.true(stalled?.destroyed);
});

/** The server's sockets once somebody has asked for hits and reads no more than the beginning. */
async function withStalledReader(
  t: ExecutionContext,
  port: number,
  sockets: readonly Socket[],
): Promise<readonly Socket[]> {
  mock.timers.enable({ apis: ['setTimeout'] });
  t.teardown(() => mock.timers.reset());
  const reader = await opened(t, port);
  reader.write(`GET /hits HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\n\r\n`);
  await once(reader, 'data');
  reader.pause();
  return sockets;
}
