import { useLayoutEffect, useRef } from 'preact/hooks';

/** Whether these keys say “do it”: Ctrl+Enter or ⌘+Enter. */
export function isCtrlEnter({ key, ctrlKey, metaKey }: KeyboardEvent): boolean {
  return key === 'Enter' && (ctrlKey || metaKey);
}

/** Marks an element within which Ctrl+Enter does something of its own. */
export const ownCtrlEnter = { 'data-ctrl-enter': true } as const;

/**
 * Does it on Ctrl+Enter or ⌘+Enter, wherever on the page the focus is, unless a dialog is open or the place has
 * something of its own to do.
 */
export function useCtrlEnter(isActive: boolean, act: () => void): void {
  const current = useRef(act);
  current.current = act;
  // At once, not after the next paint: keys pressed right after a tab was chosen are this tab's.
  useLayoutEffect(() => {
    if (!isActive) return;
    const onKeyDown = (event: KeyboardEvent): void => {
      if (!isCtrlEnter(event) || document.querySelector('dialog[open]') !== null) return;
      const { target } = event;
      if (target instanceof Element && target.closest('[data-ctrl-enter]') !== null) return;
      event.preventDefault();
      current.current();
    };
    // Before an input takes Enter for itself.
    window.addEventListener('keydown', onKeyDown, { capture: true });
    return () => window.removeEventListener('keydown', onKeyDown, { capture: true });
  }, [isActive]);
}

/** As if the keys had been pressed on this page: a frame keeps what is pressed within it to itself. */
export function pressCtrlEnter(): void {
  window.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', ctrlKey: true, cancelable: true }));
}
