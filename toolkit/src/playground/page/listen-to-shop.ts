export interface ShopListener {
  onPush(item: { readonly [key: string]: unknown }): void;
  /** The answer to the question of consent. */
  onChoice(granted: boolean): void;
  /** Ctrl+Enter or ⌘+Enter, which belong to the playground wherever the focus is. */
  onCtrlEnter(): void;
}

/** Where the visitor is, and what the page knows of consent. */
export interface ShopState {
  readonly url: string;
  readonly title: string;
  readonly consent: { readonly [type: string]: 'granted' | 'denied' };
}

/** Tells what somebody does with the shop's own buttons; the shop answers, and shows where its visitor is. */
export function listenToShop({ onPush, onChoice, onCtrlEnter }: ShopListener): {
  show(state: ShopState): void;
} {
  const where = document.querySelector('.where');
  const answer = document.querySelector('.answer');
  const choices = [...document.querySelectorAll<HTMLElement>('[data-consent]')];
  const choose = (choice: string | undefined): void => {
    for (const button of choices) button.ariaPressed = String(button.dataset['consent'] === choice);
  };
  document.addEventListener('click', ({ target }) => {
    const button = target instanceof Element ? target.closest('button') : null;
    const { push, consent } = button?.dataset ?? {};
    if (push !== undefined) {
      const item = JSON.parse(push) as { [key: string]: unknown }; // Written by the shop's own markup.
      if (answer !== null) answer.textContent = `Pushed ${String(item['event'])}`;
      onPush(item);
    }
    if (consent !== undefined) {
      choose(consent);
      onChoice(consent === 'granted');
    }
  });
  window.addEventListener('keydown', (event) => {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    onCtrlEnter();
  });
  return {
    show({ url, title, consent }) {
      if (where !== null && URL.canParse(url)) {
        where.textContent = [title, new URL(url).pathname].filter((text) => text !== '').join(' · ');
      }
      choose(consent['analytics_storage']);
    },
  };
}
