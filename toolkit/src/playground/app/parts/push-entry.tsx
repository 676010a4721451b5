import { useState } from 'preact/hooks';
import { readPushes } from '../state/read-pushes.ts';
import { Entry } from './entry.tsx';
import { isCtrlEnter, ownCtrlEnter } from './use-ctrl-enter.ts';

/** Pushes to the data layer what somebody types, with Enter or the button. */
export function PushEntry({
  example,
  onPush,
  withCtrlEnter = false,
}: {
  readonly example: string;
  readonly onPush: (items: readonly object[]) => void;
  /** Where Ctrl+Enter would otherwise do away with what went before. */
  readonly withCtrlEnter?: boolean;
}) {
  const [text, setText] = useState(example);
  const [fault, setFault] = useState<string>();
  const push = (): void => {
    const items = readPushes(text);
    setFault(typeof items === 'string' ? items : undefined);
    if (typeof items !== 'string') onPush(items);
  };
  return (
    <div
      class="push"
      {...(withCtrlEnter ? ownCtrlEnter : {})}
      onKeyDown={(event) => {
        const { key, shiftKey, isComposing, target } = event;
        if (key !== 'Enter' || shiftKey || isComposing || !(target instanceof HTMLTextAreaElement)) return;
        if (isCtrlEnter(event) && !withCtrlEnter) return;
        event.preventDefault();
        push();
      }}
    >
      <Entry label="Push to the data layer" rows={2} value={text} fault={fault} onInput={setText} />
      <button type="button" class="small" onClick={push}>
        Push
      </button>
    </div>
  );
}
