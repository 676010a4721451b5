import { rmSync } from 'node:fs';
import { cp, mkdir, mkdtemp, readdir, realpath, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';

const copies = new Set<string>();
process.once('exit', () => {
  for (const copy of copies) rmSync(copy, { recursive: true, force: true });
});

/**
 * Copies parts of a project into a folder of its own, and lends it the `node_modules`; a workspace of the project is
 * that of the copy. What is left of the copies when the process exits is removed.
 * @returns where it is
 */
export async function copyProject(root: string, parts: readonly string[]): Promise<string> {
  const copy = await mkdtemp(path.join(await realpath(tmpdir()), 'mutants-'));
  copies.add(copy);
  for (const part of parts) await cp(path.join(root, part), path.join(copy, part), { recursive: true });
  const modules = path.join(copy, 'node_modules');
  await mkdir(modules);
  const realRoot = await realpath(root);
  for (const name of await readdir(path.join(root, 'node_modules'))) {
    // Caches and lists of the package manager, which come and go.
    if (name.startsWith('.')) continue;
    const real = await realpath(path.join(root, 'node_modules', name));
    const isWorkspace = parts.some((part) => real === path.join(realRoot, part));
    await symlink(
      isWorkspace ? path.join(copy, path.relative(realRoot, real)) : real,
      path.join(modules, name),
    );
  }
  return copy;
}

export async function removeCopy(copy: string): Promise<void> {
  await rm(copy, { recursive: true, force: true });
  copies.delete(copy);
}
