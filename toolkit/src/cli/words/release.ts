import { CannotRun, type ExitCode } from '../../messages/cannot-run.ts';
import { runRelease } from '../../publish/release/run-release.ts';
import { bumps } from '../../publish/release/version.ts';
import type { Terminal } from '../command.ts';

/** @throws CannotRun when a step failed; the repository is then as it was */
export async function release(
  [word = '']: readonly string[],
  { execute }: { readonly execute?: true },
  terminal: Terminal,
): Promise<ExitCode> {
  const bump = bumps.find((each) => each === word);
  if (bump === undefined) throw new CannotRun(`A release is one of ${bumps.join(', ')}, not “${word}”.`);
  const interrupted = new AbortController();
  // Also for the signals' sake: without a listener they would end the process between two steps.
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, () => interrupted.abort());
  }
  const say = (text: string): void => terminal.out(text);
  return runRelease({
    root: process.cwd(),
    say,
    signal: interrupted.signal,
    bump,
    execute: execute === true,
  });
}
