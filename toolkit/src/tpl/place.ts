import type { Location } from '../messages/message.ts';

/** A line counted from 1 and a column counted from 0, in UTF-16 units. */
export interface Place {
  readonly line: number;
  readonly column: number;
}

/** The line and column at an offset of the text. */
export function placeAt(text: string, offset: number): Place {
  let line = 1;
  let start = 0;
  for (let end = text.indexOf('\n'); end !== -1 && end < offset; end = text.indexOf('\n', start)) {
    line += 1;
    start = end + 1;
  }
  return { line, column: offset - start };
}

/** The text of a line, counted from 1, without its line feed. */
export function lineOf(text: string, line: number): string {
  let start = 0;
  for (let number = 1; number < line; number += 1) {
    const end = text.indexOf('\n', start);
    if (end === -1) return '';
    start = end + 1;
  }
  const end = text.indexOf('\n', start);
  return text.slice(start, end === -1 ? undefined : end);
}

/** The place in the shape that messages point with. */
export function locationAt(
  file: { readonly file: string; readonly text: string },
  offset: number,
  length = 0,
  section?: string,
): Location {
  const { line, column } = placeAt(file.text, offset);
  const start = offset - column;
  const end = file.text.indexOf('\n', start);
  const lineText = file.text
    .slice(start, end === -1 ? undefined : end)
    .replace(/\r$/, '')
    .replace(/^\uFEFF+/, '');
  return {
    file: file.file,
    ...(section === undefined ? {} : { section }),
    line,
    column,
    length: Math.max(0, Math.min(length, lineText.length - column)),
    lineText,
  };
}
