import { toHost } from '../language/border.ts';
import { compileProgram, type Program } from '../language/compile.ts';
import {
  callsOf,
  locationOf,
  SandboxLimitError,
  SandboxSyntaxError,
  type CodeLocation,
} from '../language/errors.ts';
import { SandboxFunction, SandboxObject, type Value } from '../language/values.ts';
import { Completion } from '../completion.ts';
import { endlessTasks } from '../page/tasks.ts';
import { errorText } from '../error-text.ts';
import type { Sandbox } from '../sandbox.ts';
import type { ContainerKind } from '../../tpl/container-kind.ts';
import type { TemplateType } from '../template.ts';
import { AssertionFailure } from './assertion-failure.ts';
import { CallLog } from './call-log.ts';
import { Mocks } from './mocks.ts';
import { testGlobalNames, testGlobals } from './test-api.ts';

export type ScenarioStatus = 'passed' | 'failed' | 'error' | 'skipped';

/** The part of a template's tests that a place lies in. */
export type TestPart = 'template' | 'setup' | 'scenario';

/** A place in one part's code: lines from 1, columns from 0. */
export interface TestPlace {
  readonly part: TestPart;
  readonly line: number;
  readonly column: number;
}

export interface ScenarioOutcome {
  /** failed: an assertion did not hold; error: something else ended the scenario. */
  readonly status: Exclude<ScenarioStatus, 'skipped'>;
  readonly message: string | null;
  /** From where the error arose outwards, through the calls on its way. */
  readonly places: readonly TestPlace[];
  readonly comparison?: { readonly expected: string; readonly actual: string };
  /** What GTM does not mind but the author should know. */
  readonly warnings: readonly string[];
  /** The arguments of each `logToConsole`, copied. */
  readonly console: readonly (readonly unknown[])[];
  readonly ms: number;
}

/** What the scenarios of a template have in common. */
export interface ScenarioBench {
  readonly kind: ContainerKind;
  readonly type: TemplateType;
  readonly program: Program;
  /** The APIs that the template requires, where that can be told. */
  readonly required: () => ReadonlySet<string> | undefined;
  readonly setup: string;
  /** A sandbox as good as new. */
  readonly open: () => Sandbox;
}

/** Runs one scenario in a fresh sandbox, until nothing that it started is left. */
export async function runScenario(bench: ScenarioBench, code: string): Promise<ScenarioOutcome> {
  const start = performance.now();
  const run = new ScenarioRun(bench);
  const error = await run.errorOf(code);
  const warnings = error === undefined ? run.warnings() : [];
  return { ...outcomeOf(error), warnings, console: run.sandbox.printed, ms: performance.now() - start };
}

class ScenarioRun {
  readonly sandbox: Sandbox;
  readonly #log = new CallLog();
  readonly #mocks: Mocks;
  readonly #completions: Completion[] = [];
  #assertions = 0;

  constructor(readonly bench: ScenarioBench) {
    const sandbox = bench.open();
    this.sandbox = sandbox;
    this.#mocks = new Mocks(this.#log, (api) => sandbox.isObjectApi(api));
  }

