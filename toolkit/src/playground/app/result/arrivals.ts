import type { Hit } from '../../../../../pixel-service/server/hit-log.ts';

/**
 * What the embedded pixel service received of each request, in their order; undefined for what has not arrived.
 * Requests that are alike have a hit each.
 * @param hits The newest first.
 */
export function arrivals(urls: readonly string[], hits: readonly Hit[]): readonly (Hit | undefined)[] {
  const arrived = new Map<string, Hit[]>();
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
