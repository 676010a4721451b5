import type { Command } from './command.ts';

/** Loaded on demand: a `decode` does not wait for the sandbox and its page to load. */
export const commands: Readonly<Record<string, () => Promise<Command>>> = {
  check: async () => (await import('./check.ts')).check,
  container: async () => (await import('./container.ts')).container,
  decode: async () => (await import('../../../scripts/decode.ts')).decode,
  diff: async () => (await import('./diff.ts')).diff,
  fmt: async () => (await import('./fmt.ts')).fmt,
  pack: async () => (await import('./pack.ts')).pack,
  run: async () => (await import('./run.ts')).run,
  snippet: async () => (await import('../../../scripts/snippet.ts')).snippet,
  test: async () => (await import('./test.ts')).test,
  unpack: async () => (await import('./unpack.ts')).unpack,
};
