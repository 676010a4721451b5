import { useState } from 'preact/hooks';
import type { ReadRequest } from '../../receiver/receivers.ts';
import type { Received } from '../../../recorder/request-log.ts';
import { namesIn } from '../../receiver/raw-parameters.ts';
import { AddressView } from './address-view.tsx';
import { Copies, Findings, ReadView, UrlLength } from './request-view.tsx';

/** A pixel as it was sent, and what its receiver reads in it. */
export function PixelView({
  url,
  read: { receiver, view },
  hit,
  late,
}: {
  readonly url: string;
  readonly read: ReadRequest;
  /** What arrived of it, unless nothing was to be sent. */
  readonly hit: Received | undefined | 'not sent';
  /** Milliseconds from the start, when that is worth telling. */
  readonly late?: number | undefined;
}) {
  const [marked, mark] = useState<string>();
  return (
    <article class="pixel">
      <ReadView view={view} />
      <Findings findings={view.problems} receiver={receiver} shows={namesIn(url)} onParameter={mark} />
      <div class="request">
        <h3 class="sub">
          {hit === 'not sent' ? 'The request, not sent yet' : 'The request, as sent'}
          {late === undefined ? '' : ` after ${Math.round(late)} ms`}
        </h3>
        <AddressView url={url} marked={marked} onMark={mark} folded />
        <UrlLength url={url} room={view.room} />
        <Copies url={url} view={view} />
        {hit === 'not sent' ? null : <Arrival hit={hit} />}
      </div>
    </article>
  );
}

function Arrival({ hit }: { readonly hit: Received | undefined }) {
  return (
    <p class="arrival" aria-live="polite">
      {hit === undefined
        ? 'Not yet received on this machine, which stands in for the host.'
        : `Received on this machine as hit ${hit.id}, answered with: ${hit.answer}.`}
    </p>
  );
}
