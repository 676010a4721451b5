import { toSandbox } from './language/border.ts';
import { SandboxError } from './language/errors.ts';
import { unmetered } from './language/meter.ts';
import { SandboxPromise, thrownIn } from './language/promise.ts';
import { SandboxObject, type SandboxFunction } from './language/values.ts';
import { createRequire, type RequireOptions } from './apis/require.ts';
import { serverApis } from './apis/server-apis.ts';
import type { ServerContext } from './apis/server/context.ts';
import { reason } from './apis/server/http.ts';
import { isObjectApi } from './apis/define-api.ts';
import { Enforcer } from './permissions/enforcer.ts';
import type { Grants } from './permissions/grants.ts';
import { serverPermissionChecks } from './permissions/server-checks.ts';
import { Sandbox, type SandboxOptions } from './sandbox.ts';
import { refusedConnections } from './server/answers.ts';
import { IncomingRequest } from './server/incoming-request.ts';
import { Messages } from './server/messages.ts';
import { OutgoingHttp, type Transport } from './server/outgoing-http.ts';
import { OutgoingResponse } from './server/outgoing-response.ts';
import { liveServer, ServerContainer, type ServerVersion } from './server/server-container.ts';
import { Stored } from './server/stored.ts';
import { Timeline } from './server/timeline.ts';
import type { TemplateType } from './template.ts';
import { showValue } from './testing/show-value.ts';

export interface ServerSandboxOptions extends SandboxOptions {
  readonly grants: Grants;
  /** Clients alone can claim a request. */
  readonly type: TemplateType;
  readonly request: IncomingRequest;
  /** Undefined where no event runs. */
  readonly event?: object;
  readonly transport: Transport;
  readonly stored: Stored;
  readonly version?: ServerVersion;
  /** The client that claimed the request, for `getClientName`. */
  readonly clientName?: string;
  readonly privateKeys?: Readonly<Record<string, string>>;
  /** The one request that all scenarios of a template share. */
  readonly testRequest?: TestRequest;
}

/** Whether a scenario has claimed the request of the tests. */
export interface TestRequest {
  claimed: boolean;
}

/** After so many milliseconds GTM rejects a promise that is not settled. */
const patienceWithPromises = 5000;

/** What a server template meets: a request, its event, the response, and GTM's container. */
export class ServerSandbox extends Sandbox {
  readonly context: ServerContext;
  readonly timeline = new Timeline(() => this.tasks.waited);
  readonly container: ServerContainer;
  readonly http: OutgoingHttp;
  readonly response = new OutgoingResponse();
  readonly stored: Stored;
  /** What handlers of promises threw, whether or not something handles the rejection. */
  readonly #thrown: unknown[] = [];
  readonly #rejected: SandboxPromise[] = [];
  readonly #testRequest: TestRequest | undefined;

  constructor(options: ServerSandboxOptions) {
    super(options);
    const { grants, type, request, event, transport, stored, version = liveServer } = options;
    this.stored = stored;
    this.#testRequest = options.testRequest;
    this.http = new OutgoingHttp(this.tasks, transport, this.timeline);
    this.container = new ServerContainer({
      version,
      clientName: options.clientName ?? 'GA4',
      isClient: type === 'CLIENT',
      tasks: this.tasks,
      timeline: this.timeline,
      guard: (callback) => this.guard(callback),
    });
    const data = event === undefined ? undefined : toSandbox(event, unmetered);
    const common = this.common();
    this.context = {
      ...common,
      permissions: new Enforcer({
        checks: serverPermissionChecks,
        grants,
        surroundings: () => ({ pageUrl: '', debugMode: version.debugMode || version.previewMode }),
        meter: this.meter,
      }),
      container: this.container,
      event: data instanceof SandboxObject ? data : undefined,
      request,
      response: this.response,
      http: this.http,
      messages: new Messages(),
      stored,
      privateKeys: options.privateKeys ?? {},
      promises: {
        soon: (job) => this.tasks.soon(job),
        thrown: (error) => this.#thrown.push(error),
        rejected: (promise) => this.#rejected.push(promise),
      },
      timedPromise: () => this.#timedPromise(),
      print: (args) => {
        this.timeline.note('log', this.printed.length);
        common.print(args);
      },
      atEventEnd: (callback) => this.container.atEventEnd(callback, (own) => common.atEventEnd(own)),
    };
  }

  protected get containerId(): string {
    return this.container.version.containerId;
  }

  isObjectApi(name: string): boolean {
    return isObjectApi(serverApis, name);
  }

  createRequire(options?: RequireOptions): SandboxFunction {
    return createRequire(serverApis, this.context, { ...this.tracing(), ...options });
  }

  override guard(callback: () => void): void {
    const before = this.swallowed.length;
    super.guard(callback);
    if (this.swallowed.length > before) this.timeline.note('swallowed', before);
  }

  override unseen(): readonly unknown[] {
    return [...super.unseen(), ...this.#thrown];
  }

  /**
   * The editor's tests all run within one request, of which the first client that claims it has it. It is what
   * vendors report; none of their tests depends on it.
   */
  override warnings(): readonly string[] {
    if (this.#testRequest === undefined || !this.container.claimed) return [];
    const claimedBefore = this.#testRequest.claimed;
    this.#testRequest.claimed = true;
    return claimedBefore
      ? [
          'It claims the request, which in GTM’s Tests tab an earlier scenario has claimed: mock claimRequest.',
        ]
      : [];
  }

  /** The reasons of rejections that nothing handles. */
  override unhandled(): readonly unknown[] {
    return this.#rejected.filter(({ handled }) => !handled).map(errorOf);
  }

  #timedPromise(): SandboxPromise {
    const promise = new SandboxPromise(this.context.promises);
    const cancel = this.tasks.after(patienceWithPromises, () => {
      if (promise.state === 'pending') promise.giveUp(reason('timed_out'));
    });
    promise.onSettled = cancel;
    return promise;
  }
}

/** A reason as an error: the one that was thrown, or one that shows the value. */
function errorOf(promise: SandboxPromise): unknown {
  const thrown = thrownIn(promise);
  if (thrown !== undefined) return thrown.error;
  return new SandboxError(
    `A promise was rejected with ${showValue(promise.outcome)}, and nothing handles that.`,
  );
}

/**
 * The server that scenarios run on: no event, no network, and a request such as GTM's editor sends when it
 * runs tests, from which what nobody mocks is answered.
 */
export function openTestServer(
  options: SandboxOptions &
    Pick<ServerSandboxOptions, 'grants' | 'type'> & { readonly testRequest: TestRequest },
): ServerSandbox {
  return new ServerSandbox({
    ...options,
    request: new IncomingRequest({ headers: { referer: 'https://tagmanager.googleusercontent.com/' } }),
    transport: refusedConnections,
    stored: new Stored(),
  });
}
