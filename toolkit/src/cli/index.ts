export { command, type Command, type Explained, type Terminal } from './command.ts';
export { commands } from './commands.ts';
export { codeOf, loadTemplate } from './load-template.ts';
export { processTerminal } from './process-terminal.ts';
export { readRunInput } from './read-run-input.ts';
export { runCommand, type Program } from './run-command.ts';
export { runOnce } from './run-once.ts';
export { closeOnSignals, readPort, runScript } from './run-script.ts';
export { readStandardInput } from './standard-input.ts';
