import { mkdir, mkdtemp, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { CannotRun } from '../messages/cannot-run.ts';
import { workerMark, type Site } from './build-site.ts';

/**
 * Writes a site in place of the one before, all of it or nothing.
 * @throws CannotRun when the folder holds anything else
 */
export async function writeSite(folder: string, site: Site): Promise<void> {
  await expectSite(folder);
  const parent = path.dirname(folder);
  await mkdir(parent, { recursive: true });
  const written = await mkdtemp(path.join(parent, `.${path.basename(folder)}-`));
  try {
    for (const [name, content] of site) {
      const file = path.join(written, name);
      await mkdir(path.dirname(file), { recursive: true });
      await writeFile(file, content);
    }
    await rm(folder, { recursive: true, force: true });
    await rename(written, folder);
  } catch (error) {
    await rm(written, { recursive: true, force: true });
    throw error;
  }
}

/** What was there is replaced: that is done to an earlier site alone. */
async function expectSite(folder: string): Promise<void> {
  const names = await readdir(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return [];
    throw new CannotRun(`${folder} cannot be written to: ${error.message}`);
  });
  if (names.length === 0) return;
  const worker = await readFile(path.join(folder, 'service-worker.js'), 'utf8').catch(() => '');
  if (!worker.startsWith(workerMark)) {
    throw new CannotRun(
      `${folder} holds something else than a site: name another folder with --out, or empty it.`,
    );
  }
}
