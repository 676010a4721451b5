import type { SyntaxProblem } from '../../../sandbox/language/errors.ts';
import type { GivenAnswer, Received } from '../../../recorder/request-log.ts';
import type { Receivers } from '../../receiver/receivers.ts';
import type { Requested, RunState } from '../../page/protocol.ts';
import { CopyButton } from '../parts/copy-button.tsx';
import { useReceivers } from '../state/use-receivers.ts';
import { arrivals } from './arrivals.ts';
import { Ending, type Cause, type Locate } from './ending.tsx';
import { Lines, Requests } from './outcome-parts.tsx';
import { PixelView } from './pixel-view.tsx';
import { lateBy, reasonOf, type Reason } from './reason.ts';
import { TraceView } from './trace-view.tsx';

/** A run to be looked at, one that was fired or one that would be. */
export interface ShownRun {
  readonly input: { readonly data?: object };
  readonly state?: RunState;
  readonly problems?: readonly SyntaxProblem[];
}

export interface RunViewProps {
  readonly run: ShownRun;
  /** The newest first. */
  readonly hits: readonly Received[];
  /** How requests would be answered of a run that has not been fired. */
  readonly planned?: GivenAnswer;
  /** Its page is gone. */
  readonly gone?: boolean;
  readonly causes?: readonly Cause[];
  /** What else is to be said of the reason. */
  readonly turn?: (reason: Reason) => Reason;
  readonly locate?: Locate;
}

/** What one run came to, or would come to. */
export function RunView(props: RunViewProps) {
  return (
    <>
      <RunEnding {...props} />
      <RunDetails {...props} />
    </>
  );
}

/** The line that a run comes down to. */
export function RunEnding({
  run: { state, problems, input },
  hits,
  planned,
  gone = false,
  causes = [],
  turn = (reason) => reason,
  locate,
}: RunViewProps) {
  const receivers = useReceivers();
  if (problems !== undefined) return <SyntaxProblems problems={problems} locate={locate} />;
  if (state === undefined) return <p class="note">The page is loading…</p>;
  const dry = planned !== undefined;
  const answer = planned ?? hitsOf(state, hits)[0]?.answer ?? null;
  const data = input.data ?? {};
  const { reason, said } = endingOf({ state, dry, gone, answer, data, receivers, causes });
  return <Ending {...{ dry, causes, said, locate }} reason={turn(reason)} errorAt={state.errorAt} />;
}

/** All that a run did. */
export function RunDetails({ run: { state, problems, input }, hits, planned }: RunViewProps) {
  const receivers = useReceivers();
  if (problems !== undefined || state === undefined) return null;
  const { data = {} } = input;
  const dry = planned !== undefined;
  const received = hitsOf(state, dry ? [] : hits);
  return (
    <div class="run">
      {state.pixels.map((pixel, index) => (
        <PixelView
          key={index}
          url={pixel.url}
          read={receivers.read({ method: 'GET', url: pixel.url, data })}
          hit={dry ? 'not sent' : received[index]}
          late={!dry && isLate(pixel, state) ? pixel.after : undefined}
        />
      ))}
      <Requests title="Scripts" urls={state.scripts} />
      <Requests title="Iframes" urls={state.iframes} />
      {state.value === null ? null : (
        <>
          <h3>Value of the variable</h3>
          <pre class="code">{state.value}</pre>
        </>
      )}
      <Lines title="Console" lines={state.console} folded={receivers.warningsIn(state.console).length > 0} />
      <Lines title="Thrown in a callback, where GTM swallows it" lines={state.swallowed} />
      <TraceView state={state} />
      <div class="actions">
        <CopyButton text={`${JSON.stringify(input, null, 2)}\n`}>Copy input for tpl run</CopyButton>
      </div>
    </div>
  );
}

/** What was received of each of its pixels. */
function hitsOf({ pixels }: RunState, hits: readonly Received[]): readonly (Received | undefined)[] {
  return arrivals(
    pixels.map(({ url }) => url),
    hits,
  );
}

/** Whether a pixel was sent after the tag had completed. */
function isLate({ after }: Requested, { completedAfter }: RunState): boolean {
  return completedAfter !== null && after > completedAfter + lateBy;
}

interface Ended {
  readonly state: RunState;
  readonly dry: boolean;
  /** Its page is gone. */
  readonly gone?: boolean;
  /** How its first request was answered, or would be; null while it is not. */
  readonly answer: GivenAnswer | null;
  readonly data: object;
  readonly receivers: Receivers;
  readonly causes: readonly Cause[];
}

/** The line that a result begins with, and what the tag itself said. */
export function endingOf({ state, dry, gone = false, answer, data, receivers, causes }: Ended): {
  readonly reason: Reason;
  readonly said: readonly string[];
} {
  const { status, pixels } = state;
  const said = receivers.warningsIn(state.console);
  const findings = pixels
    .flatMap(({ url }) => receivers.read({ method: 'GET', url, data }).view.problems ?? [])
    .filter(({ severity }) => severity !== 'note');
  const reason = reasonOf(state, {
    dry,
    gone,
    answer,
    warnings: said.length + findings.length,
    cause: causes[0]?.text ?? said[0],
    advice: receivers.advise({ status, answer, data }),
  });
  return { reason, said };
}

export function SyntaxProblems({
  problems,
  locate,
}: {
  readonly problems: readonly SyntaxProblem[];
  readonly locate: Locate | undefined;
}) {
  return (
    <div class="ending bad" role="status">
      <p class="ending-title">
        <span class="mark" aria-hidden="true" />
        The code does not compile
      </p>
      <ul class="problems">
        {problems.map((problem, index) => (
          <li key={index} class="fault">
            {locate?.(problem) ?? `${problem.source}:${problem.line}:${problem.column + 1}`} {problem.message}{' '}
            <span class="hint">{problem.hint}</span>
          </li>
        ))}
      </ul>
    </div>
  );
}
