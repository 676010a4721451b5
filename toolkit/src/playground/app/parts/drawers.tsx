import type { ComponentChildren } from 'preact';
import { useId } from 'preact/hooks';

export interface Drawer {
  readonly title: string;
  /** How things stand, in a word. */
  readonly state?: string;
  readonly wrong?: boolean;
  readonly content: ComponentChildren;
}

/** Buttons in a row, of which one may be open. */
export function Drawers({
  drawers,
  open,
  onOpen,
}: {
  readonly drawers: readonly Drawer[];
  /** The title of the one that is open. */
  readonly open: string | undefined;
  readonly onOpen: (title: string | undefined) => void;
}) {
  const id = useId();
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
            onClick={() => onOpen(title === open ? undefined : title)}
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
