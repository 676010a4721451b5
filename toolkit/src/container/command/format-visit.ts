import { printableLine } from '../../messages/printable.ts';
import type { Firing, SentRequest } from '../runtime/firing.ts';
import type { StepResult, VisitResult } from '../runtime/run-visit.ts';
import type { Step } from '../runtime/visit.ts';
import {
  conditionMarks,
  keptInStep,
  keptReasons,
  showReport,
  type ShownReport,
  type ShownTag,
} from './show-report.ts';

/** A request for people, without a line end after the last line. */
export type DescribeRequest = (request: SentRequest) => string;

/**
 * A visit, step by step: what happened, the tags that it fired, the requests that went out; with reports also the tags
 * that did not fire, and why.
 */
export function formatVisit({ steps }: VisitResult, describe: DescribeRequest): string {
  return steps.map((step, index) => formatStep(step, index + 1, describe)).join('\n\n');
}

function formatStep(
  { step, events, fired, requests, reports }: StepResult,
  number: number,
  describe: DescribeRequest,
) {
  const lines = [
    `${number}. ${printableLine(whatHappens(step))}`,
    ...(step.note === undefined ? [] : [`   ${printableLine(step.note)}`]),
    ...(events.length === 0
      ? []
      : [`   Events: ${events.map(({ name }) => printableLine(name)).join(', ')}`]),
    ...fired.flatMap(formatFiring),
    ...requests.map((request) => indented(describe(request))),
    ...formatKept(reports.map(showReport)),
  ];
  return lines.join('\n');
}

/** What the visitor does in a step. */
export function whatHappens(step: Step): string {
  if ('load' in step) return `Load ${step.load}`;
  if ('navigate' in step) return `Go to ${step.navigate} without loading`;
  if ('popstate' in step) return `Back or Forward to ${step.popstate}`;
  if ('anchor' in step) return `Go to ${step.anchor} on the page`;
  if ('push' in step) return `Push ${JSON.stringify(step.push)}`;
  if ('click' in step)
    return `Click ${step.click}${step.prevented === true ? ', which the page handles' : ''}`;
  if ('submit' in step)
    return `Send ${step.submit}${step.prevented === true ? ', which the page handles' : ''}`;
  if ('scroll' in step) return `Scroll to ${step.scroll} %${step.horizontal === true ? ' across' : ''}`;
  if ('see' in step) return `See ${step.see}`;
  if ('video' in step) return `Video: ${step.video.status}`;
  if ('wait' in step) return `Wait ${step.wait} ms`;
  const states = Object.entries(step.consent).map(([type, state]) => `${type} ${state}`);
  return `Consent: ${states.join(', ')}`;
}

/** What became of a tag that was set off, following its name. */
export const endings = {
  success: 'succeeded',
  failure: 'failed',
  exception: 'threw an exception',
  pending: 'has not completed',
  'no consent': 'not run: consent is missing',
  'setup failed': 'not run: the tag before it failed',
  paused: 'not run: it is paused',
  blocked: 'not run: the page blocks it',
  'not emulated': 'would run here; its type is not emulated',
  unclear: 'may run here',
} as const satisfies Record<Firing['status'], string>;

function formatFiring({ tag, because, status, error, unknown, console }: Firing): string[] {
  const why = [
    ...(error === null ? [] : [` (${printableLine(error)})`]),
    describeUnknown({ status, unknown }),
  ].join('');
  return [
    `   Tag “${printableLine(tag)}” (${because.map(printableLine).join(', ')}): ${endings[status]}${why}`,
    ...console.map((args) => `     ${args.map(shown).join(' ').replaceAll('\n', '\n     ')}`),
  ];
}

/** The tags that a step did not set off: those that all its events were not for in one line. */
function formatKept(reports: readonly ShownReport[]): string[] {
  const { near, waiting } = keptInStep(reports);
  return [
    ...near.flatMap(({ event, tags }) => [
      `   Not fired on ${printableLine(event)}:`,
      ...tags.flatMap(formatKeptTag),
    ]),
    ...(waiting.length === 0
      ? []
      : [`   Waiting for another event: ${waiting.map(({ tag }) => `“${printableLine(tag)}”`).join(', ')}`]),
  ];
}

function formatKeptTag({ tag, by, triggers }: ShownTag): string[] {
  return [
    `     “${printableLine(tag)}”: ${keptReasons[by]}`,
    ...triggers.flatMap(({ name, conditions }) => [
      `       ${printableLine(name)}`,
      ...conditions.map(({ holds, values }) => `         ${conditionMarks[holds]} ${printableLine(values)}`),
    ]),
  ];
}

/** What is not known about a firing; empty when all is. */
export function describeUnknown({ status, unknown }: Pick<Firing, 'status' | 'unknown'>): string {
  if (unknown.length === 0) return '';
  const names = unknown.map((name) => `“${printableLine(name)}”`).join(', ');
  return status === 'unclear'
    ? `: it hangs on ${names}, not known here`
    : `, without ${names}, not known here`;
}

function shown(value: unknown): string {
  return typeof value === 'string' ? value : (JSON.stringify(value) ?? 'undefined');
}

function indented(text: string): string {
  return text.replace(/^/gm, '   ');
}
