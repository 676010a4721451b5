import type { ComponentChildren } from 'preact';
import { Card } from '../parts/card.tsx';
import { Disclosure } from '../parts/disclosure.tsx';
import type { Reason } from './reason.ts';

/** The card around a result, with the button that fires and how things stand beside it. */
export function ResultFrame({
  headline,
  verb,
  onFire,
  children,
}: {
  readonly headline: Pick<Reason, 'tone' | 'title'> | undefined;
  readonly verb: string;
  readonly onFire: () => void;
  readonly children: ComponentChildren;
}) {
  return (
    <Card
      title="Result"
      class="result-card"
      actions={
        <div class="fire-bar">
          <p class={`fire-status ${headline?.tone ?? ''}`} aria-hidden="true">
            <span class="mark" />
            {headline?.title ?? ''}
          </p>
          <button type="button" class="primary fire" onClick={onFire} title="Ctrl+Enter">
            {verb}
          </button>
        </div>
      }
    >
      {children}
    </Card>
  );
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
