import { readdirSync } from 'node:fs';
import path from 'node:path';

/** Every test file, below `root`; the slow ones first, so that no core waits for them in the end. */
export function findTests(root: string): readonly string[] {
  const files = ['test', 'toolkit/test']
    .flatMap((folder) =>
      readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' }).map((file) =>
        path.join(folder, file),
      ),
    )
    .filter((file) => file.endsWith('.test.ts'))
    .sort();
  const isSlow = (file: string): boolean =>
    /(?:\.browser|package|action|release|gallery|documents|properties|same-result)\.test\.ts$/.test(file);
  return [...files.filter(isSlow), ...files.filter((file) => !isSlow(file))];
}
