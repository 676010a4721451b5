import { builtInTriggers } from '../export/built-ins.ts';
import type { Condition, ContainerVersion, Trigger } from '../export/format.ts';
import { findParameter, itemsOf, textsIn } from '../export/parameters.ts';
import { conditionHolds } from './conditions.ts';
import type { PageEvent } from './page-event.ts';
import type { ValueOf } from './resolve.ts';

/** The event on which a trigger of each type fires. What is missing needs listeners that are not emulated. */
const eventOfType: Readonly<Record<string, string>> = {
  CONSENT_INIT: 'gtm.init_consent',
  INIT: 'gtm.init',
  PAGEVIEW: 'gtm.js',
  DOM_READY: 'gtm.dom',
  WINDOW_LOADED: 'gtm.load',
  HISTORY_CHANGE: 'gtm.historyChange',
  CLICK: 'gtm.click',
  JS_ERROR: 'gtm.pageError',
  TRIGGER_GROUP: 'gtm.triggerGroup',
};

export function isKnownTrigger({ type }: Trigger): boolean {
  return type === 'CUSTOM_EVENT' || Object.hasOwn(eventOfType, type);
}

/** Triggers that fire, and those of which it cannot be said. */
export interface Fired {
  readonly ids: ReadonlySet<string>;
  /** They fire no tag, and as exceptions they block it: so does GTM's runtime when a condition fails. */
  readonly unclear: ReadonlySet<string>;
}

/** The container's triggers and what a page has made of its trigger groups. */
export class Triggers {
  readonly #triggers: readonly Trigger[];
  readonly #names: ReadonlyMap<string, string>;
  readonly #groups: readonly { readonly id: string; readonly waiting: Set<string> }[];

  constructor({ trigger = [] }: ContainerVersion) {
    this.#triggers = [
      ...Object.values(builtInTriggers).map(({ id, name, type }) => ({ triggerId: id, name, type })),
      ...trigger,
    ];
    this.#names = new Map(this.#triggers.map(({ triggerId, name }) => [triggerId, name]));
    this.#groups = trigger
      .filter(({ type }) => type === 'TRIGGER_GROUP')
      .map(({ triggerId, parameter }) => ({
        id: triggerId,
        waiting: new Set(itemsOf(findParameter(parameter, 'triggerIds')).flatMap(textsIn)),
      }));
  }

  nameOf(id: string): string {
    return this.#names.get(id) ?? id;
  }

  /** Whether pages need GTM's listener for changes of the address. */
  get listensToHistory(): boolean {
    return this.#triggers.some(({ type }) => type === 'HISTORY_CHANGE');
  }

  /** @param group The trigger group that a `gtm.triggerGroup` event is for. */
  on(event: PageEvent, valueOf: ValueOf, group: unknown): Fired {
    const ids = new Set<string>();
    const unclear = new Set<string>();
    for (const trigger of this.#triggers) {
      if (trigger.type === 'TRIGGER_GROUP' && group !== trigger.triggerId) continue;
      const fires = firesOn(trigger, event, valueOf);
      if (fires === undefined) unclear.add(trigger.triggerId);
      else if (fires) ids.add(trigger.triggerId);
    }
    return { ids, unclear };
  }

  /** The trigger groups of which the last trigger has now fired, each once a page. */
  completedBy({ ids }: Fired): readonly string[] {
    return this.#groups
      .filter(({ waiting }) => {
        const before = waiting.size;
        for (const id of ids) waiting.delete(id);
        return before > 0 && waiting.size === 0;
      })
      .map(({ id }) => id);
  }
}

/** Undefined when it hangs on a condition whose type is not known here. */
function firesOn(trigger: Trigger, event: PageEvent, valueOf: ValueOf): boolean | undefined {
  if (trigger.type !== 'CUSTOM_EVENT' && eventOfType[trigger.type] !== event.name) return false;
  const conditions: readonly Condition[] = [...(trigger.customEventFilter ?? []), ...(trigger.filter ?? [])];
  if (trigger.type === 'CUSTOM_EVENT' && trigger.customEventFilter === undefined) return false;
  for (const condition of conditions) {
    const holds = conditionHolds(condition, valueOf);
    if (holds !== true) return holds;
  }
  return true;
}
