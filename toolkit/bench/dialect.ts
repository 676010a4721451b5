import path from 'node:path';
import { createTypeChecker } from '../src/dialect/check/check-types.ts';
import { createCompiler } from '../src/dialect/compile.ts';

/** Milliseconds. */
export interface CompileSpeed {
  /** The first compilation of a process, the start of the bundler included. */
  readonly first: number;
  /** A further one, as in a watch: the median of eleven. */
  readonly rebuild: number;
  /** A further check of types, as in a watch: the median of five. */
  readonly types: number;
}

/**
 * How long a template takes to compile again after a change.
 * @param entry The file whose top-level statements are the template.
 * @param project The tsconfig.json of the sources.
 */
export async function measureCompile(entry: string, project: string): Promise<CompileSpeed> {
  const from = performance.now();
  const compiler = await createCompiler({ entry: path.resolve(entry) });
  try {
    await compiler.compile();
    const first = performance.now() - from;
    const rebuild = await median(11, () => compiler.compile());
    const checker = createTypeChecker({ project: path.resolve(project) });
    checker.check();
    const types = await median(5, () => Promise.resolve(checker.check()));
    return { first, rebuild, types };
  } finally {
    await compiler.dispose();
  }
}

export function formatCompileSpeed({ first, rebuild, types }: CompileSpeed): string {
  return `${first.toFixed(0)} ms, then ${rebuild.toFixed(0)} ms; types again ${types.toFixed(0)} ms`;
}

async function median(times: number, work: () => Promise<unknown>): Promise<number> {
  const durations: number[] = [];
  for (let time = 0; time < times; time++) {
    const from = performance.now();
    await work();
    durations.push(performance.now() - from);
  }
  return durations.sort((a, b) => a - b)[Math.floor(times / 2)] ?? NaN;
}
