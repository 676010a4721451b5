import type { Message } from '../../messages/message.ts';
import { isPlainObject } from '../../sandbox/language/border.ts';
import { SandboxLimitError } from '../../sandbox/language/errors.ts';
import { defaultLimits, type Limits } from '../../sandbox/language/meter.ts';
import { Container, containerVersion, isCommand } from '../../sandbox/page/container.ts';
import { ElementNetwork, type Network } from '../../sandbox/page/network.ts';
import type { Page } from '../../sandbox/page/page.ts';
import { Tasks } from '../../sandbox/page/tasks.ts';
import type { ConsentValue } from '../../sandbox/run-input.ts';
import type { ContainerExport } from '../export/format.ts';
import type { Firing, SentRequest } from './firing.ts';
import type { MessageReport } from './message-report.ts';
import type { PageEvent } from './page-event.ts';
import { snapshot, snapshotOf } from './snapshot.ts';
import { Listeners, type ScrollDepth, type VideoState } from './listeners.ts';
import { Restrictions } from './restrictions.ts';
import { Tags } from './tags.ts';
import { Templates, type SharedContext } from './templates.ts';
import type { Reading } from './resolve.ts';
import { Triggers, type Fired } from './triggers.ts';
import { unknownParts } from './unknown.ts';
import { Variables } from './variables.ts';

export type ConsentStates = { readonly [type: string]: ConsentValue };

/** `popstate` stands for Back and Forward, and for what leads to an anchor of the page. */
export type HistorySource = 'pushState' | 'replaceState' | 'popstate';

export interface NavigateOptions {
  readonly source: HistorySource;
  readonly title?: string;
}

export interface ContainerOptions {
  /** What the page sets before GTM starts; all other types are unset, which counts as granted. */
  readonly consent?: ConsentStates;
  /** What the visitor has chosen on an earlier page. */
  readonly chosen?: ConsentStates;
  /** Whether the container is looked at in GTM's preview mode. */
  readonly preview?: boolean;
  /** The visitor's region, `DE` or `US-CA`, for consent defaults that name regions. */
  readonly region?: string;
  /** Whether reactions report on each message: all variables and conditions are worked out for it, as in GTM's preview. */
  readonly report?: boolean;
  /** Values of variables that are not emulated, by name. */
  readonly variables?: Readonly<Record<string, unknown>>;
  readonly now?: () => number;
  readonly random?: () => number;
  /** What one run of a template may use up, asked anew for each. */
  readonly limits?: () => Limits;
  /** How requests leave the page; without it each is taken for answered. */
  readonly network?: (tasks: Tasks) => Network;
}

/** What one thing that happened on the page set off. */
export interface Reaction {
  readonly events: readonly PageEvent[];
  /** A firing that is pending changes later. */
  readonly fired: readonly Firing[];
  /** Those of tags that fired earlier and waited for consent included. */
  readonly requests: readonly SentRequest[];
  /** Of each message of the data layer, when they were asked for. */
  readonly reports: readonly MessageReport[];
  /** How consent stands after it: the types that anybody has set. */
  readonly consent: ConsentStates;
}

/**
 * A container on one page, from its start until the visitor leaves. Each method is one thing that happens, and
 * answers when all that it set off is done.
 */
