import type { Place } from './place.ts';

/** Where a YAML scalar stands: its source text and the place of that text's first character. */
export interface ScalarSource {
  readonly style: 'literal' | 'double-quoted' | 'other';
  readonly source: string;
  readonly start: Place;
}

/** Finds for a place in a scalar's value the place in the file that it was read from. */
export function placeInScalar(value: string, scalar: ScalarSource): (place: Place) => Place {
  if (scalar.style === 'literal') return placeInLiteral(value, scalar);
  if (scalar.style === 'double-quoted') return placeInDoubleQuoted(value, scalar);
  return ({ line, column }) => ({ line: scalar.start.line + line - 1, column: scalar.start.column + column });
}

/** A literal block's value is its source lines without their common indentation. */
function placeInLiteral(value: string, { source, start }: ScalarSource): (place: Place) => Place {
  const sourceLines = source.split('\n').slice(1);
  const valueLines = value.split('\n');
  const sample = valueLines.findIndex((line) => line.trim() !== '');
  const indent = Math.max(0, (sourceLines[sample]?.length ?? 0) - (valueLines[sample]?.length ?? 0));
  return ({ line, column }) => ({ line: start.line + line, column: indent + column });
}

/** A double-quoted scalar may break its lines anywhere, so every character's place is worked out. */
function placeInDoubleQuoted(value: string, { source, start }: ScalarSource): (place: Place) => Place {
  let offsets: number[] | undefined;
  const valueLines = value.split('\n');
  return ({ line, column }) => {
    offsets ??= sourceOffsets(source);
    const before = valueLines.slice(0, line - 1).reduce((sum, text) => sum + text.length + 1, 0);
    const offset = offsets[Math.min(before + column, offsets.length - 1)] ?? 0;
    const lines = source.slice(0, offset).split('\n');
    const last = lines[lines.length - 1] ?? '';
    return lines.length === 1
      ? { line: start.line, column: start.column + offset }
      : { line: start.line + lines.length - 1, column: last.length };
  };
}

const escapeLength: Readonly<Record<string, number>> = { x: 4, u: 6, U: 10 };

/** For every UTF-16 unit of a double-quoted scalar's value, and for its end, the source's offset. */
function sourceOffsets(source: string): number[] {
  const offsets: number[] = [];
  let at = 1;
  while (at < source.length - 1) {
    const char = source[at];
    if (char === '\\') {
      const kind = source[at + 1] ?? '';
      if (kind === '\n') {
        at = skipBlanks(source, at + 2);
        continue;
      }
      const length = escapeLength[kind] ?? 2;
      offsets.push(at);
      if (kind === 'U' && parseInt(source.slice(at + 2, at + length), 16) > 0xffff) offsets.push(at);
      at += length;
    } else if (
      /^[ \t]*\n/.test(source.slice(at, at + 200)) &&
      (char === '\n' || char === ' ' || char === '\t')
    ) {
      at = foldedBreak(source, at, offsets);
    } else {
      offsets.push(at);
      at += 1;
    }
  }
  offsets.push(at);
  return offsets;
}

/** One line break in the source is a space in the value; each blank line after it is a line break. */
function foldedBreak(source: string, from: number, offsets: number[]): number {
  let at = skipBlanks(source, from) + 1;
  const breaks: number[] = [];
  for (let next = skipBlanks(source, at); source[next] === '\n'; next = skipBlanks(source, at)) {
    breaks.push(next);
    at = next + 1;
  }
  offsets.push(...(breaks.length === 0 ? [from] : breaks));
  return skipBlanks(source, at);
}

function skipBlanks(source: string, from: number): number {
  let at = from;
  while (source[at] === ' ' || source[at] === '\t') at += 1;
  return at;
}
