import { plainJson } from '../../cli/plain-json.ts';
import type { RunInput } from '../../sandbox/run-input.ts';
import { startTemplate } from '../../sandbox/run-template.ts';
import type { TemplateRun } from '../../sandbox/tag-run.ts';
import type { TemplateCode } from '../../sandbox/template.ts';
import type { Page } from '../../sandbox/page/page.ts';
import type { Requested, RunState } from './protocol.ts';

/** How often a run that waits for the network says how it stands, in milliseconds. */
const interval = 100;
/** GTM's own patience with an event whose tags do not complete. */
const eventTimeout = 2000;

/** A run that stays alive: the page may go on, and each change is told. */
export class LiveRun {
  readonly #started = performance.now();
  readonly #run: TemplateRun;
  readonly #after: number[] = [];
  #completedAfter: number | null = null;
  #eventEnded = false;
  #following = false;

  /** @throws SandboxSyntaxError when the template's code does not compile */
  constructor(
    template: TemplateCode,
    input: RunInput,
    private readonly page: Page,
    private readonly tell: (state: RunState) => void,
  ) {
    this.#run = startTemplate(template, input, page, { network: 'browser' });
  }

  push(item: unknown): void {
    const { dataLayer } = this.page.window as { dataLayer?: unknown };
    if (Array.isArray(dataLayer)) dataLayer.push(item);
    else Reflect.set(this.page.window, 'dataLayer', [item]);
    this.#run.sandbox.container.readDataLayer();
  }

  updateConsent(update: { readonly [type: string]: 'granted' | 'denied' }): void {
    this.#run.sandbox.container.consent.update(update);
  }

  /** Runs on until nothing is left, and tells how things stand whenever they have changed. */
  async follow(): Promise<void> {
    if (this.#following) return;
    this.#following = true;
    const { tasks } = this.#run.sandbox;
    tasks.runQueued();
    this.#report();
    while (!tasks.idle) {
      await this.#run.settle(interval);
      this.#report();
      if (performance.now() - this.#started > eventTimeout) await this.#endEvent();
    }
    await this.#endEvent();
    this.#following = false;
    this.#report();
  }

  async #endEvent(): Promise<void> {
    if (this.#eventEnded) return;
    this.#eventEnded = true;
    await this.#run.endEvent();
  }

  #report(): void {
    const { status, error, errorAt, requests, swallowed, pixels, ...rest } = this.#run.result();
    const now = performance.now() - this.#started;
    while (this.#after.length < pixels.length) this.#after.push(now);
    if (status !== 'pending') this.#completedAfter ??= now;
    this.tell({
      status,
      error,
      errorAt: errorAt ?? null,
      pixels: pixels.map((url, index): Requested => ({ url, after: this.#after[index] ?? now })),
      scripts: requests.scripts,
      iframes: requests.iframes,
      console: this.#run.sandbox.printed.map(printedLine),
      swallowed,
      value: 'value' in rest ? shown(rest.value) : null,
      completedAfter: this.#completedAfter,
      idle: this.#run.sandbox.tasks.idle,
      cookies: this.page.window.document.cookie,
    });
  }
}

/** As a console shows it: text as it is, all else as JSON. */
export function printedLine(args: readonly unknown[]): string {
  return args.map((arg) => (typeof arg === 'string' ? arg : shown(arg))).join(' ');
}

function shown(value: unknown): string {
  if (typeof value === 'function') return 'function';
  return value === undefined ? 'undefined' : JSON.stringify(plainJson(value), null, 1).replace(/\n\s*/g, ' ');
}
