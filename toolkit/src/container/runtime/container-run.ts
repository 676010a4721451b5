import type { Message } from '../../messages/message.ts';
import { isPlainObject } from '../../sandbox/language/border.ts';
import { SandboxLimitError } from '../../sandbox/language/errors.ts';
import { defaultLimits, type Limits } from '../../sandbox/language/meter.ts';
import { Container, containerVersion, isCommand } from '../../sandbox/page/container.ts';
import { ElementNetwork, type Network } from '../../sandbox/page/network.ts';
import type { Page } from '../../sandbox/page/page.ts';
import { Tasks } from '../../sandbox/page/tasks.ts';
import type { ConsentValue } from '../../sandbox/run-input.ts';
import type { ContainerExport, ContainerVersion } from '../export/format.ts';
import { DataLayerQueue } from './data-layer-queue.ts';
import type { Firing, SentRequest } from './firing.ts';
import type { MessageReport } from './message-report.ts';
import type { PageEvent } from './page-event.ts';
import { snapshot, snapshotOf } from './snapshot.ts';
import { Listeners, type ScrollDepth, type VideoState } from './listeners.ts';
import { changeAddress, leadsToAnchor, type HistorySource } from './page-address.ts';
import { Restrictions } from './restrictions.ts';
import { Tags } from './tags.ts';
import { Templates, type SharedContext } from './templates.ts';
import type { Reading } from './resolve.ts';
import { StepWork } from './step-work.ts';
import { Triggers, type Fired } from './triggers.ts';
import { unknownParts } from './unknown.ts';
import { Variables } from './variables.ts';

export type ConsentStates = { readonly [type: string]: ConsentValue };

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
  return new PageRun(version, page, options);
}

class PageRun implements ContainerRun {
  readonly #container: Container;
  readonly #tasks = new Tasks();
  readonly #now: () => number;
  readonly #templates: Templates;
  readonly #triggers: Triggers;
  readonly #variables: Variables;
  readonly #tags: Tags;
  readonly #listeners: Listeners;
  readonly #queue: DataLayerQueue;
  readonly #events: PageEvent[] = [];
  readonly #reports: MessageReport[] = [];
  #nextId = 1;
  /** Steps of templates within the step that is under way. */
  #spent = 0;
  readonly #work = new StepWork();
  /** What is not emulated. */
  readonly #parts: readonly Message[];

