/** A module as a file, and what of its text is replaced where it stands within a script. */
export interface ScriptPart {
  /** The file’s path, by which the others name it. */
  readonly file: string;
  readonly edits: readonly Edit[];
}

/** What stands between two places of the text becomes another text; in the order of the text. */
export type Edit = readonly [start: number, end: number, text: string];

/**
 * One script made of modules, for a document that can load none: each is a function that is run when the first one
 * asks for it, and gives back its exports.
 * @param parts The one that the script begins with is the first.
 */
export function oneScript(parts: readonly (ScriptPart & { readonly text: string })[]): string {
  const functions = parts.map(
    ({ file, text, edits }) => `${JSON.stringify(file)}(load){"use strict";${edited(text, edits)}\n}`,
  );
  return `{const parts={${functions.join(',')}},made={},load=file=>made[file]??=parts[file](load)??{};load(${JSON.stringify(parts[0]?.file)})}`;
}

function edited(text: string, edits: readonly Edit[]): string {
  let result = '';
  let at = 0;
  for (const [start, end, replacement] of edits) {
    result += text.slice(at, start) + replacement;
    at = end;
  }
  return result + text.slice(at);
}
