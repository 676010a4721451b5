import { useState } from 'preact/hooks';
import { readPushes } from '../state/read-pushes.ts';
import { Entry } from './entry.tsx';

/** Pushes to the data layer what somebody types, with Enter or the button. */
export function PushEntry({
  example,
  onPush,
}: {
  readonly example: string;
  readonly onPush: (items: readonly object[]) => void;
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
      onKeyDown={(event) => {
        const { key, shiftKey, ctrlKey, metaKey, isComposing, target } = event;
        if (key !== 'Enter' || shiftKey || ctrlKey || metaKey || isComposing) return;
        if (!(target instanceof HTMLTextAreaElement)) return;
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
