import { existsSync } from 'node:fs';
import path from 'node:path';
import { spawn } from 'node:child_process';
import { CannotRun, exitCode, type ExitCode } from '../../messages/cannot-run.ts';
import { startPlayground } from '../../playground/server/start-playground.ts';
import type { BuiltState } from '../../playground/server/live-template.ts';
import { readConfig } from '../../project/config.ts';
import type { Terminal } from '../command.ts';
import { readTime } from '../limits.ts';
import { closeOnSignals, readPort } from '../run-script.ts';

/** Opens the playground of a project, until the process is told to stop. */
export async function start(
  [root = '.']: readonly string[],
  options: { readonly port?: string; readonly open?: true; readonly time?: string },
  terminal: Terminal,
): Promise<ExitCode> {
  const { config } = await readConfig(root);
  const { template = 'template', output = 'template.tpl', playground: own = {} } = config;
  if (![template, output].some((name) => existsSync(path.join(root, name)))) {
    throw new CannotRun(
      `There is no template project in ${path.resolve(root)}: gtm-template init makes one of a template.`,
    );
  }
  const playground = await startPlayground({
    root,
    port: readPort(options.port ?? '8780'),
    ...(options.time === undefined ? {} : { patience: readTime(options.time) }),
    watch: true,
    write: true,
    ...(own.receiver === undefined ? {} : { receiver: path.resolve(root, own.receiver) }),
    ...(own.container === undefined ? {} : { container: own.container }),
    onBuild: (state) => printBuild(state, terminal),
  });
  closeOnSignals(playground);
  terminal.out(
    `\n  The playground is at ${playground.url}\n\n  It rebuilds on every change of the sources. Stop it with Ctrl+C.\n`,
  );
  if (options.open === true) openInBrowser(playground.url, terminal);
  try {
    await playground.ready;
  } catch (error) {
    await playground.close();
    throw error;
  }
  return exitCode.ok;
}

function printBuild({ build, messages, milliseconds }: BuiltState, terminal: Terminal): void {
  for (const { text } of messages) terminal.err(text);
  const faults = messages.filter(({ severity }) => severity === 'fault').length;
  const what = faults > 0 ? 'not built, see above' : 'built';
  const when = build === 1 ? '' : `${new Date().toLocaleTimeString()}  `;
  terminal.out(`${when}template.tpl ${what} (${milliseconds} ms)`);
}

/** How each system opens an address with the browser that is set there. */
const openers: Readonly<Record<string, readonly [command: string, ...args: string[]]>> = {
  darwin: ['open'],
  win32: ['cmd', '/c', 'start', '""'],
};

function openInBrowser(url: string, terminal: Terminal): void {
  const [command, ...args] = openers[process.platform] ?? ['xdg-open'];
  spawn(command, [...args, url], { stdio: 'ignore', detached: true })
    .on('error', () => terminal.err(`No browser could be opened with ${command}: open ${url} yourself.`))
    .unref();
}
