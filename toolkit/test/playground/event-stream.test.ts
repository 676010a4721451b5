import { once } from 'node:events';
import http from 'node:http';
import net, { type AddressInfo } from 'node:net';
import test from 'ava';
import { EventStream } from '../../src/playground/server/event-stream.ts';

test('a reader that does not read is cut off, and others hear on', async (t) => {
  const stream = new EventStream();
  const sockets: net.Socket[] = [];
  const server = http.createServer((request, response) => {
    sockets.push(request.socket);
    stream.connect(request, response);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo; // It listens on TCP.
  const open = async (): Promise<net.Socket> => {
    const socket = net.connect(port, '127.0.0.1');
    socket.write('GET /events HTTP/1.1\r\nHost: localhost\r\n\r\n');
    await once(socket, 'data');
    return socket;
  };
  const stalled = await open();
  stalled.pause();
  const [ofStalled] = sockets;
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
  stalled.destroy();
  reading.destroy();
  stream.close();
  server.close();
});
