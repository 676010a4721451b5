import type { Commands } from './command.ts';

/** Loaded on demand: a `check` does not wait for the sandbox and its page to load. */
export const commands: Commands = {
  check: async () => (await import('./check.ts')).check,
  container: async () => (await import('./container.ts')).container,
  diff: async () => (await import('./diff.ts')).diff,
  fmt: async () => (await import('./fmt.ts')).fmt,
  pack: async () => (await import('./pack.ts')).pack,
  run: async () => (await import('./run.ts')).run,
  test: async () => (await import('./test.ts')).test,
  unpack: async () => (await import('./unpack.ts')).unpack,
};
