import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import test from 'ava';
import type { Command } from '../../src/cli/command.ts';
import { commands } from '../../src/cli/index.ts';
import { runCommand } from '../../src/cli/run-command.ts';
import { CannotRun } from '../../src/messages/cannot-run.ts';
import { fakeTerminal } from './terminal.ts';

const greet: Command = {
  usage: 'greet NAME',
  summary: 'Greets.',
  async run([name], terminal) {
    if (name === undefined) throw new CannotRun('Whom?');
    if (name === 'nobody') return 1;
    if (name === 'bug') throw new TypeError('x is not a function');
    terminal.out(`Hello ${name}.`);
    return 0;
  },
};
const few = { greet: async () => greet };

for (const { name, args, code, out = /^$/, err = /^$/ } of [
  {
    name: 'a command gets the arguments after its name',
    args: ['greet', 'Ada'],
    code: 0,
    out: /^Hello Ada\.$/,
  },
  { name: 'faults that a command finds are exit code 1', args: ['greet', 'nobody'], code: 1 },
  {
    name: 'a command that cannot run is a message and exit code 2',
    args: ['greet'],
    code: 2,
    err: /^Whom\?$/,
  },
  {
    name: 'a defect of a command is exit code 2 with the stack',
    args: ['greet', 'bug'],
    code: 2,
    err: /defect in it:\nTypeError: x is not a function\n\s+at /,
  },
  {
    name: 'no command is the list of commands and exit code 2',
    args: [],
    code: 2,
    err: /^Usage: .*\n\n {2}greet NAME\n {6}Greets\.$/,
  },
  { name: 'help is the list of commands', args: ['--help'], code: 0, out: /greet NAME/ },
  {
    name: 'help of one command is its summary and usage',
    args: ['greet', '--help'],
    code: 0,
    out: /^Greets\.\n\nUsage: npm run --silent tpl -- greet NAME$/,
  },
  { name: 'an argument “help” is an argument', args: ['greet', 'help'], code: 0, out: /^Hello help\.$/ },
  {
    name: 'a mistyped command is answered with the one that was meant',
    args: ['gret'],
    code: 2,
    err: /no command “gret”\. Did you mean “greet”\?/,
  },
  {
    name: 'what every object inherits is no command',
    args: ['constructor'],
    code: 2,
    err: /no command “constructor”\./,
  },
]) {
  test(name, async (t) => {
    const terminal = fakeTerminal();
    t.is(await runCommand(few, args, terminal), code as 0 | 1 | 2);
    t.regex(terminal.output.join('\n'), out);
    t.regex(terminal.errors.join('\n'), err);
  });
}

for (const [word, load] of Object.entries(commands)) {
  test(`the command “${word}” says how it is used`, async (t) => {
    const { usage, summary } = await load();
    t.true(usage.startsWith(word));
    t.regex(summary, /^[A-Z].*\.$/s);
  });
}

test('the commands are listed in the order of the alphabet', (t) => {
  t.deepEqual(Object.keys(commands), Object.keys(commands).toSorted());
});

const url = 'https://pixels.mparticle.com/v1/us1-abc/Pixel?dt=ScreenView&ct=1714000000000';

test('decode prints the event and exits with 0', async (t) => {
  const terminal = fakeTerminal();
  t.is(await runCommand(commands, ['decode', url], terminal), 0);
  t.regex(terminal.output.join('\n'), /^Page view\n {2}Time +2024-04-24T23:06:40\.000Z/);
});

test('decode --json prints the event and the problems as JSON', async (t) => {
  const terminal = fakeTerminal();
  t.is(await runCommand(commands, ['decode', '--json', `${url}&attrs_k=a`], terminal), 1);
  t.like(JSON.parse(terminal.output.join('\n')), {
    url: `${url}&attrs_k=a`,
    event: { type: 'ScreenView', attributes: [] },
    problems: { 0: { rule: 'misaligned-lists', severity: 'fault', parameter: 'attrs_k' } },
  });
});

for (const { name, args, err } of [
  { name: 'decode of what is no URL', args: ['hello'], err: /^fault: This is no URL/ },
  { name: 'decode of nothing', args: [], err: /^The URL is missing\.\nUsage: .*decode URL/ },
  { name: 'decode of two URLs', args: [url, url], err: /^There is more than one URL/ },
  { name: 'decode with an unknown option', args: [url, '--jsn'], err: /^Unknown option '--jsn'\.\nUsage: / },
]) {
  test(`${name} is exit code 2 and nothing on standard output`, async (t) => {
    const terminal = fakeTerminal();
    t.is(await runCommand(commands, ['decode', ...args], terminal), 2);
    t.regex(terminal.errors.join('\n'), err);
    t.deepEqual(terminal.output, []);
  });
}

const root = fileURLToPath(new URL('../../..', import.meta.url));

test('the program reads standard input, prints plainly to a pipe and exits with the code of the command', async (t) => {
  const program = spawn(process.execPath, ['--import=tsx', 'scripts/tpl.ts', 'decode', '-'], { cwd: root });
  program.stdin.end(`<img src="${url.replaceAll('&', '&amp;')}&amp;dbg=1">\n`);
  let printed = '';
  for await (const chunk of program.stdout) printed += String(chunk);
  t.regex(printed, /^Page view\n[\s\S]*\n\nfault: dbg is “1”/);
  t.is(program.exitCode ?? (await new Promise((resolve) => program.once('exit', resolve))), 1);
});
