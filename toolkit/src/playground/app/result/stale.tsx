import type { ComponentChildren } from 'preact';

/** Dims a result, or a part of one, that something was changed since. */
export function Stale({
  when,
  isSaid = false,
  children,
}: {
  readonly when: boolean;
  /** When the next one is long in coming, this part says so. */
  readonly isSaid?: boolean;
  readonly children: ComponentChildren;
}) {
  return (
    <div class={when ? 'stale' : undefined} aria-busy={when}>
      {when && isSaid ? <p class="stale-note">Before the last change. It runs again…</p> : null}
      {children}
    </div>
  );
}
