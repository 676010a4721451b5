/**
 * The document of static files around a page of the shop. It makes that page, of an origin of its own, from text
 * that it has within itself: a frame of no origin is out of the reach of the service worker, and could load nothing
 * without the network. What is said passes through.
 * @param html The shop's page with everything in it; this document's policy names the hashes of its parts.
 */
export function hostShop(html: string): void {
  const frame = document.createElement('iframe');
  frame.title = document.title;
  frame.sandbox.add('allow-scripts');
  frame.srcdoc = html;
  window.addEventListener('message', ({ source, data }: MessageEvent<{ type?: unknown; dark?: unknown }>) => {
    // The frame's origin is opaque: only `*` reaches it.
    if (source === window.parent) {
      // Else what lies behind the shop would be white.
      if (data.type === 'theme')
        document.documentElement.style.colorScheme = data.dark === true ? 'dark' : 'light';
      frame.contentWindow?.postMessage(data, '*');
    } else if (source === frame.contentWindow) window.parent.postMessage(data, window.location.origin);
  });
  document.body.append(frame);
}
