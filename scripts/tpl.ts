import { commands } from './commands/index.ts';
import { runCommand } from './commands/run-command.ts';

process.exitCode = await runCommand(commands, process.argv.slice(2), {
  out: (text) => process.stdout.write(`${text}\n`),
  err: (text) => process.stderr.write(`${text}\n`),
  colour: process.stdout.isTTY === true && process.env['NO_COLOR'] === undefined,
});
