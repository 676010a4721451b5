import { watch as watchFolder } from 'node:fs';
import path from 'node:path';
import { CannotRun } from '../messages/cannot-run.ts';
import { buildOnce } from './build-once.ts';

/** Editors write a file in several steps; a rebuild waits until they are done. */
const quietMilliseconds = 40;

/** Builds now and after each change below `src` or `template`, until the process is stopped. */
export async function watch(root: string): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  let running: Promise<void> = rebuild(root);
  for (const folder of ['src', 'template']) {
    watchFolder(path.join(root, folder), { recursive: true }, () => {
      clearTimeout(timer);
      timer = setTimeout(() => {
        running = running.then(() => rebuild(root));
      }, quietMilliseconds);
    });
  }
  await running;
  console.log('Watching src and template; Ctrl+C stops.');
}

async function rebuild(root: string): Promise<void> {
  const start = performance.now();
  try {
    await buildOnce(root, { write: true });
  } catch (error) {
    // A half-typed module is no reason to stop watching.
    console.error(error instanceof CannotRun || error instanceof Error ? error.message : String(error));
  }
  console.log(`${new Date().toLocaleTimeString()}: built in ${Math.round(performance.now() - start)} ms\n`);
}
