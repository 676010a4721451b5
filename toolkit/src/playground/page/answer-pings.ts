/** How the playground knows that a frame has not hung, and how the frame says so. */
export interface Ping {
  readonly type: 'ping';
}
export interface Pong {
  readonly type: 'pong';
}

/** A frame answers at once, unless code in it does not come to an end. @param base the playground's origin */
export function answerPings(window: Window, base: string): void {
  window.addEventListener('message', ({ source, data }: MessageEvent<{ readonly type?: unknown }>) => {
    const pong: Pong = { type: 'pong' };
    if (source === window.parent && data.type === 'ping') window.parent.postMessage(pong, base);
  });
}
