import { describeUnknown, endings, whatHappens } from '../../../container/command/format-visit.ts';
import type { FiringStatus } from '../../../container/runtime/firing.ts';
import type { Step } from '../../../container/runtime/visit.ts';
import type { FiredTag, SentBy, StepOutcome } from '../../page/container-protocol.ts';
import type { Received } from '../../../recorder/request-log.ts';
import { isJsonObject } from '../../../tpl/json.ts';
import { Card } from '../parts/card.tsx';
import { Lines, Requests } from '../result/outcome-parts.tsx';
import { PixelView } from '../result/pixel-view.tsx';
import { useReceivers } from '../state/use-receivers.ts';
import { pixelsOf } from './sent-requests.ts';
import type { LiveVisit, TakenStep } from './use-visit.ts';

const tones = {
  success: 'good',
  failure: 'bad',
  exception: 'bad',
  pending: 'wait',
  'no consent': 'wait',
  'setup failed': 'bad',
  paused: 'wait',
  blocked: 'wait',
  'not emulated': 'wait',
  unclear: 'wait',
} as const satisfies Record<FiringStatus, string>;

/** The visit so far: the newest step first, as in GTM's preview. */
export function StepsCard({
  visit,
  sent,
}: {
  readonly visit: LiveVisit;
  /** The visit's pixels with what was received of them. */
  readonly sent: ReadonlyMap<SentBy, Received | undefined>;
}) {
  const { taken, swallowed } = visit;
  return (
    <Card title="What happens" class="result-card steps-card">
      {taken.length === 0 ? (
        <p class="empty">
          Nothing has happened yet. Do what a visitor does, on the shop or with the buttons below it: each
          step shows the tags that it fires and the requests that they send.
        </p>
      ) : null}
      <ol class="steps" reversed>
        {taken.toReversed().map((step, index) => (
          <StepView
            key={step.id}
            taken={step}
            number={taken.length - index}
            isNewest={index === 0}
            sent={sent}
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
  sent,
}: {
  readonly taken: TakenStep;
  readonly number: number;
  readonly isNewest: boolean;
  readonly sent: ReadonlyMap<SentBy, Received | undefined>;
}) {
  const pixels = pixelsOf(outcome);
  return (
    <li class="step" aria-busy={outcome === undefined && reason === undefined}>
      <h3>
        {number}. {titleOf(step)}
      </h3>
      {step.note === undefined ? null : <p class="hint">{step.note}</p>}
      {'push' in step && titleOf(step) !== whatHappens(step) ? (
        <code class="pushed">{JSON.stringify(step.push)}</code>
      ) : null}
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
              hit={sent.get(request)}
              isLate={outcome.fired.every(({ tag }) => tag !== request.tag)}
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

function Fired({ fired }: { readonly fired: FiredTag }) {
  const { tag, because, status, error, console } = fired;
  return (
    <li class={tones[status]}>
      <span class="mark" aria-hidden="true" />
      <div>
        <p>
          {tag} <strong>{endings[status]}</strong>
          {describeUnknown(fired)} <span class="hint">{because.join(', ')}</span>
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
  isLate,
  isOpen,
}: {
  readonly request: SentBy;
  readonly hit: Received | undefined;
  /** The tag fired in an earlier step. */
  readonly isLate: boolean;
  readonly isOpen: boolean;
}) {
  const read = useReceivers().read({ method: 'GET', url });
  return (
    <details class="sent" open={isOpen}>
      <summary>
        <span class="kind">{read.view.kind}</span>{' '}
        <span class="sent-name">{read.view.title ?? 'without a name'}</span>{' '}
        <span class="hint">
          {[
            hit === undefined ? 'not yet received' : `hit ${hit.id}`,
            ...(isLate ? [`of ${tag}, which fired earlier`] : []),
          ].join(', ')}
        </span>
      </summary>
      <PixelView url={url} read={read} hit={hit} />
    </details>
  );
}

function urlsOf({ requests }: StepOutcome, wanted: SentBy['kind']): readonly string[] {
  return requests.filter(({ kind }) => kind === wanted).map(({ url }) => url);
}

/** A push is known by its event; all that was pushed stands below. */
function titleOf(step: Step): string {
  const event = 'push' in step && isJsonObject(step.push) ? step.push['event'] : undefined;
  return typeof event === 'string' ? `Push ${event}` : whatHappens(step);
}
