import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import { runCommand } from 'gtm-template-toolkit/cli';
import { explainPixel } from '../../pixel-service/explain.ts';
import { program } from '../../scripts/tpl-commands.ts';
import { checkGallery, checkUpgrade, runRelease } from 'gtm-template-toolkit/publish';
import { fakeTerminal } from 'gtm-template-toolkit/testing';
import { root, type Command } from './documents.ts';

export interface Outcome {
  readonly code: number;
  readonly output: string;
}

/** Commands that no test can run as they stand, each with the reason and what is run in its place. */
const others: Readonly<Record<string, { readonly because: string; readonly run?: () => Promise<Outcome> }>> =
  {
    'npm ci': { because: 'it installs from the registry; nothing here would run without it' },
    'npm start': { because: 'it serves until it is stopped', run: () => help('start') },
    'npm test': { because: 'it is running' },
    'npm run release -- minor': {
      because: 'whether a release may be made depends on the commits',
      run: () =>
        collect(async (say) => {
          await runRelease({ root, bump: 'minor', execute: false, say });
          return 0;
        }),
    },
    'npm run upgrade:check': {
      because: 'whether an update breaks tags depends on the commits',
      run: () => collect((say) => say(checkUpgrade(root).text)),
    },
    'npm run gallery:check': {
      because: 'what the gallery asks for includes files that a release writes',
      run: () => collect((say) => say(`${checkGallery(root).length} messages`)),
    },
    'npm run mutate -- --help': {
      because: 'its arguments are those of the process',
      run: () => help('mutate'),
    },
    'npm run gtm:push -- --help': {
      because: 'everything else needs an account',
      run: () => runTool(['push', '--help']),
    },
  };

/** What a documented command does here; undefined when it cannot be run at all. */
export async function runDocumented({ text, words }: Command): Promise<Outcome | undefined> {
  const [npm, run, silent, tpl, dashes, ...args] = words;
  if ([npm, run, silent, tpl, dashes].join(' ') === 'npm run --silent tpl --') return runTool(args);
  const other = others[text];
  if (other === undefined) throw new Error(`No test knows how to run “${text}”.`);
  // Out of a repository there is nothing to release or to compare.
  if (other.run === undefined || !existsSync(path.join(root, '.git'))) return undefined;
  return other.run();
}

/** Commands of the table that no document has any more. */
export function unusedRunners(documented: readonly Command[]): readonly string[] {
  return Object.keys(others).filter((command) => !documented.some(({ text }) => text === command));
}

async function runTool(args: readonly string[]): Promise<Outcome> {
  const terminal = { ...fakeTerminal(), explain: explainPixel };
  const code = await runCommand(program, args, terminal);
  return { code, output: [...terminal.output, ...terminal.errors].join('\n') };
}

async function collect(
  run: (say: (text: string) => void) => number | void | Promise<number>,
): Promise<Outcome> {
  const said: string[] = [];
  const code = await run((text) => {
    said.push(text);
  });
  return { code: code ?? 0, output: said.join('\n') };
}

/** Spawned, since it reads the arguments of its process. */
export async function help(script: string): Promise<Outcome> {
  const file = path.join('scripts', `${script}.ts`);
  const { stdout } = await promisify(execFile)(
    process.execPath,
    ['--import=tsx', '--conditions=source', file, '--help'],
    {
      cwd: root,
    },
  );
  return { code: 0, output: stdout.trimEnd() };
}
