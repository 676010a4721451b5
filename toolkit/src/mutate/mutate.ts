import { readFileSync } from 'node:fs';
import path from 'node:path';
import { CannotRun } from '../messages/cannot-run.ts';
import { draw } from './draw.ts';
import { filesBelow, isModule } from './files-below.ts';
import { findMutants } from './find-mutants.ts';
import type { Mutant, Verdict } from './mutant.ts';
import { copyProject, removeCopy } from './project-copy.ts';
import { summarize, type Summary } from './summary.ts';
import type { Target } from './target.ts';
import { fingerprintOf, VerdictRecord } from './verdict-record.ts';
import { WorkerProcess } from './worker-process.ts';

export interface MutateOptions {
  readonly root: string;
  /** The module that exports `targets`, for the processes that judge: relative to the root, and among what they need of it. */
  readonly recipe: string;
  /** Where the verdicts are kept. */
  readonly record: string;
  /** Verdicts that are there: those of the same sources and tests, none, or those of mutants that were noticed. */
  readonly keep: 'current' | 'nothing' | 'killed';
  /** Only mutants whose id is this, or whose place and change contain it. */
  readonly only?: string;
  /** Only so many, drawn by lot. */
  readonly sample?: number;
  readonly seed: number;
  /** How many processes judge at the same time. */
  readonly jobs: number;
  /**
   * How much of the processor's time a mutant may take beyond four times of what the sources take, in milliseconds;
   * 3,000 unless told.
   */
  readonly patience?: number;
  /** Told of each mutant when its verdict is there. */
  readonly onVerdict?: (mutant: Mutant, verdict: Verdict, progress: Progress) => void;
}

export interface Progress {
  readonly done: number;
  readonly all: number;
  /** Of those done, the verdicts that an earlier run left. */
  readonly known: number;
}

/** Makes the modules of a target wrong, one place at a time, and says who noticed. */
export async function mutate(target: Target, options: MutateOptions): Promise<Summary> {
  // Hours of judging go on with the project as it is now, whatever happens to it meanwhile.
  const root = await copyProject(options.root, target.project);
  try {
    return await mutateCopy(target, { ...options, root });
  } finally {
    await removeCopy(root);
  }
}

async function mutateCopy(target: Target, options: MutateOptions): Promise<Summary> {
  const { root, recipe, seed, patience = 3000, onVerdict } = options;
  const all = allMutants(root, target);
  const mutants = selectMutants(all, options);
  const fingerprint = fingerprintOf(root, target.project, seed);
  const record = VerdictRecord.open(options.record, fingerprint, options.keep);
  const waiting = mutants.filter(({ id }) => record.get(id) === undefined);
  const known = mutants.length - waiting.length;
  let done = known;
  const work = async (): Promise<void> => {
    const worker = new WorkerProcess({ root, recipe, target, seed, patience });
    try {
      for (let mutant = waiting.shift(); mutant !== undefined; mutant = waiting.shift()) {
        const verdict = await worker.judge(mutant);
        record.add(mutant.id, verdict);
        done += 1;
        onVerdict?.(mutant, verdict, { done, all: mutants.length, known });
      }
    } finally {
      waiting.length = 0;
      await worker.stop();
    }
  };
  await Promise.all(Array.from({ length: Math.min(options.jobs, waiting.length) }, work));
  return summarize(target, mutants, (id) => record.get(id), all);
}

/** Every mutant of a target's modules. */
export function allMutants(root: string, { modules, prose = [] }: Target): readonly Mutant[] {
  return filesBelow(root, modules)
    .filter(isModule)
    .flatMap((file) => findMutants(file, readFileSync(path.join(root, file), 'utf8'), { prose }));
}

function selectMutants(
  all: readonly Mutant[],
  { only, sample, seed }: Pick<MutateOptions, 'only' | 'sample' | 'seed'>,
): readonly Mutant[] {
  const wanted = only === undefined ? all : all.filter((mutant) => isMeant(mutant, only));
  if (wanted.length === 0) throw new CannotRun(`No mutant is or contains “${only ?? ''}”.`);
  return sample === undefined ? wanted : draw(wanted, sample, seed);
}

function isMeant({ id, file, line, change, mutator }: Mutant, text: string): boolean {
  return id === text || `${file}:${line}: ${change} [${mutator}]`.includes(text);
}
