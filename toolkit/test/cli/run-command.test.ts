import { readFileSync } from 'node:fs';
import test from 'ava';
import { command } from '../../src/cli/command.ts';
import { runCommand } from '../../src/cli/run-command.ts';
import { toolkit } from '../../src/cli/toolkit.ts';
import { CannotRun } from '../../src/messages/cannot-run.ts';
import { fakeTerminal } from '../../testing/terminal.ts';

const greet = command({
  word: 'greet',
  operands: ['[NAME]', '[OTHER…]'],
  summary: 'Greets.',
  details: 'Whom it is told to.',
  options: {
    loud: { summary: 'In capitals.' },
    with: { value: 'TEXT', summary: 'With these words.' },
    also: { value: 'NAME', isRepeatable: true, summary: 'Another one too.' },
  },
  examples: [['greet Ada', 'Greets Ada.']],
  load:
    async () =>
    ([name, ...others], { loud, with: words = 'Hello', also = [] }, terminal) => {
      if (name === undefined) throw new CannotRun('Whom?');
      if (name === 'nobody') return 1;
      if (name === 'bug') throw new TypeError('x is not a function');
      const text = `${words} ${[name, ...others, ...also].join(', ')}.`;
      terminal.out(loud === true ? text.toUpperCase() : text);
      return 0;
    },
});
const few = { name: 'greeter', version: '1.2.3', commands: [greet] };

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
    err: /^Usage: greeter COMMAND …\n[^]*\n {2}greet +Greets\.\n/,
  },
  { name: 'help is the list of commands', args: ['--help'], code: 0, out: /\n {2}greet +Greets\./ },
  { name: 'the version is a number', args: ['--version'], code: 0, out: /^1\.2\.3$/ },
  {
    name: 'help of one command is its usage, what it does, its options and examples',
    args: ['greet', '--help'],
    code: 0,
    out: /^Usage: greeter greet \[options\] \[NAME\] \[OTHER\.\.\.\]\n\nGreets\.\n\nWhom it is told to\.[^]*--also <NAME> +Another one too\.[^]*Examples:\n {2}greeter greet Ada\n {6}Greets Ada\.$/,
  },
  {
    name: 'options may stand anywhere, and some several times',
    args: ['greet', '--also', 'Bo', 'Ada', '--loud', '--with=Good day,', '--also', 'Cy', 'Eve'],
    code: 0,
    out: /^GOOD DAY, ADA, EVE, BO, CY\.$/,
  },
  {
    name: 'a mistyped option is answered with the one that was meant',
    args: ['greet', '--lout'],
    code: 2,
    err: /^Unknown option '--lout'\.\n\(Did you mean --loud\?\)\nUsage: greeter greet/,
  },
  {
    name: 'an empty argument, which a variable of the shell that is not set leaves, is refused',
    args: ['greet', 'Ada', ''],
    code: 2,
    err: /^The argument OTHER is empty: /,
  },
  { name: 'an argument “help” is an argument', args: ['greet', 'help'], code: 0, out: /^Hello help\.$/ },
  {
    name: 'a mistyped command is answered with the one that was meant',
    args: ['gret'],
    code: 2,
    err: /^Unknown command 'gret'\.\n\(Did you mean greet\?\)/,
  },
  {
    name: 'what every object inherits is no command',
    args: ['constructor'],
    code: 2,
    err: /^Unknown command 'constructor'\./,
  },
]) {
  test(name, async (t) => {
    const terminal = fakeTerminal();
    t.is(await runCommand(few, args, terminal), code as 0 | 1 | 2);
    t.regex(terminal.output.join('\n'), out);
    t.regex(terminal.errors.join('\n'), err);
  });
}

for (const { word, summary, examples, load } of toolkit.commands) {
  test(`the command “${word}” says what it does, with an example, and can be loaded`, async (t) => {
    t.regex(summary, /^[A-Z].*\.$/s);
    t.true(examples.length > 0);
    for (const [line] of examples) t.true(line.startsWith(word));
    t.is(typeof (await load()), 'function');
  });
}

test('the commands are listed in the order of the alphabet', (t) => {
  const words = toolkit.commands.map(({ word }) => word);
  t.deepEqual(words, words.toSorted());
});

test('the README’s table has every word', (t) => {
  const readme = readFileSync(new URL('../../README.md', import.meta.url), 'utf8');
  const rows = readme.split('\n').flatMap((line) => /^\| (`[^|]*`) +\|/.exec(line)?.[1] ?? []);
  const named = new Set(rows.flatMap((cell) => cell.split(', ').map((word) => word.replaceAll('`', ''))));
  t.deepEqual(
    toolkit.commands.map(({ word }) => word).filter((word) => !named.has(word)),
    [],
  );
});
