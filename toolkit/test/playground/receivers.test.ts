import test from 'ava';
import { anyUrl } from '../../src/playground/receiver/any-url.ts';
import type { Receiver, RequestView } from '../../src/playground/receiver/receiver.ts';
import { Receivers } from '../../src/playground/receiver/receivers.ts';

const own: Receiver = {
  name: 'Example',
  matches: (url) => url.startsWith('https://own.example/'),
  decode: ({ data }) => ({ kind: 'hit', title: JSON.stringify(data), facts: [], lists: [] }),
};

const views: readonly { readonly url: string; readonly expected: RequestView }[] = [
  {
    url: 'https://a.example/collect?en=a%20b&x=',
    expected: {
      kind: 'GET request',
      title: 'https://a.example/collect',
      facts: [],
      lists: [
        {
          title: 'Query',
          pairs: [
            ['en', 'a b'],
            ['x', ''],
          ],
        },
      ],
    },
  },
  {
    url: 'https://a.example/#part',
    expected: {
      kind: 'GET request',
      title: 'https://a.example/',
      facts: [{ label: 'Not sent', value: '#part' }],
      lists: [],
    },
  },
  { url: 'no address', expected: { kind: 'GET request', title: 'no address', facts: [], lists: [] } },
];
for (const { url, expected } of views) {
  test(`any request is shown as address and query: ${url}`, (t) => {
    t.deepEqual(anyUrl.decode({ method: 'GET', url }), expected);
  });
}

test('the project’s receiver reads what it says is its own, and is told the tag’s fields', (t) => {
  const receivers = new Receivers(own);
  const request = { method: 'GET', data: { a: 1 } } as const;
  const mine = receivers.read({ ...request, url: 'https://own.example/p' });
  t.is(mine.receiver, own);
  t.is(mine.view.title, '{"a":1}');
  t.is(receivers.read({ ...request, url: 'https://a.example/p' }).receiver, anyUrl);
});

const pasted: readonly { readonly text: string; readonly url: string | null }[] = [
  { text: 'https://a.example/?b=c', url: 'https://a.example/?b=c' },
  { text: '<img src="https://a.example/?b=c&amp;d=e">', url: 'https://a.example/?b=c&d=e' },
  { text: "curl --globoff 'https://a.example/?b=c'", url: 'https://a.example/?b=c' },
  { text: 'nothing of the kind', url: null },
];
for (const { text, url } of pasted) {
  test(`the address in “${text}”`, (t) => {
    const found = new Receivers(own).inspect(text);
    t.is(found.url, url);
    t.deepEqual(
      found.view.problems?.map(({ rule }) => rule),
      url === null ? ['no-url'] : undefined,
    );
  });
}
