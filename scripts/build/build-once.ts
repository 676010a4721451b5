import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { checkTemplate } from '../check/check-template.ts';
import { writeContainer } from '../container/mparticle/write-container.ts';
import { exitCode, type ExitCode } from '../messages/cannot-run.ts';
import { formatMessage } from '../messages/format.ts';
import type { Message } from '../messages/message.ts';
import { buildTemplate, type BuiltTemplate } from './build-template.ts';
import { describeBuild } from './describe-build.ts';

/**
 * Builds `template.tpl` below `root` and the container to import in `dist`, and says what it made; with
 * `write: false` it only says whether the template that is there is the one that the sources build.
 */
export async function buildOnce(root: string, { write }: { readonly write: boolean }): Promise<ExitCode> {
  const file = path.join(root, 'template.tpl');
  const built = await buildTemplate(root);
  if (hasFaults(built.compiled.messages)) return exitCode.faults;
  if (hasFaults(checkTemplate(built.text, 'template.tpl'))) return exitCode.faults;
  const container = await writeContainer(root, built.text, { write });
  if (hasFaults(container.messages)) return exitCode.faults;

  const present = await readFile(file, 'utf8').catch(() => undefined);
  if (write) {
    if (present !== built.text) await writeFile(file, built.text);
    await writeSourceMap(root, built);
    console.log(describeBuild(built, container));
    return exitCode.ok;
  }
  if (present === built.text) {
    console.log('template.tpl is what the sources build.');
    return exitCode.ok;
  }
  console.error(
    present === undefined
      ? 'There is no template.tpl. Run npm run build and commit it.'
      : 'template.tpl is not what the sources build. Run npm run build and commit the result.',
  );
  return exitCode.faults;
}

/** After the template, since a map that is older than its template counts as stale. */
async function writeSourceMap(root: string, { compiled }: BuiltTemplate): Promise<void> {
  const folder = path.join(root, 'dist');
  await mkdir(folder, { recursive: true });
  await writeFile(path.join(folder, 'template.tpl.map'), JSON.stringify(compiled.map));
}

/** Prints the messages and says whether there is a fault among them. */
function hasFaults(messages: readonly Message[]): boolean {
  const colour = process.stderr.isTTY;
  for (const message of messages) console.error(formatMessage(message, { colour }));
  return messages.some(({ severity }) => severity === 'fault');
}
