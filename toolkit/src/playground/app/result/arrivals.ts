import type { Received } from '../../../recorder/request-log.ts';

/**
 * What the recorder received of each request, in their order; undefined for what has not arrived.
 * Requests that are alike have a hit each.
 * @param hits The newest first.
 */
export function arrivals(
  urls: readonly string[],
  hits: readonly Received[],
): readonly (Received | undefined)[] {
  const arrived = new Map<string, Received[]>();
  for (const hit of hits) {
    const url = normalized(hit.url);
    arrived.set(url, [...(arrived.get(url) ?? []), hit]);
  }
  return urls.map((url) => arrived.get(normalized(url))?.pop());
}

/** As a browser requests it: what was not encoded in the text is on the wire. */
function normalized(url: string): string {
  return URL.canParse(url) ? new URL(url).href : url;
}
