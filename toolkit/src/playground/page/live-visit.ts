import { shownValue, showReport } from '../../container/command/show-report.ts';
import type { ContainerExport } from '../../container/export/format.ts';
import { Visitor, type OpenPage, type StepResult } from '../../container/runtime/run-visit.ts';
import type { Step, Visit } from '../../container/runtime/visit.ts';
import { ElementNetwork } from '../../sandbox/page/network.ts';
import type { FromContainerPage, StepOutcome } from './container-protocol.ts';
import { printedLine } from './live-run.ts';
import { PatientTasks } from './patient-tasks.ts';

/** A visit that goes on step by step: each is told when it has been taken, and again when a tag completes late. */
export class LiveVisit {
  readonly #visitor: Visitor;
  readonly #taken = new Map<number, { readonly result: StepResult; told: string }>();
  #last: Promise<void> = Promise.resolve();
  #lastStep = performance.now();

  constructor(
    container: ContainerExport,
    private readonly visit: Omit<Visit, 'page' | 'steps'>,
    openPage: OpenPage,
    private readonly tell: (message: FromContainerPage) => void,
  ) {
    this.#visitor = new Visitor(container, visit, openPage, {
      report: true,
      networkOf: (page, tasks) =>
        visit.answer === undefined
          ? new ElementNetwork(page.window, new PatientTasks(tasks, this.#tellChanges), 'browser')
          : new ElementNetwork(page.window, tasks, visit.answer),
    });
  }

  /** Takes a step when those before it have been taken. */
  take(id: number, step: Step): void {
    this.#last = this.#last.then(() => this.#take(id, step));
  }

  async #take(id: number, step: Step): Promise<void> {
    try {
      const before = await this.#passTime();
      const result = await this.#visitor.take(step);
      this.#taken.set(id, { result: before === undefined ? result : together(before, result), told: '' });
      this.#tellChanges();
      this.tell({ type: 'remarks', ...this.#visitor.remarks() });
    } catch (error) {
      this.tell({ type: 'refused', id, reason: error instanceof Error ? error.message : String(error) });
    }
  }

  /**
   * The visitor's clock goes as this machine's, unless the visit says when it begins. What timers have set off
   * meanwhile is told with the step.
   */
  async #passTime(): Promise<StepResult | undefined> {
    const passed = Math.round(performance.now() - this.#lastStep);
    const isFirst = this.#taken.size === 0;
    this.#lastStep = performance.now();
    return this.visit.now === undefined && !isFirst ? this.#visitor.take({ wait: passed }) : undefined;
  }

  readonly #tellChanges = (): void => {
    for (const [id, taken] of this.#taken) {
      const outcome = outcomeOf(taken.result);
      const told = JSON.stringify(outcome.fired);
      if (told === taken.told) continue;
      taken.told = told;
      this.tell({ type: 'taken', id, outcome });
    }
  };
}

function together(before: StepResult, result: StepResult): StepResult {
  return {
    ...result,
    events: [...before.events, ...result.events],
    fired: [...before.fired, ...result.fired],
    requests: [...before.requests, ...result.requests],
    reports: [...before.reports, ...result.reports],
  };
}

/** Messages of a step that are told of: each with all variables. */
const mostReports = 30;

function outcomeOf({ url, title, events, fired, requests, reports, consent }: StepResult): StepOutcome {
  return {
    url,
    title,
    events: events.map(({ name }) => name),
    fired: fired.map(({ tag, event, because, status, error, unknown, data, console }) => ({
      tag,
      event: event.name,
      because,
      status,
      error,
      unknown,
      data: Object.entries(data).map(([field, value]) => [field, shownValue(value)] as const),
      console: console.map(printedLine),
    })),
    requests: requests.map(({ kind, url, firing }) => ({ kind, url, tag: firing.tag })),
    reports: reports.slice(-mostReports).map(showReport),
    reportsLeftOut: Math.max(0, reports.length - mostReports),
    consent,
  };
}
