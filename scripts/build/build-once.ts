import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { checkTemplate } from '../check/check-template.ts';
import { containerFile, writeContainer } from '../container/mparticle/write-container.ts';
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

  if (!write) return reportStale(root, { 'template.tpl': built.text, [containerFile]: container.text });
  if ((await textOf(file)) !== built.text) await writeFile(file, built.text);
  await writeSourceMap(root, built);
  console.log(describeBuild(built, container));
  return exitCode.ok;
}

/** Names the files that are not what the sources build. */
async function reportStale(root: string, expected: Readonly<Record<string, string>>): Promise<ExitCode> {
  let code: ExitCode = exitCode.ok;
  for (const [name, text] of Object.entries(expected)) {
    const present = await textOf(path.join(root, name));
    if (present === text) {
      console.log(`${name} is what the sources build.`);
      continue;
    }
    const fault = present === undefined ? `There is no ${name}.` : `${name} is not what the sources build.`;
    console.error(`${fault} Run npm run build and commit the result.`);
    code = exitCode.faults;
  }
  return code;
}

async function textOf(file: string): Promise<string | undefined> {
  return readFile(file, 'utf8').catch(() => undefined);
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
