import type { CoverageEntry, CoverageMap } from '../language/coverage.ts';

export interface Share {
  readonly covered: number;
  readonly total: number;
}

/** What the scenarios reached of the template's code, and what not. */
export interface CoverageSummary {
  readonly statements: Share;
  /** Each way that an `if`, `?:`, `&&`, `||` or `switch` can go. */
  readonly branches: Share;
  /** Lines of the code, from 1, that hold a statement or a way that was not reached; in order. */
  readonly missed: readonly number[];
}

export function summarizeCoverage({ statements, branches }: CoverageMap): CoverageSummary {
  const arms = branches.flatMap((branch) => branch.arms);
  const missed = [...statements, ...arms].filter(({ count }) => count === 0).map(({ start }) => start.line);
  return {
    statements: shareOf(statements),
    branches: shareOf(arms),
    missed: [...new Set(missed)].sort((one, other) => one - other),
  };
}

function shareOf(entries: readonly CoverageEntry[]): Share {
  return { covered: entries.filter(({ count }) => count > 0).length, total: entries.length };
}

/** `[1, 2, 3, 7]` as `1–3, 7`. */
export function lineRanges(lines: readonly number[]): string {
  const ranges: { first: number; last: number }[] = [];
  for (const line of lines) {
    const range = ranges.at(-1);
    if (range !== undefined && range.last === line - 1) range.last = line;
    else ranges.push({ first: line, last: line });
  }
  return ranges.map(({ first, last }) => (first === last ? String(first) : `${first}–${last}`)).join(', ');
}
