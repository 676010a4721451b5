import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { generatePages } from './docs/pages.ts';
import { exitCode } from './messages/cannot-run.ts';

const root = path.resolve(import.meta.dirname, '..');
const check = process.argv.includes('--check');

for (const { file, text } of await generatePages(root)) {
  const target = path.join(root, file);
  const current = await readFile(target, 'utf8').catch(() => undefined);
  if (current === text) continue;
  if (check) {
    console.error(`${file} is not what the sources say. Run npm run docs and commit the result.`);
    process.exitCode = exitCode.faults;
  } else {
    await mkdir(path.dirname(target), { recursive: true });
    await writeFile(target, text);
    console.log(`${file} written`);
  }
}
