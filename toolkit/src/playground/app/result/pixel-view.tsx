import { pixelHost } from '../../../../../pixel-service/address.ts';
import { decodeRequestedUrl } from '../../../../../pixel-service/decode.ts';
import { snippet } from '../../../../../pixel-service/snippet.ts';
import type { Hit } from '../../../../../pixel-service/server/hit-log.ts';
import { CopyButton } from '../parts/copy-button.tsx';
import { EventView, Problems, UrlLength, WithheldNote } from './event-view.tsx';

/** Whether a request goes to mParticle's pixel. */
export function isPixelOfOurs(url: string): boolean {
  return url.startsWith(`https://${pixelHost}/`);
}

/** A pixel as it was sent, and the event that mParticle reads in it. */
export function PixelView({
  url,
  hit,
  budget,
  late,
}: {
  readonly url: string;
  /** What the embedded pixel service received of it. */
  readonly hit: Hit | undefined;
  /** Characters that the URL may have. */
  readonly budget: number;
  /** Milliseconds from the start, when that is worth telling. */
  readonly late?: number | undefined;
}) {
  const isOurs = isPixelOfOurs(url);
  return (
    <article class="pixel">
      {isOurs ? <Decoded url={url} /> : <h3>Pixel</h3>}
      <div class="request">
        <h3 class="sub">The request, as sent{late === undefined ? '' : ` after ${Math.round(late)} ms`}</h3>
        <pre class="code url" role="group" tabIndex={0} aria-label="The URL">
          {url}
        </pre>
        {isOurs ? <UrlLength url={url} budget={budget} /> : null}
        <div class="actions">
          <CopyButton text={url}>Copy URL</CopyButton>
          <CopyButton text={snippet(url, 'curl').text}>curl</CopyButton>
          <CopyButton text={snippet(url, 'fetch').text}>fetch for a page</CopyButton>
          <CopyButton text={snippet(url, 'img').text}>Image for e-mail</CopyButton>
        </div>
        <WithheldNote withheld={snippet(url, 'img').withheld} />
        {isOurs ? <Arrival hit={hit} /> : null}
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
