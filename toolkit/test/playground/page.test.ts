import test from 'ava';
import { CookieJar } from '../../src/playground/page/cookie-jar.ts';
import { MemoryStorage } from '../../src/playground/page/memory-storage.ts';
import { meantBy } from '../../src/recorder/diverted.ts';
import { standInFor } from '../../src/playground/page/stand-ins.ts';

const jar = (url = 'https://www.shop.example.com/tea/green') => new CookieJar(new URL(url));

const cookies: readonly { title: string; set: string[]; url?: string; text: string }[] = [
  { title: 'cookies are joined in the order of their making', set: ['a=1', 'b=2'], text: 'a=1; b=2' },
  { title: 'a second value replaces the first', set: ['a=1', 'a=2'], text: 'a=2' },
  { title: 'longer paths come first', set: ['a=1; path=/', 'a=2; path=/tea'], text: 'a=2; a=1' },
  { title: 'values may hold equals signs', set: ['a=b=c'], text: 'a=b=c' },
  { title: 'a value without a name', set: ['alone'], text: 'alone' },
  { title: 'another path is not seen', set: ['a=1; path=/coffee', 'b=1; path=/te'], text: '' },
  { title: 'a domain above the host is taken', set: ['a=1; domain=.example.com'], text: 'a=1' },
  {
    title: 'the host’s cookie and its domain’s are two',
    set: ['a=1; path=/', 'a=2; domain=shop.example.com; path=/'],
    text: 'a=1; a=2',
  },
  {
    title: 'a foreign domain is refused',
    set: ['a=1; domain=other.com', 'b=1; domain=notexample.com'],
    text: '',
  },
  { title: 'a top-level domain is refused', set: ['a=1; domain=com'], text: '' },
  {
    title: 'a public suffix of two labels is refused',
    set: ['a=1; domain=co.uk', 'b=1; domain=shop.co.uk'],
    url: 'https://www.shop.co.uk/',
    text: 'b=1',
  },
  { title: 'a local address keeps cookies', set: ['a=1'], url: 'http://localhost:8080/', text: 'a=1' },
  { title: 'what is no cookie changes nothing', set: ['', ';;', '=', 'a=\u0000'], text: '' },
  { title: 'max-age of nothing deletes', set: ['a=1', 'a=; max-age=0'], text: '' },
  {
    title: 'a date in the past deletes',
    set: ['a=1', 'a=; expires=Thu, 01 Jan 1970 00:00:00 GMT'],
    text: '',
  },
  { title: 'a date in the future keeps', set: ['a=1; expires=Fri, 01 Jan 2100 00:00:00 GMT'], text: 'a=1' },
  {
    title: 'max-age wins over a date',
    set: ['a=1; max-age=60; expires=Thu, 01 Jan 1970 00:00:00 GMT'],
    text: 'a=1',
  },
  { title: 'an unreadable date is none', set: ['a=1; expires=soon'], text: 'a=1' },
  { title: 'secure cookies need https', set: ['a=1; secure'], url: 'http://shop.example.com/', text: '' },
  { title: 'a script cannot set what scripts cannot see', set: ['a=1; HttpOnly'], text: '' },
];
for (const { title, set, url, text } of cookies) {
  test(`cookies: ${title}`, (t) => {
    const cookieJar = jar(url);
    for (const cookie of set) cookieJar.set(cookie);
    t.is(cookieJar.text, text);
  });
}

test('storage behaves as localStorage does', (t) => {
  const storage = new MemoryStorage();
  storage.setItem('a', '1');
  storage.setItem('b', '2');
  t.is(storage.getItem('a'), '1');
  t.is(storage.getItem('none'), null);
  t.is(storage.key(1), 'b');
  storage.removeItem('a');
  t.is(storage.length, 1);
  storage.clear();
  t.is(storage.length, 0);
});

const base = 'http://127.0.0.1:8780';
const standIns: readonly (readonly [url: string, kind: 'image' | 'script' | 'frame', asked: string])[] = [
  [
    'https://a.example/v1/k/Pixel?n=a%20b,c&$&',
    'image',
    `${base}/to/https/a.example/v1/k/Pixel?n=a%20b,c&$&`,
  ],
  ['HTTPS://A.example:443/a/../b c#d', 'image', `${base}/to/https/a.example/b%20c`],
  ['http://a.example:81', 'image', `${base}/to/http/a.example:81/`],
  ['https://a.example//b', 'image', `${base}/to/https/a.example//b`],
  ['data:image/gif;base64,R0', 'image', 'data:image/gif;base64,R0'],
  ['/hits', 'image', '/hits'],
  ['https://a.example/v1/k/Pixel', 'script', `${base}/stand-in/script.js`],
  ['javascript:alert(1)', 'frame', `${base}/stand-in/frame`],
];
for (const [url, kind, asked] of standIns) {
  test(`the ${kind} ${url} is asked for on this machine`, (t) => {
    t.is(standInFor(url, kind, base), asked);
  });
}

for (const [url, kind, asked] of standIns) {
  if (kind !== 'image' || !asked.startsWith(base)) continue;
  test(`the recorder knows what was meant by ${asked}`, (t) => {
    t.is(meantBy(asked.slice(base.length)), new URL(url).href.replace(/#.*/, ''));
  });
}

for (const target of [
  '/to/ftp/a.example/',
  '/to/https/',
  '/to/https//a',
  '/v1/k/Pixel',
  '/to/https/a.example',
]) {
  test(`the recorder records nothing at ${target}`, (t) => {
    t.is(meantBy(target), undefined);
  });
}
