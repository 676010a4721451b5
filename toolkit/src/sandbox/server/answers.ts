import type { Answer, HttpFailure, SentRequest, Transport } from './outgoing-http.ts';

/** How a destination answers, as plain values. */
export interface AnswerInput {
  /**
   * Which requests it is for: a URL in which `*` stands for anything, with a method before it where one
   * is meant: `POST https://api.example.com/*`. All of them when not given.
   */
  readonly match?: string;
  readonly status?: number;
  readonly headers?: { readonly [name: string]: string };
  readonly body?: string;
  /** In place of an answer: `failed`, no connection; `timed_out`, none within the request's timeout. */
  readonly fails?: HttpFailure;
  /** Milliseconds until it comes. */
  readonly after?: number;
  /** How many requests it answers; then the next that matches does. */
  readonly times?: number;
}

/**
 * Answers by the first input that matches, each time. What none matches gets a 200 with an empty body,
 * so that a tag that only sends succeeds.
 */
export function scriptedAnswers(inputs: readonly AnswerInput[]): Transport {
  const left = inputs.map(({ match = '*', times = Infinity, ...answer }) => ({
    matches: matcherOf(match),
    times,
    answer,
  }));
  return (request) => {
    const entry = left.find(({ matches, times }) => times > 0 && matches(request));
    if (entry === undefined) return { answer: answerOf({}), after: 0 };
    entry.times -= 1;
    return { answer: answerOf(entry.answer), after: entry.answer.after ?? 0 };
  };
}

/** In tests nothing is sent: every request fails. */
export const refusedConnections: Transport = () => ({ answer: { fails: 'failed' }, after: 0 });

function answerOf({ fails, status = 200, headers = {}, body = '' }: AnswerInput): Answer {
  if (fails !== undefined) return { fails };
  const lowered = Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value] as const);
  return { status, headers: Object.fromEntries(lowered), body };
}

function matcherOf(match: string): (request: SentRequest) => boolean {
  const [, method, url = ''] = /^(?:([A-Z]+)\s+)?(.*)$/s.exec(match) ?? [];
  const parts = url.split('*');
  return (request) => (method === undefined || method === request.method) && fits(request.url, parts);
}

/** Whether a text is made of these parts, with anything between them. */
function fits(text: string, parts: readonly string[]): boolean {
  const [first = '', ...others] = parts;
  const last = others.pop();
  if (last === undefined) return text === first;
  if (!text.startsWith(first)) return false;
  let from = first.length;
  for (const part of others) {
    const found = text.indexOf(part, from);
    if (found === -1) return false;
    from = found + part.length;
  }
  return text.length - from >= last.length && text.endsWith(last);
}
