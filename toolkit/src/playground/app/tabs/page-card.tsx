import { Card } from '../parts/card.tsx';
import { Drawers } from '../parts/drawers.tsx';
import { Entry } from '../parts/entry.tsx';
import { PushEntry } from '../parts/push-entry.tsx';
import { readCookies, readDataLayer } from '../state/run-input.ts';
import type { Playground } from '../state/use-playground.ts';
import { AnswerChoice } from './answer-choice.tsx';
import { ConsentChoice } from './consent-choice.tsx';

/** The shop and everything about it that a tag can see. */
export function PageCard({
  playground,
  drawer,
  setDrawer,
}: {
  readonly playground: Playground;
  /** The drawer that is open. */
  readonly drawer: string | undefined;
  readonly setDrawer: (title: string | undefined) => void;
}) {
  const { session, setPage, pageFaults, shopRef, answer } = playground;
  const { page } = session;
  const fault = (part: string) => pageFaults.find((each) => each.part === part)?.text;
  const dataLayer = readDataLayer(page.dataLayer);
  const consents = Object.entries(page.consent);
  const denied = consents.filter(([, value]) => value === 'denied').length;
  return (
    <Card
      title="Page"
      class="page-card"
      actions={
        <label class="switch">
          <input
            type="checkbox"
            role="switch"
            checked={page.preview}
            onChange={({ currentTarget }) => setPage({ preview: currentTarget.checked })}
          />
          Preview mode
        </label>
      }
    >
      <div class="browser">
        <div class="address">
          <Entry
            label="Address"
            id="page-url"
            hideLabel
            value={page.url}
            fault={fault('url')}
            onInput={(url) => setPage({ url })}
          />
        </div>
        <div class="shop" ref={shopRef} />
      </div>
      <Drawers
        open={drawer}
        onOpen={setDrawer}
        drawers={[
          {
            title: 'Title',
            content: (
              <>
                <Entry label="Title" value={page.title} onInput={(title) => setPage({ title })} />
                <Entry
                  label="Referrer"
                  id="page-referrer"
                  value={page.referrer}
                  fault={fault('referrer')}
                  onInput={(referrer) => setPage({ referrer })}
                />
              </>
            ),
          },
          {
            title: 'Data layer',
            state: typeof dataLayer === 'string' ? 'not JSON' : String(dataLayer.length),
            wrong: typeof dataLayer === 'string',
            content: (
              <>
                <Entry
                  label="Pushed so far (JSON)"
                  id="page-dataLayer"
                  rows={6}
                  value={page.dataLayer}
                  fault={fault('dataLayer')}
                  onInput={(text) => setPage({ dataLayer: text })}
                />
                <PushEntry
                  example={'{ "event": "purchase" }'}
                  onPush={(items) => items.forEach(playground.push)}
                />
              </>
            ),
          },
          {
            title: 'Consent',
            state: consents.length === 0 ? 'not set' : denied === 0 ? 'granted' : `${denied} denied`,
            content: <ConsentChoice playground={playground} />,
          },
          {
            title: 'Cookies',
            state: String(Object.keys(readCookies(page.cookies)).length),
            content: (
              <Entry
                label="One name=value a line"
                rows={3}
                value={page.cookies}
                onInput={(cookies) => setPage({ cookies })}
              />
            ),
          },
          {
            title: 'Answer',
            state: answer.delay > 0 ? `${answer.kind}, ${answer.delay} ms` : answer.kind,
            content: <AnswerChoice playground={playground} />,
          },
        ]}
      />
    </Card>
  );
}

/** The drawer in which a part of the page is set; undefined for what is in none. */
export function drawerOf(part: string): string | undefined {
  return { referrer: 'Title', dataLayer: 'Data layer' }[part];
}
