import { builtInTriggers } from '../export/built-ins.ts';
import type { Condition, ContainerVersion, Trigger } from '../export/format.ts';
import { findParameter, itemsOf, textsIn } from '../export/parameters.ts';
import { conditionHolds } from './conditions.ts';
import type { PageEvent } from './page-event.ts';
import { resolve, type Reading } from './resolve.ts';

/** The events on which a trigger of each type fires. */
const eventsOfType: Readonly<Record<string, readonly string[]>> = {
  CONSENT_INIT: ['gtm.init_consent'],
  INIT: ['gtm.init'],
  PAGEVIEW: ['gtm.js'],
  DOM_READY: ['gtm.dom'],
  WINDOW_LOADED: ['gtm.load'],
  // Newer builds of GTM's runtime call it otherwise.
  HISTORY_CHANGE: ['gtm.historyChange', 'gtm.historyChange-v2'],
  CLICK: ['gtm.click'],
  LINK_CLICK: ['gtm.linkClick'],
  FORM_SUBMISSION: ['gtm.formSubmit'],
  SCROLL_DEPTH: ['gtm.scrollDepth'],
  ELEMENT_VISIBILITY: ['gtm.elementVisibility'],
  YOU_TUBE_VIDEO: ['gtm.video'],
  JS_ERROR: ['gtm.pageError'],
  TRIGGER_GROUP: ['gtm.triggerGroup'],
};

/** Types of which each event names the triggers that it is for. */
const namedByEvent: readonly string[] = [
  'LINK_CLICK',
  'FORM_SUBMISSION',
  'SCROLL_DEPTH',
  'ELEMENT_VISIBILITY',
  'YOU_TUBE_VIDEO',
  'TIMER',
  'TRIGGER_GROUP',
];

export function isKnownTrigger({ type }: Trigger): boolean {
  return type === 'CUSTOM_EVENT' || type === 'TIMER' || Object.hasOwn(eventsOfType, type);
}

/** Triggers that fire on an event, and those of which that cannot be said. */
export interface Fired {
  readonly ids: ReadonlySet<string>;
  /** A condition fails in GTM too: they fire no tag, and as exceptions they block it. */
  readonly broken: ReadonlySet<string>;
  /** Whether they fire hangs on what cannot be known here, by its names. */
  readonly unclear: ReadonlyMap<string, readonly string[]>;
}

/** The container's triggers and what a page has made of its trigger groups. */
export class Triggers {
  readonly all: readonly Trigger[];
  readonly #names: ReadonlyMap<string, string>;
  readonly #groups: readonly { readonly id: string; readonly waiting: Set<string> }[];

  /** @param page The address of the page, at the moment. */
  constructor(
    { trigger = [] }: ContainerVersion,
    private readonly page: () => string,
  ) {
    this.all = [
      ...Object.values(builtInTriggers).map(({ id, name, type }) => ({ triggerId: id, name, type })),
      ...trigger,
    ];
    this.#names = new Map(this.all.map(({ triggerId, name }) => [triggerId, name]));
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

  /**
   * @param named What the event says of whom it is for, `gtm.triggers`: ids with commas between them; nothing is for
   * everybody.
   */
  on(event: PageEvent, reading: Reading, named: unknown): Fired {
    const ids = new Set<string>();
    const broken = new Set<string>();
    const unclear = new Map<string, readonly string[]>();
    for (const trigger of this.all) {
      const { triggerId: id } = trigger;
      if (namedByEvent.includes(trigger.type) && !isNamed(id, named)) continue;
      const fires = this.#firesOn(trigger, event, reading);
      if (fires === 'broken') broken.add(id);
      else if (typeof fires === 'object') unclear.set(id, fires.unknown);
      else if (fires) ids.add(id);
    }
    return { ids, broken, unclear };
  }

  /** Whether all conditions hold; one that does not hold decides, whatever cannot be known about the others. */
  hold(conditions: readonly Condition[], reading: Reading): ReturnType<typeof conditionHolds> {
    const unknown: string[] = [];
    for (const condition of conditions) {
      const holds = conditionHolds(condition, reading, this.page());
      if (holds === false || holds === 'broken') return holds;
      if (typeof holds === 'object') unknown.push(...holds.unknown);
    }
    return unknown.length === 0 || { unknown: [...new Set(unknown)] };
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

  #firesOn(trigger: Trigger, event: PageEvent, reading: Reading): ReturnType<typeof conditionHolds> {
    const { type, customEventFilter, filter = [], eventName } = trigger;
    if (type === 'CUSTOM_EVENT') {
      return customEventFilter !== undefined && this.hold([...customEventFilter, ...filter], reading);
    }
    const events =
      type === 'TIMER'
        ? [timerEvent(eventName, reading)]
        : Object.hasOwn(eventsOfType, type)
          ? (eventsOfType[type] ?? [])
          : [];
    return events.includes(event.name) && this.hold([...(customEventFilter ?? []), ...filter], reading);
  }
}

/** The event that a timer pushes. */
export function timerEvent(eventName: Trigger['eventName'], { valueOf }: Reading): string {
  return String((eventName && resolve(eventName, valueOf)) || 'gtm.timer');
}

function isNamed(id: string, named: unknown): boolean {
  const names = named === undefined || named === null ? '' : String(named);
  return names === '' || names.split(',').includes(id);
}
