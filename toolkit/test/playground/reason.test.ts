import test from 'ava';
import type { RunState } from '../../src/playground/page/protocol.ts';
import { reasonOf, thoughRefused, type Circumstances } from '../../src/playground/app/result/reason.ts';

const sent = { url: 'https://a.example/p', after: 2 };
const succeeded: RunState = {
  status: 'success',
  error: null,
  errorAt: null,
  pixels: [sent],
  scripts: [],
  iframes: [],
  console: [],
  swallowed: [],
  value: null,
  completedAfter: 24.4,
  idle: true,
  calls: [],
  callsLeftOut: 0,
  consentChanges: [],
  awaited: [],
  cookies: '',
};
const failed = { ...succeeded, status: 'failure' } as const;
const pending = { ...succeeded, status: 'pending', completedAfter: null } as const;
const fired: Circumstances = {
  dry: false,
  answer: 'image',
  warnings: 0,
  cause: undefined,
  advice: undefined,
  gone: false,
};
const dry = { ...fired, dry: true, answer: null } as const;

const cases: readonly {
  readonly state: RunState;
  readonly circumstances?: Circumstances;
  readonly expected: string;
}[] = [
  { state: succeeded, expected: 'good: Succeeded (after 24 ms, 1 pixel sent)' },
  { state: succeeded, circumstances: dry, expected: 'good: Would succeed (1 pixel to send)' },
  {
    state: succeeded,
    circumstances: { ...fired, warnings: 1 },
    expected: 'good: Succeeded, 1 warning (after 24 ms, 1 pixel sent)',
  },
  {
    state: { ...succeeded, pixels: [], scripts: ['a', 'b'] },
    expected: 'good: Succeeded (after 24 ms, 2 scripts)',
  },
  { state: { ...succeeded, pixels: [] }, expected: 'good: Succeeded, nothing sent (after 24 ms)' },
  {
    state: { ...succeeded, pixels: [], awaited: ['analytics_storage'] },
    expected: 'wait: Waits for consent: analytics_storage (completed after 24 ms)',
  },
  {
    state: { ...succeeded, pixels: [], awaited: ['ad_storage', 'x'] },
    circumstances: dry,
    expected: 'wait: Would wait for consent: ad_storage, x ()',
  },
  {
    state: { ...succeeded, pixels: [{ ...sent, after: 984.4 }], consentChanges: [980] },
    expected: 'good: Sent 0.96 s later, on consent (completed after 24 ms)',
  },
  {
    state: { ...succeeded, pixels: [{ ...sent, after: 984.4 }], consentChanges: [10] },
    expected: 'good: Sent 0.96 s later (completed after 24 ms)',
  },
  {
    state: failed,
    circumstances: { ...fired, answer: 'json', advice: 'in GTM set “A” to “B”' },
    expected: 'bad: Failed (the answer was JSON, no image: in GTM set “A” to “B”)',
  },
  { state: failed, circumstances: dry, expected: 'bad: Would fail ()' },
  {
    state: failed,
    circumstances: { ...dry, answer: 'error', advice: 'in GTM set “A” to “B”' },
    expected: 'bad: Would fail (the answer would be an error (500): in GTM set “A” to “B”)',
  },
  { state: { ...failed, pixels: [] }, expected: 'bad: Failed (nothing sent)' },
  {
    state: { ...failed, pixels: [] },
    circumstances: { ...fired, warnings: 1, cause: 'Event name is empty because {{Event}} is undefined' },
    expected: 'bad: Failed, 1 warning (Event name is empty because {{Event}} is undefined)',
  },
  {
    state: { ...failed, status: 'exception', error: 'TypeError: no' },
    expected: 'bad: Threw an exception (TypeError: no)',
  },
  { state: { ...pending, idle: false }, expected: 'wait: Still running (It waits for an answer.)' },
  {
    state: pending,
    expected:
      'wait: Still running (Neither data.gtmOnSuccess nor data.gtmOnFailure was called, and nothing is left to run.)',
  },
  {
    state: { ...pending, awaited: ['ad_storage'] },
    expected: 'wait: Waits for consent: ad_storage (It has not completed.)',
  },
  {
    state: { ...pending, error: 'Without end.' },
    circumstances: dry,
    expected: 'wait: Would not complete (Without end.)',
  },
  {
    state: { ...pending, idle: false },
    circumstances: { ...fired, gone: true },
    expected: 'wait: Did not complete (Its page is gone.)',
  },
  {
    state: { ...pending, awaited: ['ad_storage'] },
    circumstances: { ...fired, gone: true },
    expected: 'wait: Waited for consent: ad_storage (It did not complete: its page is gone.)',
  },
  {
    state: { ...succeeded, pixels: [], awaited: ['ad_storage'] },
    circumstances: { ...fired, gone: true },
    expected: 'wait: Waited for consent: ad_storage (completed after 24 ms, nothing sent)',
  },
  { state: { ...succeeded, value: '"a"' }, expected: 'good: Yields "a" ()' },
];
for (const { state, circumstances = fired, expected } of cases) {
  test(`a result begins with its reason: ${expected}`, (t) => {
    const { tone, title, detail } = reasonOf(state, circumstances);
    t.is(`${tone}: ${title} (${detail})`, expected);
  });
}

test('what was fired although GTM would not save it is no success', (t) => {
  const good = { tone: 'good', title: 'Succeeded', detail: 'after 24 ms' } as const;
  t.deepEqual(thoughRefused(good, 'tag'), {
    tone: 'wait',
    title: 'Succeeded, though GTM would not save this tag',
    detail: 'after 24 ms',
  });
  t.is(thoughRefused({ ...good, tone: 'bad' }, 'tag').tone, 'bad');
});
