import test from 'ava';
import type { Message, Severity } from '../../src/messages/message.ts';
import { failedBadge, findingsBadge, runsBadge } from '../../src/playground/app/tabs/badges.ts';

const found = (...severities: readonly Severity[]): readonly Message[] =>
  severities.map((severity) => ({ severity, text: 'x', rule: 'x' }));

for (const { what, badge, expected } of [
  { what: 'nothing found', badge: findingsBadge([], 0), expected: undefined },
  { what: 'nothing known', badge: findingsBadge(undefined, 0), expected: undefined },
  { what: 'notes', badge: findingsBadge(found('note'), 0), expected: undefined },
  { what: 'a warning', badge: findingsBadge(found('warning', 'note'), 0), expected: '1 warning, wait' },
  { what: 'faults', badge: findingsBadge(found('warning', 'fault', 'fault'), 0), expected: '2 faults, bad' },
  // What the checker said is of the last template that was built.
  { what: 'a build that failed', badge: findingsBadge(found('warning'), 1), expected: '1 fault, bad' },
  { what: 'failed scenarios', badge: failedBadge(2), expected: '2 failed, bad' },
  { what: 'no failed scenario', badge: failedBadge(0), expected: undefined },
  { what: 'a run', badge: runsBadge(1), expected: '1 run' },
]) {
  test(`the badge of ${what}`, (t) => {
    const shown = badge && `${badge.text} ${badge.about}${badge.tone === undefined ? '' : `, ${badge.tone}`}`;
    t.is(shown, expected);
  });
}
