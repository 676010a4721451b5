import { CannotRun } from '../messages/cannot-run.ts';

/** Far more than any URL or input file; a stream without end must not fill the memory. */
const most = 10_000_000;

/** Everything on standard input, as text. */
export async function readStandardInput(): Promise<string> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of process.stdin) {
    const buffer = Buffer.from(chunk);
    bytes += buffer.length;
    if (bytes > most) throw new CannotRun(`Standard input has more than ${most} bytes.`);
    chunks.push(buffer);
  }
  return Buffer.concat(chunks).toString('utf8');
}
