import type { Section } from '../read/parse.ts';

/** A section as GTM's editor lays it out: the marker, a blank line, the content, two blank lines. */
export function layOutSection(name: string, content: string): { header: string; body: string } {
  return { header: `___${name}___\n`, body: `${contentStart}${content}${contentEnd}` };
}

/** What the editor writes before and after a section's content. */
export const contentStart = '\n';
export const contentEnd = '\n\n\n';

/** What stands between the empty lines around it, and those lines themselves: together the body again. */
export interface Content {
  readonly before: string;
  readonly content: string;
  readonly after: string;
}

export function contentOf({ body }: Pick<Section, 'body'>): Content {
  const before = /^(?:\r?\n)*/.exec(body)?.[0] ?? '';
  const rest = body.slice(before.length);
  const end = endOfLines(rest);
  return { before, content: rest.slice(0, end), after: rest.slice(end) };
}

/** Where the empty lines begin with which a text ends; a pattern would look for them from every empty line on. */
export function endOfLines(text: string): number {
  let end = text.length;
  while (text[end - 1] === '\n') end -= text[end - 2] === '\r' ? 2 : 1;
  return end;
}
