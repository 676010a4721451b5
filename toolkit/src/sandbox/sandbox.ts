import { Meter, type Limits } from './language/meter.ts';
import type { SandboxFunction } from './language/values.ts';
import type { ApiContext } from './apis/context.ts';
import type { RequireOptions } from './apis/require.ts';
import { Tasks } from './page/tasks.ts';
import type { Trace } from './trace.ts';

/** What every sandbox can be told. */
export interface SandboxOptions {
  readonly now?: () => number;
  readonly random?: () => number;
  readonly limits?: Limits;
  /** Told of each call of an API. */
  readonly trace?: Trace;
}

/** What one template meets, on a page or on a server: the APIs, and the queue of tasks. */
export abstract class Sandbox {
  readonly tasks = new Tasks();
  readonly meter: Meter;
  /** What `logToConsole` printed, a list of copied arguments for each call. */
  readonly printed: (readonly unknown[])[] = [];
  /** What callbacks threw; in GTM it disappears. */
  readonly swallowed: unknown[] = [];
  readonly #eventCallbacks: ((containerId: string, eventData: object) => void)[] = [];

  constructor(private readonly options: SandboxOptions) {
    this.meter = new Meter(options.limits);
  }

  protected abstract readonly containerId: string;

  /** Whether the API of this name is an object, such as `JSON`; false for what is no API. */
  abstract isObjectApi(name: string): boolean;

  /** The function `require` of the template. */
  abstract createRequire(options?: RequireOptions): SandboxFunction;

  /** Everything thrown that code did not see: in a test, a failed assertion counts all the same. */
  unseen(): readonly unknown[] {
    return this.swallowed;
  }

  /** What a test should know of how it would go in GTM. */
  warnings(): readonly string[] {
    return [];
  }

  /** Why promises were rejected, where nothing handles that. */
  unhandled(): readonly unknown[] {
    return [];
  }

  guard(callback: () => void): void {
    try {
      callback();
    } catch (error) {
      this.swallowed.push(error);
    }
  }

  /** @param args copies of what is printed */
  print(args: readonly unknown[]): void {
    this.printed.push(args);
  }

  /** The running event's tags have finished, or its time is up. */
  endEvent(eventData: object): void {
    for (const callback of this.#eventCallbacks.splice(0)) callback(this.containerId, eventData);
  }

  /** What every `require` is told of the run. */
  protected tracing(): RequireOptions {
    const { trace } = this.options;
    return trace === undefined ? {} : { trace };
  }

  /** The parts of the APIs' context that web and server have in common. */
  protected common(): Omit<ApiContext, 'permissions'> {
    const { tasks, meter, options } = this;
    return {
      tasks,
      meter,
      now: () => (options.now ?? Date.now)() + tasks.waited,
      random: options.random ?? Math.random,
      print: (args) => this.print(args),
      guard: (callback) => this.guard(callback),
      atEventEnd: (callback) => this.#eventCallbacks.push(callback),
    };
  }
}