  constructor(
    version: ContainerVersion,
    private readonly page: Page,
    private readonly options: ContainerOptions,
  ) {
    const { variables: standIns = {}, network, now = Date.now, random = Math.random } = options;
    const tasks = this.#tasks;
    const address = (): string => page.window.location.href;
    this.#now = now;
    this.#container = containerOn(page, version, options);
    const container = this.#container;
    const limits = (): Limits => {
      if (this.#spent > mostSpentOfStep) throw new SandboxLimitError(tooMuchSpent);
      return options.limits?.() ?? defaultLimits;
    };
    const spend = (steps: number): void => void (this.#spent += steps);
    const work = this.#work;
    const shared: SharedContext = { page, container, tasks, now, random, limits, work, spend };
    const restrictions = new Restrictions(version, container);
    this.#templates = new Templates(version, shared);
    this.#triggers = new Triggers(version, address);
    this.#variables = new Variables(version, this.#templates, shared, restrictions, standIns);
    this.#queue = new DataLayerQueue(
      page.window,
      (item) => this.#process(item),
      () => container.runCommands(),
      () => work.isOver,
    );
    this.#tags = new Tags(version, {
      triggers: this.#triggers,
      templates: this.#templates,
      shared,
      network: network?.(tasks) ?? new ElementNetwork(page.window, tasks, 'load'),
      restrictions,
      as: (tag, run) => this.#queue.as(tag, run),
    });
    this.#listeners = new Listeners(this.#triggers, address, now, (item) => this.#queue.pushNow(item));
    for (const { type } of [...(version.tag ?? []), ...(version.variable ?? [])]) this.#templates.find(type);
    tasks.afterCode = () => this.#queue.read();
    this.#parts = unknownParts(version, standIns, { runsPageCode: page.runScript !== undefined });
  }

  load(): Promise<Reaction> {
    return this.#react(async () => {
      this.#queue.push({ event: 'gtm.js', 'gtm.start': this.#now() });
      await this.#tasks.drain();
      this.#queue.push({ event: 'gtm.dom' });
      await this.#tasks.drain();
      this.#queue.push({ event: 'gtm.load' });
    });
  }

  push(item: unknown): Promise<Reaction> {
    return this.#react(() => this.#queue.push(item));
  }

  navigate(url: string, { source, title }: NavigateOptions): Promise<Reaction> {
    return this.#react(() => {
      this.#changeAddress(url, source);
      if (title !== undefined) this.page.window.document.title = title;
    });
  }

  consent(update: ConsentStates): Promise<Reaction> {
    return this.#react(() => this.#container.consent.update(update));
  }

  click(element: Element, prevented = false): Promise<Reaction> {
    return this.#react(() => {
      this.#listeners.click(element, prevented);
      const anchor = element.closest('a[href]')?.getAttribute('href') ?? '';
      const leadsOn = !prevented && leadsToAnchor(anchor, this.page.window.location.href);
      if (leadsOn) this.#changeAddress(anchor, 'popstate');
    });
  }

  submit(form: Element, prevented = false): Promise<Reaction> {
    return this.#react(() => this.#listeners.submit(form, prevented));
  }

  scroll(depth: ScrollDepth): Promise<Reaction> {
    return this.#react(() => this.#listeners.scroll(depth));
  }

  see(element: Element, percent: number, time: number): Promise<Reaction> {
    return this.#react(() => this.#listeners.see(element, percent, time));
  }

  video(state: VideoState): Promise<Reaction> {
    return this.#react(() => this.#listeners.video(state));
  }

  wait(milliseconds: number, pass: (milliseconds: number) => void): Promise<Reaction> {
    const [listeners, work] = [this.#listeners, this.#work];
    return this.#react(async () => {
      const end = this.#now() + milliseconds;
      for (;;) {
        const next = listeners.nextTimer;
        if (next === undefined || next.due > end) break;
        if (work.isOver || this.#queue.isFull(`The timer “${next.name}” pushes`, endlessTimer)) break;
        pass(Math.max(0, next.due - this.#now()));
        work.at(`timer “${next.name}”`, () => listeners.runTimer(next));
        await this.#tasks.drain();
      }
      pass(Math.max(0, end - this.#now()));
    });
  }

  get fired(): readonly Firing[] {
    return this.#tags.fired;
  }

  get requests(): readonly SentRequest[] {
    return this.#tags.requests;
  }

  get unknown(): readonly Message[] {
    return [...this.#parts, ...this.#templates.faults, ...this.#queue.endless, ...this.#work.ended];
  }

  get swallowed(): readonly string[] {
    return [...this.#queue.swallowed, ...this.#variables.swallowed, ...this.#tags.swallowed];
  }

  valueOf(name: string): unknown {
    return this.#variables.during(this.#events.at(-1) ?? { id: 0, name: '' }).valueOf(name);
  }

  /** Lets something happen, and waits until all that it set off is done. */
  async #react(happen: () => void | Promise<void>): Promise<Reaction> {
    this.#queue.beginStep();
    this.#work.beginStep();
    this.#spent = 0;
    const { fired, requests } = this.#tags;
    const before = {
      events: this.#events.length,
      fired: fired.length,
      requests: requests.length,
      reports: this.#reports.length,
    };
    await happen();
    await this.#tasks.drain();
    this.#tags.endEvents();
    await this.#tasks.drain();
    const firedNow = fired.slice(before.fired);
    return {
      events: this.#events.slice(before.events),
      fired: firedNow,
      requests: requests.slice(before.requests),
      reports: this.#reports.slice(before.reports).map((one) => withoutFired(one, firedNow)),
      consent: this.#container.consent.states,
    };
  }

  /** One item of the data layer: what it changes and, if it is an event, the tags that it fires. */
  #process(item: unknown): void {
    const name = eventNameIn(item);
    if (name !== undefined && this.#events.length === 0 && !name.startsWith('gtm.init')) {
      // Both come before any other event, whatever the page has pushed before GTM started.
      this.#process({ event: 'gtm.init_consent' });
      this.#process({ event: 'gtm.init' });
    }
    if (name === undefined) {
      this.#container.take(item);
      this.#report({ id: this.#nextId, name: '' }, item);
      return;
    }
    const event = { id: this.#nextId++, name };
    if (isPlainObject(item)) Reflect.set(item, 'gtm.uniqueEventId', event.id);
    this.#container.dataModel.set('gtm.uniqueEventId', event.id);
    this.#container.take(item);
    this.#events.push(event);
    this.#queue.countEvent();
    this.#fire(event, item);
  }

  #fire(event: PageEvent, item: unknown): void {
    // Each of them is looked at, whatever the event.
    const looks = this.#triggers.all.length + this.#tags.count;
    if (!this.#work.at(`event “${event.name}”`, () => this.#work.allows(looks))) return;
    const reading = this.#variables.during(event);
    const fired = this.#triggers.on(event, reading, this.#container.dataModel.get('gtm.triggers'));
    this.#report(event, item, { reading, fired });
    this.#listeners.begin(event.name, reading);
    this.#tags.fire(event, fired, reading);
    this.#container.runCommands();
    const groups = this.#triggers.completedBy(fired);
    if (groups.length > 0) {
      this.#queue.push({ event: 'gtm.triggerGroup', 'gtm.triggers': groups.join(',') });
    }
  }

  /** Notes an item of the data layer, and what was known and decided when it was processed as an event. */
  #report(event: PageEvent, item: unknown, processed?: Processed): void {
    if (this.options.report !== true) return;
    const { dataModel, consent } = this.#container;
    this.#reports.push({
      event,
      message: snapshot(isCommand(item) ? Array.from(item) : item),
      dataLayer: snapshotOf(dataModel.merged),
      consent: consent.states,
      ...(processed === undefined ? { variables: [], triggers: [], kept: [] } : this.#judged(processed)),
    });
  }

  #judged({ reading, fired }: Processed): Pick<MessageReport, 'variables' | 'triggers' | 'kept'> {
    return {
      variables: this.#variables.names.map((name) => {
        const { result, unknown } = reading.watch(() => reading.valueOf(name));
        return { name, value: snapshot(result), unknown };
      }),
      triggers: this.#triggers.judge(reading, this.#container.dataModel.get('gtm.triggers'), fired),
      kept: this.#tags.keptOn(fired),
    };
  }

  /** The address changes, and GTM sees it before the page can go on. */
  #changeAddress(url: string, source: HistorySource): void {
    const event = changeAddress(this.page.window, url, source);
    if (this.#listeners.seeHistory) this.#queue.pushNow(event);
  }
}

/** An event when its triggers have been decided. */
interface Processed {
  readonly reading: Reading;
  readonly fired: Fired;
}

const endlessTimer = 'Let less time pass in one step, or give the timer a limit.';

/** What the templates of a page may use up in one step: each run has a limit of its own, but there may be many. */
const mostSpentOfStep = 50_000_000;
const tooMuchSpent = `The templates took more than ${mostSpentOfStep.toLocaleString('en')} steps together.`;

/** A tag that no trigger fired may have run before or after another. */
function withoutFired(report: MessageReport, fired: readonly Firing[]): MessageReport {
  const ran = new Set(fired.filter(({ event }) => event.id === report.event.id).map(({ tagId }) => tagId));
  return { ...report, kept: report.kept.filter(({ tagId }) => !ran.has(tagId)) };
}

/** What GTM keeps for the page, with the consent that it begins with. */
function containerOn(page: Page, version: ContainerVersion, options: ContainerOptions): Container {
  const { preview = false, region = '', consent = {}, chosen = {} } = options;
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
  container.consent.setDefault(consent);
  container.consent.update(chosen);
  return container;
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
