import type { IncomingMessage, ServerResponse } from 'node:http';
import { setImmediate } from 'node:timers/promises';
import { hasLoopbackHost, isSameOrigin } from './access.ts';
import { defaultAnswer, readAnswer, writeAnswer, type Answer, type AnswerKind } from './answer.ts';
import { longestTarget } from './diverted.ts';
import { readBody } from './read-body.ts';
import { pageSize, RequestLog, type GivenAnswer, type LogPage, type Received } from './request-log.ts';

/** Responses that wait for their delay, or forever, at a time; the oldest is cut off when there are more. */
export const mostWaiting = 100;

/** Milliseconds that a reader has to take a page of hits before it is cut off. */
const longestReading = 30_000;

/** What is recorded, and how it is read. */
export interface Recording<Hit> {
  /** The address that a path and query stand for; undefined when such requests are none of the recorder's. */
  urlOf(target: string): string | undefined;
  /** Why nothing is at an address: then it is recorded and answered 404. */
  missing?(url: string): string | undefined;
  /** What is told of a request: at once when it arrives, and again whenever it is asked for. */
  read(received: Received): Hit;
  onHit?(hit: Hit): void;
}

/** Records requests and answers them as it is set to. */
export interface Recorder<Hit> {
  /**
   * Answers requests that are recorded, and `/hits` and `/answer`. False when the path is none of these: then nothing
   * was written and the caller answers.
   */
  handle(request: IncomingMessage, response: ServerResponse): boolean;
  /** The hits so far (with an id above `since`). */
  hits(since?: number): LogPage<Hit>;
  clearHits(): void;
  answer(): Answer;
  /** How hits are answered from now on. Throws a RangeError when the answer is none. */
  setAnswer(answer: Partial<Answer>): void;
  /** Answers the responses that wait, however long they were to wait. */
  answerWaiting(kind: AnswerKind): void;
  /** Cuts off the responses that wait. */
  close(): void;
}

