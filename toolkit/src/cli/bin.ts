#!/usr/bin/env node
import { commands } from './commands.ts';
import { runWatched } from './watched/run-watched.ts';

const args = process.argv.slice(2);

process.exitCode = await runWatched(commands, args, async (terminal) => {
  const [{ runCommand }, { toolkit }] = await Promise.all([
    import('./run-command.ts'),
    import('./toolkit.ts'),
  ]);
  return runCommand(toolkit, args, terminal);
});
