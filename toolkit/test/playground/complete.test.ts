import test from 'ava';
import { complete, completions, openReference } from '../../src/playground/form/complete.ts';

const names = ['Page URL', 'Event', 'Event attributes', 'Customer ID'];

/** `|` is the cursor. */
const texts: readonly {
  readonly text: string;
  readonly offered: readonly string[] | undefined;
  readonly completed?: string;
}[] = [
  { text: '{{|', offered: names, completed: '{{Page URL}}|' },
  { text: 'a {{ev| b', offered: ['Event', 'Event attributes'], completed: 'a {{Event}}| b' },
  { text: '{{id|', offered: ['Customer ID'], completed: '{{Customer ID}}|' },
  { text: '{{Ev|ent attr}} b', offered: ['Event', 'Event attributes'], completed: '{{Event}}| b' },
  { text: '{{Event}} and {{pa|', offered: ['Page URL'], completed: '{{Event}} and {{Page URL}}|' },
  { text: '{{none|', offered: [] },
  { text: '{{Event}}|', offered: undefined },
  { text: '{ev|', offered: undefined },
  { text: 'plain|', offered: undefined },
];
for (const { text, offered, completed } of texts) {
  test(`what is offered for “${text}”`, (t) => {
    const cursor = text.indexOf('|');
    const plain = text.replace('|', '');
    const open = openReference(plain, cursor);
    t.deepEqual(open && completions(names, open.typed), offered);
    const [first] = offered ?? [];
    if (open === undefined || first === undefined || completed === undefined) return;
    const done = complete(plain, open, first);
    t.is(`${done.text.slice(0, done.cursor)}|${done.text.slice(done.cursor)}`, completed);
  });
}
