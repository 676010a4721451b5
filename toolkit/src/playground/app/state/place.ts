/**
 * Whether the page is one of static files, with nobody behind it to ask: then it answers itself what the
 * playground’s server would. Its document says so.
 */
export const isStatic = document.documentElement.dataset['static'] !== undefined;

/** What the page loads beside itself, relative to it. */
export const addresses = isStatic
  ? { shop: 'shop.html', containerShop: 'container-shop.html', serverWorker: 'server-worker.js' }
  : { shop: '/shop', containerShop: '/container-shop', serverWorker: '/server-worker.js' };
