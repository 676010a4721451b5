import { spawn, type ChildProcess } from 'node:child_process';
import { exitCode } from '../../messages/cannot-run.ts';
import { printable } from '../../messages/printable.ts';
import { clockNow, memoryOf, usedBy } from './clocks.ts';
import { broken, mostHeap, mostMemory, tooLarge, tooLong } from './endings.ts';
import { Ledger, type Ended, type Progress } from './ledger.ts';

/** The environment variable that tells a process that it is watched. */
export const ledgerVariable = 'GTM_TEMPLATE_LEDGER';

/** The descriptors of a watched process: its ledger, and where it writes what is for people to read. */
export const ledgerDescriptor = 3;
export const errorDescriptor = 4;

/** Milliseconds between two looks. */
const interval = 100;

/** How much later than the process itself would do it the watcher ends it, in milliseconds. */
const grace = 500;

/** A process that waits for nobody knows what, instead of working, has so many times as long. */
const patience = 6;

/**
 * Runs the program that this process runs in another one, with the same arguments and the same terminal, and ends it
 * when a piece of its work takes too long or too much memory, which no JavaScript can escape. Then the next process
 * does the work once more, but for that piece, and goes on.
 * @returns the exit code
 */
export async function watch(args: readonly string[]): Promise<number> {
  const ledger = Ledger.create();
  const ended: Ended[] = [];
  for (;;) {
    const outcome = await new WatchedProcess(args, ledger).outcome();
    if ('code' in outcome) return outcome.code;
    const { piece, printed, at } = ledger.progress();
    const isNew = piece > 0 && ended.every((each) => each.piece !== piece);
    if (!isNew) {
      const place = at === undefined ? '' : ` It was at ${at.source}:${at.line}:${at.column + 1}.`;
      process.stderr.write(printable(`${outcome.reason}${place}\n${outcome.details}`));
      return exitCode.couldNotRun;
    }
    ended.push({ piece, reason: outcome.reason, at });
    ledger.writeHistory({ ended, printed });
  }
}

/** How a process has come to its end: by itself, or for a reason. */
type Outcome = { readonly code: number } | { readonly reason: string; readonly details: string };

class WatchedProcess {
  readonly #child: ChildProcess;
  /** Why it has been ended. */
  #reason: string | undefined;
  /** What Node itself says, at the end above all. */
  #said = '';

  constructor(
    args: readonly string[],
    private readonly ledger: Ledger,
  ) {
    const [, program = ''] = process.argv;
    const options = [...process.execArgv, `--max-old-space-size=${mostHeap}`];
    this.#child = spawn(process.execPath, [...options, program, ...args], {
      env: { ...process.env, [ledgerVariable]: String(ledgerDescriptor) },
      stdio: ['inherit', 'inherit', 'pipe', ledger.descriptor, 2],
    });
    this.#child.stderr?.on('data', (chunk: Buffer) => {
      this.#said = (this.#said + chunk.toString()).slice(-mostSaid);
    });
  }

  async outcome(): Promise<Outcome> {
    const looking = setInterval(() => this.#look(), interval);
    const pass = (signal: NodeJS.Signals): void => void this.#child.kill(signal);
    for (const signal of signals) process.on(signal, pass);
    const { code, signal } = await this.#closed();
    clearInterval(looking);
    for (const each of signals) process.off(each, pass);
    return this.#outcomeOf(code, signal);
  }

  #closed(): Promise<{ readonly code: number | null; readonly signal: NodeJS.Signals | null }> {
    return new Promise((resolve, reject) => {
      this.#child.once('error', reject);
      this.#child.once('close', (code, signal) => resolve({ code, signal }));
    });
  }

  #outcomeOf(code: number | null, signal: NodeJS.Signals | null): Outcome {
    const details = this.#said;
    if (this.#reason !== undefined) return { reason: this.#reason, details: '' };
    if (/out of memory/.test(details) && code !== 0) {
      return { reason: tooLarge(mostHeap), details: '' };
    }
    if (signal !== null && signals.includes(signal)) {
      // Whoever asked for this process to end has asked the other, too.
      process.kill(process.pid, signal);
    }
    if (code !== null && code <= exitCode.couldNotRun) {
      process.stderr.write(details);
      return { code };
    }
    return { reason: broken(signal ?? `exit code ${code}`), details };
  }

  #look(): void {
    const progress = this.ledger.progress();
    const { pid } = this.#child;
    if (pid === undefined || this.#reason !== undefined) return;
    if ((memoryOf(pid) ?? 0) > mostMemory * 1_000_000) this.#end(tooLarge(mostMemory));
    else if (progress.piece > 0 && isLate(progress, usedBy(pid))) this.#end(tooLong(progress.allowed));
  }

  #end(reason: string): void {
    this.#reason = reason;
    this.#child.kill('SIGKILL');
  }
}

/** @param used the processor's time that the process has had; a busy machine makes nothing late */
function isLate({ begun, allowed }: Progress, used: number | undefined): boolean {
  const passed = clockNow() - begun.clock;
  if (used === undefined) return passed > allowed + grace;
  return used - begun.used > allowed + grace || passed > allowed * patience;
}

const signals: readonly NodeJS.Signals[] = ['SIGINT', 'SIGTERM', 'SIGHUP'];

/** Characters that are kept of what Node says. */
const mostSaid = 20_000;
