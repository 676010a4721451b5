import { jsonFile, textFile } from '../../tpl/folder/parts.ts';
import { layoutFile, writeLayout } from '../layout-file.ts';
import type { TakenApart } from './take-apart.ts';

export type ProjectFiles = Map<string, string | Uint8Array>;

/** A section that stays in one piece, and the file that holds it. */
export interface Piece {
  readonly section: string;
  readonly file: string;
}

/**
 * The sources of a project whose code stays sandboxed JavaScript, by their path in the project.
 * @param typed files of TypeScript that take the place of the code and of files of JSON
 */
export function sourceFiles(parts: TakenApart): {
  readonly files: ProjectFiles;
  readonly pieces: readonly Piece[];
} {
  const { info, fields, permissions, code, notes, layout } = parts;
  const files: ProjectFiles = new Map();
  const lineEnd = layout.lineEnds === 'CRLF' ? '\r\n' : '\n';
  files.set('src/main.js', code === '' ? '' : code + lineEnd);
  const declared = { info, fields, permissions };
  for (const [part, value] of Object.entries(declared)) {
    if (value !== undefined) add(jsonFile(`${part}.json`, value));
  }
  if (notes !== '') add(textFile('notes.txt', notes));
  add(parts.files);

  const pieces: Piece[] = [];
  const written = writeLayout(layout, ({ name, text }) => {
    if (text === undefined) return undefined;
    const count = pieces.filter(({ section }) => section === name).length;
    const file = `sections/${name}${count === 0 ? '' : `-${count + 1}`}.txt`;
    pieces.push({ section: name, file: `template/${file}` });
    add(textFile(file, text));
    return file;
  });
  if (written !== undefined) files.set(`template/${layoutFile}`, written);
  return { files, pieces };

  function add(some: ReadonlyMap<string, string | Uint8Array>): void {
    for (const [path, content] of some) files.set(`template/${path}`, content);
  }
}
