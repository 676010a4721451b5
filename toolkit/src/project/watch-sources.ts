import { watch } from 'node:fs';
import path from 'node:path';

/** Editors write a file in several steps; a rebuild waits until they are done. */
const quietMilliseconds = 40;

/** Calls `onChange` after each change below `src` or `template` of `root`, until it is closed. */
export function watchSources(root: string, onChange: () => void): { close(): void } {
  let timer: NodeJS.Timeout | undefined;
  const watchers = ['src', 'template'].map((folder) =>
    watch(path.join(root, folder), { recursive: true }, () => {
      clearTimeout(timer);
      timer = setTimeout(onChange, quietMilliseconds);
    }),
  );
  return {
    close() {
      clearTimeout(timer);
      for (const watcher of watchers) watcher.close();
    },
  };
}
