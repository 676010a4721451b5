export { CannotRun, exitCode, type ExitCode } from './cannot-run.ts';
export { closest } from './closest.ts';
export { formatMessage } from './format.ts';
export { grouped } from './grouped.ts';
export { escapeMarkdown, fence } from './markdown.ts';
export { printable, printableLine } from './printable.ts';
export type { Message, Severity } from './message.ts';
