/** The files of the site, relative to this one, and a name for them all; written in front of this script. */
declare const site: { readonly version: string; readonly files: readonly string[] };

// What the compiler knows of windows is not what a service worker has.
interface Extendable extends Event {
  waitUntil(done: Promise<unknown>): void;
}
interface Fetching extends Extendable {
  readonly request: Request;
  respondWith(response: Promise<Response>): void;
}
interface Scope {
  readonly clients: { claim(): Promise<void> };
  readonly registration: { readonly scope: string };
  addEventListener(type: 'install' | 'activate', listen: (event: Extendable) => void): void;
  addEventListener(type: 'fetch', listen: (event: Fetching) => void): void;
}
const worker = self as unknown as Scope; // This script runs as one.

const { scope } = worker.registration;
/** Several sites may share an origin. */
const own = `site ${scope} `;
const current = own + site.version;

worker.addEventListener('install', (event) => event.waitUntil(keepAll()));
worker.addEventListener('activate', (event) =>
  event.waitUntil(forgetOthers().then(() => worker.clients.claim())),
);
worker.addEventListener('fetch', (event) => {
  const { method, url } = event.request;
  if (method === 'GET' && url.startsWith(scope)) event.respondWith(answer(event.request));
});

async function keepAll(): Promise<void> {
  const cache = await caches.open(current);
  await Promise.all(site.files.map((file) => keep(cache, new URL(file, scope).href)));
}

async function keep(cache: Cache, url: string): Promise<void> {
  // The host is asked whether what the browser has of it is still so.
  const response = await fetch(url, { cache: 'no-cache' });
  if (!response.ok) throw new Error(`${url}: ${response.status}`);
  // Hosts that hide `.html` redirect, and no page may be opened from an answer that was redirected.
  const { status, headers } = response;
  await cache.put(
    url,
    response.redirected ? new Response(await response.blob(), { status, headers }) : response,
  );
}

async function forgetOthers(): Promise<void> {
  const names = await caches.keys();
  const old = names.filter((name) => name.startsWith(own) && name !== current);
  await Promise.all(old.map((name) => caches.delete(name)));
}

/** What is kept is the whole site, all of one version; a page of the next one takes over when none of this is open. */
async function answer(request: Request): Promise<Response> {
  const cache = await caches.open(current);
  const [path = ''] = request.url.split(/[?#]/, 1);
  const names = path.endsWith('/') ? [`${path}index.html`] : [path, `${path}.html`];
  for (const name of names) {
    const kept = await cache.match(name);
    if (kept !== undefined) return kept;
  }
  if ((await cache.match(`${path}/index.html`)) !== undefined) return Response.redirect(`${path}/`);
  return fetch(request);
}

export {};
