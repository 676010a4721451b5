import { spawnSync } from 'node:child_process';
import path from 'node:path';
import test from 'ava';
import { CannotRun, exitCode } from 'gtm-template-toolkit/messages';
import { runScript } from 'gtm-template-toolkit/cli';

const root = path.resolve(import.meta.dirname, '../..');

/** What a script prints and how it ends when it is given these arguments. */
async function run(args: readonly string[]): Promise<{ code: unknown; printed: string }> {
  const { argv, exitCode: before, stdout, stderr } = process;
  const printed: string[] = [];
  const write = (text: string | Uint8Array): boolean => printed.push(String(text)) > 0;
  const written = [stdout.write, stderr.write] as const;
  process.argv = [...argv.slice(0, 2), ...args];
  stdout.write = stderr.write = write;
  try {
    await runScript(
      {
        name: 'npm run greet --',
        operands: ['[NAME]'],
        summary: 'Greets.',
        options: { loud: { summary: 'In capitals.' } },
      },
      ([name], { loud }, terminal) => {
        if (name === undefined) throw new CannotRun('Whom?');
        if (name === 'nobody') return exitCode.faults;
        terminal.out(loud === true ? `HELLO ${name}` : `Hello ${name}`);
        return exitCode.ok;
      },
    );
    return { code: process.exitCode, printed: printed.join('').trimEnd() };
  } finally {
    [stdout.write, stderr.write] = written;
    process.argv = argv;
    process.exitCode = before;
  }
}

for (const { args, code, printed } of [
  { args: ['Ada'], code: 0, printed: /^Hello Ada$/ },
  { args: ['--loud', 'Ada'], code: 0, printed: /^HELLO Ada$/ },
  { args: ['nobody'], code: 1, printed: /^$/ },
  { args: [], code: 2, printed: /^Whom\?$/ },
  {
    args: ['--lout'],
    code: 2,
    printed:
      /^Unknown option '--lout'\.\n\(Did you mean --loud\?\)\nUsage: npm run greet -- \[options\] \[NAME\]$/,
  },
  {
    args: ['--help'],
    code: 0,
    printed: /^Usage: npm run greet -- [^]*\n\nGreets\.\n[^]*--loud +In capitals\./,
  },
]) {
  test.serial(`a script that is given “${args.join(' ')}” ends with ${code}`, async (t) => {
    const result = await run(args);
    t.is(result.code === undefined ? 0 : result.code, code);
    t.regex(result.printed, printed);
  });
}

test('npm run build: --check, which writes nothing, and --watch exclude each other', (t) => {
  const { status, stderr } = spawnSync(
    process.execPath,
    ['--import', 'tsx', '--conditions=source', 'scripts/tpl.ts', 'build', '--check', '--watch'],
    { cwd: root, encoding: 'utf8' },
  );
  t.is(status, 2);
  t.regex(stderr, /choose one\.$/m);
});
