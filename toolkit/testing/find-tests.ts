import { readdirSync } from 'node:fs';
import path from 'node:path';

/** Every test file, below `root`. */
export function findTests(root: string): readonly string[] {
  return ['test', 'toolkit/test']
    .flatMap((folder) =>
      readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' }).map((file) =>
        path.join(folder, file),
      ),
    )
    .filter((file) => file.endsWith('.test.ts'))
    .sort();
}
