import type { ComponentChildren } from 'preact';
import { useLayoutEffect, useState } from 'preact/hooks';
import { Toast } from '../parts/toast.tsx';
import type { OpenTemplate } from '../state/open-template.ts';
import type { Settings } from '../state/run-record.ts';
import { readFormHash, withLinked } from './form-link.ts';

/**
 * Opens the form of the link by which the page was opened, if it was one for this template.
 * @returns what says so and gives back what there was
 */
export function useLink(
  { key }: OpenTemplate,
  settings: Settings,
  restore: (settings: Settings) => void,
): ComponentChildren {
  const [before, setBefore] = useState<Settings>();
  // Before anything is painted: what is typed into another form would be lost.
  useLayoutEffect(() => {
    const linked = readFormHash(window.location.hash);
    if (linked === undefined || linked.template !== key) return;
    if ('server' in linked !== (settings.server !== undefined)) return;
    window.history.replaceState(null, '', '#fire');
    setBefore(settings);
    restore(withLinked(settings, linked));
  }, []);
  const close = (): void => setBefore(undefined);
  return (
    <div role="status" class="announced">
      {before === undefined ? null : (
        <Toast
          text="The form of the link is open."
          action="Back to mine"
          onAction={() => {
            restore(before);
            close();
          }}
          onClose={close}
        />
      )}
    </div>
  );
}
