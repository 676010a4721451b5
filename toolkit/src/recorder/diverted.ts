/** Where the recorder is asked in place of other hosts: the address that is meant follows, scheme first. */
const prefix = '/to/';

/** Longest path and query of a request that is recorded, in characters; longer ones are answered 414. */
export const longestTarget = 32_768;

/**
 * The path and query that stand for an address of the web, as browsers write it; undefined for one that is none.
 * `https://a.example/b?c` is `/to/https/a.example/b?c`.
 */
export function divertedTarget(url: string): string | undefined {
  if (!URL.canParse(url)) return undefined;
  const { protocol, host, pathname, search } = new URL(url);
  if (protocol !== 'https:' && protocol !== 'http:') return undefined;
  return `${prefix}${protocol.slice(0, -1)}/${host}${pathname}${search}`;
}

/** The address that a path and query stand for. */
export function meantBy(target: string): string | undefined {
  const [, scheme, rest] = /^\/to\/(https?)\/([^/?#]+\/.*)$/.exec(target) ?? [];
  return scheme === undefined ? undefined : `${scheme}://${rest}`;
}
