import { trustedAddress } from '../../playground/app/parts/trusted-address.ts';

/** Beside this script, so that its scope is the whole site wherever that lies. */
const address = new URL('service-worker.js', import.meta.url).href;

// Without it, as on a host without https, the site works all the same, but for the network.
if ('serviceWorker' in navigator) {
  // It loads the whole site: what this page shows comes first.
  if (document.readyState === 'complete') register();
  else window.addEventListener('load', register);
}

function register(): void {
  navigator.serviceWorker.register(trustedAddress('service-worker', address)).catch(() => undefined);
}
