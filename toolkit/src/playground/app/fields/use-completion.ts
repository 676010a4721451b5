import { useState } from 'preact/hooks';
import { complete, completions, openReference } from '../../form/complete.ts';

export type TextElement = HTMLInputElement | HTMLTextAreaElement;

/** Names that are offered at a time. */
const mostOffered = 8;

export interface Completion {
  /** The names that are offered; none while no reference is being typed. */
  readonly list: readonly string[];
  /** The place in the list of the one that Enter takes. */
  readonly active: number;
  /** Offers what fits at the input's cursor. */
  follow(input: TextElement): void;
  close(): void;
  choose(name: string, input: HTMLElement | null): void;
  readonly keys: (event: KeyboardEvent) => void;
}

/** Completes the names of variables after `{{`. */
export function useCompletion(
  value: string,
  variables: readonly string[],
  onText: (text: string) => void,
): Completion {
  const [cursor, setCursor] = useState<number>();
  const [active, setActive] = useState(0);
  const reference = cursor === undefined ? undefined : openReference(value, cursor);
  const list = reference === undefined ? [] : completions(variables, reference.typed).slice(0, mostOffered);
  const close = (): void => setCursor(undefined);
  const choose = (name: string, input: HTMLElement | null): void => {
    if (reference === undefined) return;
    const completed = complete(value, reference, name);
    if (isText(input)) {
      // At once: whoever types on types behind it.
      input.value = completed.text;
      input.setSelectionRange(completed.cursor, completed.cursor);
    }
    onText(completed.text);
    close();
  };
  return {
    list,
    active: Math.min(active, list.length - 1),
    follow(input) {
      setCursor(input.selectionStart ?? input.value.length);
      setActive(0);
    },
    close,
    choose,
    keys(event) {
      const name = list[Math.min(active, list.length - 1)];
      if (name === undefined) return;
      const { key, target } = event;
      if (key === 'ArrowDown') setActive((active + 1) % list.length);
      else if (key === 'ArrowUp') setActive((active + list.length - 1) % list.length);
      else if (key === 'Escape') close();
      else if ((key === 'Enter' && !event.ctrlKey && !event.metaKey) || (key === 'Tab' && !event.shiftKey)) {
        choose(name, target instanceof HTMLElement ? target : null);
      } else return;
      // A dialog around it would close.
      event.preventDefault();
      event.stopPropagation();
    },
  };
}

function isText(input: HTMLElement | null): input is TextElement {
  return input instanceof HTMLInputElement || input instanceof HTMLTextAreaElement;
}
