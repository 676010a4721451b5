import type { Tag } from '../export/format.ts';
import type { Fired } from './triggers.ts';

/**
 * What keeps a tag from firing on an event. `trigger`: none of its triggers fires. `no trigger`: it has none.
 * `exception`: one of its exceptions fires. `paused`. `not now`: it is for the live container alone, or its schedule is
 * over or has not begun. `once`: it has fired on this page and fires no more than once.
 */
export type KeptBy = 'trigger' | 'no trigger' | 'exception' | 'paused' | 'not now' | 'once';

/** A tag that did not fire on an event. */
export interface KeptTag {
  readonly tag: string;
  readonly tagId: string;
  readonly by: KeptBy;
  /** The ids of the triggers that did not fire, or of the exceptions that did. */
  readonly triggers: readonly string[];
}

/** Whether a tag is on at all, and whether it has had its one time. */
export interface TagStanding {
  readonly isOn: boolean;
  readonly isSpent: boolean;
}

/** What keeps a tag from firing; undefined when nothing does. */
export function keptBy(
  tag: Tag,
  { ids, broken, unclear }: Fired,
  { isOn, isSpent }: TagStanding,
): KeptTag | undefined {
  const { name, tagId, firingTriggerId = [], blockingTriggerId = [], paused } = tag;
  const kept = (by: KeptBy, triggers: readonly string[] = []): KeptTag => ({
    tag: name,
    tagId,
    by,
    triggers,
  });
  if (paused === true) return kept('paused');
  if (!isOn) return kept('not now');
  if (firingTriggerId.length === 0) return kept('no trigger');
  if (!firingTriggerId.some((id) => ids.has(id) || unclear.has(id))) return kept('trigger', firingTriggerId);
  const exceptions = blockingTriggerId.filter((id) => ids.has(id) || broken.has(id));
  if (exceptions.length > 0) return kept('exception', exceptions);
  return isSpent ? kept('once') : undefined;
}
