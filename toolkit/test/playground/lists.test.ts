import test from 'ava';
import type { Message } from '../../src/messages/message.ts';
import { countedFindings, groupedFindings } from '../../src/playground/app/tabs/grouped-findings.ts';
import { failedCount, shownScenarios, summaryOf } from '../../src/playground/app/tabs/shown-scenarios.ts';

const scenarios = [{ name: 'It sends' }, { name: 'It waits' }, { name: 'It fails' }];
const results = new Map([
  [0, { status: 'passed', ms: 1.4 }],
  [2, { status: 'failed', ms: 2 }],
] as const);

const filters: readonly {
  readonly filter: string;
  readonly failedOnly: boolean;
  readonly shown: readonly number[];
  readonly summary: string;
}[] = [
  { filter: '', failedOnly: false, shown: [2, 0, 1], summary: '1 passed, 1 failed in 3 ms' },
  {
    filter: ' SENDS',
    failedOnly: false,
    shown: [0],
    summary: '1 of 3 scenarios: 1 passed, 0 failed in 1 ms',
  },
  { filter: 'waits', failedOnly: false, shown: [1], summary: '1 of 3 scenarios' },
  { filter: '', failedOnly: true, shown: [2], summary: '1 of 3 scenarios: 0 passed, 1 failed in 2 ms' },
  { filter: 'none', failedOnly: true, shown: [], summary: '0 of 3 scenarios' },
];
for (const { filter, failedOnly, shown, summary } of filters) {
  test(`scenarios with “${filter}”${failedOnly ? ' that failed' : ''}: ${summary}`, (t) => {
    t.deepEqual(shownScenarios(scenarios, results, { filter, failedOnly }), shown);
    t.is(summaryOf(3, shown, results), summary);
  });
}

test('before they run, scenarios are counted', (t) => {
  t.is(summaryOf(3, [0, 1, 2], new Map()), '3 scenarios');
  t.is(failedCount(new Map()), 0);
  t.is(failedCount(results), 1);
});

const at = (line: number) => ({ file: 'a.tpl', line, column: 0, length: 1, lineText: '' });
const messages: readonly Message[] = [
  { rule: 'note-rule', severity: 'note', text: 'A note.' },
  { rule: 'a-rule', severity: 'warning', text: 'Twice.', location: at(3) },
  { rule: 'a-rule', severity: 'fault', text: 'A fault.', location: at(9) },
  { rule: 'a-rule', severity: 'warning', text: 'Twice.', location: at(5) },
  { rule: 'a-rule', severity: 'warning', text: 'Twice.', location: at(3) },
];

test('findings are said once each, the worst first, with all their places', (t) => {
  const grouped = groupedFindings(messages, ({ line }) => `line ${line}`);
  t.deepEqual(
    grouped.map(({ severity, text, places }) => [severity, text, places.join()]),
    [
      ['fault', 'A fault.', 'line 9'],
      ['warning', 'Twice.', 'line 3,line 5'],
      ['note', 'A note.', ''],
    ],
  );
  t.is(countedFindings(grouped), '1 fault, 1 warning, 1 note');
  t.is(countedFindings([]), '');
});
