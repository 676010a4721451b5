import type { Step } from '../../container/runtime/visit.ts';
import type { Message } from '../../messages/message.ts';
import type { GivenAnswer } from '../../recorder/request-log.ts';
import type { RunStatus } from '../../sandbox/tag-run.ts';
import type { Values } from '../form/model.ts';

/**
 * Who receives a tag's requests, and what it reads in them. A module whose default export is a receiver is handed to
 * the playground, which runs it in the browser: it imports nothing of Node, and what it returns is plain data.
 */
export interface Receiver {
  /** As people call it; the page says “what {name} reads”. */
  readonly name: string;
  /** Whether a request to this address is for the receiver. */
  matches(url: string): boolean;
  /** What it reads in a request that matches. Never throws. */
  decode(request: TagRequest): RequestView;
  /**
   * The request in a text that somebody pasted (an address, markup, a command, part of an address), mended where that
   * helps. Without it the first address in the text is taken as it stands.
   */
  inspect?(text: string): InspectedText;
  /** The warnings in what the project's tag printed to the console, a sentence each. */
  warnings?(console: readonly string[]): readonly string[];
  /** What to do about an outcome of the project's tag; undefined when there is nothing to advise. */
  advise?(outcome: TagOutcome): string | undefined;
  readonly examples?: Examples;
}

/** What became of a tag that was fired. */
export interface TagOutcome {
  readonly status: RunStatus;
  /** How its first request was answered; null while it is not, and when there was none. */
  readonly answer: GivenAnswer | null;
  /** The values of the template's fields. */
  readonly data: object;
}

/** A request of a tag. */
export interface TagRequest {
  readonly method: 'GET';
  readonly url: string;
  /** The values of the template's fields in the run that sent it, when they are known. */
  readonly data?: object;
}

/** A request in the words of who receives it. */
export interface RequestView {
  /** What sort of request it is, as in `custom event`. */
  readonly kind: string;
  /** The name that people know it by. */
  readonly title: string | null;
  /** Where its data goes, as in `development`; undefined for a receiver that does not tell that apart. */
  readonly environment?: string;
  readonly facts: readonly Fact[];
  readonly lists: readonly FactList[];
  /** What is wrong or doubtful, faults first; undefined when the receiver judges nothing. */
  readonly problems?: readonly Finding[];
  /** How many characters the address may have; undefined when nobody knows. */
  readonly room?: Room;
  /** The request in other forms, to copy; {@link commonCopies} when not given. */
  readonly copies?: readonly RequestCopy[];
}

export interface Fact {
  readonly label: string;
  readonly value: string;
  /** The moment that the value stands for, in milliseconds since 1970. */
  readonly at?: number;
}

export interface FactList {
  readonly title: string;
  readonly pairs: readonly (readonly [key: string, value: string])[];
}

export interface Finding extends Message {
  /** The query parameter that it concerns. */
  readonly parameter?: string;
}

/** Lengths of an address, in characters. */
export interface Room {
  /** More is a fault. */
  readonly most: number;
  /** More may be cut on the way. */
  readonly cautious: number;
}

export interface RequestCopy {
  readonly label: string;
  readonly text: string;
  /** What whoever hands it on should know. */
  readonly note?: string;
}

export interface InspectedText {
  /** Null when there is no request in the text; the view then only has problems. */
  readonly url: string | null;
  readonly view: RequestView;
}

/** What the playground offers for trying things out, besides what it has for any template. */
export interface Examples {
  /** An address, or the beginning of one, as the inspector's hint. */
  readonly request?: string;
  /** Values for the fields of the project's own template. */
  readonly values?: Values;
  /** What a visitor of the shop may do beyond what any shop offers. */
  readonly steps?: readonly { readonly label: string; readonly step: Step }[];
  /** An item for the data layer. */
  readonly push?: object;
  /** A whole visit, as `gtm-template container` takes it. */
  readonly visit?: object;
}
