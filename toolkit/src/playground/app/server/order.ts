import type { ServerState } from '../../page/server-protocol.ts';

/** One step of a run, in words. */
export interface Step {
  /** Milliseconds of the run's own time. */
  readonly after: number;
  readonly what: ServerState['timeline'][number]['what'];
  readonly text: string;
}

/** What happened in a run, in order. */
export function stepsOf(state: ServerState): readonly Step[] {
  return state.timeline.map(({ what, index, after }) => ({ after, what, text: textOf(what, index, state) }));
}

function textOf(what: Step['what'], index: number, state: ServerState): string {
  const { requests, console: lines, events, response, swallowed, status } = state;
  const request = requests[index];
  switch (what) {
    case 'request':
      return `${nameOf(state, index)} is sent: ${request?.method ?? ''} ${request?.url ?? ''}`;
    case 'answer':
      return `${nameOf(state, index)} is answered: ${answerText(request?.answer ?? null)}`;
    case 'log':
      return `console: ${cut(lines[index] ?? '')}`;
    case 'event':
      return `the container runs ${eventName(events[index])}`;
    case 'claim':
      return 'the client claims the request';
    case 'response':
      return `the response goes out: ${response?.status ?? ''}`;
    case 'completion':
      return index === 0 ? `the tag completes: ${status}` : 'the tag completes once more, which GTM ignores';
    case 'swallowed':
      return `a callback throws, which GTM swallows: ${cut(swallowed[index] ?? '')}`;
  }
}

/** The whole of it stands elsewhere. */
function cut(text: string): string {
  return text.length > 120 ? `${text.slice(0, 119)}…` : text;
}

/** `request 2` where there are several. */
function nameOf({ requests }: ServerState, index: number): string {
  return requests.length === 1 ? 'the request' : `request ${index + 1}`;
}

export function answerText(answer: ServerState['requests'][number]['answer']): string {
  if (answer === null) return 'not yet';
  if ('fails' in answer) return answer.fails === 'failed' ? 'no connection' : 'no answer in time';
  return String(answer.status);
}

function eventName(event: unknown): string {
  const name =
    typeof event === 'object' && event !== null && 'event_name' in event ? event.event_name : undefined;
  return typeof name === 'string' ? `the event ${name}` : 'an event';
}
