import { writeScalar } from './yaml-scalar.ts';

export interface ScenarioText {
  readonly name: string;
  readonly description?: string | undefined;
  readonly code: string;
}

export interface TestsText {
  readonly description?: string | undefined;
  readonly scenarios: readonly ScenarioText[];
  /** Left out when undefined; `''` is written as `setup: ''`. */
  readonly setup?: string | undefined;
}

/** Writes the YAML of a `___TESTS___` section as GTM's editor does, without a line feed at its end. */
export function writeTests({ description, scenarios, setup }: TestsText): string {
  const lines = [
    ...optionalEntry('description: ', description),
    scenarios.length === 0 ? 'scenarios: []' : 'scenarios:',
    ...scenarios.flatMap((scenario) => [
      entry('- name: ', scenario.name),
      ...optionalEntry('  description: ', scenario.description),
      entry('  code: ', scenario.code),
    ]),
    ...optionalEntry('setup: ', setup),
  ];
  return lines.join('\n');
}

function optionalEntry(key: string, text: string | undefined): string[] {
  return text === undefined ? [] : [entry(key, text)];
}

/** Lists are not indented, so the keys of a scenario stand at column 2 and its texts go on at column 4. */
function entry(key: string, text: string): string {
  const indent = /^[- ]/.test(key) ? 4 : 2;
  return key + writeScalar(text, { indent, column: key.length });
}
