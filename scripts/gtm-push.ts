import path from 'node:path';
import { buildTemplate } from 'gtm-template-toolkit/project';
import { runPush } from 'gtm-template-toolkit/publish';
import { CannotRun, exitCode } from 'gtm-template-toolkit/messages';

const root = path.resolve(import.meta.dirname, '..');
const interrupted = new AbortController();
// The first Ctrl+C lets the temporary workspace be deleted; the next one ends the process as usual.
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => {
    console.error('Stopping …');
    interrupted.abort();
  });
}

try {
  process.exitCode = await runPush({
    args: process.argv.slice(2),
    environment: process.env,
    build: () => buildTemplate(root),
    out: (text) => console.log(text),
    err: (text) => console.error(text),
    colour: process.stdout.isTTY === true,
    signal: interrupted.signal,
  });
} catch (error) {
  if (!(error instanceof CannotRun)) throw error;
  console.error(error.message);
  process.exitCode = exitCode.couldNotRun;
}
