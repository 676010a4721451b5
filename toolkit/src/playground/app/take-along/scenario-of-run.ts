import type { RunInput } from '../../../sandbox/run-input.ts';
import type { RunCall, RunState } from '../../page/protocol.ts';

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

/**
 * A scenario that repeats a run: the same fields, the same answers of what it read, and the same requests and ending
 * expected. Its first line is its name.
 */
export function scenarioOfRun(name: string, input: RunInput, state: RunState): string {
  const { status, calls, pixels } = state;
  const answers = reading.flatMap((api) => {
    const answered = calls.filter((call) => call.api === api && call.result !== null);
    return answered.length === 0 ? [] : [mockOf(api, answered)];
  });
  const [called, notCalled] =
    status === 'failure' ? ['gtmOnFailure', 'gtmOnSuccess'] : ['gtmOnSuccess', 'gtmOnFailure'];
  return [
    `// ${name.replace(/\s+/g, ' ').trim()}`,
    ...answers,
    'const requested = [];',
    "mock('sendPixel', (url, onSuccess, onFailure) => {",
    '  requested.push(url);',
    `  if (${status === 'failure' ? 'onFailure) onFailure' : 'onSuccess) onSuccess'}();`,
    '});',
    '',
    `runCode(${literal(input.data ?? {}, '')});`,
    '',
    `assertThat(requested).isEqualTo(${literal(
      pixels.map(({ url }) => url),
      '',
    )});`,
    status === 'success' || status === 'failure'
      ? `assertApi('${called}').wasCalled();`
      : `assertApi('${called}').wasNotCalled();`,
    `assertApi('${notCalled}').wasNotCalled();`,
    '',
  ].join('\n');
}

/** Gives back what the API gave: always the same, or by its first argument. */
function mockOf(api: string, calls: readonly RunCall[]): string {
  const results = new Set(calls.map(({ result }) => result));
  const [first] = calls;
  if (results.size === 1) {
    const result = first?.result ?? 'undefined';
    return `mock('${api}', () => ${result.startsWith('{') ? `(${result})` : result});`;
  }
  const byArgument = new Map(calls.toReversed().map(({ args, result }) => [args[0] ?? '', result]));
  const cases = [...byArgument]
    .toReversed()
    .map(([argument, result]) =>
      argument === ''
        ? `  if (key === undefined) return ${result};`
        : `  if (key === ${argument}) return ${result};`,
    );
  return [`mock('${api}', (key) => {`, ...cases, '});'].join('\n');
}

const plainName = /^[A-Za-z_$][\w$]*$/;

/** A value as code; what stands for undefined in a run's input is undefined again. */
function literal(value: unknown, indent: string): string {
  if (typeof value === 'string') {
    return `'${JSON.stringify(value).slice(1, -1).replaceAll('\\"', '"').replaceAll("'", "\\'")}'`;
  }
  if (typeof value !== 'object' || value === null) return String(value);
  if ('$undefined' in value) return 'undefined';
  const inner = `${indent}  `;
  const parts = Array.isArray(value)
    ? value.map((item: unknown) => `${inner}${literal(item, inner)},`)
    : Object.entries(value).map(
        ([key, item]) => `${inner}${plainName.test(key) ? key : literal(key, '')}: ${literal(item, inner)},`,
      );
  const [open, close] = Array.isArray(value) ? ['[', ']'] : ['{', '}'];
  return parts.length === 0 ? open + close : [open, ...parts, indent + close].join('\n');
}
