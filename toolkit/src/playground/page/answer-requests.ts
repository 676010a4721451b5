import { divertedTarget } from '../../recorder/diverted.ts';
import type { FromAnswering, ToAnswering } from './answering-protocol.ts';
import { interceptSources } from './stand-ins.ts';

/** The smallest image, and what is none: the browser itself makes `load` and `error` of them. */
const images = {
  load: 'data:image/gif;base64,R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7',
  error: 'data:,',
} as const;

/**
 * Makes images of this window ask the page around it, which answers for all hosts. Scripts and frames are answered
 * with nothing, at once: no request leaves the window.
 */
export function answerRequests(window: Window & typeof globalThis, base: string): void {
  const waiting = new Map<number, (url: string) => void>();
  /** The request that an element waits for: setting its address again gives up the one before. */
  const latest = new WeakMap<object, number>();
  let ids = 0;
  interceptSources(window, (kind, url, { element, load }) => {
    if (kind === 'image') {
      waiting.delete(latest.get(element) ?? 0);
      if (divertedTarget(url) === undefined) return load(images.error);
      const asked: FromAnswering = { type: 'asked', id: ++ids, url };
      waiting.set(asked.id, load);
      latest.set(element, asked.id);
      window.parent.postMessage(asked, base);
    } else if (kind === 'script') setTimeout(() => element.dispatchEvent(new Event('load')));
    // A frame without an address loads nothing, and says so when it is put on the page.
  });
  window.addEventListener('message', ({ source, data }: MessageEvent<Partial<ToAnswering>>) => {
    if (source !== window.parent || data.type !== 'answered') return;
    const { id = 0, outcome = 'error' } = data;
    waiting.get(id)?.(images[outcome]);
    waiting.delete(id);
  });
}
