import { anyUrl } from './any-url.ts';
import { mostRequests, requestsIn } from './requests-in.ts';
import type { InspectedText, Receiver, RequestView, TagOutcome, TagRequest } from './receiver.ts';

/** A request with who reads it so. */
export interface ReadRequest {
  readonly receiver: Receiver;
  readonly view: RequestView;
}

/** A request that somebody pasted, with who reads it so. */
export interface Inspected extends InspectedText {
  readonly receiver: Receiver;
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
  inspect(text: string): Inspected {
    const own = this.own?.inspect?.(text);
    const others = anyUrl.inspect(text);
    const isOwn = own !== undefined && (own.url === null ? others.url === null : this.#isFor(own.url));
    return isOwn && this.own !== undefined ? { receiver: this.own, ...own } : { receiver: anyUrl, ...others };
  }

  /** Every request in a text: of many, those that are for the project's receiver if there are any. */
  inspectAll(text: string): { readonly requests: readonly Inspected[]; readonly leftOut: number } {
    const texts = this.textsIn(text);
    return {
      requests: texts.slice(0, mostRequests).map((one) => this.inspect(one)),
      leftOut: Math.max(0, texts.length - mostRequests),
    };
  }

  /** The text of each request in a text. */
  textsIn(text: string): readonly string[] {
    return requestsIn(text, (piece) => {
      const url = this.own?.inspect?.(piece).url ?? null;
      return url !== null && this.#isFor(url);
    });
  }

  /** Part of an address says nothing of the host. */
  #isFor(url: string): boolean {
    return this.own !== undefined && (!URL.canParse(url) || this.own.matches(url));
  }
}
