import { processTerminal, runCommand } from 'gtm-template-toolkit/cli';
import { explainPixel } from '../pixel-service/explain.ts';
import { program } from './tpl-commands.ts';

process.exitCode = await runCommand(program, process.argv.slice(2), {
  ...processTerminal(),
  explain: explainPixel,
});
