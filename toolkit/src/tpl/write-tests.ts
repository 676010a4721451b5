import { writeScalar } from './yaml-scalar.ts';

export interface TestsText {
  readonly scenarios: readonly { readonly name: string; readonly code: string }[];
  /** Left out when undefined; `''` is written as `setup: ''`. */
  readonly setup?: string | undefined;
}

/** Writes the YAML of a `___TESTS___` section as GTM's editor does, without a line feed at its end. */
export function writeTests({ scenarios, setup }: TestsText): string {
  const lines =
    scenarios.length === 0
      ? ['scenarios: []']
      : [
          'scenarios:',
          ...scenarios.flatMap(({ name, code }) => [entry('- name: ', name), entry('  code: ', code)]),
        ];
  if (setup !== undefined) lines.push(entry('setup: ', setup));
  return lines.join('\n');
}

/** Lists are not indented, so the keys of a scenario stand at column 2 and its texts go on at column 4. */
function entry(key: string, text: string): string {
  const indent = key.startsWith('setup') ? 2 : 4;
  return key + writeScalar(text, { indent, column: key.length });
}
