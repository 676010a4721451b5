import type { InspectedText, Receiver, RequestView } from './receiver.ts';

/** The receiver of whatever nobody else receives: method, address and query, without a judgement. */
export const anyUrl = {
  name: 'the receiver',
  matches: () => true,
  decode({ method, url }): RequestView {
    if (!URL.canParse(url)) return { kind: `${method} request`, title: url, facts: [], lists: [] };
    const { origin, pathname, searchParams, hash } = new URL(url);
    const pairs = [...searchParams];
    return {
      kind: `${method} request`,
      title: `${origin}${pathname}`,
      facts: hash === '' ? [] : [{ label: 'Not sent', value: hash }],
      lists: pairs.length === 0 ? [] : [{ title: 'Query', pairs }],
    };
  },
  inspect(text): InspectedText {
    const url = /https?:\/\/[^\s"'<>`]+/i.exec(text.replaceAll('&amp;', '&'))?.[0] ?? null;
    if (url !== null) return { url, view: anyUrl.decode({ method: 'GET', url }) };
    const problem = {
      rule: 'no-url',
      severity: 'fault',
      text: 'There is no address in this text.',
      hint: 'Paste one that begins with https://.',
    } as const;
    return { url, view: { kind: '', title: null, facts: [], lists: [], problems: [problem] } };
  },
} as const satisfies Receiver;
