import { readMetadata } from '../gallery/metadata.ts';
import { openRepository } from '../git/git.ts';
import { CannotRun, exitCode, type ExitCode } from '../../messages/cannot-run.ts';
import { readJson } from '../../tpl/json.ts';
import { readTextFile } from '../../tpl/files.ts';
import { collectNotes } from './change-notes.ts';
import { checks as allChecks, type Check } from './checks.ts';
import { Journal } from './journal.ts';
import { findLastRelease } from './last-release.ts';
import { perform, recover } from './perform.ts';
import { fileOf, type Release } from './release.ts';
import { steps as allSteps, type Step } from './steps.ts';
import { nextVersion, type Bump } from './version.ts';

export interface ReleaseOptions {
  readonly root: string;
  readonly bump: Bump;
  /** Without it nothing is changed. */
  readonly execute: boolean;
  readonly say: (text: string) => void;
  readonly signal?: AbortSignal;
  readonly now?: () => Date;
  readonly checks?: readonly Check[];
  readonly steps?: readonly Step[];
}

/**
 * Makes a release, or says what it would make. Exit code 1 when something does not hold that must.
 * @throws CannotRun when a step failed; the repository is then as it was
 */
export async function runRelease(options: ReleaseOptions): Promise<ExitCode> {
  const { root, bump, execute, say, signal, now = () => new Date() } = options;
  const { checks = allChecks, steps = allSteps } = options;
  const git = openRepository(root);
  await dealWithInterrupted(new Journal(git), { execute, say });

  const last = findLastRelease(git);
  const present = readVersion(fileOf({ git }, 'package.json'));
  const release: Release = {
    git,
    bump,
    version: nextVersion(present, bump),
    start: git.run('rev-parse', 'HEAD'),
    last,
    notes: collectNotes(git, last),
    date: now().toISOString().slice(0, 10),
  };
  say(
    `Release ${release.version}, ${last === undefined ? 'the first' : `after ${present}`}.${execute ? '' : ' A dry run: --execute makes it.'}\n`,
  );

  const held = await runChecks(checks, release, {
    execute,
    say,
    ...(signal === undefined ? {} : { signal }),
  });
  if (execute && !held) {
    say('\nNothing has been changed.');
    return exitCode.faults;
  }
  if (!execute) {
    for (const step of steps) say(`  · ${step.name}${indented(step.preview?.(release))}`);
    return held ? exitCode.ok : exitCode.faults;
  }
  await perform(release, { say, steps, ...(signal === undefined ? {} : { signal }) });
  say(`\n${afterwards(release)}`);
  return exitCode.ok;
}

async function dealWithInterrupted(
  journal: Journal,
  { execute, say }: Pick<ReleaseOptions, 'execute' | 'say'>,
): Promise<void> {
  const interrupted = journal.interrupted();
  if (interrupted === undefined) return;
  if (!execute) {
    throw new CannotRun(
      `The release ${interrupted.version} was cut off half-way. With --execute it is taken back before the new one is made.`,
    );
  }
  const recovered = await recover(journal);
  const kept = recovered?.kept ?? [];
  const said = `The release ${interrupted.version} had been cut off half-way; it has been taken back`;
  say(kept.length === 0 ? `${said}.\n` : `${said}, except for this:\n${kept.join('\n')}\n`);
}

/** Runs all of them, so that everything that is missing is said at once; the slow ones only when the others hold. */
async function runChecks(
  checks: readonly Check[],
  release: Release,
  { execute, say, signal }: Pick<ReleaseOptions, 'execute' | 'say' | 'signal'>,
): Promise<boolean> {
  let held = true;
  for (const { name, slow = false, problem } of checks) {
    if (slow && (!execute || !held)) {
      if (!execute) say(`  · ${name}`);
      continue;
    }
    await new Promise(setImmediate);
    if (signal?.aborted === true) throw new CannotRun('Stopped; nothing has been changed.');
    const found = problem(release);
    say(found === undefined ? `  ✓ ${name}` : `  ✗ ${name}${indented(found)}`);
    held &&= found === undefined;
  }
  return held;
}

function afterwards(release: Release): string {
  const { metadata } = readMetadata(readTextFile(fileOf(release, 'metadata.yaml')), 'metadata.yaml');
  const links =
    metadata.documentation === undefined
      ? '\nmetadata.yaml names no documentation yet: let it lead to the published README.'
      : '';
  return `Released ${release.version}. Nothing has been pushed; to publish it:\n  git push --follow-tags origin main${links}`;
}

function readVersion(file: string): string {
  const { value } = readJson(readTextFile(file));
  const version =
    typeof value === 'object' && value !== null && 'version' in value ? value['version'] : undefined;
  if (typeof version === 'string') return version;
  throw new CannotRun(`${file} gives no version.`);
}

function indented(text: string | undefined): string {
  return text === undefined ? '' : `\n${text.replace(/^(?=.)/gm, '      ')}`;
}
