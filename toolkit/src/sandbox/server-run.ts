import { toHost, toSandbox } from './language/border.ts';
import { compileProgram, type Program } from './language/compile.ts';
import { locationOf, SandboxError, type CodeLocation } from './language/errors.ts';
import type { Limits } from './language/meter.ts';
import { unmetered } from './language/meter.ts';
import { SandboxPromise, thrownIn } from './language/promise.ts';
import { SandboxObject, type Value } from './language/values.ts';
import { Completion, type CompletionStatus } from './completion.ts';
import { endlessTasks } from './page/tasks.ts';
import { errorText } from './error-text.ts';
import type { ServerRunInput } from './server-input.ts';
import { ServerSandbox } from './server-sandbox.ts';
import { scriptedAnswers } from './server/answers.ts';
import { IncomingRequest } from './server/incoming-request.ts';
import type { LoggedRequest, Transport } from './server/outgoing-http.ts';
import { liveServer } from './server/server-container.ts';
import type { ResponseRecord } from './server/outgoing-response.ts';
import { Stored, type StoredRecord } from './server/stored.ts';
import type { TimelineEntry } from './server/timeline.ts';
import { templateGlobals } from './tag-run.ts';
import type { TemplateCode, TemplateType } from './template.ts';
import { showValue } from './testing/show-value.ts';
import type { Trace } from './trace.ts';
import { withUndefined } from './undefined-mark.ts';

/** `unclaimed`: a client that left the request to others. */
export type ServerRunStatus = CompletionStatus | 'exception' | 'pending' | 'unclaimed';

export interface ServerRunResult {
  /**
   * Of a tag: which callback it called; pending when neither. Of a variable: success, failure when the
   * promise that it returned was rejected, pending when that never settled. Of a client: success when it
   * claimed the request and returned a response, pending when it only claimed it.
   */
  readonly status: ServerRunStatus;
  /** The exception's text or, while the run is pending, what went wrong unseen. */
  readonly error: string | null;
  /** Where in the template the error arose. */
  readonly errorAt?: CodeLocation;
  /** What was sent, in order, with what came back. */
  readonly requests: readonly LoggedRequest[];
  /** What the browser gets; null when the template has not touched the response. */
  readonly response: ResponseRecord | null;
  /** The events that the template ran, in order. */
  readonly events: readonly unknown[];
  /** The arguments of each `logToConsole` that permission let through. */
  readonly console: readonly (readonly unknown[])[];
  readonly stored: StoredRecord;
  /** What callbacks and handlers of promises threw, and nothing handled. */
  readonly swallowed: readonly string[];
  /** The order of all of it, with the run's own time. */
  readonly timeline: readonly TimelineEntry[];
  /** What a variable returned. */
  readonly value?: unknown;
}

export interface ServerRunOptions {
  readonly random?: () => number;
  readonly limits?: Limits;
  /** How long to wait for what is really sent, in milliseconds. */
  readonly patience?: number;
  /** In place of the answers of the input. */
  readonly transport?: Transport;
  /** Told of each call of an API. */
  readonly trace?: Trace;
}

/**
 * Runs a server template once: its code, and all that it leaves for later. Time that it only waits takes none.
 * @throws SandboxSyntaxError when the code does not compile; whatever the code throws is in the result
 */
export async function runServerTemplate(
  template: TemplateCode,
  input: ServerRunInput,
  options: ServerRunOptions = {},
): Promise<ServerRunResult> {
  const run = startServerTemplate(template, input, options);
  await run.settle(options.patience);
  await run.endEvent();
  return run.result();
}

/** Starts a run and hands it over while it is under way. */
export function startServerTemplate(
  template: TemplateCode,
  input: ServerRunInput,
  { random, limits, transport, trace }: ServerRunOptions = {},
): ServerRun {
  const { code, file, lineOffset = 0, type } = template;
  const source = { code, lineOffset, ...(file === undefined ? {} : { file }) };
  const program = compileProgram([source], { globals: templateGlobals });
  const { now } = input;
  const sandbox = new ServerSandbox({
    grants: input.permissions ?? template.permissions,
    type,
    request: new IncomingRequest(input.request),
    ...(type === 'CLIENT' ? {} : { event: decoded(input.event ?? {}) }),
    transport: transport ?? scriptedAnswers(input.responses ?? []),
    stored: new Stored(input.stored),
    version: { ...liveServer, ...input.container },
    ...(input.client === undefined ? {} : { clientName: input.client }),
    ...(input.privateKeys === undefined ? {} : { privateKeys: input.privateKeys }),
    ...(now === undefined ? {} : { now: () => now }),
    ...(random === undefined ? {} : { random }),
    ...(limits === undefined ? {} : { limits }),
    ...(trace === undefined ? {} : { trace }),
  });
  const run = new ServerRun(type, sandbox);
  run.start(program, decoded(input.data ?? {}));
  return run;
}

