import { lineStarts, positionIn } from '../../messages/lines.ts';
import type { Location } from '../../messages/message.ts';

/** A line counted from 1 and a column counted from 0, in UTF-16 units. */
export interface Place {
  readonly line: number;
  readonly column: number;
}

/** The line and column at an offset of the text. */
export function placeAt(text: string, offset: number): Place {
  return positionIn(startsIn(text), offset);
}

/** The text of a line, counted from 1, without its line feed. */
export function lineOf(text: string, line: number): string {
  const starts = startsIn(text);
  const start = starts[line - 1];
  if (start === undefined) return '';
  const next = starts[line];
  return text.slice(start, next === undefined ? undefined : next - 1);
}

/** The longer texts that were last asked for: a template with thousands of findings asks for one of each. */
const known = new Map<string, readonly number[]>();
const longText = 2_000;
const mostKnown = 8;

function startsIn(text: string): readonly number[] {
  if (text.length < longText) return lineStarts(text);
  const starts = known.get(text) ?? lineStarts(text);
  known.delete(text);
  known.set(text, starts);
  const [oldest] = known.keys();
  if (known.size > mostKnown && oldest !== undefined) known.delete(oldest);
  return starts;
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
