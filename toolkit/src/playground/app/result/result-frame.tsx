import type { ComponentChildren } from 'preact';
import { useEffect, useId, useRef } from 'preact/hooks';
import { Disclosure } from '../parts/disclosure.tsx';
import type { Reason } from './reason.ts';

/**
 * The card around a result. Its head, with the button that fires and the line that says how it went, stays in view
 * at the edge of its column whatever is above it or below.
 */
export function ResultFrame({
  headline,
  verb,
  onFire,
  ending,
  children,
}: {
  readonly headline: Pick<Reason, 'tone' | 'title'> | undefined;
  readonly verb: string;
  readonly onFire: () => void;
  /** What the result begins with. */
  readonly ending: ComponentChildren;
  readonly children: ComponentChildren;
}) {
  const id = useId();
  const head = useRef<HTMLDivElement>(null);
  useEffect(() => keepFocusClearOf(head.current), []);
  return (
    <section class="card result-card" aria-labelledby={id}>
      <div class="result-head" ref={head}>
        <header class="card-head">
          <h2 id={id}>Result</h2>
          <div class="fire-bar">
            <p class={`fire-status ${headline?.tone ?? ''}`} aria-hidden="true">
              <span class="mark" />
              {headline?.title ?? ''}
            </p>
            <button type="button" class="primary fire" onClick={onFire} title="Ctrl+Enter">
              {verb}
            </button>
          </div>
        </header>
        {ending}
      </div>
      <div class="result-body">{children}</div>
    </section>
  );
}

/** What is gone to with the keyboard is scrolled clear of a head that stays where it is. */
function keepFocusClearOf(head: HTMLElement | null): (() => void) | undefined {
  const column = head?.closest<HTMLElement>('.outcome');
  if (head === null || column == null) return undefined;
  const observer = new ResizeObserver(() =>
    column.style.setProperty('--result-head', `${head.offsetHeight}px`),
  );
  observer.observe(head);
  return () => observer.disconnect();
}

/** A run that the form, the page or the build has left behind. */
export function OlderRun({
  id,
  ending,
  content,
}: {
  readonly id: number;
  readonly ending: Reason | undefined;
  readonly content: () => ComponentChildren;
}) {
  return (
    <Disclosure
      class="older"
      summary={`Run ${id}, fired before the last change${ending === undefined ? '' : `: ${ending.title}`}`}
      content={content}
    />
  );
}
