import { stripVTControlCharacters } from 'node:util';
import test from 'ava';
import { closest } from '../../src/messages/closest.ts';
import { formatMessage } from '../../src/messages/format.ts';
import type { Message } from '../../src/messages/message.ts';

const place = { file: 'template.tpl', line: 12, column: 6, length: 5, lineText: 'const fetch = 1;' };

const messages: readonly { name: string; input: Message; expected: readonly string[] }[] = [
  {
    name: 'a message without a place is one line',
    input: { rule: 'no-tests', severity: 'note', text: 'There are no tests.' },
    expected: ['note: There are no tests. [no-tests]'],
  },
  {
    name: 'a hint follows, indented',
    input: { rule: 'no-tests', severity: 'note', text: 'There are no tests.', hint: 'Write one.' },
    expected: ['note: There are no tests. [no-tests]', '  Write one.'],
  },
  {
    name: 'a place has a frame with carets under what is at fault, and counts columns from 1',
    input: { rule: 'name', severity: 'fault', text: 'Bad name.', location: place, hint: 'Rename it.' },
    expected: [
      'template.tpl:12:7: fault: Bad name. [name]',
      '  12 │ const fetch = 1;',
      '     ╵       ^^^^^',
      '  Rename it.',
    ],
  },
  {
    name: 'an unknown length is one caret',
    input: { rule: 'name', severity: 'warning', text: 'Bad.', location: { ...place, length: 0 } },
    expected: ['template.tpl:12:7: warning: Bad. [name]', '  12 │ const fetch = 1;', '     ╵       ^'],
  },
  {
    name: 'carets end where the line ends',
    input: { rule: 'name', severity: 'fault', text: 'Bad.', location: { ...place, column: 14, length: 90 } },
    expected: [
      'template.tpl:12:15: fault: Bad. [name]',
      '  12 │ const fetch = 1;',
      '     ╵               ^^',
    ],
  },
  {
    name: 'tabs before the place stay tabs, so that the caret stands below it',
    input: {
      rule: 'name',
      severity: 'fault',
      text: 'Bad.',
      location: { ...place, column: 2, length: 1, lineText: '\t\tx' },
    },
    expected: ['template.tpl:12:3: fault: Bad. [name]', '  12 │ \t\tx', '     ╵ \t\t^'],
  },
  {
    name: 'an empty line has no frame',
    input: { rule: 'name', severity: 'fault', text: 'Bad.', location: { ...place, column: 0, lineText: '' } },
    expected: ['template.tpl:12:1: fault: Bad. [name]'],
  },
  {
    name: 'of a minified line the part around the place is shown',
    input: {
      rule: 'name',
      severity: 'fault',
      text: 'Bad.',
      location: {
        ...place,
        line: 1,
        column: 500,
        length: 3,
        lineText: `${'a'.repeat(500)}bad${'c'.repeat(500)}`,
      },
    },
    expected: [
      'template.tpl:1:501: fault: Bad. [name]',
      `  1 │ …${'a'.repeat(40)}bad${'c'.repeat(57)}…`,
      `    ╵ ${' '.repeat(41)}^^^`,
    ],
  },
  {
    name: 'at the end of a long line the line ends',
    input: {
      rule: 'name',
      severity: 'fault',
      text: 'Bad.',
      location: { ...place, line: 1, column: 500, length: 3, lineText: `${'a'.repeat(500)}bad` },
    },
    expected: [
      'template.tpl:1:501: fault: Bad. [name]',
      `  1 │ …${'a'.repeat(97)}bad`,
      `    ╵ ${' '.repeat(98)}^^^`,
    ],
  },
];

for (const { name, input, expected } of messages) {
  test(name, (t) => {
    t.is(formatMessage(input), expected.join('\n'));
  });
  test(`${name}, in colour as well`, (t) => {
    const coloured = formatMessage(input, { colour: true });
    t.is(stripVTControlCharacters(coloured), expected.join('\n'));
    t.not(coloured, stripVTControlCharacters(coloured));
  });
}

for (const { word, candidates, expected } of [
  { word: 'decod', candidates: ['build', 'decode'], expected: 'decode' },
  { word: 'DECODE', candidates: ['build', 'decode'], expected: 'decode' },
  { word: 'attr_k', candidates: ['attrs_v', 'attrs_k', 'ua_k'], expected: 'attrs_k' },
  { word: 'x', candidates: ['n', 'dt'], expected: undefined },
  { word: 'hello', candidates: ['build', 'decode'], expected: undefined },
  { word: '', candidates: ['n'], expected: undefined },
]) {
  test(`closest to “${word}” among ${candidates.join(', ')} is ${expected ?? 'nothing'}`, (t) => {
    t.is(closest(word, candidates), expected);
  });
}
