import { plainJson } from '../../sandbox/report/plain-json.ts';
import { isElement } from '../runtime/page-elements.ts';
import type { KeptBy, KeptTag } from '../runtime/kept-tag.ts';
import type { MessageReport } from '../runtime/message-report.ts';
import type { JudgedCondition } from '../runtime/conditions.ts';
import type { JudgedTrigger } from '../runtime/triggers.ts';
import { comparisonOf, describeCondition, valuedSide, writtenSide } from './describe-condition.ts';

/** A {@link MessageReport} for people: texts alone, which also go where values cannot. */
export interface ShownReport {
  /** Empty when the message is no event. */
  readonly event: string;
  readonly message: string;
  readonly dataLayer: string;
  readonly consent: MessageReport['consent'];
  readonly variables: readonly ShownVariable[];
  /** Those that came closest to firing first. */
  readonly kept: readonly ShownTag[];
  /** The triggers that fired. */
  readonly fired: readonly ShownTrigger[];
}

export interface ShownVariable {
  readonly name: string;
  readonly value: string;
  readonly unknown: readonly string[];
}

/** A tag that did not fire. */
export interface ShownTag {
  readonly tag: string;
  readonly by: KeptBy;
  /** Each of its triggers waits for another event. */
  readonly waits: boolean;
  /** Those that did not fire, or the exceptions that did. */
  readonly triggers: readonly ShownTrigger[];
}

export interface ShownTrigger {
  readonly name: string;
  readonly conditions: readonly ShownCondition[];
}

export interface ShownCondition {
  readonly holds: 'yes' | 'no' | 'unclear';
  /** With the names of the variables: `{{Page Path}} equals /tea`. */
  readonly names: string;
  /** With both values: `Page Path "/" equals "/tea"`. */
  readonly values: string;
  /** It asks for an event, and another came. */
  readonly isOtherEvent: boolean;
}

/** Before a condition. */
export const conditionMarks = { yes: '✓', no: '✗', unclear: '?' } as const satisfies Record<
  ShownCondition['holds'],
  string
>;

/** What kept a tag, following its name. */
export const keptReasons = {
  trigger: 'none of its triggers fires',
  'no trigger': 'it has no trigger: only another tag can set it off',
  exception: 'an exception blocks it',
  paused: 'it is paused',
  'not now': 'it is live only, or its schedule is over or has not begun',
  once: 'it fires once a page, and has',
} as const satisfies Record<KeptBy, string>;

/** Characters of a value that are shown; of the data layer more. */
const longestValue = 1_000;
const longestDataLayer = 50_000;

export function showReport(report: MessageReport): ShownReport {
  const { event, message, dataLayer, consent, variables, triggers, kept } = report;
  const show = (trigger: JudgedTrigger): ShownTrigger => showTrigger(trigger, event.name);
  const shown = kept.map((tag) => showTag(tag, triggers, show));
  return {
    event: event.name,
    message: cut(asText(message), longestDataLayer),
    dataLayer: cut(asText(dataLayer, 2), longestDataLayer),
    consent,
    variables: variables.map(({ name, value, unknown }) => ({ name, value: shownValue(value), unknown })),
    kept: shown.toSorted((a, b) => Number(a.waits) - Number(b.waits)),
    fired: triggers.filter(({ fires }) => fires === true).map(show),
  };
}

/** A step's tags that did not fire: those that only waited for another event apart, as its last event left them. */
export function keptInStep(reports: readonly ShownReport[]): {
  readonly near: readonly { readonly event: string; readonly tags: readonly ShownTag[] }[];
  readonly waiting: readonly ShownTag[];
} {
  const judged = reports.filter(({ event }) => event !== '');
  const waits = (name: string): boolean =>
    judged.every(({ kept }) => kept.some((one) => one.waits && one.tag === name));
  return {
    near: judged
      .map(({ event, kept }) => ({ event, tags: kept.filter((one) => !one.waits) }))
      .filter(({ tags }) => tags.length > 0),
    waiting: (judged.at(-1)?.kept ?? []).filter(({ tag }) => waits(tag)),
  };
}

/** A value on one line, as JSON where it can be. */
export function shownValue(value: unknown): string {
  return cut(asText(value), longestValue);
}

function showTag(
  { tag, by, triggers: ids }: KeptTag,
  triggers: readonly JudgedTrigger[],
  show: (trigger: JudgedTrigger) => ShownTrigger,
): ShownTag {
  const shown = ids.map((id) => {
    const found = triggers.find((trigger) => trigger.id === id);
    return found === undefined ? { name: id, conditions: [] } : show(found);
  });
  const waits =
    by === 'trigger' && shown.every(({ conditions }) => conditions.some(({ isOtherEvent }) => isOtherEvent));
  return { tag, by, waits, triggers: shown };
}

function showTrigger({ name, events, isAddressed, conditions }: JudgedTrigger, event: string): ShownTrigger {
  const isItsEvent = events.includes(event);
  return {
    name,
    conditions: [
      ...(events.length === 0 ? [] : [eventCondition(events, event)]),
      ...(isAddressed || !isItsEvent ? [] : [ofAnotherTrigger]),
      ...conditions.map(showCondition),
    ],
  };
}

function eventCondition(events: readonly string[], event: string): ShownCondition {
  const holds = events.includes(event);
  const wanted = events.join(' or ');
  return {
    holds: holds ? 'yes' : 'no',
    names: `event equals ${wanted}`,
    values: `event ${JSON.stringify(event)} equals ${JSON.stringify(events[0])}`,
    isOtherEvent: !holds,
  };
}

const ofAnotherTrigger = {
  holds: 'no',
  names: 'GTM’s listener saw it for this trigger',
  values: 'GTM’s listener saw it for this trigger',
  isOtherEvent: true,
} as const satisfies ShownCondition;

function showCondition({ condition, holds, left, right }: JudgedCondition): ShownCondition {
  const valued = [
    valuedSide(condition, 'arg0', shownValue(left)),
    comparisonOf(condition),
    valuedSide(condition, 'arg1', shownValue(right)),
  ];
  return {
    holds: typeof holds === 'object' ? 'unclear' : holds === true ? 'yes' : 'no',
    names: describeCondition(condition),
    values: valued.join(' '),
    isOtherEvent: holds === false && writtenSide(condition, 'arg0') === 'event',
  };
}

function asText(value: unknown, indent?: number): string {
  if (typeof value === 'function') return 'function';
  if (value === undefined) return 'undefined';
  if (isElement(value)) return `<${value.tagName.toLowerCase()}>`;
  return JSON.stringify(plainJson(value), undefined, indent);
}

function cut(text: string, longest: number): string {
  return text.length > longest ? `${text.slice(0, longest - 1)}…` : text;
}
