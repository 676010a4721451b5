import { locationOf } from '../../src/sandbox/language/errors.ts';
import { runWatched } from '../../src/cli/watched/run-watched.ts';
import { unwatched } from '../../src/cli/watched/watch.ts';

/** Work that goes wrong in ways that no JavaScript can prevent, by name. */
const works: Readonly<Record<string, () => unknown>> = {
  ends: () => 'done',
  loop: () => {
    for (;;);
  },
  pattern: () => /^(a+)+$/.test(`${'a'.repeat(60)}b`),
  join: () => Array.prototype.join.call({ length: 4e9 }),
  microtasks: () => {
    const again = (): Promise<unknown> => Promise.resolve().then(again);
    return again();
  },
  heap: () => {
    for (const all: unknown[] = []; ; all.push({ more: [...all.slice(-100)] }));
  },
  buffers: () => {
    for (const all: unknown[] = []; ; all.push(new Uint8Array(10_000_000).fill(1)));
  },
  abort: () => process.abort(),
  silence: () => new Promise(() => undefined),
};

const args = process.argv.slice(2);
process.exitCode = await runWatched([{ word: 'work', watched: true }], args, async (terminal) => {
  const { watch = unwatched } = terminal;
  for (const name of args.slice(1)) {
    if (name.startsWith('outside=')) {
      watch.end();
      works[name.slice('outside='.length)]?.();
    } else if (name.startsWith('allow=')) watch.allow(Number(name.slice('allow='.length)));
    else {
      terminal.err(`${name} begins`);
      const limits = watch.limits({ steps: 1, depth: 1 });
      const outcome = await outcomeOf(() => {
        limits.watch?.({ source: `${name}.tpl`, line: 3, column: 4 });
        return works[name]?.();
      });
      terminal.out(`${name}: ${outcome}`);
    }
  }
  return 1;
});

async function outcomeOf(work: () => unknown): Promise<string> {
  try {
    return String(await work());
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    const { line, source } = locationOf(error) ?? { line: 0, source: '' };
    return `${error.message} ${source}:${line}`;
  }
}
