import { CannotRun } from '../../messages/cannot-run.ts';

export const bumps = ['major', 'minor', 'patch'] as const;
export type Bump = (typeof bumps)[number];

/** The next version: `1.4.2` becomes `2.0.0`, `1.5.0` or `1.4.3`. */
export function nextVersion(version: string, bump: Bump): string {
  const [, major, minor, patch] = (/^(\d+)\.(\d+)\.(\d+)$/.exec(version) ?? []).map(Number);
  if (major === undefined || minor === undefined || patch === undefined) {
    throw new CannotRun(`package.json has the version “${version}”; it is three numbers, as in 1.2.3.`);
  }
  if (bump === 'major') return `${major + 1}.0.0`;
  return bump === 'minor' ? `${major}.${minor + 1}.0` : `${major}.${minor}.${patch + 1}`;
}
