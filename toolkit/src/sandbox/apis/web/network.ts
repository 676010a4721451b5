import type { SandboxFunction } from '../../language/values.ts';
import type { WebContext } from './context.ts';

type Callback = SandboxFunction | null | undefined;

export function sendPixel(context: WebContext, url: string, onSuccess: Callback, onFailure: Callback): void {
  context.network.sendPixel(url, (outcome) => call(context, outcome === 'load' ? onSuccess : onFailure));
}

/** GTM offers no failure callback for an iframe. */
export function injectHiddenIframe(context: WebContext, url: string, onSuccess: Callback): void {
  context.network.loadIframe(url, (outcome) => call(context, outcome === 'load' ? onSuccess : undefined));
}

/**
 * With a cache token the script is loaded once a page: calls made meanwhile wait for it, later ones
 * succeed at once. A failure clears the token, so that the next call tries again.
 */
export function injectScript(
  context: WebContext,
  url: string,
  onSuccess: Callback,
  onFailure: Callback,
  cacheToken: string | null | undefined,
): void {
  const { network, container, tasks, meter } = context;
  // Each script is inserted among those that are there already.
  meter.spend(network.log.scripts.length * 200);
  const answered = (outcome: 'load' | 'error'): void =>
    call(context, outcome === 'load' ? onSuccess : onFailure);
  if (!cacheToken) {
    network.loadScript(url, answered);
    return;
  }
  const known = container.scripts.get(cacheToken);
  if (known?.state === 'loaded') tasks.later(() => answered('load'));
  else if (known?.state === 'loading') known.waiting.push(answered);
  else {
    const waiting = [answered];
    container.scripts.set(cacheToken, { state: 'loading', waiting });
    network.loadScript(url, (outcome) => {
      if (outcome === 'load') container.scripts.set(cacheToken, { state: 'loaded' });
      else container.scripts.delete(cacheToken);
      for (const each of waiting) each(outcome);
    });
  }
}

function call(context: WebContext, callback: Callback): void {
  if (callback) context.guard(() => void callback.invoke([]));
}
