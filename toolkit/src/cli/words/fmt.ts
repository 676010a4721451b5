import { exitCode, type ExitCode } from '../../messages/cannot-run.ts';
import { readTextFile } from '../../tpl/files.ts';
import { formatTemplate } from '../../tpl/write/format-template.ts';
import type { Terminal } from '../command.ts';
import { ownTemplate } from '../own-template.ts';

/** Writes nothing but to standard output: `fmt a.tpl > b.tpl`. */
export function fmt([file = ownTemplate]: readonly string[], _: object, terminal: Terminal): ExitCode {
  terminal.data(`${formatTemplate(readTextFile(file), file).replace(/\n$/, '')}\n`);
  return exitCode.ok;
}
