import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import test from 'ava';
import { runCommand } from '../../src/cli/run-command.ts';
import { toolkit } from '../../src/cli/toolkit.ts';
import { fakeTerminal } from '../../testing/terminal.ts';
import { templateText } from '../check/helpers.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'nesting-'));
test.after.always(() => rmSync(folder, { recursive: true, force: true }));

function write(name: string, text: string): string {
  const file = path.join(folder, name);
  writeFileSync(file, text);
  return file;
}

/** A value with so many lists, or objects, within each other. */
const lists = (levels: number): string => '['.repeat(levels) + ']'.repeat(levels);
const objects = (levels: number): string => `${'{"a":'.repeat(levels)}1${'}'.repeat(levels)}`;

const web = write('web.tpl', templateText());
const server = write(
  'server.tpl',
  templateText({ server: true, code: 'data.gtmOnSuccess();', permissions: {} }),
);
const container = write('container.json', '{"exportFormatVersion": 2, "containerVersion": {}}');
const visit = write('visit.json', '{"steps": []}');
const asContainer = (parameter: string): string =>
  `{"exportFormatVersion": 2, "containerVersion": {"tag": [{"tagId": "1", "name": "x", "type": "html", "parameter": ${parameter}}]}}`;

/** What each command reads besides templates, as text around a value of anybody's. */
const rows: readonly {
  readonly what: string;
  readonly text: (value: string) => string;
  readonly args: (file: string) => readonly string[];
}[] = [
  {
    what: 'the INPUT of a tag',
    text: (value) => `{"data": {"id": ${value}}}`,
    args: (file) => ['run', web, file],
  },
  {
    what: 'the page in the INPUT of a tag',
    text: (value) => `{"page": {"window": {"thing": ${value}}, "dataLayer": [{"thing": ${value}}]}}`,
    args: (file) => ['run', web, file],
  },
  {
    what: 'the INPUT of a server tag',
    text: (value) => `{"event": {"event_name": "x", "thing": ${value}}}`,
    args: (file) => ['run', server, file],
  },
  {
    what: 'a visit',
    text: (value) => `{"steps": [{"push": {"event": "x", "thing": ${value}}}]}`,
    args: (file) => ['container', container, file],
  },
  {
    what: 'a container',
    text: (value) => asContainer(`[${value}]`),
    args: (file) => ['container', file, visit],
  },
];

for (const { what, text, args } of rows) {
  test(`nesting without end is refused with its place: ${what}`, async (t) => {
    for (const [index, value] of [lists(100_000), objects(100_000)].entries()) {
      const file = write(`${value.length}-${what.replaceAll(' ', '-')}-${index}.json`, text(value));
      const terminal = fakeTerminal();
      t.is(await runCommand(toolkit, args(file), terminal), 2);
      t.regex(terminal.errors.join('\n'), /\.json:1:\d+: fault: This is not JSON: .*nest/);
      t.deepEqual(terminal.output, []);
    }
  });

  test(`what nests as deep as is read is followed to its end: ${what}`, async (t) => {
    for (const [index, value] of [lists(180), objects(180)].entries()) {
      const file = write(`${value.length}-${what.replaceAll(' ', '-')}-${index}.json`, text(value));
      const terminal = fakeTerminal();
      await runCommand(toolkit, args(file), terminal);
      t.notRegex(
        [...terminal.errors, ...terminal.output].join('\n'),
        /tool itself failed|RangeError|call stack/,
      );
    }
  });
}
