import path from 'node:path';
import { watch } from 'chokidar';

/**
 * Editors write a file in several steps; a rebuild waits until they are done. It waits longer than the 50 ms after
 * a change in which chokidar tells of no other of the same file, so that it reads that one too.
 */
const quietMilliseconds = 70;

export interface SourceWatcher {
  /** Settles once every change from then on is noticed. */
  readonly ready: Promise<void>;
  close(): void;
}

/** What a build reads, as names in the project's root. */
const sources = ['src', 'template', 'gtm-template.config.ts'];

/** Calls `onChange` after each change of the project's sources, until it is closed. */
export function watchSources(root: string, onChange: () => void): SourceWatcher {
  let timer: NodeJS.Timeout | undefined;
  // The root with all else ignored: chokidar is not ready in time for a path of its own that does not exist yet.
  const watcher = watch(root, {
    ignoreInitial: true,
    ignored: (file) => {
      const [name = ''] = path.relative(root, file).split(path.sep);
      return name !== '' && !sources.includes(name);
    },
  });
  watcher.on('all', () => {
    clearTimeout(timer);
    timer = setTimeout(onChange, quietMilliseconds);
  });
  return {
    ready: new Promise((resolve) => watcher.once('ready', () => resolve())),
    close() {
      clearTimeout(timer);
      void watcher.close();
    },
  };
}
