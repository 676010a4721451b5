import type { ComponentChildren } from 'preact';
import { useId } from 'preact/hooks';

/** A part of the page with a heading and, at its end, what can be done with it. */
export function Card({
  title,
  actions,
  children,
  class: extra = '',
}: {
  readonly title: string;
  readonly actions?: ComponentChildren;
  readonly children: ComponentChildren;
  readonly class?: string;
}) {
  const id = useId();
  return (
    <section class={`card ${extra}`} aria-labelledby={id}>
      <header class="card-head">
        <h2 id={id}>{title}</h2>
        {actions === undefined ? null : <div class="actions">{actions}</div>}
      </header>
      {children}
    </section>
  );
}
