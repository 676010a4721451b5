import { pixelHost } from '../../../pixel-service/address.ts';
import { decodeRequestedUrl } from '../../../pixel-service/decode.ts';
import { urlLengths } from '../../../pixel-service/limits.ts';
import { snippet } from '../../../pixel-service/snippet.ts';
import type { Hit } from '../../../pixel-server/hit-log.ts';
import type { Requested, RunState } from '../../page/protocol.ts';
import { CopyButton } from '../parts/copy-button.tsx';
import { hitsOf, type RunRecord } from '../state/run-record.ts';
import { EventView, Problems, UrlLength } from './event-view.tsx';

const endings = {
  success: { title: 'Succeeded', tone: 'good' },
  failure: { title: 'Failed', tone: 'bad' },
  exception: { title: 'Failed with an exception', tone: 'bad' },
  pending: { title: 'Still running', tone: 'wait' },
} as const satisfies Record<RunState['status'], { title: string; tone: string }>;

/** What one firing came to. */
export function RunView({ run, hits }: { readonly run: RunRecord; readonly hits: readonly Hit[] }) {
  const { state, problems, input } = run;
  if (problems !== undefined) return <SyntaxProblems problems={problems} />;
  if (state === undefined) return <p class="note">The page is loading…</p>;
  const received = hitsOf(run, hits);
  const budget = budgetOf(input.data);
  return (
    <div class="run">
      <Ending state={state} />
      {state.pixels.map((pixel, index) => (
        <PixelView
          key={index}
          pixel={pixel}
          received={received}
          budget={budget}
          completedAfter={state.completedAfter}
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

function PixelView({
  pixel,
  received,
  budget,
  completedAfter,
}: {
  readonly pixel: Requested;
  readonly received: readonly Hit[];
  readonly budget: number;
  readonly completedAfter: number | null;
}) {
  const { url, after } = pixel;
  const isOurs = url.startsWith(`https://${pixelHost}/`);
  const late = completedAfter !== null && after > completedAfter + 20;
  return (
    <article class="pixel">
      {isOurs ? <Decoded url={url} /> : <h3>Pixel</h3>}
      <div class="request">
        <h3 class="sub">The request, as sent{late ? ` after ${Math.round(after)} ms` : ''}</h3>
        <pre class="code url" role="group" tabIndex={0} aria-label="The URL">
          {url}
        </pre>
        {isOurs ? <UrlLength url={url} budget={budget} /> : null}
        <div class="actions">
          <CopyButton text={url}>Copy URL</CopyButton>
          <CopyButton text={snippet(url, 'curl')}>curl</CopyButton>
          <CopyButton text={snippet(url, 'fetch')}>fetch</CopyButton>
          <CopyButton text={snippet(url, 'img')}>Image for e-mail</CopyButton>
        </div>
        {isOurs ? <Arrival hit={received[0]} /> : null}
      </div>
    </article>
  );
}

function Decoded({ url }: { readonly url: string }) {
  const { event, problems } = decodeRequestedUrl(url);
  return (
    <>
      <EventView event={event} />
      <Problems problems={problems} />
    </>
  );
}

function Arrival({ hit }: { readonly hit: Hit | undefined }) {
  return (
    <p class="arrival" aria-live="polite">
      {hit === undefined
        ? 'Not yet received by the embedded pixel service.'
        : `Received by the embedded pixel service as hit ${hit.id}, answered with: ${hit.answer}.`}
    </p>
  );
}

function Requests({ title, urls }: { readonly title: string; readonly urls: readonly string[] }) {
  if (urls.length === 0) return null;
  return (
    <>
      <h3>{title}</h3>
      <p class="hint">Nothing is loaded from elsewhere: an empty stand-in answered.</p>
      {urls.map((url, index) => (
        <pre key={index} class="code url">
          {url}
        </pre>
      ))}
    </>
  );
}

function Lines({ title, lines }: { readonly title: string; readonly lines: readonly string[] }) {
  if (lines.length === 0) return null;
  return (
    <>
      <h3>{title}</h3>
      <pre class="code" role="group" tabIndex={0} aria-label={title}>
        {lines.join('\n')}
      </pre>
    </>
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

/** The field of the project's own template; other templates have mParticle's usual room. */
function budgetOf(data: object | undefined): number {
  const given = Number(data !== undefined && 'maxUrlLength' in data ? data.maxUrlLength : NaN);
  return given > 0 ? given : urlLengths.risky;
}
