import type { ComponentChildren } from 'preact';
import { useEffect, useId, useRef } from 'preact/hooks';
import type { TemplateType } from '../../../sandbox/template.ts';
import { Disclosure } from '../parts/disclosure.tsx';
import { FaultBox, type FaultEntry } from './fault-box.tsx';
import { toPutRight, type Reason } from './reason.ts';
import { Stale } from './stale.tsx';
import { onceRight, verbs } from './type-words.ts';
import type { whichResult } from './which-result.ts';

/**
 * The card around a result. Its head, with the button that fires and the line that says how it went, stays in view
 * at the edge of its column whatever is above it or below.
 */
export function ResultFrame({
  type,
  shown,
  refusal,
  entries,
  reason,
  ending,
  details,
  isStale,
  onFire,
  onFireAllTheSame,
  children,
}: {
  readonly type: TemplateType;
  readonly shown: ReturnType<typeof whichResult>;
  /** What is said when what is wrong was to be fired. */
  readonly refusal: string;
  /** What is wrong. */
  readonly entries: readonly FaultEntry[];
  /** What the run that is shown came down to. */
  readonly reason: Pick<Reason, 'tone' | 'title'> | undefined;
  /** The line that it begins with; null when no run is shown. */
  readonly ending: ComponentChildren;
  /** What is told of it below. */
  readonly details: ComponentChildren;
  /** What is shown is of what was set before. */
  readonly isStale: boolean;
  readonly onFire: () => void;
  readonly onFireAllTheSame: (() => void) | undefined;
  readonly children: ComponentChildren;
}) {
  const verb = verbs[type];
  const isRefused = shown === 'refused';
  const isWrong = isRefused || shown === 'wrong';
  const headline: typeof reason = isRefused
    ? { tone: 'bad', title: refusal }
    : isWrong
      ? { tone: 'wait', title: toPutRight(entries.length) }
      : reason;
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
        {isWrong ? (
          <FaultBox
            title={isRefused ? refusal : onceRight[type]}
            {...{ entries, isRefused, verb, onFireAllTheSame }}
          />
        ) : ending === null ? null : (
          <Stale when={isStale} isSaid>
            {ending}
          </Stale>
        )}
      </div>
      <div class="result-body">
        {details === null ? null : <Stale when={isStale}>{details}</Stale>}
        {children}
      </div>
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
