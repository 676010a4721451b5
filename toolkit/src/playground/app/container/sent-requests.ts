import type { Received } from '../../../recorder/request-log.ts';
import type { SentBy, StepOutcome } from '../../page/container-protocol.ts';
import { arrivals } from '../result/arrivals.ts';
import type { LiveVisit } from './use-visit.ts';

export function pixelsOf(outcome: StepOutcome | undefined): readonly SentBy[] {
  return outcome?.requests.filter(({ kind }) => kind === 'pixel') ?? [];
}

/**
 * Every pixel of a visit, in the order of its steps, with what the recorder received of it.
 * @param hits The newest first; those from before the visit count for nothing.
 */
export function sentPixels(
  { taken, hitsBefore }: Pick<LiveVisit, 'taken' | 'hitsBefore'>,
  hits: readonly Received[],
): ReadonlyMap<SentBy, Received | undefined> {
  const sent = taken.flatMap(({ outcome }) => pixelsOf(outcome));
  const received = arrivals(
    sent.map(({ url }) => url),
    hits.filter(({ id }) => id > hitsBefore),
  );
  return new Map(sent.map((request, index) => [request, received[index]]));
}

/** How a visit stands, in a sentence; empty before its first step. */
export function totalsOf(
  { taken }: Pick<LiveVisit, 'taken'>,
  sent: ReadonlyMap<SentBy, Received | undefined>,
): string {
  if (taken.length === 0) return '';
  const received = [...sent.values()].filter((hit) => hit !== undefined).length;
  const isUnderWay = taken.some(({ outcome, reason }) => outcome === undefined && reason === undefined);
  const counts = `${counted(taken.length, 'step')}, ${counted(sent.size, 'pixel')} sent, ${received} received`;
  return `${counts}${isUnderWay ? '…' : '.'}`;
}

function counted(count: number, what: string): string {
  return `${count} ${what}${count === 1 ? '' : 's'}`;
}
