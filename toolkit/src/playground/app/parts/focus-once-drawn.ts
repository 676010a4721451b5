/**
 * Focuses what is found once a change that has just been made is drawn, and before the next key or click comes: those
 * are meant for it.
 */
export function focusOnceDrawn(find: () => Element | null | undefined): void {
  // What is changed is drawn in a microtask, which comes before this one.
  queueMicrotask(() => {
    const found = find();
    if (found instanceof HTMLElement) found.focus();
  });
}
