import { SandboxError } from '../language/errors.ts';
import { SandboxFunction, type Value } from '../language/values.ts';
import type { Tasks } from '../page/tasks.ts';
import type { Timeline } from './timeline.ts';

type EventCallback = (containerId: string, eventData: object) => void;

/** What `getContainerVersion` tells on a server. */
export interface ServerVersion {
  readonly containerId: string;
  readonly version: string;
  readonly environmentName: string;
  readonly debugMode: boolean;
  readonly previewMode: boolean;
  readonly environmentMode: boolean;
}

/** A live container, as far as nothing else is told of it. */
export const liveServer: ServerVersion = {
  containerId: 'GTM-EXAMPLE',
  version: '1',
  environmentName: '',
  debugMode: false,
  previewMode: false,
  environmentMode: false,
};

interface ServerContainerOptions {
  readonly version: ServerVersion;
  /** The client that has the request. */
  readonly clientName: string;
  /** Whether the template is a client, which has to claim before it runs the container. */
  readonly isClient: boolean;
  readonly tasks: Tasks;
  readonly timeline: Timeline;
  /** Runs a callback as GTM does: what it throws is swallowed. */
  readonly guard: (callback: () => void) => void;
}

/** What a server container does for one request: which client has it, and the events that were run. */
export class ServerContainer {
  /** Copies of the events that templates ran, in order. */
  readonly events: unknown[] = [];
  claimed = false;
  /** Whether the client's code has come to its end: it can no longer claim. */
  clientReturned = false;
  /** The event that a function of `bindToEvent` runs in. */
  #bound: EventCallback[] | undefined;

  constructor(private readonly given: ServerContainerOptions) {}

  get version(): ServerVersion {
    return this.given.version;
  }

  get clientName(): string {
    return this.given.clientName;
  }

  claim(): void {
    if (!this.given.isClient) throw new SandboxError('claimRequest can only be called in a client.');
    if (this.clientReturned) {
      throw new SandboxError(
        'Tried to claim a request after a Client had returned. Calling claimRequest from a callback is not supported.',
      );
    }
    if (!this.claimed) this.given.timeline.note('claim');
    this.claimed = true;
  }

  /** The response is on its way. */
  noteResponse(): void {
    this.given.timeline.note('response');
  }

  /** Runs an event. No tags are emulated: it starts, its callbacks are told of no tags, and it is complete. */
  run(event: unknown, onComplete: SandboxFunction | undefined, onStart: SandboxFunction | undefined): void {
    if (this.given.isClient && !this.claimed) {
      throw new SandboxError('Request must be claimed before calling runContainer.');
    }
    this.given.timeline.note('event', this.events.push(event) - 1);
    const callbacks: EventCallback[] = [];
    const bind = this.#bindTo(callbacks);
    if (onStart !== undefined) this.given.guard(() => void onStart.invoke([bind]));
    this.given.tasks.later(() => {
      for (const callback of callbacks.splice(0)) callback(this.version.containerId, { tags: [] });
      if (onComplete !== undefined) this.given.guard(() => void onComplete.invoke([bind]));
    });
  }

  /** Where a callback of the running event goes: to the event that the code is bound to, else to `other`. */
  atEventEnd(callback: EventCallback, other: (callback: EventCallback) => void): void {
    if (this.#bound === undefined) other(callback);
    else this.#bound.push(callback);
  }

  #bindTo(callbacks: EventCallback[]): SandboxFunction {
    return new SandboxFunction('bindToEvent', ([bound]): Value => {
      if (!(bound instanceof SandboxFunction)) return undefined;
      return new SandboxFunction(bound.name, (args) => {
        const before = this.#bound;
        this.#bound = callbacks;
        try {
          return bound.invoke(args);
        } finally {
          this.#bound = before;
        }
      });
    });
  }
}
