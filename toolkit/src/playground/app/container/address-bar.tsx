import { useState } from 'preact/hooks';
import { faultsOfVisit, type Step } from '../../../container/runtime/visit.ts';
import { Entry } from '../parts/entry.tsx';
import { isCtrlEnter, ownCtrlEnter } from '../parts/use-ctrl-enter.ts';
import { landing } from './shop-visit.ts';
import type { LiveVisit } from './use-visit.ts';

/** The address where the visitor is, or goes next. */
export function AddressBar({ visit }: { readonly visit: LiveVisit }) {
  const at = visit.taken.findLast(({ outcome }) => outcome !== undefined)?.outcome?.url ?? landing.load;
  const [typed, setTyped] = useState<{ readonly at: string; readonly text: string }>();
  const [fault, setFault] = useState<string>();
  // What was typed on another page is gone with it.
  const address = typed?.at === at ? typed.text : at;
  const go = (step: Step): void => {
    const faults = faultsOfVisit({ page: { url: at }, steps: [step] });
    setFault(faults.length === 0 ? undefined : `The address ${faults.map(({ text }) => text).join(', ')}.`);
    if (faults.length === 0) visit.take(step);
  };
  const load = (): void => go(address === landing.load ? landing : { load: address });
  return (
    <form
      class="address with-buttons"
      {...ownCtrlEnter}
      onKeyDown={(event) => {
        if (isCtrlEnter(event)) load();
      }}
      onSubmit={(event) => {
        event.preventDefault();
        load();
      }}
    >
      <Entry
        label="Address"
        hideLabel
        value={address}
        fault={fault}
        onInput={(text) => setTyped({ at, text })}
      />
      <button type="submit" class="small">
        Load
      </button>
      <button type="button" class="small" onClick={() => go({ navigate: address })}>
        Change
        <span class="hidden"> the address without loading</span>
      </button>
    </form>
  );
}
