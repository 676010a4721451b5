import type { Container } from '../../sandbox/page/container.ts';
import type { Page } from '../../sandbox/page/page.ts';
import { read, resolvePath } from '../../sandbox/page/window-path.ts';
import { autoEvent } from './auto-event.ts';
import { elementValue } from './page-elements.ts';
import type { PageEvent } from './page-event.ts';
import type { StepWork } from './step-work.ts';
import { urlComponent } from './url-component.ts';

/** What variables read from. */
export interface Surroundings {
  readonly page: Page;
  readonly container: Container;
  readonly event: PageEvent;
  readonly work: StepWork;
  /** At least 0, below 1. */
  random(): number;
}

type Settings = Readonly<Record<string, unknown>>;
/** What it throws is a value of false to GTM. */
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
    const { href } = page.window.location;
    const source = settings['customUrlSource'] || container.dataModel.getLatest('gtm.url') || href;
    return urlComponent(String(source), href, settings);
  },
  /** HTTP referrer */
  f: ({ page, container }, settings) => {
    const referrer = String(container.dataModel.getLatest('gtm.referrer') || page.referrer);
    return referrer === '' ? '' : urlComponent(referrer, page.window.location.href, settings);
  },
  /** First-party cookie */
  k: ({ page }, { name, decodeCookie }) => cookie(page.window.document.cookie, String(name), decodeCookie),
  /** JavaScript variable: a path from the window, without running anything */
  j: ({ page }, { name, defaultValue }) => {
    const value = globalAt(page, String(name));
    return value === undefined ? defaultValue : value;
  },
  /** DOM element */
  d: ({ page }, settings) => elementValue(page.window, settings),
  /** Lookup table: of rows with the same input the last counts, and what it yields stands, undefined too. */
  smm: (_, { input, map, defaultValue }) => {
    const row = rowsOf(map).findLast(({ key }) => String(key) === String(input));
    return row === undefined ? defaultValue : 'value' in row ? row.value : '';
  },
  /** Regex table */
  remm: ({ work }, settings) => regexTable(settings, work),
  /** Custom event: the name of the event */
  e: ({ event }) => event.name,
  /** Random number */
  r: ({ random }, { min = 0, max = 2147483647 }) =>
    Math.floor(random() * (Number(max) - Number(min) + 1)) + Number(min),
  /** Container ID, container version, debug mode, environment name */
  cid: ({ container }) => container.version.containerId,
  ctv: ({ container }) => container.version.version,
  dbg: ({ container }) => container.version.debugMode,
  ev: ({ container }) => container.version.environmentName,
  /** Undefined value */
  uv: () => undefined,
  /** Auto-event variable */
  aev: ({ container, page }, settings) => autoEvent(container, page.window.location.href, settings),
};

/** The first row whose pattern matches; a broken pattern on the way to it throws, as in GTM. */
function regexTable(settings: Settings, work: StepWork): unknown {
  const { input, map, fullMatch, replaceAfterMatch, defaultValue } = settings;
  const ignoreCase = settings['ignoreCase'] === true;
  const text = String(input);
  for (const row of rowsOf(map)) {
    const { key = '', value = '' } = row;
    const pattern = fullMatch === true ? `^${String(key)}$` : String(key);
    const everywhere = replaceAfterMatch === true;
    if (!work.matches(pattern, text, { ignoreCase, everywhere })) continue;
    if (everywhere) return text.replace(new RegExp(pattern, ignoreCase ? 'gi' : 'g'), String(value));
    return 'value' in row ? row.value : '';
  }
  return defaultValue;
}

function rowsOf(map: unknown): readonly { readonly key?: unknown; readonly value?: unknown }[] {
  return Array.isArray(map) ? map.filter((row) => typeof row === 'object' && row !== null) : [];
}

/** The first cookie of the name; as it stands, unless it is to be decoded. @throws URIError when it cannot be */
function cookie(all: string, name: string, decode: unknown): string | undefined {
  for (const pair of all.split(';')) {
    const [key = '', ...rest] = pair.trim().split('=');
    if (key.trim() !== name) continue;
    const value = rest.join('=');
    return decode === true ? decodeURIComponent(value) : value;
  }
  return undefined;
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
