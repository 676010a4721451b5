import { rmSync } from 'node:fs';
import { cp, mkdtemp, realpath, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';

const copies = new Set<string>();
process.once('exit', () => {
  for (const copy of copies) rmSync(copy, { recursive: true, force: true });
});

/**
 * Copies parts of a project into a folder of its own, and lends it the `node_modules`. What is left of the copies
 * when the process exits is removed.
 * @returns where it is
 */
export async function copyProject(root: string, parts: readonly string[]): Promise<string> {
  const copy = await mkdtemp(path.join(tmpdir(), 'mutants-'));
  copies.add(copy);
  for (const part of parts) await cp(path.join(root, part), path.join(copy, part), { recursive: true });
  await symlink(await realpath(path.join(root, 'node_modules')), path.join(copy, 'node_modules'));
  return copy;
}

export async function removeCopy(copy: string): Promise<void> {
  await rm(copy, { recursive: true, force: true });
  copies.delete(copy);
}
