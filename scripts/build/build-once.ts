import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { exitCode, type ExitCode } from '../messages/cannot-run.ts';
import { formatMessage } from '../messages/format.ts';
import { buildTemplate } from './build-template.ts';
import { describeBuild } from './describe-build.ts';

/**
 * Builds `template.tpl` below `root` and says what it made; with `write: false` it only says whether the
 * file that is there is the one that the sources build.
 */
export async function buildOnce(root: string, { write }: { readonly write: boolean }): Promise<ExitCode> {
  const file = path.join(root, 'template.tpl');
  const built = await buildTemplate(root);
  const colour = process.stderr.isTTY;
  for (const message of built.compiled.messages) console.error(formatMessage(message, { colour }));
  if (built.compiled.messages.some(({ severity }) => severity === 'fault')) return exitCode.faults;

  const present = await readFile(file, 'utf8').catch(() => undefined);
  if (write) {
    if (present !== built.text) await writeFile(file, built.text);
    console.log(describeBuild(built));
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
