import type { ExitCode } from '../../messages/cannot-run.ts';
import { buildTemplate } from '../../project/build-template.ts';
import { runPush } from '../../publish/gtm-api/run-push.ts';
import type { Terminal } from '../command.ts';

export interface PushOptions {
  readonly account?: string;
  readonly container?: string;
  readonly workspace?: string;
  readonly temporary?: true;
}

/** Exit 1 when the template does not compile, here or at Google. */
export async function push(
  _: readonly string[],
  options: PushOptions,
  terminal: Terminal,
): Promise<ExitCode> {
  const interrupted = new AbortController();
  // The first Ctrl+C lets the temporary workspace be deleted; the next one ends the process as usual.
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => {
      terminal.err('Stopping …');
      interrupted.abort();
    });
  }
  return runPush({
    target: options,
    environment: process.env,
    build: () => buildTemplate(process.cwd()),
    out: (text) => terminal.out(text),
    err: (text) => terminal.err(text),
    colour: terminal.colour,
    signal: interrupted.signal,
  });
}
