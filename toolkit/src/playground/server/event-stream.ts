import type { IncomingMessage, ServerResponse } from 'node:http';
import { commonHeaders } from './security.ts';

/** Open pages at a time; the oldest is let go when there are more. */
const mostClients = 20;

/** Bytes that wait for a reader that does not read; then it is cut off, and asks again when it reads on. */
const mostWaiting = 1_000_000;

/** Tells every open page what happens (server-sent events). */
export class EventStream {
  readonly #clients = new Set<ServerResponse>();

  connect(request: IncomingMessage, response: ServerResponse): void {
    response.writeHead(200, { ...commonHeaders, 'content-type': 'text/event-stream' });
    response.write('retry: 500\n\n');
    this.#clients.add(response);
    request.once('close', () => this.#clients.delete(response));
    const [oldest] = this.#clients;
    if (this.#clients.size > mostClients && oldest !== undefined) this.#cutOff(oldest);
  }

  send(event: string, data: unknown): void {
    const text = `event: ${event}\ndata: ${JSON.stringify(data)}\n\n`;
    for (const client of this.#clients) {
      client.write(text);
      if (client.writableLength > mostWaiting) this.#cutOff(client);
    }
  }

  close(): void {
    for (const client of this.#clients) client.destroy();
  }

  /** At once: one that does not read would never take the end, and be written to after it. */
  #cutOff(client: ServerResponse): void {
    this.#clients.delete(client);
    client.destroy();
  }
}
