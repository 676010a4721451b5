import { TraceMap, originalPositionFor, traceSegment } from '@jridgewell/trace-mapping';
import { lineStarts, positionIn } from '../../messages/lines.ts';
import type { Location } from '../../messages/message.ts';
import { withoutMark } from './module-mark.ts';
import type { Place } from '../syntax/ast.ts';

export interface SourcePlace {
  readonly source: string;
  /** Counted from 1. */
  readonly line: number;
  /** Counted from 0. */
  readonly column: number;
}

/** Leads from the bundle back to the files it was made of. */
export class Origin {
  readonly #map: TraceMap;
  readonly #lineStarts: number[];
  readonly #texts = new Map<string, string>();
  readonly #starts = new Map<string, number[]>();

  constructor(
    readonly code: string,
    map: string,
  ) {
    this.#map = new TraceMap(map);
    this.#lineStarts = lineStarts(code);
    this.#map.sources.forEach((source, index) => {
      const text = this.#map.sourcesContent?.[index];
      if (source !== null && typeof text === 'string') this.#texts.set(source, withoutMark(text));
    });
  }

  /** The files, in the order of the map. */
  get sources(): ReadonlyMap<string, string> {
    return this.#texts;
  }

  /** Where the text at an offset of the bundle came from; undefined for what the bundler added. */
  placeOf(offset: number): SourcePlace | undefined {
    const { line, column } = this.#position(offset);
    const found = originalPositionFor(this.#map, { line, column });
    return found.source === null
      ? undefined
      : { source: found.source, line: found.line, column: found.column };
  }

  /** As `placeOf`, as an offset into the file, and only where the map names this very code. */
  exactOffsetOf(offset: number): { readonly source: string; readonly offset: number } | undefined {
    const { line, column } = this.#position(offset);
    const segment = traceSegment(this.#map, line - 1, column);
    if (segment === null || segment.length === 1) return undefined;
    // The bundler maps some statements from the start of their line.
    if (/\S/.test(this.code.slice(offset - column + segment[0], offset))) return undefined;
    const source = this.#map.sources[segment[1]];
    if (source === null || source === undefined) return undefined;
    return { source, offset: (this.#lineStartsOf(source)[segment[2]] ?? 0) + segment[3] };
  }

  locate(place: Place): Location | undefined {
    const found = this.placeOf(place.start);
    if (found === undefined) return undefined;
    const { source, line, column } = found;
    const text = this.#texts.get(source) ?? '';
    const lineText =
      text
        .split('\n', line)
        .at(line - 1)
        ?.replace(/\r$/, '') ?? '';
    return {
      file: source,
      line,
      column,
      length: this.#sharedLength(place, lineText.slice(column)),
      lineText,
    };
  }

  /** How far the faulty code reads the same in the file, for the underline of the code frame. */
  #sharedLength(place: Place, rest: string): number {
    const faulty = this.code.slice(place.start, place.end);
    let length = 0;
    while (length < faulty.length && sameCharacter(faulty[length], rest[length])) length++;
    return Math.max(1, rest.slice(0, length).trimEnd().length);
  }

  #lineStartsOf(source: string): number[] {
    let starts = this.#starts.get(source);
    if (starts === undefined) {
      starts = lineStarts(this.#texts.get(source) ?? '');
      this.#starts.set(source, starts);
    }
    return starts;
  }

  #position(offset: number): { line: number; column: number } {
    return positionIn(this.#lineStarts, offset);
  }
}

/** The bundler writes double quotes. */
function sameCharacter(a: string | undefined, b: string | undefined): boolean {
  return a !== undefined && (a === b || (a === '"' && b === "'"));
}
