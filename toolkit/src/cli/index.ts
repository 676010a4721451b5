export { readArguments } from './arguments.ts';
export type { Command, Commands, Explained, Terminal } from './command.ts';
export { commands } from './commands.ts';
export { codeOf, loadTemplate } from './load-template.ts';
export { readRunInput } from './read-run-input.ts';
export { runCommand } from './run-command.ts';
export { runOnce } from './run-once.ts';
export { closeOnSignals, readPort, runScript } from './run-script.ts';
export { readStandardInput } from './standard-input.ts';
