import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import test, { type ExecutionContext } from 'ava';
import { commands } from '../../src/cli/commands.ts';
import { runCommand } from '../../src/cli/run-command.ts';
import { toolkit } from '../../src/cli/toolkit.ts';
import { formatMessage } from '../../src/messages/format.ts';
import { painter, printablePainted } from '../../src/messages/paint.ts';
import { printable, printableLine } from '../../src/messages/printable.ts';
import { assembleTemplate } from '../../src/tpl/write/assemble.ts';
import { fakeTerminal } from '../../testing/terminal.ts';

/** Sets the title, clears, rings, goes back to the start of the line, colours by C1 and by SGR, turns the text around. */
const hostile = '\u001b]0;x\u0007\u001b[2J\r\u009b31m\u001b[31m\u202e';
const shown = '\\u001b]0;x\\u0007\\u001b[2J\\u000d\\u009b31m\\u001b[31m\\u202e';

// What a terminal may be sent: text, tabs and line feeds.
const controls = /(?![\t\n])[\p{Cc}\u200e\u200f\u2028-\u202e\u2066-\u2069]/u;

function hostileTemplate(field = hostile): string {
  return assembleTemplate({
    kind: 'web',
    terms: true,
    info: { type: 'TAG', displayName: hostile, containerContexts: ['WEB'] },
    fields: [{ type: 'TEXT', name: field, displayName: hostile, simpleValueType: true }],
    code: `require('logToConsole')(${JSON.stringify(hostile)});\nrequire('sendPixel')(${JSON.stringify(`https://example.com/${hostile}`)});`,
    permissions: { logging: { environments: 'all' } },
    scenarios: [{ name: hostile, code: `runCode();\nfail(${JSON.stringify(hostile)});` }],
    notes: hostile,
  });
}

const container = {
  exportFormatVersion: 2,
  containerVersion: {
    tag: [{ tagId: '1', name: hostile, type: 'html', firingTriggerId: ['2147479553'] }],
  },
};
const visit = { steps: [{ push: { event: hostile }, note: hostile }] };

/** A folder with hostile files. */
function inFolder(t: ExecutionContext): (name: string) => string {
  const folder = mkdtempSync(path.join(tmpdir(), 'terminal-'));
  t.teardown(() => rmSync(folder, { recursive: true }));
  const at = (name: string): string => path.join(folder, name);
  writeFileSync(at('a.tpl'), hostileTemplate());
  writeFileSync(at('b.tpl'), hostileTemplate('other'));
  writeFileSync(at('broken.tpl'), hostileTemplate().replace('"type": "TAG"', `"type": ${hostile}`));
  writeFileSync(at('container.json'), JSON.stringify(container));
  writeFileSync(at('visit.json'), JSON.stringify(visit));
  return at;
}

const words: readonly {
  readonly args: readonly string[];
  /** Whether all that is printed is JSON. */
  readonly json?: true;
}[] = [
  { args: ['build', hostile] },
  { args: ['check', 'a.tpl'] },
  { args: ['check', 'broken.tpl'] },
  { args: ['check', 'a.tpl', '--json'], json: true },
  { args: ['check', 'a.tpl', '--reporter', 'sarif'], json: true },
  { args: ['check', 'a.tpl', '--reporter', 'github'] },
  { args: ['container', 'container.json', 'visit.json'] },
  { args: ['container', 'container.json', 'visit.json', '--json'], json: true },
  { args: ['diff', 'a.tpl', 'b.tpl'] },
  { args: ['diff', 'a.tpl', 'b.tpl', '--json'], json: true },
  { args: ['fmt', hostile] },
  { args: ['gallery', '--reporter', hostile] },
  { args: ['init', `${hostile}.tpl`, 'project'] },
  { args: ['pack', hostile] },
  { args: ['push', '--account', hostile] },
  { args: ['release', hostile] },
  { args: ['run', 'a.tpl'] },
  { args: ['run', 'a.tpl', '--json'], json: true },
  { args: ['site', hostile] },
  { args: ['start', hostile] },
  { args: ['test', 'a.tpl'] },
  { args: ['test', 'a.tpl', '--json'], json: true },
  { args: ['test', 'a.tpl', '--reporter', 'github'] },
  { args: ['test', 'broken.tpl'] },
  { args: ['unpack', `a.tpl${hostile}`, 'parts'] },
  { args: ['upgrade', `--${hostile}`] },
];

