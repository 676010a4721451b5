import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

export const root = path.resolve(import.meta.dirname, '../..');

export interface Block {
  readonly language: string;
  readonly text: string;
  /** The line of its first fence, from 1. */
  readonly line: number;
  /** Nothing but blank lines stands between it and this block. */
  readonly previous: Block | undefined;
}

export interface Document {
  /** Below the root. */
  readonly file: string;
  readonly blocks: readonly Block[];
  /** Everything outside blocks of code. */
  readonly prose: string;
}

/** The README, the map of the house and the pages of either house. */
export const documents: readonly Document[] = [
  'README.md',
  'CONTRIBUTING.md',
  'docs/examples/README.md',
  ...['docs', 'toolkit/docs'].flatMap((folder) =>
    readdirSync(path.join(root, folder))
      .filter((name) => name.endsWith('.md'))
      .map((name) => `${folder}/${name}`),
  ),
].map(readDocument);

export function findDocument(file: string): Document {
  const found = documents.find((document) => document.file === file);
  if (found === undefined) throw new Error(`There is no ${file}.`);
  return found;
}

function readDocument(file: string): Document {
  const lines = readFileSync(path.join(root, file), 'utf8').split('\n');
  const blocks: Block[] = [];
  const prose: string[] = [];
  let previous: Block | undefined;
  for (let at = 0; at < lines.length; at += 1) {
    const line = lines[at] ?? '';
    const [, fence, language = ''] = /^(`{3,})(\w*)$/.exec(line) ?? [];
    if (fence === undefined) {
      prose.push(line);
      if (line.trim() !== '') previous = undefined;
      continue;
    }
    const end = lines.indexOf(fence, at + 1);
    previous = { language, text: lines.slice(at + 1, end).join('\n'), line: at + 1, previous };
    blocks.push(previous);
    at = end;
  }
  return { file, blocks, prose: prose.join('\n') };
}

export interface Command {
  readonly text: string;
  readonly words: readonly string[];
  readonly file: string;
  readonly line: number;
  /** What the document shows as its output. */
  readonly output: string | undefined;
}

/** Every command in the blocks for a shell; several in a line are joined by `&&`. */
export function commandsIn({ file, blocks }: Document): readonly Command[] {
  return blocks
    .filter(({ language }) => language === 'sh')
    .flatMap((block) => {
      const commands = block.text.split('\n').flatMap((line, index) =>
        line
          .replace(/\s+# .*$/, '')
          .split(' && ')
          .map((text) => ({ text, words: words(text), file, line: block.line + 1 + index })),
      );
      const next = blocks.find(({ previous }) => previous === block);
      const output = commands.length === 1 && next?.language !== 'sh' ? next?.text : undefined;
      return commands.map((command) => ({ ...command, output }));
    });
}

/** The words as a shell reads them: quotation marks keep blanks together. */
function words(text: string): readonly string[] {
  return [...text.matchAll(/(?:'[^']*'|"[^"]*"|[^\s'"])+/g)].map(([word]) =>
    word.replace(/'([^']*)'|"([^"]*)"/g, '$1$2'),
  );
}

/** What links of the page lead to. */
export function linksIn({ prose }: Document): readonly string[] {
  return [...prose.matchAll(/\]\(([^()\s]+(?:\([^()]*\))?)\)/g)].flatMap(([, target]) => target ?? []);
}

/** The names by which links reach the headings of a page, as GitHub makes them. */
export function anchorsIn({ prose }: Document): ReadonlySet<string> {
  const anchors = new Set<string>();
  for (const [, heading = ''] of prose.matchAll(/^#{1,6} (.+)$/gm)) {
    const anchor = heading
      .replace(/\[([^\]]*)\]\([^)]*\)/g, '$1')
      .toLowerCase()
      .replace(/[^\p{L}\p{N}\p{M}\p{Pc} -]/gu, '')
      .replaceAll(' ', '-');
    let unique = anchor;
    for (let number = 1; anchors.has(unique); number += 1) unique = `${anchor}-${number}`;
    anchors.add(unique);
  }
  return anchors;
}

/** The rows of the tables below a heading, as the texts of their cells. */
export function rowsBelow({ prose }: Document, heading: string): readonly (readonly string[])[] {
  const from = prose.split(/^#{1,6} /m).find((section) => section.startsWith(`${heading}\n`)) ?? '';
  return from
    .split('\n')
    .filter((line) => line.startsWith('|'))
    .map((line) =>
      line
        .slice(1, -1)
        .split(/(?<!\\)\|/)
        .map((cell) => cell.trim()),
    );
}
