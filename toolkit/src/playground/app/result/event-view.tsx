import type { ComponentChildren } from 'preact';
import type { Pair, PixelEvent } from '../../../../../pixel-service/event.ts';
import { urlLengths } from '../../../../../pixel-service/limits.ts';
import { eventKinds } from '../../../../../pixel-service/parameters.ts';
import type { Problem } from '../../../../../pixel-service/problem.ts';
import { describeWithheld, type Withheld } from '../../../../../pixel-service/snippet.ts';

/** An event as mParticle reads it. */
export function EventView({ event }: { readonly event: PixelEvent }) {
  const { time, location } = event;
  const facts: readonly (readonly [string, ComponentChildren | null])[] = [
    ['Custom event type', event.customEventType],
    ['Time', time && <Time {...time} />],
    ['Environment', event.environment],
    ['Host name', event.hostName],
    ['Title', event.title],
    ['Location', location && `${location.latitude}, ${location.longitude}`],
    ['App version', event.appVersion],
    ['Web API key', event.key],
    ['Sent to', event.host],
  ];
  const lists: readonly (readonly [string, readonly Pair[]])[] = [
    ['Event attributes', event.attributes],
    ['User identities', event.identities],
    ['User attributes', event.userAttributes],
    ['Custom flags', event.customFlags],
    ['Other parameters', event.otherParameters],
  ];
  return (
    <div class="event">
      <p class="event-name">
        <span class="kind">{event.type === null ? 'Event of unknown kind' : eventKinds[event.type]}</span>{' '}
        {event.name ?? ''}
      </p>
      <Pairs pairs={facts.flatMap(([label, value]) => (value === null ? [] : [[label, value] as const]))} />
      {lists.map(([title, pairs]) =>
        pairs.length === 0 ? null : (
          <div key={title}>
            <h3 class="sub">{title}</h3>
            <Pairs pairs={pairs} />
          </div>
        ),
      )}
    </div>
  );
}

function Time({ ms, iso }: { readonly ms: number; readonly iso: string }) {
  return (
    <>
      {new Date(ms).toLocaleString(undefined, { dateStyle: 'medium', timeStyle: 'medium' })}{' '}
      <span class="hint unbroken">{iso}</span>
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

export function Problems({ problems }: { readonly problems: readonly Problem[] }) {
  if (problems.length === 0) return <p class="note good">mParticle can read all of it.</p>;
  return (
    <ul class="problems">
      {problems.map(({ severity, text, hint }, index) => (
        <li key={index} class={severity}>
          <strong>{severity}</strong> {text} {hint === undefined ? null : <span class="hint">{hint}</span>}
        </li>
      ))}
    </ul>
  );
}

/** How much of its budget a URL takes. */
export function UrlLength({ url, budget }: { readonly url: string; readonly budget: number }) {
  const share = Math.min(1, url.length / budget);
  const level = url.length > budget ? 'bad' : url.length > urlLengths.cautious ? 'caution' : 'good';
  return (
    <div class={`length ${level}`}>
      <meter min={0} max={1} value={share} aria-label="Length of the URL" />
      <span>
        {url.length.toLocaleString('en')} of {budget.toLocaleString('en')} characters
        {level === 'caution' ? '; some old proxies cut at 2,000' : ''}
      </span>
    </div>
  );
}

/** What the image for e-mail leaves out of the request. */
export function WithheldNote({ withheld }: { readonly withheld: Withheld }) {
  const lines = describeWithheld(withheld);
  return lines.length === 0 ? null : <p class="hint">The image for e-mail: {lines.join(' ')}</p>;
}
