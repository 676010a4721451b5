import { toHost, toSandbox } from '../../../src/sandbox/language/border.ts';
import { compileProgram, type Source } from '../../../src/sandbox/language/compile.ts';
import { jsonLibrary } from '../../../src/sandbox/language/library/json.ts';
import { mathLibrary } from '../../../src/sandbox/language/library/math.ts';
import { objectLibrary } from '../../../src/sandbox/language/library/object.ts';
import { Meter, type Limits } from '../../../src/sandbox/language/meter.ts';
import { SandboxFunction, type Value } from '../../../src/sandbox/language/values.ts';

const libraries: Readonly<Record<string, (meter: Meter) => Value>> = {
  JSON: jsonLibrary,
  Math: mathLibrary,
  Object: objectLibrary,
};

export interface Surroundings {
  readonly data?: unknown;
  readonly limits?: Limits;
  readonly host?: (...args: never[]) => unknown;
}

/** Runs code with `data`, `require` of the three libraries and `host`, a function of the page; gives its result on the page. */
export function runCode(
  code: string | readonly (string | Source)[],
  { data = { a: 1 }, limits = { steps: 100_000, depth: 200 }, host }: Surroundings = {},
): unknown {
  const program = compileProgram(code, { globals: ['data', 'require', 'host'], file: 'code.js' });
  const meter = new Meter(limits);
  const made = new Map<string, Value>();
  const require = new SandboxFunction('require', ([given]) => {
    const name = String(given);
    if (!made.has(name)) made.set(name, libraries[name]?.(meter));
    return made.get(name);
  });
  return toHost(program.run([toSandbox(data, meter), require, toSandbox(host, meter)], meter), meter);
}

/** What the action throws. */
export function thrownBy(action: () => unknown): unknown {
  try {
    action();
  } catch (error) {
    return error;
  }
  return undefined;
}
