import { anyUrl } from '../../receiver/any-url.ts';
import { Card } from '../parts/card.tsx';
import { FileInput } from '../parts/file-input.tsx';
import { Copies, Findings, ReadView, UrlLength } from '../result/request-view.tsx';
import type { Playground } from '../state/use-playground.ts';
import { useExamples, useReceivers } from '../state/use-receivers.ts';

/** Any request, read as its receiver reads it. */
export function InspectorTab({ playground }: { readonly playground: Playground }) {
  const { session, update, hits } = playground;
  const text = session.inspected;
  const receivers = useReceivers();
  const { request: placeholder } = useExamples();
  const inspected = text.trim() === '' ? undefined : receivers.inspect(text);
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
              placeholder={placeholder}
              onInput={({ currentTarget }) => update({ inspected: currentTarget.value })}
            />
          </div>
          {hits.length === 0 ? null : (
            <>
              <h3>Received on this machine</h3>
              <ul class="hits">
                {hits.slice(0, 10).map(({ id, url, receivedAt }) => (
                  <li key={id}>
                    <button type="button" class="link" onClick={() => update({ inspected: url })}>
                      {receivers.read({ method: 'GET', url }).view.title ?? 'without a name'}
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
        <Card title={`What ${(receivers.own ?? anyUrl).name} reads`}>
          {inspected === undefined ? (
            <p class="empty">What the request says appears here, with everything that is wrong with it.</p>
          ) : (
            <div class="pixel" aria-live="polite">
              {inspected.url === null ? null : <ReadView view={inspected.view} />}
              <Findings findings={inspected.view.problems} receiver={inspected.receiver} />
              {inspected.url === null ? null : (
                <>
                  <UrlLength url={inspected.url} room={inspected.view.room} />
                  <Copies url={inspected.url} view={inspected.view} />
                </>
              )}
            </div>
          )}
        </Card>
      </div>
    </div>
  );
}
