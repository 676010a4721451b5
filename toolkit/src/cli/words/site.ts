import { existsSync } from 'node:fs';
import path from 'node:path';
import { CannotRun, exitCode, type ExitCode } from '../../messages/cannot-run.ts';
import { readConfig } from '../../project/config.ts';
import { buildSite } from '../../site/build-site.ts';
import { writeSite } from '../../site/write-site.ts';
import type { Terminal } from '../command.ts';

/** Writes the site of a project. */
export async function site(
  [root = '.']: readonly string[],
  options: { readonly out?: string },
  terminal: Terminal,
): Promise<ExitCode> {
  const { config } = await readConfig(root);
  const { template = 'template', output = 'template.tpl' } = config;
  if (![template, output].some((name) => existsSync(path.join(root, name)))) {
    throw new CannotRun(
      `There is no template project in ${path.resolve(root)}: gtm-template init makes one of a template.`,
    );
  }
  const { site: built, messages } = await buildSite(root, config);
  for (const message of messages) terminal.err(message);
  if (built === undefined) return exitCode.faults;
  const folder = options.out === undefined ? path.join(root, 'dist/site') : path.resolve(options.out);
  await writeSite(folder, built);
  const bytes = [...built.values()].reduce((sum, { length }) => sum + length, 0);
  const shown = path.relative('.', folder) || folder;
  terminal.out(`${shown} written: ${built.size} files, ${(bytes / 1_000_000).toFixed(1)} MB`);
  return exitCode.ok;
}
