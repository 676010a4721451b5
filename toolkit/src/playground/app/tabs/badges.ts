import type { Message } from '../../../messages/message.ts';
import type { Badge } from '../parts/tabs.tsx';

export function failedBadge(failed: number): Badge | undefined {
  return failed === 0 ? undefined : { text: String(failed), about: 'failed', tone: 'bad' };
}

/** @param unbuilt Faults of the sources as they are now: what was found in the last template is older. */
export function findingsBadge(findings: readonly Message[] | undefined, unbuilt: number): Badge | undefined {
  if (unbuilt > 0) return faultsBadge(unbuilt);
  const serious = (findings ?? []).filter(({ severity }) => severity !== 'note');
  if (serious.length === 0) return undefined;
  const faults = serious.filter(({ severity }) => severity === 'fault').length;
  return faults > 0
    ? faultsBadge(faults)
    : { text: String(serious.length), about: serious.length === 1 ? 'warning' : 'warnings', tone: 'wait' };
}

function faultsBadge(faults: number): Badge {
  return { text: String(faults), about: faults === 1 ? 'fault' : 'faults', tone: 'bad' };
}

export function runsBadge(runs: number): Badge | undefined {
  return runs === 0 ? undefined : { text: String(runs), about: runs === 1 ? 'run' : 'runs' };
}