  /** What ended the scenario; undefined when it ran through. */
  async errorOf(code: string): Promise<unknown> {
    const { sandbox } = this;
    const { tasks, meter } = sandbox;
    const require = sandbox.createRequire({
      record: (name, args) => this.#log.record(name, args),
      replacements: this.#mocks.replacements,
    });
    const globals = testGlobals({
      log: this.#log,
      mocks: this.#mocks,
      require,
      runCode: (data) => this.#runCode(data, require),
      print: (args) => sandbox.print(args.map((arg) => toHost(arg, meter))),
      count: () => void (this.#assertions += 1),
      meter,
    });
    try {
      compileTest(this.bench.setup, code).run(globals, meter);
    } catch (error) {
      return error;
    }
    await tasks.drain();
    this.sandbox.endEvent({ tags: this.#completions.map(describeTag) });
    await tasks.drain();
    return sandbox
      .unseen()
      .find((error) => error instanceof AssertionFailure || error instanceof SandboxLimitError);
  }

  /** GTM provides the completion callbacks unless the test brings its own. */
  #runCode(given: Value, require: SandboxFunction): Value {
    const { kind, type, program } = this.bench;
    const { tasks, meter } = this.sandbox;
    const completion = new Completion(tasks);
    const properties = new Map(given instanceof SandboxObject ? given.properties : []);
    if (type === 'TAG') {
      this.#completions.push(completion);
      for (const [name, own] of [
        ['gtmOnSuccess', completion.onSuccess],
        ['gtmOnFailure', completion.onFailure],
      ] as const) {
        properties.set(name, this.#recorded(name, own, properties.get(name)));
      }
    }
    const value = program.run([new SandboxObject(properties), require], meter);
    // Google's own server templates test what a tag's code returns.
    return type === 'TAG' && kind === 'web' ? undefined : value;
  }

  #recorded(name: string, own: SandboxFunction, given: Value): SandboxFunction {
    return new SandboxFunction(name, (args) => {
      this.#log.record(name, args);
      own.invoke(args);
      return given instanceof SandboxFunction ? given.invoke(args) : undefined;
    });
  }

  warnings(): string[] {
    const mocked = [...this.#mocks.replacements.keys()];
    const required = mocked.length === 0 ? undefined : this.bench.required();
    const strangers = required === undefined ? [] : mocked.filter((name) => !required.has(name));
    return distinct([
      ...(this.#assertions === 0 ? ['It asserts nothing.'] : []),
      ...strangers.map((name) => `It mocks ${name}, which the template does not require.`),
      ...this.#completions.flatMap(({ calls }) => {
        if (calls.length === 0)
          return ['The tag never completes: neither gtmOnSuccess nor gtmOnFailure was called.'];
        return calls.length > 1 ? [`The tag completes ${calls.length} times: ${calls.join(', then ')}.`] : [];
      }),
      ...this.sandbox.warnings(),
      ...(this.sandbox.tasks.endless ? [endlessTasks] : []),
      ...this.sandbox.swallowed.map((error) => `A callback threw what GTM swallows: ${errorText(error)}`),
      ...this.sandbox.unhandled().map((error) => `Nothing handles a rejection: ${errorText(error)}`),
    ]);
  }
}

/** As `addEventCallback` is told of a tag. */
function describeTag({ delivered }: Completion): object {
  return { id: '1', status: delivered ?? 'timeout', executionTime: 0 };
}

function distinct(texts: readonly string[]): string[] {
  return [...new Set(texts)];
}

function compileTest(setup: string, scenario: string): Program {
  const sources = [
    { code: setup, file: 'setup' },
    { code: scenario, file: 'scenario' },
  ];
  return compileProgram(sources, { globals: testGlobalNames });
}

function outcomeOf(error: unknown): Pick<ScenarioOutcome, 'status' | 'message' | 'places' | 'comparison'> {
  if (error === undefined) return { status: 'passed', message: null, places: [] };
  const places = placesOf(error);
  if (!(error instanceof AssertionFailure)) return { status: 'error', message: errorText(error), places };
  const { message, comparison } = error;
  return { status: 'failed', message, places, ...(comparison === undefined ? {} : { comparison }) };
}

function placesOf(error: unknown): TestPlace[] {
  if (error instanceof SandboxSyntaxError) return error.problems.map(placeOf);
  const own = locationOf(error);
  const places = [...(own === undefined ? [] : [own]), ...callsOf(error).map(({ location }) => location)];
  return places.map(placeOf).filter((place, index, all) => index === 0 || !samePlace(place, all[index - 1]));
}

function samePlace(place: TestPlace, other: TestPlace | undefined): boolean {
  return other !== undefined && place.part === other.part && place.line === other.line;
}

function placeOf({ source, line, column }: CodeLocation): TestPlace {
  const part = source === 'setup' || source === 'scenario' ? source : 'template';
  return { part, line, column };
}