/** The request handler of a recorder, for a server of its own or as part of another one on loopback. */
export function createRecorder<Hit>({ urlOf, missing, read, onHit }: Recording<Hit>): Recorder<Hit> {
  const log = new RequestLog(read);
  const waiting = new Map<ServerResponse, NodeJS.Timeout | undefined>();
  let answer = defaultAnswer;

  let turn: Promise<unknown> = Promise.resolve();
  /** Does work one after the other; hits arrive, and all else is answered, in between. */
  const inTurn = <Result>(work: () => Result): Promise<Result> => {
    const done = turn.then(() => setImmediate()).then(work);
    turn = done.catch(() => undefined);
    return done;
  };

  let latest = { since: 0, changes: -1, text: '' };
  /** A page as JSON: those who ask for the same one at a time share it, since hostile hits take long to read. */
  const pageSince = (since: number): string => {
    const { changes } = log;
    if (latest.since !== since || latest.changes !== changes)
      latest = { since, changes, text: jsonOf(log.page(since, pageSize)) };
    return latest.text;
  };

  const routes: Readonly<Record<string, Readonly<Record<string, Route>>>> = {
    '/hits': {
      GET: async (request, response) => {
        const since = new URL(request.url ?? '', 'http://localhost').searchParams.get('since') ?? '0';
        if (!/^\d{1,15}$/.test(since))
          return sendError(response, 400, 'since is the id of a hit: a whole number.');
        const page = await inTurn(() => (request.socket.destroyed ? undefined : pageSince(Number(since))));
        if (page === undefined) return;
        const late = setTimeout(() => response.destroy(), longestReading);
        response.once('close', () => clearTimeout(late));
        sendText(response, 200, page);
      },
      DELETE: (_, response) => {
        log.clear();
        response.writeHead(204).end();
      },
    },
    '/answer': {
      GET: (_, response) => sendJson(response, 200, answer),
      PUT: async (request, response) => {
        const body = await readBody(request);
        if (body === undefined) return sendError(response, 413, 'The settings are a few words of JSON.');
        const read = readAnswer(parseJson(body));
        if (typeof read === 'string') return sendError(response, 400, read);
        answer = read;
        sendJson(response, 200, answer);
      },
    },
  };

  return {
    handle(request, response) {
      const target = request.url ?? '';
      const [path = ''] = target.split(/[?#]/, 1);
      const url = urlOf(target);
      const route = Object.hasOwn(routes, path) ? routes[path] : undefined;
      if (url === undefined && route === undefined) return false;
      if (!hasLoopbackHost(request)) sendError(response, 403, 'Ask for this server by its loopback address.');
      else if (url !== undefined) receiveHit(request, response, url);
      else if (!isSameOrigin(request))
        sendError(response, 403, 'Only this server’s own pages may ask for this.');
      else void dispatch(route ?? {}, request, response);
      return true;
    },
    hits: (since) => log.page(since),
    clearHits: () => log.clear(),
    answer: () => answer,
    setAnswer(settings) {
      const read = readAnswer(settings);
      if (typeof read === 'string') throw new RangeError(read);
      answer = read;
    },
    answerWaiting(kind) {
      for (const [response, timer] of waiting) {
        clearTimeout(timer);
        writeAnswer(kind, response);
      }
    },
    close() {
      for (const response of waiting.keys()) response.destroy();
    },
  };

  function receiveHit(request: IncomingMessage, response: ServerResponse, url: string): void {
    if (request.method !== 'GET')
      return sendError(response, 405, 'A pixel is requested with GET.', { allow: 'GET' });
    if ((request.url ?? '').length > longestTarget)
      return sendError(response, 414, `Longer than ${longestTarget} characters.`);
    const reason = missing?.(url);
    if (reason !== undefined) {
      record(url, 'not found');
      return sendError(response, 404, reason);
    }
    const { kind, delay } = nextAnswer();
    record(url, kind);
    if (kind !== 'none' && delay === 0) return writeAnswer(kind, response);
    const timer = kind === 'none' ? undefined : setTimeout(() => writeAnswer(kind, response), delay);
    wait(response, timer);
  }

  function record(url: string, answered: GivenAnswer): void {
    const hit = log.add(url, answered);
    onHit?.(hit);
  }

  function nextAnswer(): Answer {
    const current = answer;
    if (current.times !== undefined) {
      answer = current.times === 1 ? defaultAnswer : { ...current, times: current.times - 1 };
    }
    return current;
  }

  function wait(response: ServerResponse, timer: NodeJS.Timeout | undefined): void {
    waiting.set(response, timer);
    response.once('close', () => {
      clearTimeout(timer);
      waiting.delete(response);
    });
    const [oldest] = waiting.keys();
    if (waiting.size > mostWaiting) oldest?.destroy();
  }
}

type Route = (request: IncomingMessage, response: ServerResponse) => void | Promise<void>;

async function dispatch(
  route: Readonly<Record<string, Route>>,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const method = request.method ?? '';
  const run = Object.hasOwn(route, method) ? route[method] : undefined;
  const allow = Object.keys(route).join(', ');
  if (run === undefined) return sendError(response, 405, `Allowed: ${allow}.`, { allow });
  try {
    await run(request, response);
  } catch {
    // The client went away while it was sending.
    response.destroy();
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function sendJson(
  response: ServerResponse,
  status: number,
  value: unknown,
  headers: Record<string, string> = {},
): void {
  sendText(response, status, jsonOf(value), headers);
}

function jsonOf(value: unknown): string {
  return `${JSON.stringify(value)}\n`;
}

function sendText(
  response: ServerResponse,
  status: number,
  json: string,
  headers: Record<string, string> = {},
): void {
  response
    .writeHead(status, {
      'content-type': 'application/json; charset=utf-8',
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
      'cross-origin-resource-policy': 'same-origin',
      ...headers,
    })
    .end(json);
}

/** Errors end the connection: whatever body the request may have is not read. */
function sendError(
  response: ServerResponse,
  status: number,
  error: string,
  headers: Record<string, string> = {},
): void {
  sendJson(response, status, { error }, { connection: 'close', ...headers });
}
