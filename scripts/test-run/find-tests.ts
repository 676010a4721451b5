import { readdirSync } from 'node:fs';
import path from 'node:path';

/** Every test file, below `root`; the slow ones first, so that no core waits for them in the end. */
export function findTests(root: string): readonly string[] {
  const files = readdirSync(path.join(root, 'test'), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.test.ts'))
    .map((file) => path.join('test', file))
    .sort();
  const isSlow = (file: string): boolean =>
    /(?:\.browser|release|gallery|documents|properties|same-result)\.test\.ts$/.test(file);
  return [...files.filter(isSlow), ...files.filter((file) => !isSlow(file))];
}
