import type { SyntaxProblem } from '../../../sandbox/language/errors.ts';
import type { Received } from '../../../recorder/request-log.ts';
import type { Receivers } from '../../receiver/receivers.ts';
import type { Requested, RunState } from '../../page/protocol.ts';
import { CopyButton } from '../parts/copy-button.tsx';
import { useReceivers } from '../state/use-receivers.ts';
import { arrivals } from './arrivals.ts';
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

/** Something about the form that explains a result, and how to get there. */
export interface Cause {
  readonly text: string;
  readonly reveal: () => void;
}

/** Says where a place in the template's code lies, in words. */
export type Locate = (place: { readonly line: number; readonly column: number }) => string;

/** What one run came to, or would come to. */
export function RunView({
  run,
  hits,
  dry = false,
  causes = [],
  locate,
}: {
  readonly run: ShownRun;
  /** The newest first. */
  readonly hits: readonly Received[];
  readonly dry?: boolean;
  readonly causes?: readonly Cause[];
  readonly locate?: Locate;
}) {
  const receivers = useReceivers();
  const { state, problems, input } = run;
  if (problems !== undefined) return <SyntaxProblems problems={problems} locate={locate} />;
  if (state === undefined) return <p class="note">The page is loading…</p>;
  const data = input.data ?? {};
  const received = arrivals(
    state.pixels.map(({ url }) => url),
    dry ? [] : hits,
  );
  return (
    <div class="run">
      <Ending
        state={state}
        dry={dry}
        hit={received[0]}
        data={data}
        receivers={receivers}
        causes={causes}
        locate={locate}
      />
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

/** Whether a pixel was sent after the tag had completed. */
function isLate({ after }: Requested, { completedAfter }: RunState): boolean {
  return completedAfter !== null && after > completedAfter + lateBy;
}

interface Ended {
  readonly state: RunState;
  readonly dry: boolean;
  /** What arrived of its first request. */
  readonly hit: Received | undefined;
  readonly data: object;
  readonly receivers: Receivers;
  readonly causes: readonly Cause[];
}

/** The line that a result begins with, and what the tag itself said. */
export function endingOf({ state, dry, hit, data, receivers, causes }: Ended): {
  readonly reason: Reason;
  readonly said: readonly string[];
} {
  const { status, pixels } = state;
  const answer = hit?.answer ?? null;
  const said = receivers.warningsIn(state.console);
  const findings = pixels
    .flatMap(({ url }) => receivers.read({ method: 'GET', url, data }).view.problems ?? [])
    .filter(({ severity }) => severity !== 'note');
  const reason = reasonOf(state, {
    dry,
    answer,
    warnings: said.length + findings.length,
    cause: causes[0]?.text ?? said[0],
    advice: receivers.advise({ status, answer, data }),
  });
  return { reason, said };
}

function Ending({
  state,
  dry,
  hit,
  data,
  receivers,
  causes,
  locate,
}: Ended & { readonly locate: Locate | undefined }) {
  const { errorAt } = state;
  const { reason, said } = endingOf({ state, dry, hit, data, receivers, causes });
  const { tone, title, detail } = reason;
  const lead = causes.find(({ text }) => text === detail);
  return (
    <div class={`ending ${tone}${dry ? ' dry' : ''}`} role="status">
      <p class="ending-title">
        <span class="mark" aria-hidden="true" />
        {title}
        {detail === '' ? null : (
          <span class="ending-detail">{lead === undefined ? detail : <CauseLink cause={lead} />}</span>
        )}
      </p>
      {errorAt === null ? null : (
        <p class="hint">{locate?.(errorAt) ?? `${errorAt.source}:${errorAt.line}:${errorAt.column + 1}`}</p>
      )}
      <ul class="reasons">
        {causes.map((cause) =>
          cause === lead ? null : (
            <li key={cause.text}>
              <CauseLink cause={cause} />
            </li>
          ),
        )}
        {said.map((text) => (text === detail ? null : <li key={text}>{text}</li>))}
      </ul>
    </div>
  );
}

function CauseLink({ cause: { text, reveal } }: { readonly cause: Cause }) {
  return (
    <button type="button" class="link" onClick={reveal}>
      {text}
    </button>
  );
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
