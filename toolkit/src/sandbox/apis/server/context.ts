import type { SandboxObject } from '../../language/values.ts';
import type { PromiseRealm, SandboxPromise } from '../../language/promise.ts';
import type { IncomingRequest } from '../../server/incoming-request.ts';
import type { Messages } from '../../server/messages.ts';
import type { OutgoingHttp } from '../../server/outgoing-http.ts';
import type { OutgoingResponse } from '../../server/outgoing-response.ts';
import type { ServerContainer } from '../../server/server-container.ts';
import type { Stored } from '../../server/stored.ts';
import type { ApiContext } from '../context.ts';
import { definitions } from '../define-api.ts';

/** What the APIs of server templates act upon: a request, its event and its response, and what the server keeps. */
export interface ServerContext extends ApiContext {
  readonly container: ServerContainer;
  /** The event's data; undefined when no event is running, as in a client and in tests. */
  readonly event: SandboxObject | undefined;
  readonly request: IncomingRequest;
  readonly response: OutgoingResponse;
  readonly http: OutgoingHttp;
  readonly messages: Messages;
  readonly stored: Stored;
  /** Keys of `hmacSha256`, in base64, by id. */
  readonly privateKeys: Readonly<Record<string, string>>;
  readonly promises: PromiseRealm;
  /** A promise that GTM rejects when it is not settled in time. */
  readonly timedPromise: () => SandboxPromise;
}

export const { api, objectApi } = definitions<ServerContext>();
