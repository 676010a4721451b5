import type { ComponentChildren } from 'preact';
import { useLayoutEffect, useState } from 'preact/hooks';

/** A line that opens. What it holds is made when it is open: a page has hundreds of them that nobody opens. */
export function Disclosure({
  summary,
  content,
  class: name,
  open = false,
}: {
  readonly summary: ComponentChildren;
  readonly content: () => ComponentChildren;
  readonly class?: string;
  /** Opens or closes it whenever it changes. */
  readonly open?: boolean;
}) {
  const [isOpen, setOpen] = useState(open);
  // At once: what somebody opens meanwhile would be closed again.
  useLayoutEffect(() => setOpen(open), [open]);
  return (
    <details class={name} open={isOpen} onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>{summary}</summary>
      {isOpen ? content() : null}
    </details>
  );
}
