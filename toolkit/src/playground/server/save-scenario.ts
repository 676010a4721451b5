import { mkdir, readdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { readConfig } from '../../project/config.ts';
import { isObject } from '../../messages/shape.ts';

/** Characters of a scenario at most. */
export const longestScenario = 500_000;

/**
 * Writes a scenario beside a project's others, under a name that no other has.
 * @param body JSON: `{ name, code }`
 * @returns the file, relative to the project's folder; undefined for a body that holds no scenario
 */
export async function saveScenario(root: string, body: string): Promise<string | undefined> {
  const { name, code } = read(body);
  if (typeof name !== 'string' || typeof code !== 'string' || !code.startsWith('// ')) return undefined;
  const { config } = await readConfig(root);
  const folder = path.join(config.template ?? 'template', 'tests/scenarios');
  await mkdir(path.join(root, folder), { recursive: true });
  const present = await readdir(path.join(root, folder));
  const base = numbered(fileName(name), present);
  for (let attempt = 1; ; attempt += 1) {
    const file = path.join(folder, `${base}${attempt === 1 ? '' : `-${attempt}`}.js`);
    try {
      // Never over what is there, also when it has come since.
      await writeFile(path.join(root, file), code, { flag: 'wx' });
      return file.split(path.sep).join('/');
    } catch (error) {
      const isTaken = error instanceof Error && 'code' in error && error.code === 'EEXIST';
      if (!isTaken || attempt >= 100) throw error;
    }
  }
}

function read(body: string): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(body);
    return isObject(value) ? value : {};
  } catch {
    return {};
  }
}

/** Letters, digits and hyphens alone: a name leads to no other folder on any system. */
function fileName(name: string): string {
  const plain = name
    .normalize('NFKD')
    .toLowerCase()
    .replace(/\p{M}+/gu, '')
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, 60)
    .replace(/^-+|-+$/g, '');
  return plain === '' ? 'scenario' : plain;
}

/** After the others, where these are numbered. */
function numbered(name: string, present: readonly string[]): string {
  const numbers = present.flatMap((file) => /^(\d+)-/.exec(file)?.[1] ?? []);
  // On Windows `con.js` is no file.
  if (numbers.length === 0) return /^(?:con|prn|aux|nul|com\d|lpt\d)$/.test(name) ? `scenario-${name}` : name;
  const width = Math.max(...numbers.map(({ length }) => length));
  return `${String(Math.max(...numbers.map(Number)) + 1).padStart(width, '0')}-${name}`;
}
