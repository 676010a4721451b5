import type { TemplateType } from '../../../sandbox/template.ts';
import type { ServerState } from '../../page/server-protocol.ts';
import { count, type Reason } from '../result/reason.ts';
import { refusedCalls } from '../result/trace-view.tsx';

/** What a run of a server template came to and why, in a line. */
export function serverReason(state: ServerState, type: TemplateType): Reason {
  const { status, error } = state;
  if (status === 'exception') return { tone: 'bad', title: 'Throws an exception', detail: error ?? '' };
  const refused = refusedCalls(state.calls);
  const about = refused === 0 ? '' : `${count(refused, 'call')} refused by permissions`;
  switch (type) {
    case 'TAG':
      return tagReason(state, about);
    case 'MACRO':
      return variableReason(state, about);
    case 'CLIENT':
      return clientReason(state, about);
  }
}

function tagReason(state: ServerState, about: string): Reason {
  const { status, requests, timeline, error } = state;
  const took = timeline.find(({ what }) => what === 'completion')?.after ?? 0;
  const after = took > 0 ? `after ${Math.round(took)} ms` : '';
  if (status === 'success') {
    const isQuiet = requests.length === 0 && state.stored.bigQuery.length === 0;
    return {
      tone: isQuiet || about !== '' ? 'wait' : 'good',
      title: isQuiet ? 'Succeeds, nothing sent' : 'Succeeds',
      detail: joined([after, requests.length === 0 ? '' : count(requests.length, 'request'), about]),
    };
  }
  if (status === 'failure') {
    const why = requests.map(faultOfAnswer).find((each) => each !== undefined);
    const sent = requests.length === 0 ? 'nothing sent' : count(requests.length, 'request');
    return { tone: 'bad', title: 'Fails', detail: joined([after, why ?? sent, about]) };
  }
  return {
    tone: 'wait',
    title: 'Does not complete',
    detail: joined([
      error ?? 'neither data.gtmOnSuccess nor data.gtmOnFailure was called, and nothing is left to run',
      about,
    ]),
  };
}

function variableReason({ status, value, error }: ServerState, about: string): Reason {
  if (status === 'success') {
    return { tone: 'good', title: `Yields ${cut(value?.shown ?? 'undefined')}`, detail: about };
  }
  return status === 'failure'
    ? { tone: 'bad', title: 'Yields undefined', detail: joined([error ?? 'its promise was rejected', about]) }
    : {
        tone: 'wait',
        title: 'Yields nothing',
        detail: joined([error ?? 'its promise never settles', about]),
      };
}

function clientReason({ status, response, events, error }: ServerState, about: string): Reason {
  const ran = events.length === 0 ? '' : `${count(events.length, 'event')} run`;
  switch (status) {
    case 'success':
      return {
        tone: about === '' ? 'good' : 'wait',
        title: `Claims the request and answers ${response?.status ?? 200}`,
        detail: joined([ran, about]),
      };
    case 'unclaimed':
      return {
        tone: 'wait',
        title: 'Leaves the request to others',
        detail: joined([error ?? 'claimRequest was not called', about]),
      };
    default:
      return {
        tone: 'bad',
        title: 'Claims the request and never answers',
        detail: joined([error ?? 'returnResponse was not called', ran, about]),
      };
  }
}

/** What was wrong with the answer to a request. */
function faultOfAnswer({ method, url, answer }: ServerState['requests'][number]): string | undefined {
  if (answer === null) return undefined;
  const where = `${method} ${URL.canParse(url) ? new URL(url).host : url}`;
  if ('fails' in answer) {
    return `${where} ${answer.fails === 'failed' ? 'could not be reached' : 'did not answer in time'}`;
  }
  return answer.status >= 300 ? `${where} answered ${answer.status}` : undefined;
}

function joined(parts: readonly string[]): string {
  return parts.filter((part) => part !== '').join(', ');
}

function cut(text: string): string {
  return text.length > 80 ? `${text.slice(0, 79)}…` : text;
}
