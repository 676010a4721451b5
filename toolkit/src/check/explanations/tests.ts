import type { RuleName } from '../rules.ts';
import { byTests, type Explanation } from './explanation.ts';

const id = '[{ "type": "TEXT", "name": "id", "simpleValueType": true }]';
const scenario = (...code: readonly string[]): string =>
  ['scenarios:', '- name: Completes', '  code: |-', ...code.map((line) => `    ${line}`)].join('\n');

export const tests = {
  'duplicate-scenario': byTests(
    'GTM’s list of tests shows names alone: which of the two has failed does not show.',
    `scenarios:
- name: Completes
  code: runCode();
- name: Completes
  code: runCode({});`,
    `scenarios:
- name: Completes
  code: runCode();
- name: Completes without settings
  code: runCode({});`,
  ),
  'unknown-test-data': byTests(
    'No user can enter it, so that the test shows something that never happens. Often a field has been renamed.',
    scenario("runCode({ identifier: 'a' });"),
    scenario("runCode({ id: 'a' });"),
    { fields: id },
  ),
  'unknown-matcher': byTests(
    'It is undefined, and calling it ends the scenario with an exception.',
    scenario('runCode();', 'assertThat(1).isEqual(1);'),
    scenario('runCode();', 'assertThat(1).isEqualTo(1);'),
  ),
  'matcher-not-called': byTests(
    'Nothing is asserted, and the scenario passes whatever happens.',
    scenario('runCode();', "assertApi('gtmOnSuccess').wasCalled();", 'assertThat(true).isTrue;'),
    scenario('runCode();', "assertApi('gtmOnSuccess').wasCalled();", 'assertThat(true).isTrue();'),
  ),
} as const satisfies Partial<Record<RuleName, Explanation>>;
