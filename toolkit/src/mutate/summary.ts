import { formatMutant, type Mutant, type Verdict } from './mutant.ts';
import type { EquivalentChanges, Target, Tolerance } from './target.ts';

/** How the mutants of a target fared. */
export interface Summary {
  readonly target: string;
  readonly wanted: number;
  /** How many each judge noticed, in the order in which they first did. */
  readonly killed: ReadonlyMap<string, number>;
  /** Mutants from which the same is built. */
  readonly unchanged: number;
  /** Mutants that the target lists as equivalent. */
  readonly equivalent: number;
  /** Those that nobody noticed and nobody explains. */
  readonly survivors: readonly Mutant[];
  /** Listed as equivalent, but noticed: by whom. */
  readonly refuted: readonly { readonly mutant: Mutant; readonly by: string }[];
  /** Tolerances of which every mutant was noticed: `file: line: mutator`. */
  readonly needless: readonly string[];
  /** Listed, but no mutant of the target: `file: line: change`. */
  readonly outdated: readonly string[];
}

/**
 * @param mutants those that were judged
 * @param all every mutant of the target: what is listed of them is not outdated
 */
export function summarize(
  target: Target,
  mutants: readonly Mutant[],
  verdictOf: (id: string) => Verdict | undefined,
  all: readonly Mutant[] = mutants,
): Summary {
  const killed = new Map<string, number>();
  const survivors: Mutant[] = [];
  const noticed: { mutant: Mutant; by: string }[] = [];
  const equivalent: Mutant[] = [];
  let unchanged = 0;
  const listed = new Set(target.equivalent.flatMap((entry) => ('changes' in entry ? keysOf(entry) : [])));
  const tolerances = target.equivalent.filter((entry): entry is Tolerance => !('changes' in entry));
  for (const mutant of mutants) {
    const verdict = verdictOf(mutant.id);
    if (verdict?.is === 'killed') {
      killed.set(verdict.judge, (killed.get(verdict.judge) ?? 0) + 1);
      if (listed.has(keyOf(mutant))) noticed.push({ mutant, by: `${verdict.judge}: ${verdict.by}` });
    } else if (verdict?.is === 'unchanged') unchanged += 1;
    else if (verdict?.is === 'survived') {
      if (listed.has(keyOf(mutant)) || tolerances.some((tolerance) => isTolerated(mutant, tolerance)))
        equivalent.push(mutant);
      else survivors.push(mutant);
    }
  }
  // A line may have the same change in two places, of which only one makes no difference.
  const proved = new Set(equivalent.map(keyOf));
  const refuted = noticed.filter(({ mutant }) => !proved.has(keyOf(mutant)));
  const known = new Set(all.map(keyOf));
  const outdated = [...listed].filter((key) => !known.has(key)).map((key) => key.replaceAll('\n', ': '));
  const needless: string[] = [];
  for (const tolerance of tolerances) {
    const meant = all.filter((mutant) => isTolerated(mutant, tolerance));
    if (meant.length === 0) outdated.push(nameOf(tolerance));
    else if (meant.every(({ id }) => verdictOf(id)?.is === 'killed')) needless.push(nameOf(tolerance));
  }
  return {
    target: target.name,
    wanted: target.wanted,
    killed,
    unchanged,
    equivalent: equivalent.length,
    survivors,
    refuted,
    needless,
    outdated,
  };
}

function keysOf({ file, line, changes }: EquivalentChanges): string[] {
  return changes.map((change) => `${file}\n${line}\n${change}`);
}

function keyOf({ file, lineText, change }: Mutant): string {
  return `${file}\n${lineText}\n${change}`;
}

function isTolerated(mutant: Mutant, { file, line, mutator }: Tolerance): boolean {
  return (
    mutant.file === file && mutant.mutator === mutator && (line === undefined || mutant.lineText === line)
  );
}

function nameOf({ file, line, mutator }: Tolerance): string {
  return [file, ...(line === undefined ? [] : [line]), mutator].join(': ');
}

/** The share of the mutants that change anything which were noticed, from 0 to 1. */
export function shareKilled({ killed, survivors }: Summary): number {
  const noticed = [...killed.values()].reduce((sum, count) => sum + count, 0);
  return noticed + survivors.length === 0 ? 1 : noticed / (noticed + survivors.length);
}

/** Whether enough were noticed, and what is listed as equivalent is. */
export function isGoodEnough(summary: Summary): boolean {
  const { wanted, refuted, needless, outdated } = summary;
  return shareKilled(summary) >= wanted && [...refuted, ...needless, ...outdated].length === 0;
}

export function formatSummary(summary: Summary): string {
  const { target, wanted, killed, unchanged, equivalent, survivors, refuted, needless, outdated } = summary;
  const noticed = [...killed.values()].reduce((sum, count) => sum + count, 0);
  const judges = [...killed].map(([judge, count]) => `${judge} ${count}`).join(', ');
  return [
    `${target}: ${noticed} of ${noticed + survivors.length} noticed, ${percent(shareKilled(summary))} (wanted: ${percent(wanted)})`,
    ...(judges === '' ? [] : [`  by ${judges}`]),
    `  not counted: ${unchanged} from which the same is built, ${equivalent} listed as equivalent`,
    ...survivors.map(
      (mutant) => `  nobody noticed ${formatMutant(mutant)} ${mutant.id}\n    ${mutant.lineText}`,
    ),
    ...refuted.map(
      ({ mutant, by }) => `  listed as equivalent, but noticed by ${by}: ${formatMutant(mutant)}`,
    ),
    ...needless.map((key) => `  listed as tolerated, but all of it is noticed: ${key}`),
    ...outdated.map((key) => `  listed, but no mutant any more: ${key}`),
  ].join('\n');
}

function percent(share: number): string {
  // Cut, not rounded: 97.99 % are not 98 %.
  return `${(Math.floor(share * 1000) / 10).toFixed(1)} %`;
}
