import { readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { originalPositionFor, TraceMap } from '@jridgewell/trace-mapping';
import type { OriginalPlace } from '../sandbox/report/file-report.ts';
import type { Place } from '../tpl/read/place.ts';

/**
 * Finds the source map of a template's code: `dist/NAME.tpl.map` beside the template, which the build
 * writes. One that is older than the template is of other code. What comes back turns a place in the
 * code into one in its sources.
 */
export function findSourceMap(file: string): ((place: Place) => OriginalPlace | undefined) | undefined {
  const mapFile = path.join(path.dirname(file), 'dist', `${path.basename(file)}.map`);
  try {
    if (statSync(mapFile).mtimeMs < statSync(file).mtimeMs) return undefined;
    const map = new TraceMap(readFileSync(mapFile, 'utf8'));
    return (place) => {
      const { source, line, column } = originalPositionFor(map, place);
      return source === null ? undefined : { file: source, line, column };
    };
  } catch {
    return undefined;
  }
}
