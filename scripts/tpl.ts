import { runCommand } from 'gtm-template-toolkit/cli';
import { explainPixel } from '../pixel-service/explain.ts';
import { commands } from './tpl-commands.ts';

// `tpl … | head` closes the pipe early: the rest of the output is not wanted, and that is no failure.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
});

process.exitCode = await runCommand(commands, process.argv.slice(2), {
  out: (text) => process.stdout.write(`${text}\n`),
  err: (text) => process.stderr.write(`${text}\n`),
  colour: process.stdout.isTTY === true && process.env['NO_COLOR'] === undefined,
  explain: explainPixel,
});
