import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import test from 'ava';
import { runCommand } from 'gtm-template-toolkit/cli';
import { fakeTerminal } from 'gtm-template-toolkit/testing';
import { program } from '../../scripts/tpl-commands.ts';

const url = 'https://pixels.mparticle.com/v1/us1-abc/Pixel?dt=ScreenView&ct=1714000000000';

test('decode prints the event and exits with 0', async (t) => {
  const terminal = fakeTerminal();
  t.is(await runCommand(program, ['decode', url], terminal), 0);
  t.regex(terminal.output.join('\n'), /^Page view\n {2}Time +2024-04-24T23:06:40\.000Z/);
});

test('decode --json prints the event and the problems as JSON', async (t) => {
  const terminal = fakeTerminal();
  t.is(await runCommand(program, ['decode', '--json', `${url}&attrs_k=a`], terminal), 1);
  t.like(JSON.parse(terminal.output.join('\n')), {
    url: `${url}&attrs_k=a`,
    event: { type: 'ScreenView', attributes: [] },
    problems: { 0: { rule: 'misaligned-lists', severity: 'fault', parameter: 'attrs_k' } },
  });
});

for (const { name, args, err } of [
  { name: 'decode of what is no URL', args: ['hello'], err: /^fault: This is no URL/ },
  { name: 'decode of nothing', args: [], err: /^Missing required argument 'URL\|-'\.\nUsage: .*decode/ },
  { name: 'decode of two URLs', args: [url, url], err: /^Too many arguments for 'decode'/ },
  {
    name: 'decode with an unknown option',
    args: [url, '--jsn'],
    err: /^Unknown option '--jsn'\.\n\(Did you mean --json\?\)\nUsage: /,
  },
]) {
  test(`${name} is exit code 2 and nothing on standard output`, async (t) => {
    const terminal = fakeTerminal();
    t.is(await runCommand(program, ['decode', ...args], terminal), 2);
    t.regex(terminal.errors.join('\n'), err);
    t.deepEqual(terminal.output, []);
  });
}

const root = fileURLToPath(new URL('../..', import.meta.url));

test('the program reads standard input, prints plainly to a pipe and exits with the code of the command', async (t) => {
  const program = spawn(
    process.execPath,
    ['--import=tsx', '--conditions=source', 'scripts/tpl.ts', 'decode', '-'],
    { cwd: root },
  );
  program.stdin.end(`<img src="${url.replaceAll('&', '&amp;')}&amp;dbg=1">\n`);
  let printed = '';
  for await (const chunk of program.stdout) printed += String(chunk);
  t.regex(printed, /^Page view\n[\s\S]*\n\nfault: dbg is “1”/);
  t.is(program.exitCode ?? (await new Promise((resolve) => program.once('exit', resolve))), 1);
});
