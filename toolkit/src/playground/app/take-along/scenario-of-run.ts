import type { RunInput } from '../../../sandbox/run-input.ts';
import type { RunState } from '../../page/protocol.ts';
import { freeName, isLiteral, literal, mockOf, nameLine } from './scenario-code.ts';

/** APIs that read what a page, a visitor or the clock happens to be: a scenario gives back what the run was given. */
const reading: readonly string[] = [
  'copyFromDataLayer',
  'copyFromWindow',
  'generateRandom',
  'getContainerVersion',
  'getCookieValues',
  'getQueryParameters',
  'getReferrerQueryParameters',
  'getReferrerUrl',
  'getTimestamp',
  'getTimestampMillis',
  'getUrl',
  'isConsentGranted',
  'queryPermission',
  'readCharacterSet',
  'readTitle',
];

/** Why a run cannot be repeated by a scenario; undefined when it can. */
export function unrepeatable({ status, calls, callsLeftOut }: RunState): string | undefined {
  if (status === 'exception') return 'A run that threw an exception cannot be saved as a scenario.';
  if (callsLeftOut > 0) return 'A run of so many calls cannot be saved as a scenario.';
  const long = calls.find(({ api, result, error }) => {
    return reading.includes(api) && error === null && !isLiteral(result);
  });
  return long && `What ${long.api} gave is too long for a scenario.`;
}

/**
 * A scenario that repeats a run: the same fields, the same answers of what it read, and the same requests and ending
 * expected. Its first line is its name.
 * @param setup The code before each scenario.
 */
export function scenarioOfRun(name: string, input: RunInput, state: RunState, setup = ''): string {
  const requested = freeName('requested', setup);
  const { status, calls, pixels } = state;
  const answers = reading.flatMap((api) => {
    const answered = calls.filter((call) => call.api === api && call.result !== null);
    return answered.length === 0 ? [] : [mockOf(api, answered)];
  });
  const [called, notCalled] =
    status === 'failure' ? ['gtmOnFailure', 'gtmOnSuccess'] : ['gtmOnSuccess', 'gtmOnFailure'];
  return [
    nameLine(name),
    ...answers,
    `const ${requested} = [];`,
    "mock('sendPixel', (url, onSuccess, onFailure) => {",
    `  ${requested}.push(url);`,
    `  if (${status === 'failure' ? 'onFailure) onFailure' : 'onSuccess) onSuccess'}();`,
    '});',
    '',
    `runCode(${literal(input.data ?? {})});`,
    '',
    `assertThat(${requested}).isEqualTo(${literal(pixels.map(({ url }) => url))});`,
    status === 'success' || status === 'failure'
      ? `assertApi('${called}').wasCalled();`
      : `assertApi('${called}').wasNotCalled();`,
    `assertApi('${notCalled}').wasNotCalled();`,
    '',
  ].join('\n');
}
