import type { Received } from '../../../recorder/request-log.ts';
import type { Requested, RunState } from '../../page/protocol.ts';
import { CopyButton } from '../parts/copy-button.tsx';
import type { RunRecord } from '../state/run-record.ts';
import { useReceivers } from '../state/use-receivers.ts';
import { arrivals } from './arrivals.ts';
import { Lines, Requests } from './outcome-parts.tsx';
import { PixelView } from './pixel-view.tsx';

const endings = {
  success: { title: 'Succeeded', tone: 'good' },
  failure: { title: 'Failed', tone: 'bad' },
  exception: { title: 'Failed with an exception', tone: 'bad' },
  pending: { title: 'Still running', tone: 'wait' },
} as const satisfies Record<RunState['status'], { title: string; tone: string }>;

/** What one firing came to. */
export function RunView({ run, hits }: { readonly run: RunRecord; readonly hits: readonly Received[] }) {
  const receivers = useReceivers();
  const { state, problems, input } = run;
  if (problems !== undefined) return <SyntaxProblems problems={problems} />;
  if (state === undefined) return <p class="note">The page is loading…</p>;
  const received = arrivals(
    state.pixels.map(({ url }) => url),
    hits,
  );
  return (
    <div class="run">
      <Ending state={state} />
      {state.pixels.map((pixel, index) => (
        <PixelView
          key={index}
          url={pixel.url}
          hit={received[index]}
          read={receivers.read({ method: 'GET', url: pixel.url, data: input.data ?? {} })}
          late={isLate(pixel, state) ? pixel.after : undefined}
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
      <Lines title="Console" lines={state.console} />
      <Lines title="Thrown in a callback, where GTM swallows it" lines={state.swallowed} />
      <div class="actions">
        <CopyButton text={`${JSON.stringify(input, null, 2)}\n`}>Copy input for tpl run</CopyButton>
      </div>
    </div>
  );
}

/** Whether a pixel was sent after the tag had completed. */
function isLate({ after }: Requested, { completedAfter }: RunState): boolean {
  return completedAfter !== null && after > completedAfter + 20;
}

function Ending({ state }: { readonly state: RunState }) {
  const { status, error, errorAt, completedAfter, pixels, idle, value } = state;
  const { title, tone } = value === null ? endings[status] : { title: 'Evaluated', tone: 'good' };
  const sent =
    pixels.length === 0
      ? 'nothing was sent'
      : pixels.length === 1
        ? 'one pixel sent'
        : `${pixels.length} pixels sent`;
  const explained =
    status === 'pending' && idle
      ? 'Neither data.gtmOnSuccess nor data.gtmOnFailure was called.'
      : status === 'pending'
        ? 'It waits for an answer.'
        : '';
  return (
    <div class={`ending ${tone}`} role="status">
      <p class="ending-title">
        <span class="mark" aria-hidden="true" />
        {title}
        <span class="ending-detail">
          {completedAfter === null ? '' : `after ${Math.round(completedAfter)} ms, `}
          {value === null ? sent : ''}
        </span>
      </p>
      {explained === '' ? null : <p>{explained}</p>}
      {error === null ? null : (
        <p class="error-text">
          {error}
          {errorAt === null ? null : (
            <span class="hint">
              {' '}
              {errorAt.source}:{errorAt.line}:{errorAt.column + 1}
            </span>
          )}
        </p>
      )}
    </div>
  );
}

function SyntaxProblems({ problems }: { readonly problems: NonNullable<RunRecord['problems']> }) {
  return (
    <div class="ending bad" role="status">
      <p class="ending-title">
        <span class="mark" aria-hidden="true" />
        The code does not compile
      </p>
      <ul class="problems">
        {problems.map(({ message, hint, source, line, column }, index) => (
          <li key={index} class="fault">
            {source}:{line}:{column + 1} {message} <span class="hint">{hint}</span>
          </li>
        ))}
      </ul>
    </div>
  );
}
