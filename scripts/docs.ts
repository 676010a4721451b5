import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { generatePages } from './docs/pages.ts';
import { CannotRun, exitCode } from './messages/cannot-run.ts';

const usage = `Usage: npm run docs -- [--check]

Writes the pages of docs/ that are made from the sources and from template.tpl as it is built.
  --check  writes nothing; exit code 1 when a page is not current`;

const root = path.resolve(import.meta.dirname, '..');

try {
  const { check, help } = readOptions();
  if (help) console.log(usage);
  else for (const page of await generatePages(root)) await bringUpToDate(page, check);
} catch (error) {
  if (!(error instanceof CannotRun)) throw error;
  console.error(error.message);
  process.exitCode = exitCode.couldNotRun;
}

async function bringUpToDate(
  { file, text }: { readonly file: string; readonly text: string },
  check: boolean,
): Promise<void> {
  const target = path.join(root, file);
  const current = await readFile(target, 'utf8').catch(() => undefined);
  if (current === text) return;
  if (check) {
    console.error(`${file} is not what the sources say. Run npm run docs and commit the result.`);
    process.exitCode = exitCode.faults;
    return;
  }
  await mkdir(path.dirname(target), { recursive: true });
  await writeFile(target, text);
  console.log(`${file} written`);
}

function readOptions(): { check: boolean; help: boolean } {
  try {
    const { values } = parseArgs({
      options: {
        check: { type: 'boolean', default: false },
        help: { type: 'boolean', short: 'h', default: false },
      },
    });
    return values;
  } catch (error) {
    throw new CannotRun(`${error instanceof Error ? error.message : String(error)}\n\n${usage}`);
  }
}
