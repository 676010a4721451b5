import type { ComponentChildren } from 'preact';

/** Dims a result that something was changed since, and says so when the next one is long in coming. */
export function Stale({ when, children }: { readonly when: boolean; readonly children: ComponentChildren }) {
  return (
    <div class={when ? 'stale' : undefined} aria-busy={when}>
      {when ? <p class="stale-note">Before the last change. It runs again…</p> : null}
      {children}
    </div>
  );
}
