import path from 'node:path';
import { watch, type FSWatcher } from 'chokidar';
import { configFile } from './config.ts';
import { openProject } from './project.ts';

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

/** Calls `onChange` after each change of the project's sources, until it is closed. */
export function watchSources(root: string, onChange: () => void): SourceWatcher {
  let timer: NodeJS.Timeout | undefined;
  let isClosed = false;
  let watcher: FSWatcher | undefined;
  const start = async (): Promise<void> => {
    const sources = await sourcesOf(root);
    if (isClosed) return;
    // The root with all else ignored: chokidar is not ready in time for a path of its own that does not exist yet.
    const watching = watch(root, {
      ignoreInitial: true,
      ignored: (file) => {
        const [name = ''] = path.relative(root, file).split(path.sep);
        return name !== '' && !sources.has(name);
      },
    });
    watcher = watching;
    watching.on('all', () => {
      clearTimeout(timer);
      if (!isClosed) timer = setTimeout(onChange, quietMilliseconds);
    });
    await new Promise<void>((resolve) => watching.once('ready', resolve));
  };
  const ready = start();
  return {
    ready,
    close() {
      isClosed = true;
      clearTimeout(timer);
      // Closed before it is ready, chokidar leaves handles behind that keep the process alive.
      void ready.then(() => watcher?.close());
    },
  };
}

/** The files and folders of the root that a build reads. */
async function sourcesOf(root: string): Promise<ReadonlySet<string>> {
  const files = await openProject(root).then(
    ({ code, template, configInputs }) => [path.dirname(code.file), template, ...configInputs],
    // A project that cannot be opened yet is watched where one usually is.
    () => ['src', 'template'],
  );
  const names = files.map((file) => path.relative(root, path.resolve(root, file)).split(path.sep)[0] ?? '');
  return new Set([...names, configFile].filter((name) => name !== '' && name !== '..'));
}
