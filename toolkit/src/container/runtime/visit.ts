import type { ConsentValue } from '../../sandbox/run-input.ts';
import type { VideoState } from './listeners.ts';
import {
  anything,
  flag,
  isObject,
  kind,
  listOf,
  mapOf,
  record,
  text,
  type Shape,
  type ShapeFault,
} from '../../messages/shape.ts';

/**
 * A visit of a website, as a script. In `dataLayer`, `window` and what is pushed, `{ "$undefined": true }` stands
 * for undefined, and a list such as `["consent", "update", {…}]` for a gtag command.
 */
export interface Visit {
  /** The page that the visitor opens first. */
  readonly page?: VisitPage;
  /** What every page sets before GTM starts; all other consent types are unset, which counts as granted. */
  readonly consent?: { readonly [type: string]: ConsentValue };
  /** Look at the container in GTM's preview mode. */
  readonly preview?: boolean;
  /** The visitor's region, `DE` or `US-CA`, for consent defaults that name regions. */
  readonly region?: string;
  /** When the visit begins, in milliseconds since 1970; now when not given. */
  readonly now?: number;
  /** How each request is answered; `load` when not given. */
  readonly answer?: 'load' | 'error';
  /** Values of variables that are not emulated, by name. */
  readonly variables?: { readonly [name: string]: unknown };
  /** What happens, one after the other, once the first page has loaded. */
  readonly steps: readonly Step[];
}

export interface VisitPage {
  readonly url?: string;
  readonly title?: string;
  readonly referrer?: string;
  /** Name → value as it stands in `document.cookie`. */
  readonly cookies?: { readonly [name: string]: string };
  /** What the page has pushed before GTM starts. */
  readonly dataLayer?: readonly unknown[];
  /** Global variables of the page. */
  readonly window?: { readonly [name: string]: unknown };
  /** What stands on the page, as HTML; no script in it runs. */
  readonly body?: string;
}

/** One thing that happens. `note` says for people what it means. */
export type Step = { readonly note?: string } & (
  | { readonly push: unknown }
  /** The page changes its address without loading, by `pushState` or `replaceState`, and then its title. */
  | { readonly navigate: string; readonly title?: string; readonly replace?: boolean }
  /** Back or Forward to a page of the same app. */
  | { readonly popstate: string; readonly title?: string }
  /** Whatever leads to an anchor of the page: `#reviews`. */
  | { readonly anchor: string }
  /** A page loads. Cookies and the visitor's consent last; without a referrer it is the page before. */
  | ({ readonly load: string } & Omit<VisitPage, 'url'>)
  | { readonly consent: { readonly [type: string]: ConsentValue } }
  /** Time passes, in milliseconds: timers run. */
  | { readonly wait: number }
  /**
   * The visitor clicks an element: a CSS selector for it, or HTML that is put on the page first. `prevented`: the page
   * handles the click itself. A link to an anchor of the page leads there; another link leads nowhere without a `load`.
   */
  | { readonly click: string; readonly prevented?: boolean }
  /** The visitor sends a form; likewise. */
  | { readonly submit: string; readonly prevented?: boolean }
  /** The visitor scrolls down until so many percent of the page's height have been seen. */
  | { readonly scroll: number; readonly pixels?: number; readonly horizontal?: boolean }
  /** An element comes into view; without more it is seen whole and for as long as any trigger asks. */
  | { readonly see: string; readonly percent?: number; readonly time?: number }
  /** Something happens to a YouTube video. */
  | { readonly video: VideoState }
);

export const exampleUrl = 'https://www.example.com/';

const consent = mapOf(kind('"granted" or "denied"', (value) => value === 'granted' || value === 'denied'));
const address = kind(
  'an address, relative to the page before or with https',
  (value) => typeof value === 'string',
);
const webUrl = kind('an absolute http or https URL', (value) => isWebUrl(value));

const page = {
  title: text,
  referrer: kind('an absolute http or https URL, or ""', (value) => value === '' || isWebUrl(value)),
  cookies: mapOf(text),
  dataLayer: listOf(anything),
  window: mapOf(anything),
  body: text,
};

