import { CannotRun } from '../../messages/cannot-run.ts';
import type { Message } from '../../messages/message.ts';
import { ElementNetwork, type Network } from '../../sandbox/page/network.ts';
import type { Page } from '../../sandbox/page/page.ts';
import { preparePage } from '../../sandbox/page/prepare-page.ts';
import type { Tasks } from '../../sandbox/page/tasks.ts';
import { withUndefined, type ConsentValue, type PageInput } from '../../sandbox/run-input.ts';
import type { ContainerExport } from '../export/format.ts';
import {
  createContainerRun,
  type ContainerOptions,
  type ContainerRun,
  type Reaction,
} from './container-run.ts';
import { exampleUrl, type Step, type Visit, type VisitPage } from './visit.ts';

/** An empty page at an address; the page before is left. */
export type OpenPage = (address: { readonly url: string; readonly referrer: string }) => Page;

/** What a step of a visit set off. */
export interface StepResult extends Reaction {
  /** The first page's load counts as a step of its own. */
  readonly step: Step;
  /** Where the visitor is after it. */
  readonly url: string;
  readonly title: string;
}

export interface VisitResult {
  readonly steps: readonly StepResult[];
  /** What is not emulated, and templates that do not run. */
  readonly unknown: readonly Message[];
  /** What callbacks threw, which GTM swallows. */
  readonly swallowed: readonly string[];
}

export interface VisitOptions extends Pick<VisitorOptions, 'report' | 'limits'> {
  /** Told of each step as it begins. */
  readonly onStep?: () => void;
}

/** Runs a container through a visit, page by page. */
export async function runVisit(
  container: ContainerExport,
  visit: Visit,
  openPage: OpenPage,
  { onStep, ...options }: VisitOptions = {},
): Promise<VisitResult> {
  const visitor = new Visitor(container, visit, openPage, options);
  const { url = exampleUrl, ...first } = visit.page ?? {};
  const steps: StepResult[] = [];
  for (const step of [{ load: url, ...first }, ...visit.steps]) {
    onStep?.();
    steps.push(await visitor.take(step));
  }
  return { steps, ...visitor.remarks() };
}

export interface VisitorOptions extends Pick<ContainerOptions, 'limits'> {
  /** Whether each step reports on its messages: what did not fire and why, variables, the data layer, consent. */
  readonly report?: boolean;
  /** How requests leave a page; without it each is answered as the visit says. */
  readonly networkOf?: (page: Page, tasks: Tasks) => Network;
}

/** Goes from page to page, and takes along what a browser does: time, cookies by host, and the consent chosen. */
export class Visitor {
  readonly #start: number;
  readonly #chosen: { [type: string]: ConsentValue } = {};
  readonly #cookies = new Map<string, PageInput['cookies']>();
  readonly #runs: ContainerRun[] = [];
  /** Elements that steps have put on the page. */
  readonly #added: Element[] = [];
  #waited = 0;
  #page: Page | undefined;

  constructor(
    private readonly container: ContainerExport,
    private readonly visit: Omit<Visit, 'steps'>,
    private readonly openPage: OpenPage,
    private readonly options: VisitorOptions = {},
  ) {
    this.#start = visit.now ?? Date.now();
  }

  async take(step: Step): Promise<StepResult> {
    const reaction = await this.#react(step);
    const window = this.#page?.window;
    return { step, url: window?.location.href ?? '', title: window?.document.title ?? '', ...reaction };
  }

