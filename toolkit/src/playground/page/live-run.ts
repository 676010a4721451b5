import { plainJson } from '../../sandbox/report/plain-json.ts';
import type { RunInput } from '../../sandbox/run-input.ts';
import { startTemplate, type RunOptions } from '../../sandbox/run-template.ts';
import type { TemplateRun } from '../../sandbox/tag-run.ts';
import type { TemplateCode } from '../../sandbox/template.ts';
import type { Page } from '../../sandbox/page/page.ts';
import { DryNetwork } from './dry-network.ts';
import type { DryAnswer, Requested, RunCall, RunState } from './protocol.ts';

/** How often a run that waits for the network says how it stands, in milliseconds. */
const interval = 100;
/** GTM's own patience with an event whose tags do not complete. */
const eventTimeout = 2000;
/** Calls of APIs that are kept. */
const mostCalls = 500;

/** A run of a template, and how it stands. */
class WatchedRun {
  readonly started = performance.now();
  readonly run: TemplateRun;
  readonly consentChanges: number[] = [];
  readonly #calls: RunCall[] = [];
  readonly #listenedTo = new Set<string>();
  readonly #after: number[] = [];
  #callsLeftOut = 0;
  #completedAfter: number | null = null;

  /** @throws SandboxSyntaxError when the template's code does not compile */
  constructor(
    template: TemplateCode,
    input: RunInput,
    private readonly page: Page,
    network: NonNullable<RunOptions['network']>,
  ) {
    this.run = startTemplate(template, input, page, {
      network,
      trace: (call) => {
        if (call.api === 'addConsentListener' && call.error === null) this.#listen(call.args[0]);
        if (this.#calls.length < mostCalls) this.#calls.push({ ...call, after: this.elapsed() });
        else this.#callsLeftOut += 1;
      },
    });
  }

  elapsed(): number {
    return performance.now() - this.started;
  }

  state(): RunState {
    const { status, error, errorAt, requests, swallowed, pixels, ...rest } = this.run.result();
    const { printed, tasks, container } = this.run.sandbox;
    const now = this.elapsed();
    while (this.#after.length < pixels.length) this.#after.push(now);
    if (status !== 'pending') this.#completedAfter ??= now;
    return {
      status,
      error,
      errorAt: errorAt ?? null,
      pixels: pixels.map((url, index): Requested => ({ url, after: this.#after[index] ?? now })),
      scripts: requests.scripts,
      iframes: requests.iframes,
      console: printed.map(printedLine),
      swallowed,
      value: 'value' in rest ? shown(rest.value) : null,
      completedAfter: this.#completedAfter,
      idle: tasks.idle,
      calls: [...this.#calls],
      callsLeftOut: this.#callsLeftOut,
      consentChanges: [...this.consentChanges],
      awaited: [...this.#listenedTo].filter((type) => !container.consent.isGranted(type)),
      cookies: this.page.window.document.cookie,
    };
  }

  /** @param shownType the argument as the trace shows it: a literal */
  #listen(shownType: string | undefined): void {
    const [, type] = /^"([^"\\]*)"$/.exec(shownType ?? '') ?? [];
    if (type !== undefined) this.#listenedTo.add(type);
  }
}

/** A run that stays alive: the page may go on, and each change is told. */
export class LiveRun {
  readonly #watched: WatchedRun;
  #eventEnded = false;
  #following = false;

  /** @throws SandboxSyntaxError when the template's code does not compile */
  constructor(
    template: TemplateCode,
    input: RunInput,
    private readonly page: Page,
    private readonly tell: (state: RunState) => void,
  ) {
    this.#watched = new WatchedRun(template, input, page, 'browser');
  }

  push(item: unknown): void {
    const { dataLayer } = this.page.window as { dataLayer?: unknown };
    if (Array.isArray(dataLayer)) dataLayer.push(item);
    else Reflect.set(this.page.window, 'dataLayer', [item]);
    this.#watched.run.sandbox.container.readDataLayer();
  }

  updateConsent(update: { readonly [type: string]: 'granted' | 'denied' }): void {
    this.#watched.consentChanges.push(this.#watched.elapsed());
    this.#watched.run.sandbox.container.consent.update(update);
  }

  /** Runs on until nothing is left, and tells how things stand whenever they have changed. */
  async follow(): Promise<void> {
    if (this.#following) return;
    this.#following = true;
    const { run } = this.#watched;
    const { tasks } = run.sandbox;
    tasks.runQueued();
    this.#report();
    while (!tasks.idle) {
      await run.settle(interval);
      this.#report();
      if (this.#watched.elapsed() > eventTimeout) await this.#endEvent();
    }
    await this.#endEvent();
    this.#following = false;
    this.#report();
  }

  async #endEvent(): Promise<void> {
    if (this.#eventEnded) return;
    this.#eventEnded = true;
    await this.#watched.run.endEvent();
  }

  #report(): void {
    this.tell(this.#watched.state());
  }
}

/**
 * What a run would come to, with nothing sent.
 * @throws SandboxSyntaxError when the template's code does not compile
 */
export async function dryRun(
  template: TemplateCode,
  input: RunInput,
  page: Page,
  answer: DryAnswer,
): Promise<RunState> {
  const watched = new WatchedRun(template, input, page, (tasks) => new DryNetwork(tasks, answer));
  await watched.run.settle(interval);
  if (watched.run.sandbox.tasks.idle) await watched.run.endEvent();
  return watched.state();
}

/** As a console shows it: text as it is, all else as JSON. */
export function printedLine(args: readonly unknown[]): string {
  return args.map((arg) => (typeof arg === 'string' ? arg : shown(arg))).join(' ');
}

function shown(value: unknown): string {
  if (typeof value === 'function') return 'function';
  return value === undefined ? 'undefined' : JSON.stringify(plainJson(value), null, 1).replace(/\n\s*/g, ' ');
}
