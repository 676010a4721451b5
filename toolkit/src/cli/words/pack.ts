import { existsSync } from 'node:fs';
import { exitCode, type ExitCode } from '../../messages/cannot-run.ts';
import { readTextFile, writeFile } from '../../tpl/files.ts';
import { packTemplate } from '../../tpl/folder/pack.ts';
import { parseTemplate } from '../../tpl/read/parse.ts';
import { openFolder } from '../../tpl/folder/unpacked-folder.ts';
import type { Terminal } from '../command.ts';
import { ownTemplate } from '../own-template.ts';

export function pack(
  [folder = '', file = ownTemplate]: readonly string[],
  _: object,
  terminal: Terminal,
): ExitCode {
  const text = packTemplate(openFolder(folder));
  parseTemplate(text, folder);
  if (existsSync(file)) parseTemplate(readTextFile(file), `${file} is left as it is`);
  writeFile(file, text);
  terminal.out(`Wrote ${file}, ${Buffer.byteLength(text)} bytes.`);
  return exitCode.ok;
}
