import { tokenizer, type Token } from 'acorn';
import { format as prettier } from 'prettier/standalone';
import * as acornPlugin from 'prettier/plugins/acorn';
import * as estreePlugin from 'prettier/plugins/estree';
import { encodedMap, TraceMap, type SourceMapSegment } from '@jridgewell/trace-mapping';
import { lineStarts, positionIn } from '../../messages/lines.ts';
import type { Origin } from '../bundle/origin.ts';
import type { Printed } from './print.ts';

/** Source map version 3. */
export interface SourceMap {
  readonly version: 3;
  readonly sources: string[];
  readonly sourcesContent: string[];
  readonly names: string[];
  readonly mappings: string;
}

/** Lays out printed code. Calls and parameter lists get no trailing comma: GTM's grammar has none. */
export async function format(text: string): Promise<string> {
  return prettier(text, {
    parser: 'acorn',
    plugins: [acornPlugin, estreePlugin],
    singleQuote: true,
    printWidth: 100,
    trailingComma: 'none',
    quoteProps: 'preserve',
  });
}

/** Maps formatted code to the sources. Formatting moves tokens but keeps their order, so they pair up. */
export function mapFormatted(printed: Printed, formatted: string, origin: Origin): SourceMap {
  const sources = [...origin.sources.keys()];
  const before = significantTokens(printed.text);
  const after = significantTokens(formatted);
  const starts = lineStarts(formatted);
  const lines: SourceMapSegment[][] = starts.map(() => []);
  let token = 0;
  for (const [at, start] of printed.marks) {
    while (token < before.length && (before[token]?.start ?? 0) < at) token++;
    const target = after[token];
    const place = origin.placeOf(start);
    if (target === undefined || place === undefined || sources.indexOf(place.source) === -1) continue;
    const { line, column } = positionIn(starts, target.start);
    const segments = lines[line - 1];
    if (segments === undefined) continue;
    // The innermost of the nodes that start at a token was printed last; it is nearest to the source.
    if (segments.at(-1)?.[0] === column) segments.pop();
    segments.push([column, sources.indexOf(place.source), place.line - 1, place.column]);
  }
  const map = encodedMap(
    new TraceMap({
      version: 3,
      names: [],
      sources,
      sourcesContent: [...origin.sources.values()],
      mappings: lines,
    }),
  );
  return {
    version: 3,
    sources,
    sourcesContent: [...origin.sources.values()],
    names: [],
    mappings: map.mappings,
  };
}

/** All tokens but those that a formatter adds or drops. */
function significantTokens(code: string): Token[] {
  const options = { ecmaVersion: 'latest', allowReturnOutsideFunction: true } as const;
  return [...tokenizer(code, options)].filter((token) => !/^[(),;]$/.test(token.type.label));
}
