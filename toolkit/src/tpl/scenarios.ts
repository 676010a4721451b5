import { isMap, isScalar, isSeq, type Pair, type YAMLMap } from 'yaml';
import { parseYaml } from './read/parse-yaml.ts';
import { placeAt, type Place } from './read/place.ts';
import { placeInScalar } from './read/scalar-place.ts';

/** Code that stands in the TESTS section. */
export interface Script {
  readonly code: string;
  /** The file's line (from 1) on which the code starts. */
  readonly line: number;
  /** The file's place of a place in the code (whose first line is 1 and whose first column is 0). */
  locate(place: Place): Place;
}

export interface Scenario extends Script {
  readonly name: string;
  /** For people; public server templates have some. */
  readonly description: string | undefined;
  /** The file's line on which the scenario's `- name:` stands. */
  readonly nameLine: number;
}

export interface Tests {
  /** For people; GTM does nothing with it. */
  readonly description: string | undefined;
  readonly scenarios: readonly Scenario[];
  /** Undefined when there is none; an empty one has no code. */
  readonly setup: Script | undefined;
  readonly faults: readonly TestsFault[];
}

/** `offset` and `length` are of the text that was read, with its carriage returns taken out. */
export interface TestsFault {
  readonly text: string;
  readonly place: Place;
}

/**
 * Reads the YAML of a `___TESTS___` section. All scalars are text, whatever they look like: a
 * scenario named `on` is a name. `firstLine` is the file's line on which the text starts.
 */
export function readTests(text: string, firstLine = 1): Tests {
  const source = text.replaceAll('\r\n', '\n');
  const faults: TestsFault[] = [];
  const placeOf = (offset: number): Place => {
    const { line, column } = placeAt(source, offset);
    return { line: firstLine + line - 1, column };
  };
  const report = (message: string, offset: number): void => {
    faults.push({ text: message, place: placeOf(offset) });
  };

  const document = parseYaml(source, {
    schema: 'failsafe',
    version: '1.1',
    prettyErrors: false,
    keepSourceTokens: true,
  });
  const [error] = document.errors;
  if (error !== undefined) report(`${error.message}.`, error.pos[0]);

  const script = (pair: Pair | undefined, what: string): Script | undefined => {
    const node = pair?.value;
    if (!isScalar(node) || typeof node.value !== 'string') {
      if (node !== null && node !== undefined) report(`${what} is no text.`, offsetOf(node));
      return undefined;
    }
    const code = node.value;
    const style =
      node.type === 'BLOCK_LITERAL' ? 'literal' : node.type === 'QUOTE_DOUBLE' ? 'double-quoted' : 'other';
    const [start = 0, end = start] = node.range ?? [];
    const locate = placeInScalar(code, { style, source: source.slice(start, end), start: placeOf(start) });
    return { code, line: locate({ line: 1, column: 0 }).line, locate };
  };

  const root = document.contents;
  if (!isMap(root)) {
    if (root !== null) report('The tests are no map with scenarios and setup.', offsetOf(root));
    return { description: undefined, scenarios: [], setup: undefined, faults };
  }
  const list = pairOf(root, 'scenarios')?.value;
  if (list !== undefined && list !== null && !isSeq(list) && !isEmptyScalar(list)) {
    report('scenarios is no list.', offsetOf(list));
  }
  const refuseOtherKeys = (map: YAMLMap, known: readonly string[], what: string): void => {
    for (const { key } of map.items) {
      // Only a text is put in the message: what else a key may be has a text that grows without bound.
      const name = isScalar(key) ? String(key.value) : undefined;
      if (name !== undefined && (known.includes(name) || name === 'description')) continue;
      const has = name === undefined ? 'a key that is no text' : `“${name}”`;
      report(`${what} has ${has}, but GTM knows only ${known.join(' and ')}.`, offsetOf(key));
    }
  };
  const descriptionOf = (map: YAMLMap): string | undefined => {
    const node = pairOf(map, 'description')?.value;
    if (isScalar(node) && typeof node.value === 'string') return node.value;
    if (node !== null && node !== undefined) report('description is no text.', offsetOf(node));
    return undefined;
  };
  refuseOtherKeys(root, ['scenarios', 'setup'], 'The section');
  const scenarios = (isSeq(list) ? list.items : []).flatMap((item): Scenario[] => {
    const name = isMap(item) ? pairOf(item, 'name')?.value : undefined;
    if (!isMap(item) || !isScalar(name) || typeof name.value !== 'string') {
      report('A scenario has no name.', offsetOf(item));
      return [];
    }
    refuseOtherKeys(item, ['name', 'code'], `The scenario “${name.value}”`);
    const pair = pairOf(item, 'code');
    if (pair === undefined) report(`The scenario “${name.value}” has no code.`, offsetOf(item));
    const code = script(pair, `The code of the scenario “${name.value}”`);
    const description = descriptionOf(item);
    const nameLine = placeOf(offsetOf(name)).line;
    return code === undefined ? [] : [{ name: name.value, description, nameLine, ...code }];
  });
  const setup = script(pairOf(root, 'setup'), 'setup');
  return { description: descriptionOf(root), scenarios, setup, faults };
}

function pairOf(map: YAMLMap, key: string): Pair | undefined {
  return map.items.find((pair) => (isScalar(pair.key) ? pair.key.value : pair.key) === key);
}

function offsetOf(node: unknown): number {
  return isScalar(node) || isMap(node) || isSeq(node) ? (node.range?.[0] ?? 0) : 0;
}

function isEmptyScalar(node: unknown): boolean {
  return isScalar(node) && (node.value === '' || node.value === null);
}
