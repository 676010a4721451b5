import { exitCode, type ExitCode } from '../../messages/cannot-run.ts';
import { readTextFile } from '../../tpl/files.ts';
import { unpackTemplate } from '../../tpl/folder/unpack.ts';
import { writeUnpacked } from '../../tpl/folder/unpacked-folder.ts';
import type { Terminal } from '../command.ts';

export function unpack([file = '', folder = '']: readonly string[], _: object, terminal: Terminal): ExitCode {
  const text = readTextFile(file);
  const files = unpackTemplate(text, file);
  writeUnpacked(folder, text, files);
  const inOnePiece = [...files.keys()].filter((path) => path.startsWith('sections/'));
  terminal.out(`Wrote ${files.size} files to ${folder}.`);
  for (const path of inOnePiece) terminal.out(`  ${path} holds a section that stays in one piece.`);
  return exitCode.ok;
}