  /** What there is to say about all pages so far, each thing once. */
  remarks(): Pick<VisitResult, 'unknown' | 'swallowed'> {
    return {
      unknown: distinct(this.#runs.flatMap(({ unknown }) => unknown)),
      swallowed: this.#runs.flatMap(({ swallowed }) => swallowed),
    };
  }

  async #react(step: Step): Promise<Reaction> {
    if ('load' in step) return this.#load(step.load, step).load();
    const pass = (milliseconds: number): void => void (this.#waited += milliseconds);
    const run = this.#runs.at(-1) ?? this.#load(exampleUrl, {});
    if ('wait' in step) return run.wait(step.wait, pass);
    if ('push' in step) return run.push(withUndefined(step.push));
    if ('consent' in step) {
      Object.assign(this.#chosen, step.consent);
      return run.consent(step.consent);
    }
    if ('click' in step) return run.click(this.#element(step.click), step.prevented);
    if ('submit' in step) return run.submit(this.#element(step.submit), step.prevented);
    if ('scroll' in step) {
      const { scroll: percent, pixels, horizontal = false } = step;
      const direction = horizontal ? 'horizontal' : 'vertical';
      return run.scroll({ percent, direction, ...(pixels === undefined ? {} : { pixels }) });
    }
    if ('see' in step) return run.see(this.#element(step.see), step.percent ?? 100, step.time ?? Infinity);
    if ('video' in step) return run.video(step.video);
    if ('anchor' in step) return run.navigate(step.anchor, { source: 'popstate' });
    const [url, source] =
      'popstate' in step
        ? ([step.popstate, 'popstate'] as const)
        : ([step.navigate, step.replace === true ? 'replaceState' : 'pushState'] as const);
    return run.navigate(url, { source, ...(step.title === undefined ? {} : { title: step.title }) });
  }

  /** @throws CannotRun when there is no such element on the page */
  #element(selectorOrHtml: string): Element {
    const isHtml = selectorOrHtml.trimStart().startsWith('<');
    const found = isHtml ? this.#add(selectorOrHtml)[0] : this.#find(selectorOrHtml);
    if (found !== undefined) return found;
    throw new CannotRun(
      isHtml
        ? `There is no element in ${selectorOrHtml}.`
        : `There is no element “${selectorOrHtml}” on the page. Put it there, as "body" of the page, or write its HTML in place of the selector.`,
    );
  }

  #find(selector: string): Element | undefined {
    const { document } = this.#pageNow.window;
    try {
      return document.querySelector(selector) ?? undefined;
    } catch {
      throw new CannotRun(`“${selector}” is no CSS selector.`);
    }
  }

  /** Puts HTML on the page, where no script in it runs. */
  #add(html: string): readonly Element[] {
    const { document } = this.#pageNow.window;
    const template = document.createElement('template');
    template.innerHTML = html;
    const added = [...template.content.children].map((child) => document.importNode(child, true));
    document.body.append(...added);
    this.#added.push(...added);
    return added;
  }

  get #pageNow(): Page {
    if (this.#page === undefined) throw new Error('A visit has no page before its first step.');
    return this.#page;
  }

  #load(
    to: string,
    { title = '', referrer, cookies = {}, dataLayer = [], window = {}, body = '' }: VisitPage,
  ): ContainerRun {
    for (const element of this.#added.splice(0)) element.remove();
    const before = this.#page?.window;
    if (before !== undefined) this.#cookies.set(before.location.hostname, cookiesOf(before.document.cookie));
    const url = new URL(to, before?.location.href ?? exampleUrl).href;
    const page = this.openPage({ url, referrer: referrer ?? before?.location.href ?? '' });
    const kept = this.#cookies.get(new URL(url).hostname);
    preparePage(page, {
      title,
      cookies: { ...kept, ...cookies },
      dataLayer: dataLayer.map(withUndefined),
      window: Object.fromEntries(Object.entries(window).map(([name, value]) => [name, withUndefined(value)])),
    });
    this.#page = page;
    if (body !== '') this.#add(body);
    const { networkOf, limits, report = false } = this.options;
    const { consent = {}, preview = false, region, variables = {}, answer = 'load' } = this.visit;
    const run = createContainerRun(this.container, page, {
      consent,
      chosen: this.#chosen,
      preview,
      variables,
      report,
      now: () => this.#start + this.#waited,
      network: (tasks) => networkOf?.(page, tasks) ?? new ElementNetwork(page.window, tasks, answer),
      ...(region === undefined ? {} : { region }),
      ...(limits === undefined ? {} : { limits }),
    });
    this.#runs.push(run);
    return run;
  }
}

function distinct(messages: readonly Message[]): readonly Message[] {
  return [...new Map(messages.map((message) => [message.text, message])).values()];
}

function cookiesOf(all: string): { [name: string]: string } {
  return Object.fromEntries(
    all
      .split('; ')
      .filter((pair) => pair !== '')
      .map((pair) => {
        const [name = '', ...value] = pair.split('=');
        return [name, value.join('=')];
      }),
  );
}
