import { grouped } from '../../messages/grouped.ts';
import { builtInTriggers } from '../export/built-ins.ts';
import type { Condition, ContainerVersion, Trigger } from '../export/format.ts';
import { findParameter, itemsOf, textsIn } from '../export/parameters.ts';
import { judgeCondition, type Holding, type JudgedCondition } from './conditions.ts';
import type { PageEvent } from './page-event.ts';
import { resolve, type Reading } from './resolve.ts';
import { snapshot } from './snapshot.ts';

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

/** A trigger, and each of its conditions, on an event. */
export interface JudgedTrigger {
  readonly id: string;
  readonly name: string;
  readonly fires: Holding;
  /** Link clicks, timers and the like name the triggers that they are for. */
  readonly isAddressed: boolean;
  /** The events that it waits for; empty when its conditions say so. */
  readonly events: readonly string[];
  /** All of them, also those after one that does not hold. */
  readonly conditions: readonly JudgedCondition[];
}

interface Group {
  readonly id: string;
  /** Its triggers that have not fired yet. */
  readonly waiting: Set<string>;
}

/** The container's triggers and what a page has made of its trigger groups. */
export class Triggers {
  readonly all: readonly Trigger[];
  readonly #names: ReadonlyMap<string, string>;
  readonly #groups: readonly Group[];
  /** The groups by each trigger that they still wait for. */
  readonly #waitingFor: Map<string, readonly { readonly group: Group }[]>;

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
    const waits = this.#groups.flatMap((group) => [...group.waiting].map((id) => ({ id, group })));
    this.#waitingFor = new Map(grouped(waits, ({ id }) => id));
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
    const isAddressed = addressedBy(named);
    for (const trigger of this.all) {
      const { triggerId: id } = trigger;
      if (!isAddressed(trigger)) continue;
      const fires = reading.work.at(partOf(trigger), () => this.#firesOn(trigger, event, reading));
      if (fires === 'broken') broken.add(id);
      else if (typeof fires === 'object') unclear.set(id, fires.unknown);
      else if (fires) ids.add(id);
    }
    return { ids, broken, unclear };
  }

  /** Whether all conditions hold; one that does not hold decides, whatever cannot be known about the others. */
  hold(conditions: readonly Condition[], reading: Reading): Holding {
    const unknown: string[] = [];
    for (const condition of conditions) {
      const { holds } = judgeCondition(condition, reading, this.page());
      if (holds === false || holds === 'broken') return holds;
      if (typeof holds === 'object') unknown.push(...holds.unknown);
    }
    return unknown.length === 0 || { unknown: [...new Set(unknown)] };
  }

  /** The trigger groups of which the last trigger has now fired, each once a page. */
  completedBy({ ids }: Fired): readonly string[] {
    const fewer = new Set<Group>();
    for (const fired of ids) {
      for (const { group } of this.#waitingFor.get(fired) ?? []) {
        group.waiting.delete(fired);
        fewer.add(group);
      }
      this.#waitingFor.delete(fired);
    }
    if (fewer.size === 0) return [];
    return this.#groups.filter((group) => fewer.has(group) && group.waiting.size === 0).map(({ id }) => id);
  }

  /** Each trigger that is in use, and why it fires or does not. @param fired What `on` has said of the same event. */
  judge(reading: Reading, named: unknown, { ids, broken, unclear }: Fired): readonly JudgedTrigger[] {
    const isAddressed = addressedBy(named);
    return this.all.map((trigger) => {
      const { triggerId: id, name } = trigger;
      const doubts = unclear.get(id);
      return {
        id,
        name,
        fires: doubts === undefined ? (broken.has(id) ? 'broken' : ids.has(id)) : { unknown: doubts },
        isAddressed: isAddressed(trigger),
        events: eventsOf(trigger, reading) ?? [],
        conditions: reading.work.at(partOf(trigger), () =>
          conditionsOf(trigger).map((one) => shown(judgeCondition(one, reading, this.page()))),
        ),
      };
    });
  }

  #firesOn(trigger: Trigger, event: PageEvent, reading: Reading): Holding {
    const isItsEvent = eventsOf(trigger, reading)?.includes(event.name) ?? hasEventFilter(trigger);
    return isItsEvent && this.hold(conditionsOf(trigger), reading);
  }
}

/** How messages name it. */
export function partOf({ name }: Trigger): string {
  return `trigger “${name}”`;
}

/** The values that were compared, as they were then. */
function shown({ left, right, ...judged }: JudgedCondition): JudgedCondition {
  return { ...judged, left: snapshot(left), right: snapshot(right) };
}

function hasEventFilter({ customEventFilter }: Trigger): boolean {
  return customEventFilter !== undefined;
}

/** The events on which a trigger can fire; undefined when its conditions say so. */
function eventsOf({ type, eventName }: Trigger, reading: Reading): readonly string[] | undefined {
  if (type === 'CUSTOM_EVENT') return undefined;
  if (type === 'TIMER') return [timerEvent(eventName, reading)];
  return Object.hasOwn(eventsOfType, type) ? eventsOfType[type] : [];
}

function conditionsOf({ customEventFilter = [], filter = [] }: Trigger): readonly Condition[] {
  return [...customEventFilter, ...filter];
}

/** The event that a timer pushes. */
export function timerEvent(eventName: Trigger['eventName'], { valueOf }: Reading): string {
  return String((eventName && resolve(eventName, valueOf)) || 'gtm.timer');
}

/** Which triggers an event is for. @param named What it says of them. */
function addressedBy(named: unknown): (trigger: Trigger) => boolean {
  const names = named === undefined || named === null ? '' : String(named);
  const ids = new Set(names.split(','));
  return ({ type, triggerId }) => !namedByEvent.includes(type) || names === '' || ids.has(triggerId);
}
