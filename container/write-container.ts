import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { buildContainer, type BuiltContainer } from './build-container.ts';

/** Where the container to import is written, below the root of the project. */
export const containerFile = 'dist/mparticle-pixel-container.json';

/**
 * Builds the container from the template's text and writes it, unless it has faults or `write` is false: then it
 * is only checked.
 */
export async function writeContainer(
  root: string,
  template: string,
  { write }: { readonly write: boolean },
): Promise<BuiltContainer> {
  const built = buildContainer(template);
  if (!write || built.messages.some(({ severity }) => severity === 'fault')) return built;
  const file = path.join(root, containerFile);
  const present = await readFile(file, 'utf8').catch(() => undefined);
  if (present !== built.text) {
    await mkdir(path.dirname(file), { recursive: true });
    await writeFile(file, built.text);
  }
  return built;
}
