import type { Tasks } from '../page/tasks.ts';
import type { Timeline } from './timeline.ts';

/** A request that a template sent. */
export interface SentRequest {
  readonly method: string;
  /** Character by character as the template gave it. */
  readonly url: string;
  /** As the template gave them; what the server adds by itself is not here. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | null;
  readonly options: {
    /** Milliseconds; GTM's own limit when the template names none. */
    readonly timeout: number;
    /** The scopes of the Google credentials that go with it. */
    readonly authorization?: readonly string[];
  };
}

/** A request with what came back. */
export interface LoggedRequest extends SentRequest {
  /** Null while it is under way. */
  readonly answer: Answer | null;
}

/** `failed`: no connection. `timed_out`: no answer within the request's timeout. */
export type HttpFailure = 'failed' | 'timed_out';

export interface HttpAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

export type Answer = HttpAnswer | { readonly fails: HttpFailure };

/** Answers requests: at once, after some milliseconds of the run's own time, or when the network has. */
export type Transport = (
  request: SentRequest,
) => { readonly answer: Answer; readonly after: number } | Promise<Answer>;

/** GTM's own limit for a request, in milliseconds. */
export const defaultTimeout = 15_000;

/** How a template's requests reach the outside. */
export class OutgoingHttp {
  readonly log: LoggedRequest[] = [];

  constructor(
    private readonly tasks: Tasks,
    private readonly transport: Transport,
    private readonly timeline: Timeline,
  ) {}

  /** `answered` is called once, as a task of its own. */
  send(request: SentRequest, answered: (answer: Answer) => void): void {
    const index = this.log.push({ ...request, answer: null }) - 1;
    this.timeline.note('request', index);
    const arrive = (answer: Answer): void => {
      this.log[index] = { ...request, answer };
      this.timeline.note('answer', index);
      answered(answer);
    };
    const coming = this.transport(request);
    if (coming instanceof Promise) {
      const answer = this.tasks.expect();
      coming.then(
        (one) => answer(() => arrive(one)),
        () => answer(() => arrive({ fails: 'failed' })),
      );
      return;
    }
    const { timeout } = request.options;
    const late = coming.after > timeout || ('fails' in coming.answer && coming.answer.fails === 'timed_out');
    const after = late ? timeout : coming.after;
    const arrival = (): void => arrive(late ? { fails: 'timed_out' } : coming.answer);
    if (after > 0) this.tasks.after(after, arrival);
    else this.tasks.later(arrival);
  }
}
