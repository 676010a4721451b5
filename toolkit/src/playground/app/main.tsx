import { render } from 'preact';
import { Receivers } from '../receiver/receivers.ts';
import type { Receiver } from '../receiver/receiver.ts';
import { App } from './app.tsx';
import { ReceiversContext } from './state/use-receivers.ts';

/** The project's receiver is no part of the page: it lies beside it. */
const handedIn = (await import(new URL('receiver.js', import.meta.url).href)) as { default?: Receiver };

const container = document.getElementById('app');
if (container !== null) {
  render(
    <ReceiversContext.Provider value={new Receivers(handedIn.default)}>
      <App />
    </ReceiversContext.Provider>,
    container,
  );
}
