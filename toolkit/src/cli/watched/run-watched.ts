import { writeSync } from 'node:fs';
import type { Command, Terminal } from '../command.ts';
import { processTerminal } from '../process-terminal.ts';
import { Ledger } from './ledger.ts';
import { LedgerWatch } from './watch.ts';
import { errorDescriptor, ledgerVariable, watch } from './watcher.ts';

/** How long a piece of work may take unless told, in milliseconds. */
export const usualTime = 10_000;

/**
 * Does the work of a command line: that of a word which is watched in a process of its own, under a watchdog; all else
 * in this one. It has to be the first thing that the program does, since the other process runs the program again.
 * @param work Loads what the work needs, and does it. @returns the exit code
 */
export async function runWatched(
  commands: readonly Pick<Command, 'word' | 'watched'>[],
  args: readonly string[],
  work: (terminal: Terminal) => Promise<number>,
): Promise<number> {
  const descriptor = process.env[ledgerVariable];
  if (descriptor !== undefined) {
    delete process.env[ledgerVariable];
    const code = await work(watchedTerminal(new Ledger(Number(descriptor))));
    await new Promise((resolve) => process.stdout.write('', resolve));
    // Timers that a page has left behind keep nobody waiting.
    process.exit(code);
  }
  const isWatched = commands.some(({ word, watched }) => word === args[0] && watched === true);
  return isWatched ? watch(args) : work(processTerminal());
}

/** A terminal that prints again nothing of what an earlier process has printed. */
function watchedTerminal(ledger: Ledger): Terminal {
  const { ended, printed: before } = ledger.history();
  const terminal = processTerminal();
  let printed = 0;
  const once = (print: () => void): void => {
    printed += 1;
    if (printed <= before) return;
    print();
    ledger.notePrinted(printed);
  };
  ledger.notePrinted(before);
  return {
    ...terminal,
    out: (text) => once(() => terminal.out(text)),
    data: (text) => once(() => terminal.data(text)),
    err: (text) => once(() => writeSync(errorDescriptor, `${text}\n`)),
    watch: new LedgerWatch(ledger, ended, usualTime),
  };
}
