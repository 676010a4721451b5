import { CannotRun, exitCode } from '../messages/cannot-run.ts';
import { readTextFile } from '../tpl/files.ts';
import { unpackTemplate } from '../tpl/unpack.ts';
import { writeUnpacked } from '../tpl/unpacked-folder.ts';
import { readArguments } from './arguments.ts';
import type { Command } from './command.ts';

const usage = 'unpack FILE.tpl FOLDER';

export const unpack: Command = {
  usage,
  summary: 'Takes a template apart into files to edit: code, fields, permissions, one file a scenario.',
  async run(args, terminal) {
    const { positionals } = readArguments(usage, args, {});
    const [file, folder, ...rest] = positionals;
    if (file === undefined || folder === undefined || rest.length > 0) {
      throw new CannotRun(`A file and a folder are expected.\nUsage: npm run --silent tpl -- ${usage}`);
    }
    const text = readTextFile(file);
    const files = unpackTemplate(text, file);
    writeUnpacked(folder, text, files);
    const inOnePiece = [...files.keys()].filter((path) => path.startsWith('sections/'));
    terminal.out(`Wrote ${files.size} files to ${folder}.`);
    for (const path of inOnePiece) terminal.out(`  ${path} holds a section that stays in one piece.`);
    return exitCode.ok;
  },
};
