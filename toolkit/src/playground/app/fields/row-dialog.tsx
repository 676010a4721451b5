import type { ComponentChildren } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { isCtrlEnter } from '../parts/use-ctrl-enter.ts';

/** A dialog over the page for one row; the focus goes back to where it came from. */
export function RowDialog({
  title,
  onClose,
  onSave,
  children,
}: {
  readonly title: string;
  readonly onClose: () => void;
  readonly onSave: () => void;
  readonly children: ComponentChildren;
}) {
  const dialog = useRef<HTMLDialogElement>(null);
  // At once, not after the next paint: keys pressed meanwhile would be the page's.
  useLayoutEffect(() => {
    const opener = document.activeElement;
    dialog.current?.showModal();
    return () => {
      if (opener instanceof HTMLElement) opener.focus();
    };
  }, []);
  return (
    <dialog
      ref={dialog}
      aria-label={title}
      onClose={onClose}
      onKeyDown={(event) => {
        // As in a form of its own; lists of completions keep their Enter to themselves.
        const isSent = event.key === 'Enter' && event.target instanceof HTMLInputElement;
        if (!isSent && !isCtrlEnter(event)) return;
        event.preventDefault();
        onSave();
      }}
    >
      <h3>{title}</h3>
      {children}
      <div class="actions end">
        <button type="button" onClick={onClose}>
          Cancel
        </button>
        <button type="button" class="primary" onClick={onSave}>
          Save row
        </button>
      </div>
    </dialog>
  );
}
