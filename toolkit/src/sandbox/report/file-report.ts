import type { Location } from '../../messages/message.ts';
import type { ScenarioStatus } from '../testing/scenario-run.ts';
import type { CoverageSummary } from './coverage-summary.ts';

/** A place in a template's file and, where that is known, in the source that it was built from. */
export interface ReportedPlace {
  readonly location: Location;
  readonly original?: OriginalPlace;
}

/** Lines count from 1, columns from 0. */
export interface OriginalPlace {
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

export interface ReportedScenario {
  readonly name: string;
  readonly status: ScenarioStatus;
  /** What went wrong, or why it was skipped; null when it passed. */
  readonly message: string | null;
  readonly ms: number;
  /** From where the error arose outwards. */
  readonly places: readonly ReportedPlace[];
  readonly comparison?: { readonly expected: string; readonly actual: string };
  readonly warnings: readonly string[];
  /** One line for each call of `logToConsole`. */
  readonly console: readonly string[];
}

/** What the scenarios of one template came to. */
export interface FileReport {
  readonly file: string;
  /** `TAG`, `MACRO` or `CLIENT`. */
  readonly type: string;
  readonly scenarios: readonly ReportedScenario[];
  readonly coverage?: CoverageSummary;
}

export interface Totals {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
}

/** Scenarios that ended in an error count as failed. */
export function totalsOf(reports: readonly FileReport[]): Totals {
  const statuses = reports.flatMap(({ scenarios }) => scenarios.map(({ status }) => status));
  const count = (...wanted: readonly ScenarioStatus[]): number =>
    statuses.filter((status) => wanted.includes(status)).length;
  return { passed: count('passed'), failed: count('failed', 'error'), skipped: count('skipped') };
}
