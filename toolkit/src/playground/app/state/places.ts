import { originalPositionFor, TraceMap } from '@jridgewell/trace-mapping';
import type { Template } from '../../../tpl/template.ts';
import type { BuiltFrom } from '../../server/live-template.ts';

export interface LinePlace {
  /** Counted from 1. */
  readonly line: number;
  /** Counted from 0. */
  readonly column: number;
}

/** Says where places of a template lie, in words: in the sources that it was built of or, without these, in its file. */
export interface Places {
  /** @param place in the file, as the code's errors have it */
  ofFile(place: LinePlace): string;
  /** @param place in the template's code */
  ofCode(place: LinePlace): string;
  /** @param place in the code of a scenario */
  ofScenario(index: number, place: LinePlace): string;
  ofSetup(place: LinePlace): string;
}

export function placesOf(template: Template, from: BuiltFrom | null): Places {
  const { file, codeLocation, scenarios, setup } = template;
  const map = from === null ? undefined : new TraceMap(JSON.stringify(from.map));
  const inFile = (place: LinePlace): string => shown(file, place);
  const ofCode = (place: LinePlace): string => {
    const found = map && originalPositionFor(map, place);
    return found === undefined || found.source === null
      ? inFile({ line: place.line + codeLocation.line - 1, column: place.column })
      : shown(found.source, found);
  };
  return {
    ofCode,
    ofFile: ({ line, column }) => ofCode({ line: line - codeLocation.line + 1, column }),
    ofScenario(index, place) {
      const source = from?.scenarios[index];
      // The first line of a scenario's file is its name.
      if (source !== undefined) return shown(source, { ...place, line: place.line + 1 });
      return inFile(scenarios[index]?.locate(place) ?? place);
    },
    ofSetup(place) {
      const source = from?.scenarios[0]?.replace(/scenarios\/[^/]*$/, 'setup.js');
      return source === undefined ? inFile(setup?.locate(place) ?? place) : shown(source, place);
    },
  };
}

function shown(file: string, { line, column }: LinePlace): string {
  return `${file}:${line}:${column + 1}`;
}
