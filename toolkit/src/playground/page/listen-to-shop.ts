export interface ShopListener {
  onPush(item: { readonly [key: string]: unknown }): void;
  /** The answer to the question of consent. */
  onChoice(granted: boolean): void;
}

/** Tells what somebody does with the shop's own buttons. */
export function listenToShop({ onPush, onChoice }: ShopListener): void {
  document.addEventListener('click', ({ target }) => {
    const button = target instanceof Element ? target.closest('button') : null;
    const { push, consent } = button?.dataset ?? {};
    if (push !== undefined) onPush(JSON.parse(push) as { [key: string]: unknown }); // Written by the shop's own markup.
    if (consent !== undefined) onChoice(consent === 'granted');
  });
}
