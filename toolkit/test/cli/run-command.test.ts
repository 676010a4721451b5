import test from 'ava';
import type { Command } from '../../src/cli/command.ts';
import { commands } from '../../src/cli/commands.ts';
import { runCommand } from '../../src/cli/run-command.ts';
import { CannotRun } from '../../src/messages/cannot-run.ts';
import { fakeTerminal } from '../../testing/terminal.ts';

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
