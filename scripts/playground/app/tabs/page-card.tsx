import type { ComponentChildren } from 'preact';
import { useId, useState } from 'preact/hooks';
import { answerKinds, answerList } from '../state/answers.ts';
import type { ConsentValue } from '../../../sandbox/run-input.ts';
import { Card } from '../parts/card.tsx';
import { readCookies, readDataLayer } from '../state/run-input.ts';
import type { Playground } from '../state/use-playground.ts';

const consentTypes = [
  'ad_personalization',
  'ad_storage',
  'ad_user_data',
  'analytics_storage',
  'functionality_storage',
  'personalization_storage',
  'security_storage',
] as const;

/** The shop and everything about it that a tag can see. */
export function PageCard({ playground }: { readonly playground: Playground }) {
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
            hideLabel
            value={page.url}
            fault={fault('url')}
            onInput={(url) => setPage({ url })}
          />
        </div>
        <div class="shop" ref={shopRef} />
      </div>
      <Drawers
        drawers={[
          {
            title: 'Title',
            content: (
              <>
                <Entry label="Title" value={page.title} onInput={(title) => setPage({ title })} />
                <Entry
                  label="Referrer"
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
                  rows={6}
                  value={page.dataLayer}
                  fault={fault('dataLayer')}
                  onInput={(text) => setPage({ dataLayer: text })}
                />
                <Push playground={playground} />
              </>
            ),
          },
          {
            title: 'Consent',
            state: consents.length === 0 ? 'not set' : denied === 0 ? 'granted' : `${denied} denied`,
            content: <Consent playground={playground} />,
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

function Consent({ playground }: { readonly playground: Playground }) {
  const { session, setConsent } = playground;
  const { consent } = session.page;
  const own = Object.keys(consent).filter((type) => !consentTypes.some((known) => known === type));
  const set = (type: string, value: string): void =>
    setConsent({ [type]: value === '' ? undefined : (value as ConsentValue) });
  const all = (value: ConsentValue | undefined): void =>
    setConsent(Object.fromEntries([...consentTypes, ...own].map((type) => [type, value])));
  return (
    <>
      <div class="consents">
        {[...consentTypes, ...own].map((type) => (
          <label key={type}>
            <code>{type}</code>
            <select
              value={consent[type] ?? ''}
              onChange={({ currentTarget }) => set(type, currentTarget.value)}
            >
              <option value="">not set</option>
              <option value="granted">granted</option>
              <option value="denied">denied</option>
            </select>
          </label>
        ))}
      </div>
      <div class="actions">
        <button type="button" class="small" onClick={() => all('granted')}>
          Grant all
        </button>
        <button type="button" class="small" onClick={() => all('denied')}>
          Deny all
        </button>
        <button type="button" class="small" onClick={() => all(undefined)}>
          Unset all
        </button>
      </div>
      <p class="hint">
        A type that is not set counts as granted. A change reaches a tag that waits as a consent update.
      </p>
    </>
  );
}

function Push({ playground }: { readonly playground: Playground }) {
  const [text, setText] = useState('{ "event": "purchase" }');
  const [fault, setFault] = useState<string>();
  return (
    <div class="push">
      <Entry label="Push" value={text} fault={fault} onInput={setText} />
      <button
        type="button"
        class="small"
        onClick={() => {
          const items = readDataLayer(`[${text}]`);
          const [item] = typeof items === 'string' ? [] : items;
          if (typeof item !== 'object' || item === null || Array.isArray(item)) {
            return setFault('Push a JSON object: { "event": "…" }.');
          }
          setFault(undefined);
          playground.push({ ...item });
        }}
      >
        Push
      </button>
    </div>
  );
}

/** How the embedded pixel service answers. */
function AnswerChoice({ playground: { answer, setAnswer } }: { readonly playground: Playground }) {
  return (
    <>
      <div class="pair">
        <label>
          The pixel service answers with
          <select
            value={answer.kind}
            onChange={({ currentTarget }) => {
              const kind = answerList.find((each) => each === currentTarget.value);
              if (kind !== undefined) setAnswer({ kind });
            }}
          >
            {answerList.map((kind) => (
              <option key={kind} value={kind}>
                {answerKinds[kind]}
              </option>
            ))}
          </select>
        </label>
        <label>
          after (milliseconds)
          <input
            type="number"
            min={0}
            max={60000}
            step={100}
            value={answer.delay}
            onChange={({ currentTarget }) =>
              setAnswer({ delay: Math.max(0, Math.min(60000, Math.round(Number(currentTarget.value)))) })
            }
          />
        </label>
      </div>
      <p class="hint">mParticle does not document its answer. A tag should live with each of these.</p>
    </>
  );
}

interface Drawer {
  readonly title: string;
  /** How things stand, in a word. */
  readonly state?: string;
  readonly wrong?: boolean;
  readonly content: ComponentChildren;
}

/** Buttons in a row, of which one may be open. */
function Drawers({ drawers }: { readonly drawers: readonly Drawer[] }) {
  const id = useId();
  const [open, setOpen] = useState<string>();
  const current = drawers.find(({ title }) => title === open);
  return (
    <>
      <div class="drawers">
        {drawers.map(({ title, state = '', wrong = false }) => (
          <button
            key={title}
            type="button"
            class="drawer-button"
            aria-expanded={title === open}
            aria-controls={id}
            onClick={() => setOpen(title === open ? undefined : title)}
          >
            {title}
            {state === '' ? null : <span class={wrong ? 'count bad' : 'count'}>{state}</span>}
          </button>
        ))}
      </div>
      <div
        class="drawer-body"
        id={id}
        role="region"
        aria-label={open ?? 'Nothing open'}
        hidden={current === undefined}
      >
        {current?.content}
      </div>
    </>
  );
}

/** A labelled text input that says what is wrong with it. */
export function Entry({
  label,
  value,
  onInput,
  rows = 1,
  fault,
  hideLabel = false,
}: {
  readonly label: string;
  readonly value: string;
  readonly onInput: (value: string) => void;
  readonly rows?: number;
  readonly fault?: string | undefined;
  readonly hideLabel?: boolean;
}) {
  const id = useId();
  const shared = {
    id,
    value,
    spellcheck: false,
    autocomplete: 'off',
    'aria-invalid': fault !== undefined || undefined,
    'aria-describedby': fault === undefined ? undefined : `${id}-fault`,
    onInput: (event: { currentTarget: { value: string } }) => onInput(event.currentTarget.value),
  } as const;
  return (
    <div class="entry">
      <label for={id} class={hideLabel ? 'hidden' : ''}>
        {label}
      </label>
      {rows > 1 ? <textarea rows={rows} {...shared} /> : <input type="text" {...shared} />}
      {fault === undefined ? null : (
        <p class="fault" id={`${id}-fault`} role="alert">
          {fault}
        </p>
      )}
    </div>
  );
}
