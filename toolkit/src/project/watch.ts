import { CannotRun, exitCode, type ExitCode } from '../messages/cannot-run.ts';
import { build, type BuildOptions, type Listener } from './build-once.ts';
import { createTemplateBuilder } from './build-template.ts';
import { createProjectTypes } from './project-types.ts';
import { watchSources } from './watch-sources.ts';

/** Builds now and after each change of the project's sources, until the process is stopped. */
export async function watch(root: string, listener: Listener): Promise<void> {
  const builder = createTemplateBuilder(root);
  const options = { write: true, builder, types: createProjectTypes(root), listener };
  let running: Promise<void> = Promise.resolve();
  const watcher = watchSources(root, () => {
    running = running.then(() => rebuild(options));
  });
  // What is changed while the first build is under way is noticed.
  running = watcher.ready.then(() => rebuild(options));
  await running;
  listener.out('Watching the sources; Ctrl+C stops.');
}

async function rebuild(options: BuildOptions): Promise<void> {
  const start = performance.now();
  let code: ExitCode = exitCode.faults;
  try {
    code = await build(options);
  } catch (error) {
    // A half-typed module is no reason to stop watching.
    options.listener.err(
      error instanceof CannotRun || error instanceof Error ? error.message : String(error),
    );
  }
  options.listener.out(
    `${new Date().toLocaleTimeString()}: ${code === exitCode.ok ? 'built' : 'not built, see above'} (${Math.round(performance.now() - start)} ms)\n`,
  );
}
