import { readFile, writeFile } from 'node:fs/promises';
import { constants, setPriority } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { applyMutant, type Mutant, type Verdict } from './mutant.ts';
import type { Judge, Target } from './target.ts';
import { createWatchdog, usedSoFar } from './watchdog.ts';

/** What the process is started with, as JSON in its first argument. */
export interface WorkerOptions {
  /** The module that exports `targets`. */
  readonly recipe: string;
  readonly target: string;
  readonly root: string;
  readonly seed: number;
  /** Of the processor's time, beyond four times of what the sources take, in milliseconds. */
  readonly patience: number;
}

/** What it says: first of the sources as they are, then of each mutant that it is sent. */
export type WorkerMessage =
  | { readonly ready: true; readonly ms: number }
  | { readonly failed: string }
  | { readonly verdict: Verdict; readonly memory: number };

/** For judges that wait for what never comes, in milliseconds; who works for ever is the watchdog's. */
const longestWait = 120_000;

/** A process of its own, because a mutant may run for ever or take the process down. */
async function main({ recipe, target: name, root, seed, patience }: WorkerOptions): Promise<void> {
  // Nobody asks any more, perhaps before anything was asked.
  process.on('disconnect', () => process.exit());
  // Hours of work give way to whatever else the machine is asked for.
  setPriority(constants.priority.PRIORITY_BELOW_NORMAL);
  const { targets } = (await import(pathToFileURL(recipe).href)) as { targets: readonly Target[] };
  const target = targets.find((each) => each.name === name);
  if (target === undefined) throw new Error(`${recipe} has no target ${name}`);
  const judges = await target.judges({ root, seed });
  const ms = await warmUp(judges);
  if (typeof ms === 'string') return send({ failed: ms });

  const watchdog = createWatchdog();
  let timer: NodeJS.Timeout | undefined;
  let crash: (verdict: Verdict) => void = () => undefined;
  for (const event of ['uncaughtException', 'unhandledRejection'] as const) {
    process.on(event, (error: unknown) => crash({ is: 'killed', judge: 'crash', by: String(error) }));
  }
  process.on('message', (mutant: Mutant) => {
    const crashed = new Promise<Verdict>((resolve) => (crash = resolve));
    const judged = withMutant(root, mutant, () => judgeMutant(judges, mutant));
    const late = new Promise<Verdict>((resolve) => {
      timer = setTimeout(
        () => resolve({ is: 'killed', judge: 'time', by: 'it waits for ever' }),
        longestWait,
      );
    });
    watchdog.start(patience + 4 * ms);
    void Promise.race([crashed, judged, late]).then((verdict) => {
      watchdog.stop();
      clearTimeout(timer);
      send({ verdict, memory: process.memoryUsage().rss });
    });
  });
  send({ ready: true, ms });
}

/** How much of the processor the judges need for the sources as they are, in milliseconds, or what is wrong then. */
async function warmUp(judges: readonly Judge[]): Promise<number | string> {
  let ms = 0;
  // The second time everything is warm, as it will be for the mutants.
  for (let time = 0; time < 2; time++) {
    const start = usedSoFar();
    const verdict = await judgeMutant(judges, undefined);
    ms = usedSoFar() - start;
    if (verdict.is === 'killed') return `${verdict.judge} refuses the sources as they are: ${verdict.by}`;
  }
  return ms;
}

async function judgeMutant(judges: readonly Judge[], mutant: Mutant | undefined): Promise<Verdict> {
  for (const { name, judge } of judges) {
    const finding = await judge(mutant);
    if (finding === 'unchanged') return { is: 'unchanged' };
    if (finding !== undefined) return { is: 'killed', judge: name, by: finding.noticed };
  }
  return { is: 'survived' };
}

async function withMutant<Result>(
  root: string,
  mutant: Mutant,
  action: () => Promise<Result>,
): Promise<Result> {
  const file = path.join(root, mutant.file);
  const text = await readFile(file, 'utf8');
  await writeFile(file, applyMutant(text, mutant));
  try {
    return await action();
  } finally {
    await writeFile(file, text);
  }
}

function send(message: WorkerMessage): void {
  process.send?.(message);
}

const [options] = process.argv.slice(2);
if (options !== undefined) {
  await main(JSON.parse(options) as WorkerOptions).catch((error: unknown) =>
    send({ failed: error instanceof Error ? (error.stack ?? error.message) : String(error) }),
  );
}
