import { toHost, toSandbox } from './language/border.ts';
import type { Program } from './language/compile.ts';
import { locationOf, type CodeLocation } from './language/errors.ts';
import { unmetered } from './language/meter.ts';
import { SandboxObject, type Value } from './language/values.ts';
import { Completion, type CompletionStatus } from './completion.ts';
import { endlessTasks } from './page/tasks.ts';
import { errorText } from './error-text.ts';
import type { WebSandbox } from './web-sandbox.ts';

export type RunStatus = CompletionStatus | 'exception' | 'pending';

export interface RunResult {
  /** pending: neither callback was called. For a variable: success or exception. */
  readonly status: RunStatus;
  /** The exception's text or, while the tag is pending, what a callback threw unseen or why GTM does not run it. */
  readonly error: string | null;
  /** Where in the template the error arose. */
  readonly errorAt?: CodeLocation;
  /** The URLs of `sendPixel`, in order, character by character. */
  readonly pixels: readonly string[];
  /** The arguments of each `logToConsole` that permission let through. */
  readonly console: readonly (readonly unknown[])[];
  readonly requests: { readonly scripts: readonly string[]; readonly iframes: readonly string[] };
  /** The texts of errors that callbacks threw, which GTM swallows. */
  readonly swallowed: readonly string[];
  /** What a variable returned. */
  readonly value?: unknown;
}

/** The globals of a template's code, in the order in which `TemplateRun` gives them. */
export const templateGlobals = ['data', 'require'] as const;

/** One firing of a tag, or one evaluation of a variable. */
export class TemplateRun {
  readonly completion: Completion;
  #withheld: string | undefined;
  #thrown: { readonly error: unknown } | undefined;
  #value: unknown;

  constructor(
    readonly type: 'TAG' | 'MACRO',
    readonly sandbox: WebSandbox,
  ) {
    this.completion = new Completion(sandbox.tasks);
  }

  /** Runs the code up to its end, but none of what it leaves for later. */
  start(program: Program, fields: object): void {
    const { sandbox } = this;
    try {
      const value = program.run([this.#data(fields), sandbox.createRequire()], sandbox.meter);
      this.#value = toHost(value, sandbox.meter);
    } catch (error) {
      this.#thrown = { error };
    }
  }

  /** Instead of `start`, where GTM does not come to run the template: `reason` is a sentence. */
  withhold(reason: string): void {
    this.#withheld = reason;
  }

  /** Runs what has been left for later until nothing is. */
  async settle(patience?: number): Promise<void> {
    await this.sandbox.tasks.drain(patience);
  }

  /** Ends the event for `addEventCallback`, as GTM does when all tags are done or time is up. */
  async endEvent(): Promise<void> {
    const { status } = this.result();
    this.sandbox.endEvent({
      tags: [{ id: '1', status: status === 'pending' ? 'timeout' : status, executionTime: 0 }],
    });
    await this.settle();
  }

  result(): RunResult {
    const { network, printed, swallowed, tasks } = this.sandbox;
    const status = this.#status();
    const hidden = status === 'pending' ? swallowed[0] : undefined;
    // A page may throw undefined.
    const thrown = this.#thrown ?? (hidden === undefined ? undefined : { error: hidden });
    const error = thrown?.error;
    const errorAt = locationOf(error);
    const unending = status === 'pending' && tasks.endless ? endlessTasks : null;
    return {
      status,
      error: this.#withheld ?? (thrown === undefined ? unending : errorText(error)),
      ...(errorAt === undefined ? {} : { errorAt }),
      pixels: [...network.log.pixels],
      console: [...printed],
      requests: { scripts: [...network.log.scripts], iframes: [...network.log.iframes] },
      swallowed: swallowed.map(errorText),
      ...(this.type === 'MACRO' ? { value: this.#value } : {}),
    };
  }

  #status(): RunStatus {
    if (this.#thrown !== undefined) return 'exception';
    if (this.type === 'MACRO') return this.#withheld === undefined ? 'success' : 'exception';
    return this.completion.delivered ?? 'pending';
  }

  #data(fields: object): SandboxObject {
    const copy = toSandbox(fields, unmetered);
    const properties = copy instanceof SandboxObject ? copy.properties : new Map<string, Value>();
    if (this.type === 'TAG') {
      properties.set('gtmOnSuccess', this.completion.onSuccess);
      properties.set('gtmOnFailure', this.completion.onFailure);
      properties.set('gtmTagId', 1);
    }
    properties.set('gtmEventId', 1);
    return new SandboxObject(properties);
  }
}
