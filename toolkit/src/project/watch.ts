import { CannotRun, exitCode, type ExitCode } from '../messages/cannot-run.ts';
import { createTypeChecker } from '../dialect/check-types.ts';
import { build, typesOf, type BuildOptions } from './build-once.ts';
import { createTemplateBuilder } from './build-template.ts';
import type { Product } from './product.ts';
import { watchSources } from './watch-sources.ts';

/** Builds now and after each change below `src` or `template`, until the process is stopped. */
export async function watch(root: string, products: readonly Product[] = []): Promise<void> {
  const options = {
    write: true,
    builder: await createTemplateBuilder(root),
    types: createTypeChecker(typesOf(root)),
    products,
  };
  let running: Promise<void> = rebuild(root, options);
  watchSources(root, () => {
    running = running.then(() => rebuild(root, options));
  });
  await running;
  console.log('Watching src and template; Ctrl+C stops.');
}

async function rebuild(root: string, options: BuildOptions): Promise<void> {
  const start = performance.now();
  let code: ExitCode = exitCode.faults;
  try {
    code = await build(root, options);
  } catch (error) {
    // A half-typed module is no reason to stop watching.
    console.error(error instanceof CannotRun || error instanceof Error ? error.message : String(error));
  }
  console.log(
    `${new Date().toLocaleTimeString()}: ${code === exitCode.ok ? 'built' : 'not built, see above'} (${Math.round(performance.now() - start)} ms)\n`,
  );
}
