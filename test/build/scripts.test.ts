import { spawnSync } from 'node:child_process';
import path from 'node:path';
import test from 'ava';
import { CannotRun, exitCode } from 'gtm-template-toolkit/messages';
import { runScript } from 'gtm-template-toolkit/cli';

const root = path.resolve(import.meta.dirname, '../..');
const usage = 'Usage: npm run greet -- [--loud] [NAME]\n\nGreets.';

/** What a script prints and how it ends when it is given these arguments. */
async function run(args: readonly string[]): Promise<{ code: unknown; printed: string }> {
  const { argv, exitCode: before } = process;
  const { log, error } = console;
  const lines: string[] = [];
  process.argv = [...argv.slice(0, 2), ...args];
  console.log = console.error = (line: string) => void lines.push(line);
  try {
    await runScript(
      { usage, options: { loud: { type: 'boolean', default: false } }, allowPositionals: true },
      ({ values, positionals: [name] }) => {
        if (name === undefined) throw new CannotRun('Whom?');
        if (name === 'nobody') return exitCode.faults;
        console.log(values.loud ? `HELLO ${name}` : `Hello ${name}`);
        return undefined;
      },
    );
    return { code: process.exitCode, printed: lines.join('\n') };
  } finally {
    Object.assign(console, { log, error });
    process.argv = argv;
    process.exitCode = before;
  }
}

for (const { args, code, printed } of [
  { args: ['Ada'], code: 0, printed: /^Hello Ada$/ },
  { args: ['--loud', 'Ada'], code: 0, printed: /^HELLO Ada$/ },
  { args: ['nobody'], code: 1, printed: /^$/ },
  { args: [], code: 2, printed: /^Whom\?$/ },
  { args: ['--lout'], code: 2, printed: /^Unknown option '--lout'\.\n\nUsage: npm run greet[^]*Greets\.$/ },
]) {
  test.serial(`a script that is given “${args.join(' ')}” ends with ${code}`, async (t) => {
    const result = await run(args);
    t.is(result.code === undefined ? 0 : result.code, code);
    t.regex(result.printed, printed);
  });
}

test.serial('a script tells its usage when it is asked', async (t) => {
  t.deepEqual((await run(['--help'])).printed, usage);
});

test('npm run build: --check, which writes nothing, and --watch exclude each other', (t) => {
  const { status, stderr } = spawnSync(
    process.execPath,
    ['--import', 'tsx', '--conditions=source', 'scripts/build.ts', '--check', '--watch'],
    { cwd: root, encoding: 'utf8' },
  );
  t.is(status, 2);
  t.regex(stderr, /choose one\.\n\nUsage: npm run build/);
});
