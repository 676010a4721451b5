import { createHash } from 'node:crypto';
import { folderOf, type Files } from './folder.ts';
import { contentEnd, contentOf, contentStart } from '../write/layout.ts';
import { parseTemplate, type Section } from '../read/parse.ts';
import { partOf, textFile, textPart, type Part } from './parts.ts';

/** The file by which an unpacked template is known and put together. */
export const manifestFile = 'template.json';

/** What the files of a section do not say; what is left out is as GTM's editor writes it. */
export interface SectionEntry {
  readonly name: string;
  readonly header?: string;
  readonly before?: string;
  readonly after?: string;
  /** The file of a section that stays in one piece: GTM does not read it, or it cannot be read. */
  readonly file?: string;
  /** The file with the section's content to the byte, where writing its parts anew gives other bytes. */
  readonly original?: string;
}

export interface Manifest {
  /** Of the whole `.tpl` file; tells whether a folder has been edited since. */
  readonly sha256: string;
  readonly byteOrderMarks: number;
  readonly preamble?: string;
  readonly sections: readonly (string | SectionEntry)[];
}

/**
 * Takes a template apart: code, icon and tests as files of their own, permissions in their plain form.
 * Whatever is odd about its bytes is kept beside them, so that `packTemplate` gives the same bytes.
 * @throws CannotRun when the text is no template.
 */
export function unpackTemplate(text: string, file: string): Files {
  const parsed = parseTemplate(text, file);
  const files = new Map<string, string | Uint8Array>();
  const seen = new Map<string, number>();
  const sections = parsed.sections.map((section) => {
    const count = (seen.get(section.name) ?? 0) + 1;
    seen.set(section.name, count);
    const part = count === 1 ? partOf(section.name) : undefined;
    const id = count === 1 ? section.name : `${section.name}-${count}`;
    const entry = unpackSection(section, part, id, files);
    return Object.keys(entry).length === 1 ? entry.name : entry;
  });
  if (parsed.preamble !== '') files.set('preamble.txt', parsed.preamble);
  const manifest: Manifest = {
    sha256: sha256(text),
    byteOrderMarks: parsed.byteOrderMarks.length,
    ...(parsed.preamble === '' ? {} : { preamble: 'preamble.txt' }),
    sections,
  };
  return new Map([[manifestFile, `${JSON.stringify(manifest, null, 2)}\n`], ...files]);
}

function unpackSection(
  section: Section,
  part: Part | undefined,
  id: string,
  files: Map<string, string | Uint8Array>,
): SectionEntry {
  const { before, content, after } = contentOf(section);
  const file = `sections/${id}.txt`;
  const split = part?.split(content);
  const written = split === undefined ? textFile(file, content) : split;
  for (const [path, text] of written) files.set(path, text);

  const joiner = split === undefined || part === undefined ? textPart(file) : part;
  const isTrue = joiner.join(folderOf(written), undefined) === content;
  const original = `original/${id}.txt`;
  if (!isTrue) files.set(original, content);
  return {
    name: section.name,
    ...(section.header === `___${section.name}___\n` ? {} : { header: section.header }),
    ...(before === contentStart ? {} : { before }),
    ...(after === contentEnd ? {} : { after }),
    ...(split === undefined ? { file } : {}),
    ...(isTrue ? {} : { original }),
  };
}

export function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
