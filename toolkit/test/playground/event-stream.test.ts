import { once } from 'node:events';
import http from 'node:http';
import net, { type AddressInfo } from 'node:net';
import test, { type ExecutionContext } from 'ava';
import { EventStream } from '../../src/playground/server/event-stream.ts';

async function listen(t: ExecutionContext): Promise<{
  readonly stream: EventStream;
  readonly ofServer: readonly net.Socket[];
  open(): Promise<net.Socket>;
}> {
  const stream = new EventStream();
  const ofServer: net.Socket[] = [];
  const server = http.createServer((request, response) => {
    ofServer.push(request.socket);
    stream.connect(request, response);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo; // It listens on TCP.
  t.teardown(() => {
    stream.close();
    server.close();
    server.closeAllConnections();
  });
  const open = async (): Promise<net.Socket> => {
    const socket = net.connect(port, '127.0.0.1');
    socket.on('error', () => undefined);
    socket.write('GET /events HTTP/1.1\r\nHost: localhost\r\n\r\n');
    await once(socket, 'data');
    t.teardown(() => socket.destroy());
    return socket;
  };
  return { stream, ofServer, open };
}

test('a reader that does not read is cut off, and others hear on', async (t) => {
  const { stream, ofServer, open } = await listen(t);
  const stalled = await open();
  stalled.pause();
  const [ofStalled] = ofServer;
  const reading = await open();
  let heard = 0;
  reading.on('data', (chunk: Buffer) => (heard += chunk.length));
  for (let sent = 0; sent < 50 && ofStalled?.destroyed === false; sent++) {
    stream.send('hit', 'x'.repeat(500_000));
    await new Promise((resolve) => setImmediate(resolve));
  }
  t.true(ofStalled?.destroyed);
  const before = heard;
  stream.send('hit', 'y');
  if (heard === before) await once(reading, 'data');
  t.true(heard > before);
});

test('the oldest of too many pages is let go at once, even one that does not read', async (t) => {
  const { stream, ofServer, open } = await listen(t);
  const stalled = await open();
  stalled.pause();
  // As much as the system takes for a reader that does not read, and some more that waits here.
  while (ofServer[0]?.writableLength === 0) {
    stream.send('hit', 'x'.repeat(100_000));
    await new Promise((resolve) => setImmediate(resolve));
  }
  t.false(ofServer[0]?.destroyed);
  for (let opened = 0; opened < 25; opened++) await open();
  t.is(ofServer.filter(({ destroyed }) => !destroyed).length, 20);
  t.notThrows(() => stream.send('hit', 'y'));
  await new Promise((resolve) => setImmediate(resolve));
});
