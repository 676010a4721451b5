import type { RunState } from '../../page/protocol.ts';
import type { GivenAnswer } from '../../../recorder/request-log.ts';

export type Tone = 'good' | 'bad' | 'wait';

/** What a run came to and why, in a line. */
export interface Reason {
  readonly tone: Tone;
  readonly title: string;
  readonly detail: string;
}

export interface Circumstances {
  /** Nothing is really sent: what would happen. */
  readonly dry: boolean;
  /** How the run's first request was answered, or would be; null while it is not. */
  readonly answer: GivenAnswer | null;
  /** What the tag said and the receiver found. */
  readonly warnings: number;
  /** Why nothing came of it, as far as the form knows. */
  readonly cause: string | undefined;
  /** What the project advises for this outcome. */
  readonly advice: string | undefined;
  /** The page that it ran on is gone: what had not happened never will. */
  readonly gone: boolean;
}

/** Milliseconds by which a request must follow the tag's completion to count as sent later. */
export const lateBy = 20;

/** The reason that a result gives first. */
export function reasonOf(state: RunState, circumstances: Circumstances): Reason {
  const { status, error, value } = state;
  const { dry, warnings } = circumstances;
  const counted = warnings === 0 ? '' : `, ${count(warnings, 'warning')}`;
  if (value !== null && status === 'success') {
    return { tone: 'good', title: `${dry ? 'Would yield' : 'Yields'} ${value}${counted}`, detail: '' };
  }
  if (status === 'exception') {
    return {
      tone: 'bad',
      title: dry ? 'Would throw an exception' : 'Threw an exception',
      detail: error ?? '',
    };
  }
  if (status === 'pending') return pendingReason(state, circumstances);
  return status === 'failure'
    ? failureReason(state, circumstances, counted)
    : successReason(state, circumstances, counted);
}

/** Of a run that somebody wanted although GTM would not have it: that is not well, however it ended. */
export function thoughRefused({ tone, title, detail }: Reason, noun: string): Reason {
  return {
    tone: tone === 'good' ? 'wait' : tone,
    title: `${title}, though GTM would not save this ${noun}`,
    detail,
  };
}

function pendingReason({ idle, error, awaited }: RunState, { dry, gone }: Circumstances): Reason {
  if (gone && awaited.length === 0) {
    return { tone: 'wait', title: 'Did not complete', detail: error ?? 'Its page is gone.' };
  }
  if (!idle) {
    const title = dry ? 'Would still run' : 'Still running';
    return { tone: 'wait', title, detail: 'It waits for an answer.' };
  }
  if (awaited.length > 0) {
    const detail = gone ? 'It did not complete: its page is gone.' : 'It has not completed.';
    return { tone: 'wait', title: waits(awaited, { dry, gone }), detail };
  }
  return {
    tone: 'wait',
    title: dry ? 'Would not complete' : 'Still running',
    detail:
      error ?? 'Neither data.gtmOnSuccess nor data.gtmOnFailure was called, and nothing is left to run.',
  };
}

function failureReason(state: RunState, circumstances: Circumstances, counted: string): Reason {
  const { dry, answer, cause, advice } = circumstances;
  const why =
    state.pixels.length > 0
      ? [answer === null ? undefined : answerReason(answer, dry), advice]
      : [cause ?? 'nothing sent'];
  return {
    tone: 'bad',
    title: `${dry ? 'Would fail' : 'Failed'}${counted}`,
    detail: why.filter((part) => part !== undefined).join(': '),
  };
}

function successReason(state: RunState, circumstances: Circumstances, counted: string): Reason {
  const { completedAfter, pixels, awaited, consentChanges } = state;
  const { dry, cause, gone } = circumstances;
  const after = dry || completedAfter === null ? '' : `after ${Math.round(completedAfter)} ms`;
  if (pixels.length === 0 && state.scripts.length === 0 && state.iframes.length === 0) {
    return awaited.length > 0
      ? {
          tone: 'wait',
          title: waits(awaited, { dry, gone }),
          detail: joined([dry ? '' : 'completed', after, gone ? 'nothing sent' : '']),
        }
      : {
          tone: counted === '' && cause === undefined ? 'good' : 'wait',
          title: `${dry ? 'Would succeed' : 'Succeeded'}, nothing sent`,
          detail: joined([after, cause ?? '']),
        };
  }
  const late = pixels.find((pixel) => completedAfter !== null && pixel.after > completedAfter + lateBy);
  if (late !== undefined && completedAfter !== null && !dry) {
    const onConsent = consentChanges.some((at) => at > completedAfter && at <= late.after);
    return {
      tone: 'good',
      title: `Sent ${seconds(late.after - completedAfter)} later${onConsent ? ', on consent' : ''}${counted}`,
      detail: joined(['completed', after]),
    };
  }
  return {
    tone: 'good',
    title: `${dry ? 'Would succeed' : 'Succeeded'}${counted}`,
    detail: joined([after, requests(state, dry)]),
  };
}

function waits(awaited: readonly string[], { dry, gone }: Pick<Circumstances, 'dry' | 'gone'>): string {
  return `${dry ? 'Would wait' : gone ? 'Waited' : 'Waits'} for consent: ${awaited.join(', ')}`;
}

function answerReason(answer: GivenAnswer, dry: boolean): string | undefined {
  const words: Readonly<Record<GivenAnswer, string | undefined>> = {
    image: undefined,
    json: 'JSON, no image',
    empty: 'empty, no image',
    error: 'an error (500)',
    none: undefined,
    'not found': undefined,
  };
  if (answer === 'not found') return 'nothing is at this address';
  const word = words[answer];
  return word === undefined ? undefined : `the answer ${dry ? 'would be' : 'was'} ${word}`;
}

function requests({ pixels, scripts, iframes }: RunState, dry: boolean): string {
  const parts = [
    ...(pixels.length === 0 ? [] : [`${count(pixels.length, 'pixel')} ${dry ? 'to send' : 'sent'}`]),
    ...(scripts.length === 0 ? [] : [count(scripts.length, 'script')]),
    ...(iframes.length === 0 ? [] : [count(iframes.length, 'iframe')]),
  ];
  return parts.join(', ');
}

/** While something is wrong, in a line. */
export function toPutRight(faults: number): string {
  return `${count(faults, 'field')} to put right`;
}

function joined(parts: readonly string[]): string {
  return parts
    .filter((part) => part !== '')
    .join(', ')
    .replace('completed, after', 'completed after');
}

function seconds(milliseconds: number): string {
  return `${(milliseconds / 1000).toFixed(2)} s`;
}

export function count(number: number, what: string): string {
  return `${number} ${what}${number === 1 ? '' : 's'}`;
}
