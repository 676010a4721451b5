/** Usage: npx tsx scripts/bench/round-trip.ts FOLDER: how many sections of its `.tpl` files come back byte for byte. */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { CannotRun, exitCode } from '../src/messages/cannot-run.ts';
import { readTextFile } from '../src/tpl/files.ts';
import { folderOf } from '../src/tpl/folder/folder.ts';
import { editorEscapes, formatContent } from '../src/tpl/write/format-template.ts';
import { readJson } from '../src/tpl/json.ts';
import { contentOf } from '../src/tpl/write/layout.ts';
import { packTemplate } from '../src/tpl/folder/pack.ts';
import { parseTemplate, type ParsedTemplate, type Section } from '../src/tpl/read/parse.ts';
import { readTests } from '../src/tpl/scenarios.ts';
import { unpackTemplate } from '../src/tpl/folder/unpack.ts';

type Outcome = 'same bytes' | 'same value' | 'unreadable' | 'DIFFERENT VALUE';

/** A section's values, to compare by; undefined when it cannot be read. */
function valuesOf(name: string, content: string): unknown {
  if (name !== 'TESTS') return readJson(content).value;
  const { scenarios, setup, faults } = readTests(content);
  if (faults.length > 0) return undefined;
  return { scenarios: scenarios.map((scenario) => [scenario.name, scenario.code]), setup: setup?.code };
}

function roundTrip(section: Section, parsed: ParsedTemplate): Outcome {
  const content = contentOf(section).content.replaceAll('\r\n', '\n');
  const values = valuesOf(section.name, content);
  if (values === undefined) return 'unreadable';
  const written = formatContent(section, editorEscapes(section, parsed));
  if (written === content) return 'same bytes';
  return isDeepStrictEqual(valuesOf(section.name, written), values) ? 'same value' : 'DIFFERENT VALUE';
}

/** Sections that people have laid out by hand: several elements on a line, or another indentation. */
function isLaidOutByHand({ body }: Section): boolean {
  return /[[{,] *[^\s\]}]|^(?: {2})* [^ ]/m.test(body.replace(/"(?:[^"\\\n]|\\.)*"/g, '0'));
}

const kinds: readonly [string, (section: Section) => boolean][] = [
  ['JSON sections', ({ name }) => /^(?:INFO|TEMPLATE_PARAMETERS|(?:WEB|SERVER)_PERMISSIONS)$/.test(name)],
  [
    '  … not laid out by hand',
    (section) =>
      /^(?:INFO|TEMPLATE_PARAMETERS|(?:WEB|SERVER)_PERMISSIONS)$/.test(section.name) &&
      !isLaidOutByHand(section),
  ],
  ['TESTS sections', ({ name }) => name === 'TESTS'],
  ['  … with scenarios', ({ name, body }) => name === 'TESTS' && body.includes('- name:')],
];

const folder = process.argv[2];
if (folder === undefined) {
  console.error('Usage: npx tsx scripts/bench/round-trip.ts FOLDER');
  process.exit(exitCode.couldNotRun);
}
const counts = new Map<string, Map<Outcome, number>>();
let files = 0;
let repacked = 0;
const started = performance.now();
for (const name of readdirSync(folder).filter((file) => file.endsWith('.tpl'))) {
  const text = readTextFile(join(folder, name));
  try {
    const parsed = parseTemplate(text, name);
    files += 1;
    if (packTemplate(folderOf(unpackTemplate(text, name))) === text) repacked += 1;
    for (const section of parsed.sections) {
      for (const [kind] of kinds.filter(([, belongs]) => belongs(section))) {
        const outcome = roundTrip(section, parsed);
        const counted = counts.get(kind) ?? new Map<Outcome, number>();
        counts.set(kind, counted.set(outcome, (counted.get(outcome) ?? 0) + 1));
        if (outcome === 'DIFFERENT VALUE')
          console.log(`${name}: ___${section.name}___ comes back with another value.`);
      }
    }
  } catch (error) {
    if (!(error instanceof CannotRun)) throw error;
    console.log(error.message);
  }
}
console.log(
  `${files} templates in ${(performance.now() - started).toFixed(0)} ms; ${repacked} packed to the same bytes.`,
);
for (const [kind] of kinds) {
  const counted = counts.get(kind) ?? new Map<Outcome, number>();
  const all = [...counted.values()].reduce((sum, count) => sum + count, 0);
  const parts = [...counted].map(([outcome, count]) => `${count} ${outcome}`).join(', ');
  const share = ((100 * (counted.get('same bytes') ?? 0)) / Math.max(1, all)).toFixed(1);
  console.log(`${kind}: ${share} % byte for byte of ${all} (${parts})`);
}
