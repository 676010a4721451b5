import { toText } from '../language/convert.ts';
import type { Meter } from '../language/meter.ts';
import { SandboxFunction, type Value } from '../language/values.ts';
import { AssertionFailure } from './assertion-failure.ts';
import { assertApi, type CallLog } from './call-log.ts';
import { assertThat } from './matchers.ts';
import type { Mocks } from './mocks.ts';

/** What the test API works with. */
export interface TestBench {
  readonly log: CallLog;
  readonly mocks: Mocks;
  readonly require: SandboxFunction;
  runCode(data: Value): Value;
  print(args: readonly Value[]): void;
  /** Told of each assertion made. */
  count(): void;
  readonly meter: Meter;
}

type TestFunction = (bench: TestBench, args: readonly Value[]) => Value;

/** The functions that setup and scenarios find without requiring them. */
const testFunctions = {
  runCode: (bench, [data]) => bench.runCode(data),
  mock: (bench, [api, value]) => {
    bench.mocks.mock(toText(api, bench.meter), value);
    return undefined;
  },
  mockObject: (bench, [api, value]) => {
    bench.mocks.mockObject(toText(api, bench.meter), value);
    return undefined;
  },
  assertApi: (bench, [api]) => assertApi(bench.log, toText(api, bench.meter), bench),
  assertThat: (bench, [actual, message]) => assertThat(actual, message, bench),
  fail: (bench, [message]) => {
    bench.count();
    throw new AssertionFailure(
      message === undefined ? 'The test called fail().' : toText(message, bench.meter),
    );
  },
  log: (bench, args) => {
    bench.print(args);
    return undefined;
  },
} satisfies Record<string, TestFunction>;

/** The names of `testGlobals`, in its order. */
export const testGlobalNames: readonly string[] = ['require', ...Object.keys(testFunctions)];

export function testGlobals(bench: TestBench): Value[] {
  const functions = Object.entries(testFunctions).map(
    ([name, test]) => new SandboxFunction(name, (args) => test(bench, args)),
  );
  return [bench.require, ...functions];
}
