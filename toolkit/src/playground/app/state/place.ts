/**
 * Whether the page is one of static files, with nobody behind it to ask: then it answers itself what the
 * playground’s server would. Its document says so.
 */
export const isStatic = document.documentElement.dataset['static'] !== undefined;

/** Milliseconds for which a frame or a worker may be silent before it is ended; the bounds of what runs there end that long before. */
export const patience = Number(document.documentElement.dataset['patience'] ?? 10_000);

/** What the page loads beside itself, relative to it. */
export const addresses = isStatic
  ? { shop: 'shop.html', containerShop: 'container-shop.html', serverWorker: 'server-worker.js' }
  : { shop: '/shop', containerShop: '/container-shop', serverWorker: '/server-worker.js' };
