import { existsSync } from 'node:fs';
import { CannotRun, exitCode } from '../messages/cannot-run.ts';
import { readTextFile, writeFile } from '../tpl/files.ts';
import { packTemplate } from '../tpl/pack.ts';
import { parseTemplate } from '../tpl/parse.ts';
import { openFolder } from '../tpl/unpacked-folder.ts';
import { readArguments } from './arguments.ts';
import type { Command } from './command.ts';

const usage = 'pack FOLDER FILE.tpl';

export const pack: Command = {
  usage,
  summary: 'Puts an unpacked template together again; what has not been edited keeps its bytes.',
  async run(args, terminal) {
    const { positionals } = readArguments(usage, args, {});
    const [folder, file, ...rest] = positionals;
    if (folder === undefined || file === undefined || rest.length > 0) {
      throw new CannotRun(`A folder and a file are expected.\nUsage: npm run --silent tpl -- ${usage}`);
    }
    const text = packTemplate(openFolder(folder));
    parseTemplate(text, folder);
    if (existsSync(file)) parseTemplate(readTextFile(file), `${file} is left as it is`);
    writeFile(file, text);
    terminal.out(`Wrote ${file}, ${Buffer.byteLength(text)} bytes.`);
    return exitCode.ok;
  },
};
