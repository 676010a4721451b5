import test from 'ava';
import { newSession } from '../../src/playground/app/state/session.ts';
import { readDataLayer, scopeOf, writeDataLayer } from '../../src/playground/app/state/run-input.ts';
import { readPushes } from '../../src/playground/app/state/read-pushes.ts';

const pushes: readonly { readonly text: string; readonly items: readonly object[] }[] = [
  { text: '{ "event": "a" }', items: [{ event: 'a' }] },
  {
    text: "{event: 'a', price: -1.5, on: true, of: null, list: [1, `b`,],}",
    items: [{ event: 'a', price: -1.5, on: true, of: null, list: [1, 'b'] }],
  },
  { text: '["consent", "update", {}]', items: [['consent', 'update', {}]] },
  { text: "dataLayer.push({ event: 'a' });", items: [{ event: 'a' }] },
  {
    text: "window.dataLayer = window.dataLayer || [];\nwindow.dataLayer.push({ ecommerce: null }); // clear\nwindow.dataLayer.push({ event: 'a', });",
    items: [{ ecommerce: null }, { event: 'a' }],
  },
  { text: "gtag('event', 'a', { value: 1 })", items: [['event', 'a', { value: 1 }]] },
  { text: "<script>\ndataLayer.push({ event: 'a' });\n</script>", items: [{ event: 'a' }] },
  { text: '{ "a": undefined }', items: [{ a: undefined }] },
];
for (const { text, items } of pushes) {
  test(`what is to be pushed by “${text}”`, (t) => {
    t.deepEqual(readPushes(text), items);
  });
}

test('a name that objects inherit is a name like any other', (t) => {
  const items = readPushes('{ "__proto__": { "polluted": true } }');
  t.deepEqual(typeof items === 'string' ? [] : items.flatMap((item) => Object.keys(item)), ['__proto__']);
  t.is(Reflect.get({}, 'polluted'), undefined);
});

const refused: readonly { readonly text: string; readonly said: RegExp }[] = [
  { text: '', said: /^Push an object/ },
  { text: '{}, {}', said: /^Only values/ },
  { text: '1', said: /^Push an object/ },
  { text: '{', said: /Unexpected token/ },
  { text: '{ price: total }', said: /“total” has no value here/ },
  { text: '{ at: new Date() }', said: /no code/ },
  { text: '{ [key]: 1 }', said: /no code/ },
  { text: 'alert({})', said: /^Push an object/ },
  { text: `${'['.repeat(100_000)}`, said: /nested too deeply|stack space/ },
];
for (const { text, said } of refused) {
  test(`nothing is pushed by “${text.slice(0, 40)}”`, (t) => {
    t.regex(String(readPushes(text)), said);
  });
}

const layers: readonly { readonly items: readonly unknown[]; readonly text: string }[] = [
  { items: [{ event: 'a', of: null }], text: '[\n  {"event":"a","of":null}\n]' },
  {
    items: [{ user_id: null, user_data: undefined }],
    text: '[\n  {"user_id":null,"user_data":undefined}\n]',
  },
  { items: [{ list: [NaN, -Infinity, 'undefined'] }], text: '[\n  {"list":[NaN,-Infinity,"undefined"]}\n]' },
];
for (const { items, text } of layers) {
  test(`a data layer is written and read again, with what JSON has no word for: ${text}`, (t) => {
    t.is(writeDataLayer(items), text);
    t.deepEqual(readDataLayer(text), items);
  });
}

test('a variable is undefined after undefined was pushed, as the recipe for logging out says', (t) => {
  const dataLayer = writeDataLayer([
    { user_data: { email: 'ada@example.com' } },
    ...(readPushes('dataLayer.push({ user_id: null, user_data: undefined })') as readonly object[]),
  ]);
  const scope = scopeOf({ ...newSession.page, dataLayer });
  t.is(scope.readDataLayer('user_data.email'), undefined);
  t.is(scope.readDataLayer('user_id'), null);
});

test('what is neither JSON nor values as JavaScript writes them is no data layer', (t) => {
  t.regex(String(readDataLayer('[')), /^This is not JSON/);
  t.regex(String(readDataLayer('[alert()]')), /^This is not JSON/);
  t.regex(String(readDataLayer('{ "event": "a" }')), /^The data layer is a list/);
});
