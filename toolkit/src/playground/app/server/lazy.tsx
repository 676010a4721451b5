import { useLoaded } from '../parts/use-loaded.ts';
import type { OpenTemplate } from '../state/open-template.ts';
import type { ServerRecord } from '../state/run-record.ts';
import type { Playground } from '../state/use-playground.ts';

/** The tab of a server template. Its code is loaded when one is opened. */
export function LazyServerTab(props: {
  readonly playground: Playground;
  readonly open: OpenTemplate;
  readonly isShown: boolean;
}) {
  const loaded = useLoaded(true, () => import('./server-tab.tsx'));
  return loaded === undefined ? <p class="empty">The server is loading…</p> : <loaded.ServerTab {...props} />;
}

/** A run of a server template, as the history keeps it. */
export function LazyServerRun(props: ServerRecord) {
  const loaded = useLoaded(true, () => import('./server-run-view.tsx'));
  return loaded === undefined ? (
    <p class="empty">The run is loading…</p>
  ) : (
    <loaded.ServerRunView {...props} />
  );
}
