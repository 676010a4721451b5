import { useEffect, useState } from 'preact/hooks';
import type { ContainerView } from '../container/container-view.tsx';
import type { Playground } from '../state/use-playground.ts';

type View = typeof ContainerView;

/** A container on the shop. Its code is loaded when somebody looks, and the visit goes on behind other tabs. */
export function ContainerTab({
  playground,
  isShown,
}: {
  readonly playground: Playground;
  readonly isShown: boolean;
}) {
  const [view, setView] = useState<{ readonly View: View }>();
  const isWanted = isShown && view === undefined;
  useEffect(() => {
    if (!isWanted) return;
    void import('../container/container-view.tsx').then((loaded) => setView({ View: loaded.ContainerView }));
  }, [isWanted]);
  if (view === undefined) return isShown ? <p class="empty">The container is loading…</p> : null;
  return <view.View playground={playground} isShown={isShown} />;
}
