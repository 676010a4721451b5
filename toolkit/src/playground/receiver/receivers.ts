import { anyUrl } from './any-url.ts';
import type { InspectedText, Receiver, RequestView, TagOutcome, TagRequest } from './receiver.ts';

/** A request with who reads it so. */
export interface ReadRequest {
  readonly receiver: Receiver;
  readonly view: RequestView;
}

/** The receiver that was handed in, and the one for any address after it. */
export class Receivers {
  /** @param own that of the project */
  constructor(readonly own?: Receiver) {}

  read(request: TagRequest): ReadRequest {
    const receiver = this.own?.matches(request.url) === true ? this.own : anyUrl;
    return { receiver, view: receiver.decode(request) };
  }

  warningsIn(console: readonly string[]): readonly string[] {
    return this.own?.warnings?.(console) ?? [];
  }

  advise(outcome: TagOutcome): string | undefined {
    return this.own?.advise?.(outcome);
  }

  /** What somebody pasted; a text in which the project's receiver finds nothing of its own is read by the other. */
  inspect(text: string): InspectedText & { readonly receiver: Receiver } {
    const own = this.own?.inspect?.(text);
    const isOwn = own !== undefined && (own.url === null || this.own?.matches(own.url) !== false);
    return isOwn && this.own !== undefined
      ? { receiver: this.own, ...own }
      : { receiver: anyUrl, ...anyUrl.inspect(text) };
  }
}