export interface ContainerRun {
  /** GTM starts: consent initialization, initialization, page view, DOM ready, window loaded. */
  load(): Promise<Reaction>;
  /** The page pushes to its data layer: an object or a gtag command. */
  push(item: unknown): Promise<Reaction>;
  /**
   * The address changes without a page load. The title changes after that: apps set it once `pushState` has returned,
   * when GTM has already seen the change.
   * @throws what `history.pushState` throws: for another origin
   */
  navigate(url: string, options: NavigateOptions): Promise<Reaction>;
  /** The visitor chooses. */
  consent(update: ConsentStates): Promise<Reaction>;
  /**
   * The visitor clicks an element of the page. A link to an anchor of the page leads there; any other leads nowhere.
   * @param prevented Whether the page keeps the click from doing what it would do.
   */
  click(element: Element, prevented?: boolean): Promise<Reaction>;
  /** The visitor sends a form. @param prevented Whether the page keeps it from being sent. */
  submit(form: Element, prevented?: boolean): Promise<Reaction>;
  scroll(depth: ScrollDepth): Promise<Reaction>;
  /** An element comes into view: so many percent of it for so many milliseconds. */
  see(element: Element, percent: number, time: number): Promise<Reaction>;
  video(state: VideoState): Promise<Reaction>;
  /**
   * Time passes. @param pass Sets the clock forward, so many milliseconds at a time.
   */
  wait(milliseconds: number, pass: (milliseconds: number) => void): Promise<Reaction>;
  readonly fired: readonly Firing[];
  readonly requests: readonly SentRequest[];
  /** What in the container is not emulated, and templates that do not run. */
  readonly unknown: readonly Message[];
  /** What callbacks of templates and variables threw, which GTM swallows. */
  readonly swallowed: readonly string[];
  /** What a variable yields now. */
  valueOf(variable: string): unknown;
}

/**
 * Puts a container on a page. Tags and variables of custom templates run in the sandbox with their permissions;
 * what else GTM knows is emulated as far as `unknown` does not say otherwise.
 */
