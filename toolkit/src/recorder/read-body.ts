import type { IncomingMessage } from 'node:http';

/** Bytes of a body at most: settings are a few words. */
const longestBody = 4_096;

/** The body of a request as text; undefined when it is too long, in which case the rest is not read. */
export async function readBody(request: IncomingMessage): Promise<string | undefined> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of request.iterator({ destroyOnReturn: false })) {
    const buffer = Buffer.from(chunk);
    bytes += buffer.length;
    if (bytes > longestBody) return undefined;
    chunks.push(buffer);
  }
  return Buffer.concat(chunks).toString('utf8');
}
