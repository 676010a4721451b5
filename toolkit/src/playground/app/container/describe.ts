import { describeCondition } from '../../../container/command/describe-condition.ts';
import { builtInTrigger } from '../../../container/export/built-ins.ts';
import { customTypes } from '../../../container/export/custom-types.ts';
import type { ContainerVersion, Tag, Trigger, Variable } from '../../../container/export/format.ts';
import { textOf } from '../../../container/export/parameters.ts';

/** A part of a container in a line. */
export interface PartLine {
  readonly name: string;
  readonly about: string;
}

export interface ContainerLines {
  readonly tags: readonly PartLine[];
  readonly triggers: readonly PartLine[];
  readonly variables: readonly PartLine[];
}

/** What a container holds, as its lists in GTM show it. */
export function describeContainer(version: ContainerVersion): ContainerLines {
  const { tag = [], trigger = [], variable = [] } = version;
  const templates = customTypes(version);
  const typeName = (type: string, names: Readonly<Record<string, string>>): string =>
    templates.find(type)?.name ?? (Object.hasOwn(names, type) ? names[type] : undefined) ?? type;
  return {
    tags: tag.map((one) => ({
      name: one.name,
      about: [typeName(one.type, tagTypes), ...(one.paused ? ['paused'] : []), firing(one, trigger)].join(
        ', ',
      ),
    })),
    triggers: trigger.map((one) => ({ name: one.name, about: describeTrigger(one) })),
    variables: variable.map((one) => ({
      name: one.name,
      about: [typeName(one.type, variableTypes), ...settingOf(one)].join(': '),
    })),
  };
}

const tagTypes: Readonly<Record<string, string>> = {
  html: 'Custom HTML',
  img: 'Custom image',
  googtag: 'Google tag',
  gaawe: 'GA4 event',
  awct: 'Google Ads conversion',
  gclidw: 'Conversion linker',
  sp: 'Google Ads remarketing',
};

const triggerTypes: Readonly<Record<string, string>> = {
  CONSENT_INIT: 'consent initialization',
  INIT: 'initialization',
  PAGEVIEW: 'page view',
  DOM_READY: 'DOM ready',
  WINDOW_LOADED: 'window loaded',
  HISTORY_CHANGE: 'history change',
  CUSTOM_EVENT: 'data layer event',
  CLICK: 'click on anything',
  LINK_CLICK: 'click on a link',
  FORM_SUBMISSION: 'form submission',
  ELEMENT_VISIBILITY: 'element visibility',
  SCROLL_DEPTH: 'scroll depth',
  TIMER: 'timer',
  JS_ERROR: 'JavaScript error',
  YOU_TUBE_VIDEO: 'YouTube video',
  TRIGGER_GROUP: 'trigger group',
};

const variableTypes: Readonly<Record<string, string>> = {
  aev: 'auto-event',
  c: 'constant',
  cid: 'container ID',
  ctv: 'container version',
  d: 'DOM element',
  dbg: 'debug mode',
  e: 'event',
  f: 'referrer',
  j: 'JavaScript variable',
  jsm: 'custom JavaScript',
  k: 'cookie',
  r: 'random number',
  remm: 'RegEx table',
  smm: 'lookup table',
  u: 'URL',
  v: 'data layer',
  vis: 'element visibility',
};

/** Which of a variable's settings tells it from others of its type. */
const tellingSettings = ['name', 'value', 'input', 'queryKey', 'component'];

function settingOf({ type, parameter }: Variable): readonly string[] {
  if (type === 'jsm') return [];
  const [first] = tellingSettings.flatMap((key) => textOf(parameter, key) ?? []);
  return first === undefined ? [] : [first];
}

function firing({ firingTriggerId = [] }: Tag, triggers: readonly Trigger[]): string {
  const names = firingTriggerId.map(
    (id) => builtInTrigger(id)?.name ?? triggers.find(({ triggerId }) => triggerId === id)?.name ?? id,
  );
  return names.length === 0 ? 'fires on no trigger' : `fires on ${names.join(' or ')}`;
}

function describeTrigger({ type, customEventFilter = [], filter = [] }: Trigger): string {
  const conditions = [...customEventFilter, ...filter].map(describeCondition).join(' and ');
  return [triggerTypes[type] ?? type, ...(conditions === '' ? [] : [conditions])].join(', ');
}