const element = kind('a CSS selector, or HTML', (value) => typeof value === 'string' && value.trim() !== '');
const amount = kind('a number, 0 or more', (value) => typeof value === 'number' && value >= 0);
const percent = kind(
  'a percentage, 0 to 100',
  (value) => typeof value === 'number' && value >= 0 && value <= 100,
);
const videoStatuses: readonly unknown[] = [
  'start',
  'pause',
  'buffering',
  'progress',
  'complete',
] satisfies readonly VideoState['status'][];

/** What a step may have besides its note, by what makes it that step. */
const steps: Readonly<Record<string, Readonly<Record<string, Shape>>>> = {
  push: { push: anything },
  navigate: { navigate: address, title: text, replace: flag },
  popstate: { popstate: address, title: text },
  anchor: { anchor: kind('a fragment such as "#reviews"', (value) => /^#/.test(String(value))) },
  load: { load: address, ...page },
  consent: { consent },
  wait: { wait: kind('milliseconds, 0 or more', (value) => typeof value === 'number' && value >= 0) },
  click: { click: element, prevented: flag },
  submit: { submit: element, prevented: flag },
  scroll: { scroll: percent, pixels: amount, horizontal: flag },
  see: { see: element, percent, time: amount },
  video: {
    video: record(
      {
        status: kind(videoStatuses.join(', '), (value) => videoStatuses.includes(value)),
        url: text,
        title: text,
        duration: amount,
        currentTime: amount,
        percent,
      },
      { required: ['status'] },
    ),
  },
};

const visit = record(
  {
    page: record({ url: webUrl, ...page }),
    consent,
    preview: flag,
    region: text,
    now: kind(
      'a time in milliseconds since 1970',
      (value) => typeof value === 'number' && Math.abs(value) <= 8.64e15,
    ),
    answer: kind('"load" or "error"', (value) => value === 'load' || value === 'error'),
    variables: mapOf(anything),
    steps: listOf(step),
  },
  { required: ['steps'] },
);

function step(value: unknown, path: ShapeFault['path']): ShapeFault[] {
  if (!isObject(value)) return [{ path, text: 'must be an object' }];
  const kinds = Object.keys(steps).filter((key) => Object.hasOwn(value, key));
  const [only, ...others] = kinds;
  if (only === undefined || others.length > 0) {
    const known = Object.keys(steps).join(', ');
    return [{ path, text: `must have exactly one of ${known}` }];
  }
  return record({ note: text, ...steps[only] })(value, path);
}

/** Everything that keeps a value from being a visit, addresses that lead nowhere included. */
export function faultsOfVisit(value: unknown): ShapeFault[] {
  const faults = visit(value, []);
  return faults.length > 0 || !isVisitShape(value) ? faults : addressFaults(value);
}

export function isVisit(value: unknown): value is Visit {
  return faultsOfVisit(value).length === 0;
}

function isVisitShape(value: unknown): value is Visit {
  return visit(value, []).length === 0;
}

function addressFaults({ page: first, steps: all }: Visit): ShapeFault[] {
  let url = first?.url ?? exampleUrl;
  return all.flatMap((one, index): ShapeFault[] => {
    const [key, given] = addressIn(one) ?? [];
    if (key === undefined || given === undefined) return [];
    const path = ['steps', index, key];
    if (!URL.canParse(given, url)) return [{ path, text: 'is no address' }];
    const next = new URL(given, url);
    if (!isWebUrl(next.href)) return [{ path, text: 'must be an http or https address' }];
    if (key !== 'load' && next.origin !== new URL(url).origin) {
      return [{ path, text: 'leads to another website, which takes a page load: use "load"' }];
    }
    url = next.href;
    return [];
  });
}

/** Where a step leads, if it leads anywhere. */
function addressIn(step: Step): readonly [key: string, address: string] | undefined {
  if ('load' in step) return ['load', step.load];
  if ('navigate' in step) return ['navigate', step.navigate];
  if ('popstate' in step) return ['popstate', step.popstate];
  return undefined;
}

function isWebUrl(value: unknown): boolean {
  return typeof value === 'string' && URL.canParse(value) && /^https?:$/.test(new URL(value).protocol);
}
