import { readdirSync, statSync } from 'node:fs';
import path from 'node:path';

/** The files that `parts` name or have below them, relative to the root, with slashes, sorted. */
export function filesBelow(root: string, parts: readonly string[]): string[] {
  const below = (part: string): string[] =>
    statSync(path.join(root, part)).isDirectory()
      ? readdirSync(path.join(root, part)).flatMap((name) => below(`${part}/${name}`))
      : [part];
  return parts.flatMap(below).sort();
}

/** TypeScript that does something: no declarations only. */
export function isModule(file: string): boolean {
  return /\.tsx?$/.test(file) && !file.endsWith('.d.ts');
}
