import { printable } from '../messages/printable.ts';
import type { Terminal } from './command.ts';

/** The terminal that this process writes to. */
export function processTerminal(): Terminal {
  // `… | head` closes the pipe early: the rest of the output is not wanted, and that is no failure.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
  });
  return {
    out: (text) => process.stdout.write(`${text}\n`),
    err: (text) => process.stderr.write(`${text}\n`),
    data: (text) => process.stdout.write(process.stdout.isTTY ? printable(text) : text),
    colour: process.stdout.isTTY === true && process.env['NO_COLOR'] === undefined,
  };
}