export function createContainerRun(
  { containerVersion: version }: ContainerExport,
  page: Page,
  options: ContainerOptions = {},
): ContainerRun {
  const { preview = false, region = '', variables: standIns = {}, network } = options;
  const { document, history, location } = page.window;
  const container = new Container(
    page.window,
    containerVersion({
      ...(version.container?.publicId === undefined ? {} : { containerId: version.container.publicId }),
      ...(version.containerVersionId === undefined ? {} : { version: version.containerVersionId }),
      debugMode: preview,
      previewMode: preview,
    }),
    region,
  );
  container.consent.setDefault(options.consent ?? {});
  container.consent.update(options.chosen ?? {});
  const tasks = new Tasks();
  const { now = Date.now, random = Math.random } = options;
  /** Steps of templates within the step that is under way. */
  let spent = 0;
  const limits = (): Limits => {
    if (spent > mostSpentOfStep) throw new SandboxLimitError(tooMuchSpent);
    return options.limits?.() ?? defaultLimits;
  };
  const spend = (steps: number): void => void (spent += steps);
  const shared: SharedContext = { page, container, tasks, now, random, limits, spend };
  const templates = new Templates(version, shared);
  const restrictions = new Restrictions(version, container);
  const address = (): string => location.href;
  const triggers = new Triggers(version, address);
  const variables = new Variables(version, templates, shared, restrictions, standIns);
  const connected = network?.(tasks) ?? new ElementNetwork(page.window, tasks, 'load');
  for (const { type } of [...(version.tag ?? []), ...(version.variable ?? [])]) templates.find(type);

  const events: PageEvent[] = [];
  const reports: MessageReport[] = [];
  let nextId = 1;
  let read = 0;
  /** Events of the step that is under way. */
  let ofStep = 0;
  const endless: Message[] = [];
  /** Which tag has pushed an item of the data layer, by its index. */
  const authors = new Map<number, string>();

  /** The page's `dataLayer`, which it may have made before GTM came. */
  const dataLayer = (): unknown[] => {
    const present: unknown = Reflect.get(page.window, 'dataLayer');
    if (Array.isArray(present)) return present;
    const made: unknown[] = [];
    Reflect.set(page.window, 'dataLayer', made);
    return made;
  };

  const as = <Result>(tag: string, run: () => Result): Result => {
    const from = dataLayer().length;
    try {
      return run();
    } finally {
      for (let index = from; index < dataLayer().length; index += 1) authors.set(index, tag);
    }
  };
  const tags = new Tags(version, { triggers, templates, shared, network: connected, restrictions, as });

  const report = (
    event: PageEvent,
    item: unknown,
    processed?: { readonly reading: Reading; readonly fired: Fired },
  ): void => {
    if (options.report !== true) return;
    const { dataModel, consent } = container;
    reports.push({
      event,
      message: snapshot(isCommand(item) ? Array.from(item) : item),
      dataLayer: snapshotOf(dataModel.merged),
      consent: consent.states,
      ...(processed === undefined ? { variables: [], triggers: [], kept: [] } : judged(processed)),
    });
  };
  const judged = ({ reading, fired }: { readonly reading: Reading; readonly fired: Fired }) => ({
    variables: variables.names.map((name) => {
      const { result, unknown } = reading.watch(() => reading.valueOf(name));
      return { name, value: snapshot(result), unknown };
    }),
    triggers: triggers.judge(reading, container.dataModel.get('gtm.triggers'), fired),
    kept: tags.keptOn(fired),
  });

  const process = (item: unknown): void => {
    const name = eventNameIn(item);
    if (name !== undefined && events.length === 0 && !name.startsWith('gtm.init')) {
      // Both come before any other event, whatever the page has pushed before GTM started.
      process({ event: 'gtm.init_consent' });
      process({ event: 'gtm.init' });
    }
    const event = { id: nextId, name: name ?? '' };
    if (name !== undefined) {
      nextId += 1;
      if (isPlainObject(item)) Reflect.set(item, 'gtm.uniqueEventId', event.id);
      container.dataModel.set('gtm.uniqueEventId', event.id);
    }
    container.take(item);
    if (name === undefined) return report(event, item);
    events.push(event);
    ofStep += 1;
    const reading = variables.during(event);
    const fired = triggers.on(event, reading, container.dataModel.get('gtm.triggers'));
    report(event, item, { reading, fired });
    listeners.begin(event.name, reading);
    tags.fire(event, fired, reading);
    container.runCommands();
    const groups = triggers.completedBy(fired);
    if (groups.length > 0) {
      dataLayer().push({ event: 'gtm.triggerGroup', 'gtm.triggers': groups.join(',') });
    }
  };

  // While an item is processed, what its tags push waits for its turn.
  let processing = false;
  const readDataLayer = (): void => {
    if (processing) return;
    processing = true;
    try {
      container.runCommands();
      for (const queue = dataLayer(); read < queue.length;) {
        if (ofStep >= mostEventsOfStep) {
          const author = authors.get(read);
          endless.push(
            endlessEvents(author === undefined ? 'The page pushes' : `The tag “${author}” pushes`),
          );
          read = queue.length;
          return;
        }
        process(queue[read++]);
      }
    } finally {
      processing = false;
    }
  };
  tasks.afterCode = readDataLayer;

  const pushNow = (item: object): void => {
    dataLayer().push(item);
    readDataLayer();
  };
  const listeners = new Listeners(triggers, address, now, pushNow);

  const fragment = (): string => location.hash.slice(1);

  /** The address changes, and GTM sees it before the page can go on. */
  const changeAddress = (url: string, source: HistorySource): void => {
    const before = { url: withoutFragment(location.href), fragment: fragment(), state: history.state };
    if (source === 'replaceState') history.replaceState(null, '', url);
    else history.pushState(null, '', url);
    if (!listeners.seeHistory) return;
    pushNow({
      event: 'gtm.historyChange',
      'gtm.historyChangeSource': source,
      'gtm.oldUrlFragment': before.fragment,
      'gtm.newUrlFragment': fragment(),
      'gtm.oldHistoryState': before.state,
      'gtm.newHistoryState': history.state,
      'gtm.oldUrl': before.url,
      'gtm.newUrl': withoutFragment(location.href),
    });
  };

  const react = async (happen: () => void | Promise<void>): Promise<Reaction> => {
    ofStep = 0;
    spent = 0;
    const [event, fired, request] = [events.length, tags.fired.length, tags.requests.length];
    const message = reports.length;
    await happen();
    await tasks.drain();
    tags.endEvents();
    await tasks.drain();
    return {
      events: events.slice(event),
      fired: tags.fired.slice(fired),
      requests: tags.requests.slice(request),
      reports: reports.slice(message).map((one) => withoutFired(one, tags.fired.slice(fired))),
      consent: container.consent.states,
    };
  };

  const parts = unknownParts(version, standIns, { runsPageCode: page.runScript !== undefined });
  return {
    load: () =>
      react(async () => {
        dataLayer().push({ event: 'gtm.js', 'gtm.start': now() });
        await tasks.drain();
        dataLayer().push({ event: 'gtm.dom' });
        await tasks.drain();
        dataLayer().push({ event: 'gtm.load' });
      }),
    push: (item) => react(() => void dataLayer().push(item)),
    navigate: (url, { source, title }) =>
      react(() => {
        changeAddress(url, source);
        if (title !== undefined) document.title = title;
      }),
    consent: (update) => react(() => container.consent.update(update)),
    click: (element, prevented = false) =>
      react(() => {
        listeners.click(element, prevented);
        const anchor = element.closest('a[href]')?.getAttribute('href') ?? '';
        if (!prevented && leadsToAnchor(anchor, location.href)) changeAddress(anchor, 'popstate');
      }),
    submit: (form, prevented = false) => react(() => listeners.submit(form, prevented)),
    scroll: (depth) => react(() => listeners.scroll(depth)),
    see: (element, percent, time) => react(() => listeners.see(element, percent, time)),
    video: (state) => react(() => listeners.video(state)),
    wait: (milliseconds, pass) =>
      react(async () => {
        const end = now() + milliseconds;
        for (let due = listeners.nextTimer; due !== undefined && due <= end; due = listeners.nextTimer) {
          if (ofStep >= mostEventsOfStep) {
            endless.push(endlessEvents('A timer pushes'));
            break;
          }
          pass(Math.max(0, due - now()));
          listeners.runDueTimers();
          await tasks.drain();
        }
        pass(Math.max(0, end - now()));
      }),
    fired: tags.fired,
    requests: tags.requests,
    get unknown() {
      return [...parts, ...templates.faults, ...endless];
    },
    get swallowed() {
      return [...variables.swallowed, ...tags.swallowed];
    },
    valueOf: (name) => variables.during(events.at(-1) ?? { id: 0, name: '' }).valueOf(name),
  };
}

