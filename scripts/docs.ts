import { mkdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { generatePages } from '../docs/generate/pages.ts';
import { exitCode, type ExitCode } from 'gtm-template-toolkit/messages';
import { runScript } from 'gtm-template-toolkit/cli';
import { writeFile } from 'gtm-template-toolkit/tpl';

const root = path.resolve(import.meta.dirname, '..');

await runScript(
  {
    name: 'npm run docs --',
    summary:
      'Writes the pages of docs/ and toolkit/docs/ that are made from the sources and from template.tpl as it is built.',
    options: { check: { summary: 'Writes nothing; exit code 1 when a page is not current.' } },
  },
  async (_, { check = false }) => {
    const pages = await generatePages(root);
    const codes = [];
    for (const page of pages) codes.push(await bringUpToDate(page, check));
    if (codes.includes(exitCode.faults)) return exitCode.faults;
    if (check) console.log('The generated pages are what the sources say.');
    return exitCode.ok;
  },
);

async function bringUpToDate(
  { file, text }: { readonly file: string; readonly text: string },
  check: boolean,
): Promise<ExitCode> {
  const target = path.join(root, file);
  const current = await readFile(target, 'utf8').catch(() => undefined);
  if (current === text) return exitCode.ok;
  if (check) {
    console.error(`${file} is not what the sources say. Run npm run docs and commit the result.`);
    return exitCode.faults;
  }
  await mkdir(path.dirname(target), { recursive: true });
  writeFile(target, text);
  console.log(`${file} written`);
  return exitCode.ok;
}
