import type { ScenarioLine } from '../../page/protocol.ts';

export interface ScenarioFilter {
  /** In the name, whatever the case. */
  readonly filter: string;
  readonly failedOnly: boolean;
}

type Results = ReadonlyMap<number, Pick<ScenarioLine, 'status' | 'ms'>>;

/** The places of the scenarios to show: those that failed first, all else in the template's order. */
export function shownScenarios(
  scenarios: readonly { readonly name: string }[],
  results: Results,
  { filter, failedOnly }: ScenarioFilter,
): readonly number[] {
  const hasFailed = (index: number): boolean => isFailed(results.get(index));
  const fitting = scenarios.flatMap(({ name }, index) =>
    name.toLowerCase().includes(filter.trim().toLowerCase()) && (!failedOnly || hasFailed(index))
      ? [index]
      : [],
  );
  return [...fitting.filter(hasFailed), ...fitting.filter((index) => !hasFailed(index))];
}

/** `3 of 86 scenarios: 2 passed, 1 failed in 12 ms` */
export function summaryOf(total: number, shown: readonly number[], results: Results): string {
  const ran = shown.flatMap((index) => results.get(index) ?? []);
  const failed = ran.filter(isFailed).length;
  const counted = shown.length === total ? `${total} scenarios` : `${shown.length} of ${total} scenarios`;
  if (ran.length === 0) return counted;
  const milliseconds = Math.round(ran.reduce((sum, { ms }) => sum + ms, 0));
  const outcome = `${ran.length - failed} passed, ${failed} failed in ${milliseconds} ms`;
  return shown.length === total ? outcome : `${counted}: ${outcome}`;
}

export function failedCount(results: Results): number {
  return [...results.values()].filter(isFailed).length;
}

function isFailed(result: { readonly status: string } | undefined): boolean {
  return result !== undefined && result.status !== 'passed';
}
