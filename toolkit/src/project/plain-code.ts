import path from 'node:path';
import { encodedMap, TraceMap, type SourceMapSegment } from '@jridgewell/trace-mapping';
import type { CompiledTemplate } from '../dialect/compile.ts';
import { readTextFile } from '../tpl/files.ts';

/** Sandboxed JavaScript taken over as it stands, in the shape of what the compiler makes of TypeScript. */
export function takeOver(file: string): CompiledTemplate {
  const name = path.relative('.', file).split(path.sep).join('/');
  const text = readTextFile(file);
  const blank = /^(?:\r?\n)*/.exec(text)?.[0] ?? '';
  const code = text.slice(blank.length);
  const apis = [...code.matchAll(/\brequire\(\s*(['"])(\w+)\1\s*\)/g)].map(([, , api = '']) => api);
  return {
    code,
    map: mapOf(name, text, blank.split('\n').length - 1),
    messages: [],
    apis: [...new Set(apis)].sort(),
    inputs: [name],
  };
}

/** Every word of the code stands in its source where it stands in the code, but for the empty lines at the start. */
function mapOf(source: string, text: string, skippedLines: number): CompiledTemplate['map'] {
  const mappings = text
    .split('\n')
    .slice(skippedLines)
    .map((line, index) =>
      [...line.matchAll(/[\w$]+|[^\s\w$]/g)].map(({ index: column }): SourceMapSegment => [
        column,
        0,
        index + skippedLines,
        column,
      ]),
    );
  const map = { version: 3 as const, names: [], sources: [source], sourcesContent: [text] };
  return { ...map, mappings: encodedMap(new TraceMap({ ...map, mappings })).mappings };
}