for (const colour of [false, true]) {
  for (const { args, json = false } of words) {
    const line = printable(args.join(' '));
    test(`${line}${colour ? ' in colours' : ''}: what a file says does not control the terminal`, async (t) => {
      const at = inFolder(t);
      const inIt = args.map((arg) => (/\.(?:tpl|json)|^(?:parts|project)$/.test(arg) ? at(arg) : arg));
      const terminal = { ...fakeTerminal(), colour };
      await runCommand(toolkit, inIt, terminal);
      const printed = [...terminal.output, ...terminal.errors].join('\n');
      t.true(printed.includes('\\u001b[2J'), printed);
      const own = /\u001b\[(?:[12]|22|3[1236]|39)m/g;
      t.notRegex(colour ? printed.replaceAll(own, '') : printed, controls);
      t.false(printed.includes('\u001b[31m\\u202e'), 'a colour that is not ours');
      if (json) t.notThrows(() => JSON.parse(terminal.output.join('\n')));
    });
  }
}

for (const args of [
  ['check', 'a.tpl'],
  ['test', 'a.tpl'],
  ['run', 'a.tpl'],
  ['diff', 'a.tpl', 'b.tpl'],
  ['container', 'container.json', 'visit.json', '--why'],
]) {
  test(`${args.join(' ')}: no line of a file’s looks like one of ours`, async (t) => {
    const folder = mkdtempSync(path.join(tmpdir(), 'forged-'));
    t.teardown(() => rmSync(folder, { recursive: true }));
    const write = (name: string, text: string): void => writeFileSync(path.join(folder, name), text);
    const forged = 'x\nFORGED: 0 faults';
    const tag = { tagId: '1', name: forged, type: forged, firingTriggerId: ['2147479553'] };
    const code = `require('logToConsole')(${JSON.stringify(forged)});\nrequire(${JSON.stringify(forged)});`;
    const template = (field: string): string =>
      assembleTemplate({
        kind: 'web',
        info: { type: 'TAG', displayName: forged, containerContexts: ['WEB'] },
        fields: [{ type: 'TEXT', name: field, displayName: forged, simpleValueType: true }],
        code,
        permissions: { [forged]: {} },
        scenarios: [{ name: forged, code: `fail(${JSON.stringify(forged)});` }],
        notes: forged,
      });
    write('a.tpl', template(forged));
    write('b.tpl', template('other'));
    const trigger = { triggerId: '5', name: forged, type: 'CUSTOM_EVENT' };
    const version = { tag: [tag, { ...tag, tagId: '2', firingTriggerId: ['5'] }], trigger: [trigger] };
    write('container.json', JSON.stringify({ exportFormatVersion: 2, containerVersion: version }));
    write('visit.json', JSON.stringify({ steps: [{ push: { event: forged }, note: forged }] }));
    const terminal = fakeTerminal();
    const inIt = args.map((arg) => (/\.(?:tpl|json)$/.test(arg) ? path.join(folder, arg) : arg));
    await runCommand(toolkit, inIt, terminal);
    const printed = [...terminal.output, ...terminal.errors].join('\n');
    t.true(printed.includes('FORGED'));
    t.notRegex(printed, /^ {0,3}FORGED/m);
  });
}

test('every word is in the table', (t) => {
  t.deepEqual(new Set(words.map(({ args: [word] }) => word)), new Set(commands.map(({ word }) => word)));
});

test('JSON says the same whether its characters are escaped or not', async (t) => {
  const at = inFolder(t);
  const terminal = fakeTerminal();
  await runCommand(toolkit, ['test', at('a.tpl'), '--json'], terminal);
  t.true(JSON.stringify(JSON.parse(terminal.output.join(''))).includes(JSON.stringify(hostile).slice(1, -1)));
});

test('fmt prints the template to the byte, for a file', async (t) => {
  const at = inFolder(t);
  const terminal = fakeTerminal();
  t.is(await runCommand(toolkit, ['fmt', at('a.tpl')], terminal), 0);
  t.is(`${terminal.output.join('')}\n`, readFileSync(at('a.tpl'), 'utf8'));
});

test('texts are printable, their lines and tabs apart; colours are those of a painter', (t) => {
  t.is(printable(`a\t${hostile}\nb`), `a\t${shown}\nb`);
  t.is(printableLine('a\tb\nc'), 'a\\tb\\nc');
  const paint = painter(true);
  const message = formatMessage(
    { rule: hostile, severity: 'fault', text: `${hostile}${paint('red', 'x')}` },
    { colour: true },
  );
  t.is(
    printablePainted(message),
    `${paint('red', 'fault')}: ${shown}${paint('red', 'x')} ${paint('dim', `[${hostile}]`)}`,
  );
  t.is(
    printablePainted('\u001b[31mopen\n\u001b[8mhidden\u001b[39m'),
    '\\u001b[31mopen\n\\u001b[8mhidden\\u001b[39m',
  );
});
