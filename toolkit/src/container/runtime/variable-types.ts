import type { Container } from '../../sandbox/page/container.ts';
import type { Page } from '../../sandbox/page/page.ts';
import { read, resolvePath } from '../../sandbox/page/window-path.ts';
import type { PageEvent } from './page-event.ts';
import { urlComponent } from './url-component.ts';

/** What variables read from. */
export interface Surroundings {
  readonly page: Page;
  readonly container: Container;
  readonly event: PageEvent;
  /** At least 0, below 1. */
  random(): number;
}

type Settings = Readonly<Record<string, unknown>>;
type Evaluate = (around: Surroundings, settings: Settings) => unknown;

const dataLayer: Evaluate = ({ container: { dataModel } }, settings) => {
  const name = String(settings['name']).replaceAll('\\.', '.');
  const value = settings['dataLayerVersion'] === 2 ? dataModel.get(name) : dataModel.getLatest(name);
  return value === undefined ? settings['defaultValue'] : value;
};

/** GTM's own variable types, by the letters that exports give them. */
export const variableTypes: Readonly<Record<string, Evaluate>> = {
  /** Constant */
  c: (_, { value }) => value,
  /** Data layer variable */
  v: dataLayer,
  /** URL */
  u: ({ page, container }, settings) => {
    const source = settings['customUrlSource'] || container.dataModel.getLatest('gtm.url');
    return urlComponent(String(source || page.window.location.href), settings);
  },
  /** HTTP referrer */
  f: ({ page, container }, settings) =>
    urlComponent(String(container.dataModel.getLatest('gtm.referrer') || page.referrer), settings),
  /** First-party cookie */
  k: ({ page }, { name, decodeCookie }) => cookie(page.window.document.cookie, String(name), decodeCookie),
  /** JavaScript variable: a path from the window, without running anything */
  j: ({ page }, { name, defaultValue }) => {
    const value = globalAt(page, String(name));
    return value === undefined ? defaultValue : value;
  },
  /** Lookup table */
  smm: (_, { input, map, defaultValue }) =>
    rowsOf(map).findLast(({ key }) => String(key) === String(input))?.value ?? defaultValue,
  /** Regex table */
  remm: (_, settings) => regexTable(settings),
  /** Custom event: the name of the event */
  e: ({ event }) => event.name,
  /** Random number */
  r: ({ random }, { min = 0, max = 2147483647 }) =>
    Math.floor(random() * (Number(max) - Number(min) + 1)) + Number(min),
  /** Container ID, container version, debug mode */
  cid: ({ container }) => container.version.containerId,
  ctv: ({ container }) => container.version.version,
  dbg: ({ container }) => container.version.debugMode,
  /** Undefined value */
  uv: () => undefined,
  /** Auto-event variable */
  aev: ({ container }, settings) => autoEvent(container, settings),
};

/** What GTM's listeners push, by the type of an auto-event variable. */
const autoEventKeys: Readonly<Record<string, string>> = {
  ELEMENT: 'gtm.element',
  CLASSES: 'gtm.elementClasses',
  ID: 'gtm.elementId',
  TARGET: 'gtm.elementTarget',
  URL: 'gtm.elementUrl',
  HISTORY_NEW_URL_FRAGMENT: 'gtm.newUrlFragment',
  HISTORY_OLD_URL_FRAGMENT: 'gtm.oldUrlFragment',
  HISTORY_NEW_STATE: 'gtm.newHistoryState',
  HISTORY_OLD_STATE: 'gtm.oldHistoryState',
  HISTORY_CHANGE_SOURCE: 'gtm.historyChangeSource',
};

/** Whether an auto-event variable of this type is known: those that look into the element itself are not. */
export function isKnownAutoEvent(varType: string | undefined): boolean {
  return varType !== undefined && Object.hasOwn(autoEventKeys, varType);
}

function autoEvent({ dataModel }: Container, { varType, component, defaultValue }: Settings): unknown {
  const key = autoEventKeys[String(varType)];
  const value = key === undefined ? undefined : dataModel.getLatest(key);
  if (value === undefined) return defaultValue;
  const isPart = varType === 'URL' && component !== undefined && component !== 'URL';
  return isPart ? urlComponent(String(value), { component }) : value;
}

function regexTable(settings: Settings): unknown {
  const { input, map, fullMatch, replaceAfterMatch, ignoreCase, defaultValue } = settings;
  const text = String(input);
  for (const { key, value } of rowsOf(map)) {
    const pattern = fullMatch === true ? `^${String(key)}$` : String(key);
    const regex = toRegex(pattern, ignoreCase === true ? 'gi' : 'g');
    if (regex === undefined || text.search(regex) === -1) continue;
    return replaceAfterMatch === true ? text.replace(regex, String(value)) : value;
  }
  return defaultValue;
}

function toRegex(pattern: string, flags: string): RegExp | undefined {
  try {
    return new RegExp(pattern, flags);
  } catch {
    return undefined;
  }
}

function rowsOf(map: unknown): readonly { readonly key?: unknown; readonly value?: unknown }[] {
  return Array.isArray(map) ? map.filter((row) => typeof row === 'object' && row !== null) : [];
}

/** The first cookie of the name; as it stands, unless it is to be decoded. */
function cookie(all: string, name: string, decode: unknown): string | undefined {
  for (const pair of all.split(';')) {
    const [key = '', ...rest] = pair.trim().split('=');
    if (key.trim() !== name) continue;
    const value = rest.join('=');
    return decode === true ? decoded(value) : value;
  }
  return undefined;
}

function decoded(value: string): string {
  try {
    return decodeURIComponent(value);
  } catch {
    return value;
  }
}

/**
 * Any text, number, true or false that the page has; objects and functions only where a template could reach them
 * too, since it might call what leads out of an emulated page.
 */
function globalAt(page: Page, path: string): unknown {
  let value: unknown = page.window;
  for (const name of path.split('.')) {
    if (value === undefined || value === null) return undefined;
    value = Reflect.get(Object(value), name);
  }
  if (typeof value !== 'object' && typeof value !== 'function') return value;
  const reference = resolvePath(page, path);
  return reference && read(reference);
}