function withoutFragment(url: string): string {
  return url.replace(/#.*$/, '');
}

function leadsToAnchor(href: string, page: string): boolean {
  if (!href.includes('#') || !URL.canParse(href, page)) return false;
  return withoutFragment(new URL(href, page).href) === withoutFragment(page);
}

/** Far beyond what a page does at once: pages with hundreds of pushes exist. */
const mostEventsOfStep = 1_000;

/** What the templates of a page may use up in one step: each run has a limit of its own, but there may be many. */
const mostSpentOfStep = 50_000_000;
const tooMuchSpent = `The templates took more than ${mostSpentOfStep.toLocaleString('en')} steps together.`;

function endlessEvents(who: string): Message {
  return {
    rule: 'endless-events',
    severity: 'fault',
    text: `${who} events to the data layer without end: after ${mostEventsOfStep.toLocaleString('en')} in one step the rest was left out.`,
    hint: 'A tag that pushes the event that fires it never comes to rest; in GTM the page hangs.',
  };
}

/** A tag that no trigger fired may have run before or after another. */
function withoutFired(report: MessageReport, fired: readonly Firing[]): MessageReport {
  const ran = new Set(fired.filter(({ event }) => event.id === report.event.id).map(({ tagId }) => tagId));
  return { ...report, kept: report.kept.filter(({ tagId }) => !ran.has(tagId)) };
}

/** The name of the event in an item of the data layer; undefined when it is none: 0 and false name nothing. */
function eventNameIn(item: unknown): string | undefined {
  if (isPlainObject(item)) {
    const event: unknown = Reflect.get(item, 'event');
    return event ? String(event) : undefined;
  }
  if (!isCommand(item)) return undefined;
  const [command, name] = Array.from(item);
  return command === 'event' ? String(name) : undefined;
}
