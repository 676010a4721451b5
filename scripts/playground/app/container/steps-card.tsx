import { endings, whatHappens } from '../../../container/command/format-visit.ts';
import type { FiringStatus } from '../../../container/runtime/firing.ts';
import { decodeRequestedUrl } from '../../../pixel-service/decode.ts';
import { urlLengths } from '../../../pixel-service/limits.ts';
import { eventKinds } from '../../../pixel-service/parameters.ts';
import type { Hit } from '../../../pixel-server/hit-log.ts';
import type { FiredTag, SentBy, StepOutcome } from '../../page/container-protocol.ts';
import { Card } from '../parts/card.tsx';
import { arrivals } from '../result/arrivals.ts';
import { Lines, Requests } from '../result/outcome-parts.tsx';
import { isPixelOfOurs, PixelView } from '../result/pixel-view.tsx';
import type { LiveVisit, TakenStep } from './use-visit.ts';

const tones = {
  success: 'good',
  failure: 'bad',
  exception: 'bad',
  pending: 'wait',
  'no consent': 'wait',
  'setup failed': 'bad',
  'not emulated': 'wait',
} as const satisfies Record<FiringStatus, string>;

/** The visit so far: the newest step first, as in GTM's preview. */
export function StepsCard({ visit, hits }: { readonly visit: LiveVisit; readonly hits: readonly Hit[] }) {
  const { taken, swallowed, hitsBefore } = visit;
  const sent = taken.flatMap(({ outcome }) => pixelsOf(outcome));
  const received = arrivals(
    sent.map(({ url }) => url),
    hits.filter(({ id }) => id > hitsBefore),
  );
  const arrived = received.filter((hit) => hit !== undefined).length;
  const hitOf = new Map(sent.map((request, index) => [request, received[index]]));
  const isUnderWay = taken.some(({ outcome, reason }) => outcome === undefined && reason === undefined);
  return (
    <Card title="What happens" class="result-card steps-card">
      <p class="totals" role="status">
        {taken.length === 0
          ? ''
          : `${counted(taken.length, 'step')}, ${counted(sent.length, 'pixel')} sent, ${arrived} received${isUnderWay ? '…' : '.'}`}
      </p>
      {taken.length === 0 ? (
        <p class="empty">
          Nothing has happened yet. Do what a visitor does, on the shop or with the buttons below it: each
          step shows the tags that it fires and the events that mParticle would receive.
        </p>
      ) : null}
      <ol class="steps" reversed>
        {taken.toReversed().map((step, index) => (
          <StepView
            key={step.id}
            taken={step}
            number={taken.length - index}
            isNewest={index === 0}
            hitOf={(request) => hitOf.get(request)}
          />
        ))}
      </ol>
      <Lines title="Thrown in a callback, where GTM swallows it" lines={swallowed} />
    </Card>
  );
}

function StepView({
  taken: { step, outcome, reason },
  number,
  isNewest,
  hitOf,
}: {
  readonly taken: TakenStep;
  readonly number: number;
  readonly isNewest: boolean;
  readonly hitOf: (request: SentBy) => Hit | undefined;
}) {
  const pixels = pixelsOf(outcome);
  return (
    <li class="step" aria-busy={outcome === undefined && reason === undefined}>
      <h3>
        {number}. {whatHappens(step)}
      </h3>
      {step.note === undefined ? null : <p class="hint">{step.note}</p>}
      {reason === undefined ? null : <p class="fault">{reason}</p>}
      {outcome === undefined ? null : (
        <>
          {outcome.events.length === 0 ? null : <p class="hint">Events: {outcome.events.join(', ')}</p>}
          {outcome.fired.length === 0 && outcome.events.length > 0 ? <p class="hint">No tag fired.</p> : null}
          <ul class="fired">
            {outcome.fired.map((fired, index) => (
              <Fired key={index} fired={fired} />
            ))}
          </ul>
          {pixels.map((request, index) => (
            <Sent
              key={index}
              request={request}
              hit={hitOf(request)}
              isOpen={isNewest && pixels.length === 1}
            />
          ))}
          <Requests title="Scripts" urls={urlsOf(outcome, 'script')} />
          <Requests title="Iframes" urls={urlsOf(outcome, 'iframe')} />
        </>
      )}
    </li>
  );
}

function Fired({ fired: { tag, because, status, error, console } }: { readonly fired: FiredTag }) {
  return (
    <li class={tones[status]}>
      <span class="mark" aria-hidden="true" />
      <div>
        <p>
          {tag} <strong>{endings[status]}</strong> <span class="hint">{because.join(', ')}</span>
        </p>
        {error === null ? null : <p class="error-text">{error}</p>}
        <Lines title={`Console of ${tag}`} lines={console} />
      </div>
    </li>
  );
}

/** A pixel in a line that opens. */
function Sent({
  request: { url, tag },
  hit,
  isOpen,
}: {
  readonly request: SentBy;
  readonly hit: Hit | undefined;
  readonly isOpen: boolean;
}) {
  const isOurs = isPixelOfOurs(url);
  const { event } = decodeRequestedUrl(url);
  return (
    <details class="sent" open={isOpen}>
      <summary>
        {isOurs ? (
          <>
            <span class="kind">{event.type === null ? 'Event of unknown kind' : eventKinds[event.type]}</span>{' '}
            <span class="sent-name">{event.name ?? 'without a name'}</span>
          </>
        ) : (
          <span class="sent-name">Pixel of {tag}</span>
        )}{' '}
        {isOurs ? <span class="hint">{hit === undefined ? 'not yet received' : `hit ${hit.id}`}</span> : null}
      </summary>
      <PixelView url={url} hit={hit} budget={urlLengths.risky} />
    </details>
  );
}

function pixelsOf(outcome: StepOutcome | undefined): readonly SentBy[] {
  return outcome?.requests.filter(({ kind }) => kind === 'pixel') ?? [];
}

function urlsOf({ requests }: StepOutcome, wanted: SentBy['kind']): readonly string[] {
  return requests.filter(({ kind }) => kind === wanted).map(({ url }) => url);
}

function counted(count: number, what: string): string {
  return `${count} ${what}${count === 1 ? '' : 's'}`;
}
