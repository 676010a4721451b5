import { useState } from 'preact/hooks';
import { focusOnceDrawn } from '../parts/focus-once-drawn.ts';
import type { Session } from './session.ts';

/** What was done last, and how to take it back. */
export interface Undoable {
  /** As in “All fields reset”. */
  readonly what: string;
  takeBack(): void;
  /** Leaves it as it is. */
  dismiss(): void;
}

interface Done {
  readonly what: string;
  /** What was set; when any of it is other, there is something newer that would be lost. */
  readonly after: Partial<Session>;
  readonly takeBack: () => void;
  /** Where the focus was. */
  readonly from: Element | null;
}

/** Offers to take back what was done last, for as long as nothing that it touched has changed since. */
export function useUndo(session: Session): {
  readonly undoable: Undoable | undefined;
  readonly offer: (done: Omit<Done, 'from'>) => void;
} {
  const [done, setDone] = useState<Done>();
  const close = (from: Element | null): void => {
    setDone(undefined);
    giveBackFocus(from);
  };
  const undoable =
    done === undefined || !stands(done, session)
      ? undefined
      : {
          what: done.what,
          takeBack() {
            done.takeBack();
            close(done.from);
          },
          dismiss: () => close(done.from),
        };
  return { undoable, offer: (given) => setDone({ ...given, from: document.activeElement }) };
}

function stands({ after }: Done, session: Session): boolean {
  return (Object.keys(after) as (keyof Session)[]).every((part) => session[part] === after[part]);
}

/** The button that had it goes away with what it said. */
function giveBackFocus(from: Element | null): void {
  focusOnceDrawn(() =>
    from?.isConnected === true && from.checkVisibility()
      ? from
      : document.querySelector('[role=tabpanel]:not([hidden]) .card-head button'),
  );
}
