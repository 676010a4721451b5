import { decodePixelUrl } from '../../../../../pixel-service/decode.ts';
import { urlLengths } from '../../../../../pixel-service/limits.ts';
import { snippet } from '../../../../../pixel-service/snippet.ts';
import { Card } from '../parts/card.tsx';
import { CopyButton } from '../parts/copy-button.tsx';
import { FileInput } from '../parts/file-input.tsx';
import { EventView, Problems, UrlLength, WithheldNote } from '../result/event-view.tsx';
import type { Playground } from '../state/use-playground.ts';

/** Any pixel request, read as mParticle reads it. */
export function InspectorTab({ playground }: { readonly playground: Playground }) {
  const { session, update, hits } = playground;
  const text = session.inspected;
  const decoded = text.trim() === '' ? undefined : decodePixelUrl(text);
  return (
    <div class="columns">
      <div class="column">
        <Card
          title="Pixel request"
          actions={
            <FileInput
              label="Open a file"
              accept=".txt,.html,.htm,.har,.log"
              onText={(inspected) => update({ inspected })}
            />
          }
        >
          <div class="entry">
            <label for="inspected">Paste a pixel URL, an image tag, a curl command or a fetch call</label>
            <textarea
              id="inspected"
              rows={8}
              spellcheck={false}
              value={text}
              placeholder="https://pixels.mparticle.com/v1/…/Pixel?dt=AppEvent&…"
              onInput={({ currentTarget }) => update({ inspected: currentTarget.value })}
            />
          </div>
          {hits.length === 0 ? null : (
            <>
              <h3>Received on this machine</h3>
              <ul class="hits">
                {hits.slice(0, 10).map(({ id, url, event, receivedAt }) => (
                  <li key={id}>
                    <button type="button" class="link" onClick={() => update({ inspected: url })}>
                      {event.name ?? 'without a name'}
                    </button>
                    <span class="hint">
                      hit {id}, {new Date(receivedAt).toLocaleTimeString()}
                    </span>
                  </li>
                ))}
              </ul>
            </>
          )}
        </Card>
      </div>
      <div class="column">
        <Card title="What mParticle reads">
          {decoded === undefined ? (
            <p class="empty">The event of the request appears here, with everything that is wrong with it.</p>
          ) : (
            <div class="pixel" aria-live="polite">
              {decoded.url === null ? null : <EventView event={decoded.event} />}
              <Problems problems={decoded.problems} />
              {decoded.url === null ? null : (
                <>
                  <UrlLength url={decoded.url} budget={urlLengths.risky} />
                  <div class="actions">
                    <CopyButton text={decoded.url}>Copy URL</CopyButton>
                    <CopyButton text={snippet(decoded.url, 'curl').text}>curl</CopyButton>
                    <CopyButton text={snippet(decoded.url, 'fetch').text}>fetch for a page</CopyButton>
                    <CopyButton text={snippet(decoded.url, 'img').text}>Image for e-mail</CopyButton>
                  </div>
                  <WithheldNote withheld={snippet(decoded.url, 'img').withheld} />
                </>
              )}
            </div>
          )}
        </Card>
      </div>
    </div>
  );
}
