import type { ComponentChildren } from 'preact';
import type { Fact, Finding, Receiver, RequestView, Room } from '../../receiver/receiver.ts';
import { CopyButton } from '../parts/copy-button.tsx';
import { commonCopies } from '../../receiver/copies.ts';

/** What a receiver reads in a request. */
export function ReadView({ view }: { readonly view: RequestView }) {
  const { kind, title, facts, lists } = view;
  return (
    <div class="event">
      <p class="event-name">
        <span class="kind">{kind}</span> {title ?? ''}
      </p>
      <Pairs pairs={facts.map((fact) => [fact.label, <FactValue key={fact.label} fact={fact} />])} />
      {lists.map(({ title, pairs }) => (
        <div key={title}>
          <h3 class="sub">{title}</h3>
          <Pairs pairs={pairs} />
        </div>
      ))}
    </div>
  );
}

function FactValue({ fact: { value, at } }: { readonly fact: Fact }) {
  if (at === undefined) return <>{value}</>;
  return (
    <>
      {new Date(at).toLocaleString(undefined, { dateStyle: 'medium', timeStyle: 'medium' })}{' '}
      <span class="hint unbroken">{value}</span>
    </>
  );
}

export function Pairs({ pairs }: { readonly pairs: readonly (readonly [string, ComponentChildren])[] }) {
  return (
    <dl class="pairs">
      {pairs.map(([key, value], index) => (
        <div key={index}>
          <dt>{key}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

/** What the receiver finds wrong; nothing for one that judges nothing. */
export function Findings({
  findings,
  receiver,
  shows,
  onParameter,
}: {
  readonly findings: readonly Finding[] | undefined;
  readonly receiver: Receiver;
  /** The parameters that can be shown. */
  readonly shows?: ReadonlySet<string>;
  /** Shows the parameter that a finding concerns. */
  readonly onParameter?: (name: string) => void;
}) {
  if (findings === undefined) return null;
  if (findings.length === 0) return <p class="note good">{receiver.name} can read all of it.</p>;
  return (
    <ul class="problems">
      {findings.map(({ severity, text, hint, parameter }, index) => (
        <li key={index} class={severity}>
          <strong>{severity}</strong> {text} {hint === undefined ? null : <span class="hint">{hint}</span>}{' '}
          {parameter === undefined || !shows?.has(parameter) ? null : (
            <button type="button" class="link" onClick={() => onParameter?.(parameter)}>
              Show {parameter}
            </button>
          )}
        </li>
      ))}
    </ul>
  );
}

/** How much of its room an address takes. */
export function UrlLength({ url, room }: { readonly url: string; readonly room: Room | undefined }) {
  if (room === undefined) return null;
  const { most, cautious } = room;
  const level = url.length > most ? 'bad' : url.length > cautious ? 'caution' : 'good';
  return (
    <div class={`length ${level}`}>
      <meter min={0} max={1} value={Math.min(1, url.length / most)} aria-label="Length of the URL" />
      <span>
        {url.length.toLocaleString('en')} of {most.toLocaleString('en')} characters
        {level === 'caution' ? `; some old proxies cut at ${cautious.toLocaleString('en')}` : ''}
      </span>
    </div>
  );
}

/** The request in every form in which it can be taken elsewhere. */
export function Copies({ url, view }: { readonly url: string; readonly view: RequestView }) {
  const copies = view.copies ?? commonCopies(url);
  return (
    <>
      <div class="actions">
        <CopyButton text={url}>Copy URL</CopyButton>
        {copies.map(({ label, text }) => (
          <CopyButton key={label} text={text}>
            {label}
          </CopyButton>
        ))}
      </div>
      {copies.map(({ label, note }) =>
        note === undefined ? null : (
          <p key={label} class="hint">
            {note}
          </p>
        ),
      )}
    </>
  );
}
