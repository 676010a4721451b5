import { spawnSync } from 'node:child_process';
import { CannotRun } from '../../messages/cannot-run.ts';

/** Runs git in one working tree. */
export class Git {
  readonly #environment: NodeJS.ProcessEnv;

  constructor(readonly root: string) {
    // Git hands its hooks the repository in variables; a hook that runs us must not decide where we work.
    this.#environment = { ...process.env, LC_ALL: 'C', GIT_OPTIONAL_LOCKS: '0' };
    for (const name of ['GIT_DIR', 'GIT_WORK_TREE', 'GIT_INDEX_FILE', 'GIT_PREFIX'])
      delete this.#environment[name];
  }

  /**
   * What the command prints, without the line feed at its end.
   * @throws CannotRun with git's own words when it fails
   */
  run(...args: readonly string[]): string {
    const { ok, output, reason } = this.#spawn(args);
    if (!ok) throw new CannotRun(`git ${args.join(' ')} failed: ${reason}`);
    return output;
  }

  /** As `run`; undefined when git fails. */
  try(...args: readonly string[]): string | undefined {
    const { ok, output } = this.#spawn(args);
    return ok ? output : undefined;
  }

  /** Whether the command succeeds. */
  succeeds(...args: readonly string[]): boolean {
    return this.#spawn(args).ok;
  }

  /** What the command prints, line by line. */
  lines(...args: readonly string[]): string[] {
    const output = this.run(...args);
    return output === '' ? [] : output.split('\n');
  }

  /** What the command prints under `-z`, whose names may hold any character. */
  items(...args: readonly string[]): string[] {
    return this.run(...args)
      .split('\0')
      .filter((item) => item !== '');
  }

  #spawn(args: readonly string[]): { ok: boolean; output: string; reason: string } {
    const { error, status, stdout, stderr } = spawnSync('git', args, {
      cwd: this.root,
      env: this.#environment,
      encoding: 'utf8',
      maxBuffer: 256 * 1024 * 1024,
    });
    if (error !== undefined) throw new CannotRun(`git cannot be run: ${error.message}`);
    return { ok: status === 0, output: stdout.replace(/\n$/, ''), reason: (stderr || stdout).trim() };
  }
}

/** @throws CannotRun when `root` is no root of a working tree */
export function openRepository(root: string): Git {
  const git = new Git(root);
  if (git.try('rev-parse', '--show-prefix') === '') return git;
  throw new CannotRun(`${root} is not the root of a git repository.`);
}
