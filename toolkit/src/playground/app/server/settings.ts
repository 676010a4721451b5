import type { Variable } from '../../form/variables.ts';

/** What the cards around a server template hold, as it is typed. */
export interface ServerSettings {
  /** The event's data, JSON. */
  readonly event: string;
  readonly request: RequestSettings;
  /** How destinations answer: the first that matches does. */
  readonly answers: readonly AnswerSettings[];
  /** What the template has stored, JSON by key. */
  readonly templateStorage: string;
  /** Documents of Firestore, JSON by path. */
  readonly firestore: string;
  readonly preview: boolean;
  readonly variables: readonly Variable[];
}

/** The request that came in. */
export interface RequestSettings {
  readonly method: string;
  /** `/collect?v=2`. */
  readonly target: string;
  /** One `name: value` a line. */
  readonly headers: string;
  readonly body: string;
  readonly ip: string;
}

export interface AnswerSettings {
  /** A URL with `*` for anything, perhaps after a method; empty for all. */
  readonly match: string;
  readonly kind: AnswerKind;
  readonly body: string;
  /** Milliseconds, as typed. */
  readonly after: string;
}

/** How a destination may answer. */
export const answerKinds = {
  ok: 'success (200)',
  refused: 'a faulty request (400)',
  tooMany: 'too many requests (429)',
  error: 'a server error (500)',
  timedOut: 'no answer in time',
  failed: 'no connection',
} as const;
export type AnswerKind = keyof typeof answerKinds;

export const newAnswer: AnswerSettings = { match: '', kind: 'ok', body: '', after: '' };
