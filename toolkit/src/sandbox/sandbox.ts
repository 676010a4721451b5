import { toHost } from './language/border.ts';
import { SandboxError, SandboxLimitError } from './language/errors.ts';
import { Meter, type Limits } from './language/meter.ts';
import type { Value } from './language/values.ts';
import type { ApiContext } from './apis/context.ts';
import { Container, type ContainerVersion } from './page/container.ts';
import type { Network } from './page/network.ts';
import type { Page } from './page/page.ts';
import { Tasks } from './page/tasks.ts';
import { Enforcer } from './permissions/enforcer.ts';
import type { Grants } from './permissions/grants.ts';

export interface SandboxOptions {
  readonly grants: Grants;
  readonly version?: ContainerVersion;
  /** The visitor's region, `DE` or `US-CA`, for consent defaults. */
  readonly region?: string;
  readonly now?: () => number;
  readonly random?: () => number;
  readonly limits?: Limits;
  /** `templateStorage`, when it is to outlast this sandbox. */
  readonly templateStorage?: Map<string, Value>;
}

/** Everything that one template meets on a page: GTM's container, the APIs' context, the queue of tasks. */
export class Sandbox {
  readonly tasks = new Tasks();
  readonly container: Container;
  readonly network: Network;
  readonly meter: Meter;
  readonly context: ApiContext;
  /** What `logToConsole` printed, a list of copied arguments for each call. */
  readonly printed: (readonly unknown[])[] = [];
  /** What callbacks threw; in GTM it disappears. */
  readonly swallowed: unknown[] = [];
  readonly #eventCallbacks: ((containerId: string, eventData: object) => void)[] = [];

  constructor(page: Page, connect: (tasks: Tasks) => Network, options: SandboxOptions) {
    const { grants, version, region, limits } = options;
    this.network = connect(this.tasks);
    this.container = new Container(page.window, version, region);
    this.tasks.afterCode = () => this.guard(() => this.container.readDataLayer());
    this.meter = new Meter(limits);
    const { containerId, debugMode, previewMode } = this.container.version;
    this.context = {
      page,
      container: this.container,
      tasks: this.tasks,
      network: this.network,
      meter: this.meter,
      permissions: new Enforcer(grants, this.container.policies, containerId, () => ({
        pageUrl: page.window.location.href,
        debugMode: debugMode || previewMode,
      })),
      templateStorage: options.templateStorage ?? new Map<string, Value>(),
      now: () => (options.now ?? Date.now)() + this.tasks.waited,
      random: options.random ?? Math.random,
      print: (args) => this.printed.push(args.map((arg) => toHost(arg, this.meter))),
      guard: (callback) => this.guard(callback),
      atEventEnd: (callback) => this.#eventCallbacks.push(callback),
    };
  }

  guard(callback: () => void): void {
    try {
      callback();
    } catch (error) {
      this.swallowed.push(error);
    }
  }

  /** The running event's tags have finished, or its time is up. */
  endEvent(eventData: object): void {
    for (const callback of this.#eventCallbacks.splice(0)) {
      callback(this.container.version.containerId, eventData);
    }
  }
}

/** The error's text as GTM would print it: `PermissionError: …`, `TypeError: …`. */
export function errorText(error: unknown): string {
  if (error instanceof SandboxLimitError) return error.message;
  if (error instanceof SandboxError) {
    return error.errorName === 'Error' ? error.message : `${error.errorName}: ${error.message}`;
  }
  return error instanceof Error ? `${error.name}: ${error.message}` : String(error);
}