function decoded(part: object): object {
  const value = withUndefined(part);
  return typeof value === 'object' && value !== null ? value : {};
}

/** One firing of a tag, one evaluation of a variable, or one request that a client is asked about. */
export class ServerRun {
  readonly completion: Completion;
  #thrown: { readonly error: unknown } | undefined;
  #returned: Value;

  constructor(
    readonly type: TemplateType,
    readonly sandbox: ServerSandbox,
  ) {
    const { tasks, timeline } = sandbox;
    this.completion = new Completion(tasks, (index) => timeline.note('completion', index));
  }

  /** Runs the code up to its end, but none of what it leaves for later. */
  start(program: Program, fields: object): void {
    const { sandbox } = this;
    try {
      this.#returned = program.run([this.#data(fields), sandbox.createRequire()], sandbox.meter);
      if (this.#returned instanceof SandboxPromise) this.#returned.handled = this.type === 'MACRO';
    } catch (error) {
      this.#thrown = { error };
    }
    sandbox.container.clientReturned = true;
  }

  /** Runs what has been left for later until nothing is. */
  async settle(patience?: number): Promise<void> {
    await this.sandbox.tasks.drain(patience);
  }

  /** Ends the event for `addEventCallback`, as GTM does when all tags are done or time is up. */
  async endEvent(): Promise<void> {
    if (this.type !== 'TAG') return;
    const { status } = this.result();
    this.sandbox.endEvent({
      tags: [{ id: '1', status: status === 'pending' ? 'timeout' : status, executionTime: 0 }],
    });
    await this.settle();
  }

  result(): ServerRunResult {
    const { http, response, container, stored, printed, swallowed, timeline, tasks } = this.sandbox;
    const status = this.#status();
    const unhandled = this.sandbox.unhandled();
    const error =
      this.#thrown?.error ??
      this.#rejection() ??
      (status === 'pending' ? (swallowed[0] ?? unhandled[0]) : undefined);
    const errorAt = locationOf(error);
    const unending = status === 'pending' && tasks.endless ? endlessTasks : null;
    return {
      status,
      error: error === undefined ? unending : errorText(error),
      ...(errorAt === undefined ? {} : { errorAt }),
      requests: [...http.log],
      response: response.record(),
      events: [...container.events],
      console: [...printed],
      stored: stored.record(),
      swallowed: [...swallowed, ...unhandled].map(errorText),
      timeline: [...timeline.entries],
      ...(this.type === 'MACRO' ? { value: this.#value() } : {}),
    };
  }

  #status(): ServerRunStatus {
    if (this.#thrown !== undefined) return 'exception';
    switch (this.type) {
      case 'TAG':
        return this.completion.delivered ?? 'pending';
      case 'MACRO':
        return this.#statusOfValue();
      case 'CLIENT':
        if (!this.sandbox.container.claimed) return 'unclaimed';
        return this.sandbox.response.returned ? 'success' : 'pending';
    }
  }

  #statusOfValue(): ServerRunStatus {
    if (!(this.#returned instanceof SandboxPromise)) return 'success';
    const { state } = this.#returned;
    return state === 'fulfilled' ? 'success' : state === 'rejected' ? 'failure' : 'pending';
  }

  #value(): unknown {
    const { meter } = this.sandbox;
    if (!(this.#returned instanceof SandboxPromise)) return toHost(this.#returned, meter);
    return this.#returned.state === 'fulfilled' ? toHost(this.#returned.outcome, meter) : undefined;
  }

  /** Why a variable's promise was rejected. */
  #rejection(): unknown {
    if (this.type !== 'MACRO' || !(this.#returned instanceof SandboxPromise)) return undefined;
    const { state, outcome } = this.#returned;
    if (state !== 'rejected') return undefined;
    const thrown = thrownIn(this.#returned);
    if (thrown !== undefined) return thrown.error;
    return new SandboxError(`The promise that it returned was rejected with ${showValue(outcome)}.`);
  }

  #data(fields: object): SandboxObject {
    const copy = toSandbox(fields, unmetered);
    const properties = copy instanceof SandboxObject ? copy.properties : new Map<string, Value>();
    if (this.type === 'TAG') {
      properties.set('gtmOnSuccess', this.completion.onSuccess);
      properties.set('gtmOnFailure', this.completion.onFailure);
      properties.set('gtmTagId', 1);
    }
    if (this.type !== 'CLIENT') properties.set('gtmEventId', 1);
    return new SandboxObject(properties);
  }
}
