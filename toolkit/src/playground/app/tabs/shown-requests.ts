import type { Severity } from '../../../messages/message.ts';
import type { RequestView } from '../../receiver/receiver.ts';
import type { Inspected } from '../../receiver/receivers.ts';
import { mostRequests } from '../../receiver/requests-in.ts';
import type { Session } from '../state/session.ts';

/** A request of many. */
export interface RequestRow {
  /** Counted from 1, in the order in which they were given. */
  readonly number: number;
  readonly request: Inspected;
  /** The most serious finding; null when nothing is wrong. */
  readonly worst: Severity | null;
}

export interface RequestFilter {
  /** In the kind, the name, the environment or the address, whatever the case. */
  readonly filter: string;
  readonly faultyOnly: boolean;
}

/** What is kept of a file: of many requests these alone, since a recording is megabytes of what nobody looks at. */
export function keptOfFile(
  given: string,
  texts: readonly string[],
): Pick<Session, 'inspected' | 'inspectedLeftOut'> {
  if (texts.length < 2) return { inspected: given, inspectedLeftOut: 0 };
  return {
    inspected: texts.slice(0, mostRequests).join('\n'),
    inspectedLeftOut: Math.max(0, texts.length - mostRequests),
  };
}

/** The requests to show: those with faults first, then those with warnings, all else in the order given. */
export function shownRequests(
  requests: readonly Inspected[],
  { filter, faultyOnly }: RequestFilter,
): readonly RequestRow[] {
  const wanted = filter.trim().toLowerCase();
  return requests
    .map((request, index) => ({ number: index + 1, request, worst: worstOf(request.view) }))
    .filter(({ request, worst }) => (!faultyOnly || worst === 'fault') && textOf(request).includes(wanted))
    .toSorted((a, b) => rank(a.worst) - rank(b.worst) || a.number - b.number);
}

/** `25 requests: 2 with faults, 1 with warnings` */
export function requestsSummary(requests: readonly Inspected[], shown: readonly RequestRow[]): string {
  const counted =
    shown.length === requests.length
      ? `${requests.length} requests`
      : `${shown.length} of ${requests.length} requests`;
  const having = (severity: Severity): number => shown.filter(({ worst }) => worst === severity).length;
  const found = [
    ...(having('fault') === 0 ? [] : [`${having('fault')} with faults`]),
    ...(having('warning') === 0 ? [] : [`${having('warning')} with warnings`]),
  ];
  return found.length === 0 ? counted : `${counted}: ${found.join(', ')}`;
}

const severities = ['fault', 'warning', 'note'] as const satisfies readonly Severity[];

function worstOf({ problems = [] }: RequestView): Severity | null {
  return severities.find((severity) => problems.some((problem) => problem.severity === severity)) ?? null;
}

/** Notes are nothing to look at first. */
function rank(severity: Severity | null): number {
  return severity === 'fault' ? 0 : severity === 'warning' ? 1 : 2;
}

function textOf({ url, view: { kind, title, environment } }: Inspected): string {
  return [kind, title, environment, url].join('\n').toLowerCase();
}
