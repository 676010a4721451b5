import { oneScript, type ScriptPart } from './one-script.ts';

/** The page that is made within the document. */
export interface HostedShop {
  /** With everything in it but its script, which follows. */
  readonly html: string;
  /** The files of its script, by their paths beside this one; they are those of the playground. */
  readonly parts: readonly ScriptPart[];
}

/**
 * The document of static files around a page of the shop. It makes that page, of an origin of its own, from text:
 * a frame of no origin is out of the reach of the service worker, and could load nothing without the network. What
 * is said passes through. This document's policy names the hashes of the shop's style and script.
 */
export async function hostShop({ html, parts }: HostedShop): Promise<void> {
  const texts = await Promise.all(parts.map(({ file }) => read(file)));
  const script = oneScript(parts.map((part, index) => ({ ...part, text: texts[index] ?? '' })));
  const frame = document.createElement('iframe');
  frame.title = document.title;
  frame.sandbox.add('allow-scripts');
  frame.srcdoc = `${html}<script>${script}</script>`;
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

async function read(file: string): Promise<string> {
  const response = await fetch(new URL(file, import.meta.url));
  if (!response.ok) throw new Error(`${file} could not be loaded: ${response.status}.`);
  return response.text();
}
