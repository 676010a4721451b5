import test from 'ava';
import { judgeAdoption } from '../../bench/adoption.ts';
import staysJavaScript from '../../bench/stays-javascript.json' with { type: 'json' };

const known = [{ repository: 'owner/name', path: 'a/template.tpl', reason: 'It cannot be read.' }];
const typed = { javascript: 'bytes', typescript: { casts: 0 } } as const;
const untyped = { javascript: 'values', typescript: { reason: 'no' } } as const;

for (const { title, adoptions, lines, isWorse } of [
  {
    title: 'an exception that is known is explained',
    adoptions: [
      { name: 'x', ...typed },
      { name: 'owner+name+a+template', ...untyped },
    ],
    lines: ['1 byte for byte, 1 with equal values', '1 of 2 (50.0 %), 1 explained; 1 without a cast'],
    isWorse: false,
  },
  {
    title: 'one that is not is told with its reason',
    adoptions: [{ name: 'x', ...untyped }],
    lines: ['unexplained: x, --typescript: no'],
    isWorse: true,
  },
  {
    title: 'one that does not build is told',
    adoptions: [{ name: 'x', ...typed, javascript: { reason: 'INFO has other values' } }],
    lines: ['unexplained: x: INFO has other values'],
    isWorse: true,
  },
  {
    title: 'one that is none any more is told',
    adoptions: [{ name: 'owner+name+a+template', ...typed }],
    lines: ['known to stay JavaScript, but does not: owner+name+a+template'],
    isWorse: true,
  },
]) {
  test(`of templates as projects, ${title}`, (t) => {
    const judged = judgeAdoption(adoptions, known);
    for (const line of lines) t.true(judged.text.includes(line), judged.text);
    t.is(judged.isWorse, isWorse);
  });
}

test('every known exception has a reason, and is named once', (t) => {
  const names = staysJavaScript.map(({ repository, path }) => `${repository} ${path}`);
  t.is(new Set(names).size, names.length);
  for (const { reason } of staysJavaScript) t.regex(reason, /\.$/);
});
