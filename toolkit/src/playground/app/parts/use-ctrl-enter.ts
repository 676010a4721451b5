import { useEffect, useRef } from 'preact/hooks';

/** Does it on Ctrl+Enter or ⌘+Enter, wherever on the page the focus is, unless a dialog is open. */
export function useCtrlEnter(isActive: boolean, act: () => void): void {
  const current = useRef(act);
  current.current = act;
  useEffect(() => {
    if (!isActive) return;
    const onKeyDown = (event: KeyboardEvent): void => {
      if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
      if (document.querySelector('dialog[open]') !== null) return;
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
