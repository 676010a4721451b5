import { performance } from 'node:perf_hooks';
import vm from 'node:vm';
import { toSandbox } from '../src/sandbox/language/border.ts';
import { compileProgram } from '../src/sandbox/language/compile.ts';
import { Meter, unmetered } from '../src/sandbox/language/meter.ts';
import type { Value } from '../src/sandbox/language/values.ts';

/** Code to measure: the body of a function, with what it finds around it. */
export interface InterpreterTask {
  readonly name: string;
  readonly code: string;
  /** Names in scope and their values on the page: `{ data: {…}, require: (name) => … }`. */
  readonly globals: Readonly<Record<string, unknown>>;
}

export interface InterpreterCost {
  readonly name: string;
  /** Milliseconds of one warm run. */
  readonly interpreted: number;
  /** Milliseconds of one warm run of the same code as plain JavaScript. */
  readonly plain: number;
  /** `interpreted / plain`. */
  readonly ratio: number;
  /** Milliseconds of compiling for the sandbox, parsing included. */
  readonly compile: number;
}

/**
 * Measures what the interpreter costs against the browser's own execution of the same code, both warm.
 * @param budget milliseconds of measuring for each of the two
 */
export function measureInterpreter(task: InterpreterTask, budget = 300): InterpreterCost {
  const names = Object.keys(task.globals);
  const values = Object.values(task.globals);
  const program = compileProgram(task.code, { globals: names });
  const inside: readonly Value[] = values.map((value) => toSandbox(value, unmetered));
  const interpreted = timeOf(() => program.run(inside, new Meter()), budget);

  const plainProgram: unknown = vm.runInThisContext(`(function (${names.join(', ')}) {\n${task.code}\n})`);
  if (typeof plainProgram !== 'function') throw new TypeError('The code is no function body.');
  const plain = timeOf(() => Reflect.apply(plainProgram, undefined, values), budget);

  let salt = 0;
  const compile = timeOf(() => compileProgram(`${task.code}\n//${salt++}`, { globals: names }), budget / 3);
  return { name: task.name, interpreted, plain, ratio: interpreted / plain, compile };
}

/** A line a task: `name: 0.012 ms, 8.1 times plain JavaScript; compiled in 0.4 ms`. */
export function formatInterpreterCost({ name, interpreted, ratio, compile }: InterpreterCost): string {
  return `${name}: ${interpreted.toPrecision(3)} ms a run, ${ratio.toFixed(1)} times plain JavaScript; compiled in ${compile.toPrecision(3)} ms`;
}

/** The best of several samples, so that other work on the machine counts for little. */
function timeOf(action: () => unknown, budget: number): number {
  const end = performance.now() + budget;
  let batch = 1;
  let best = Infinity;
  while (performance.now() < end) {
    const start = performance.now();
    for (let index = 0; index < batch; index++) action();
    const spent = performance.now() - start;
    if (spent < 2) batch *= 2;
    else best = Math.min(best, spent / batch);
  }
  return Number.isFinite(best) ? best : budget;
}
