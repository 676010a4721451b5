import vm from 'node:vm';
import * as acorn from 'acorn';
import { findConstructs } from '../../src/dialect/check/check-syntax.ts';
import { Faults } from '../../src/dialect/faults.ts';
import { lower } from '../../src/dialect/lower.ts';
import { Origin } from '../../src/dialect/bundle/origin.ts';
import { print } from '../../src/dialect/print/print.ts';
import { toHost, toSandbox } from '../../src/sandbox/language/border.ts';
import { compileProgram } from '../../src/sandbox/language/compile.ts';
import { mathLibrary } from '../../src/sandbox/language/library/math.ts';
import { objectLibrary } from '../../src/sandbox/language/library/object.ts';
import { Meter, unmetered } from '../../src/sandbox/language/meter.ts';
import { SandboxFunction, type Value } from '../../src/sandbox/language/values.ts';

export interface Outcome {
  /** What was logged, in order. */
  readonly trace: readonly string[];
  /** What was returned, or that something was thrown. */
  readonly result: string;
}

/** The program as JavaScript runs it. */
export function original(code: string): Outcome {
  const trace: string[] = [];
  const log = (value: unknown): unknown => {
    trace.push(show(value));
    return value;
  };
  const run: unknown = vm.runInThisContext(`(function (data, require) { ${code} })`);
  if (typeof run !== 'function') throw new Error('no function');
  return outcome(trace, () => Reflect.apply(run, undefined, [{ log }, () => Math]));
}

/** The lowered program in GTM's sandbox. */
export function lowered(code: string): Outcome {
  const trace: string[] = [];
  const log = (value: unknown): unknown => {
    trace.push(show(value));
    return value;
  };
  const apis: Readonly<Record<string, Value>> = {
    Math: mathLibrary(unmetered),
    Object: objectLibrary(unmetered),
    makeNumber: toSandbox((value: unknown) => Number(value), unmetered),
  };
  const require = new SandboxFunction('require', ([name]) => apis[String(name)]);
  const program = compileProgram(code, { globals: ['data', 'require'] });
  return outcome(trace, () =>
    toHost(program.run([toSandbox({ log }, unmetered), require], new Meter()), unmetered),
  );
}

function outcome(trace: readonly string[], run: () => unknown): Outcome {
  try {
    return { result: show(run()), trace };
  } catch {
    return { result: 'throws', trace };
  }
}

/** Values as text, with undefined, NaN and the order of keys; sandbox functions and JavaScript's look the same. */
function show(value: unknown): string {
  if (Array.isArray(value)) return `[${Array.from(value, show).join(', ')}]`;
  if (typeof value === 'object' && value !== null) {
    return `{${Object.entries(value)
      .map(([key, each]) => `${key}: ${show(each)}`)
      .join(', ')}}`;
  }
  return typeof value === 'string'
    ? JSON.stringify(value)
    : typeof value === 'function'
      ? 'function'
      : `${String(value)}`;
}

/** The lowering by itself: no bundler, no formatter. */
export function lowerText(code: string): string {
  const faults = new Faults(new Origin(code, '{"version":3,"sources":[],"names":[],"mappings":""}'), 'web');
  const program = acorn.parse(code, { ecmaVersion: 'latest', allowReturnOutsideFunction: true });
  lower(program, faults);
  const nothing = { takeLeading: () => undefined, takeTrailing: () => undefined };
  return print(program, nothing, []).text;
}

/** Constructs that no public template has. */
export function outsideOfDialect(code: string): string[] {
  const program = acorn.parse(code, { ecmaVersion: 'latest', allowReturnOutsideFunction: true });
  return findConstructs(program, code).flatMap(({ construct }) =>
    construct?.verdict === 'accepted' ? [] : [construct?.id ?? 'unknown'],
  );
}
