import { spawnSync } from 'node:child_process';
import { CannotRun } from '../../messages/cannot-run.ts';
import { summarise } from '../../upgrade/format.ts';
import { compareWithRelease, isReleasedTemplate } from './last-release.ts';
import { tagName, type Release } from './release.ts';

/** Something that must hold before a release. */
export interface Check {
  readonly name: string;
  /** Slow ones run with --execute only. */
  readonly slow?: boolean;
  /** What is wrong; undefined when it holds. */
  problem(release: Release): string | undefined;
}

export const checks: readonly Check[] = [
  {
    name: 'The branch is main, which the gallery reads',
    problem({ git }) {
      const branch = git.try('symbolic-ref', '--short', '--quiet', 'HEAD');
      return branch === 'main' ? undefined : `HEAD is ${branch ?? 'on no branch'}.`;
    },
  },
  {
    name: 'The working tree is clean',
    problem({ git }) {
      const changes = git.lines('status', '--porcelain');
      const rest = changes.length > 5 ? `, and ${changes.length - 5} more` : '';
      return changes.length === 0
        ? undefined
        : `Commit or remove: ${changes.slice(0, 5).join(', ').trim()}${rest}.`;
    },
  },
  {
    name: 'No commit of the remote branch is missing here',
    problem({ git }) {
      const behind = git.try('rev-list', '--count', 'HEAD..@{upstream}') ?? '0';
      return behind === '0' ? undefined : `The remote branch is ${behind} ahead: pull first.`;
    },
  },
  {
    name: 'The tag is free',
    problem: (release) =>
      release.git.succeeds('show-ref', '--verify', '--quiet', `refs/tags/${tagName(release)}`)
        ? `There is a tag ${tagName(release)} already.`
        : undefined,
  },
  {
    name: 'The template has changed since the last release',
    problem: ({ git, last }) =>
      last !== undefined && isReleasedTemplate(git, last)
        ? 'template.tpl is the one that the gallery has: there is nothing to release.'
        : undefined,
  },
  {
    name: 'The update breaks no live tag, or the release is a major one',
    problem({ git, last, bump }) {
      if (last === undefined || bump === 'major') return undefined;
      const changes = compareWithRelease(git, last).filter(({ severity }) => severity === 'breaking');
      const { breaking } = summarise(changes);
      return breaking === 0
        ? undefined
        : [
            `${breaking} breaking, which takes npm run release -- major:`,
            ...changes.map(({ text }) => `    ${text}`),
          ].join('\n');
    },
  },
  command('npm', 'run', 'build', '--', '--check'),
  command('npm', 'run', 'gallery:check'),
  command('npm', 'run', 'lint'),
  command('npm', 'run', 'types'),
  command('npm', 'test'),
];

/** A command that ends well. What it prints is shown when it does not. */
function command(name: string, ...args: readonly string[]): Check {
  const line = [name, ...args].join(' ');
  return {
    name: line,
    slow: true,
    problem({ git }) {
      const { status, signal, error, stdout, stderr } = spawnSync(name, args, {
        cwd: git.root,
        encoding: 'utf8',
        maxBuffer: 256 * 1024 * 1024,
        // On Windows npm is a script of the shell; the arguments are ours and need no quoting.
        shell: process.platform === 'win32',
      });
      if (error !== undefined) throw new CannotRun(`${name} cannot be run: ${error.message}`);
      if (status === 0) return undefined;
      return `${signal === null ? `It ended with ${status}` : `It was stopped by ${signal}`}:\n${`${stdout}${stderr}`.trim()}`;
    },
  };
}
