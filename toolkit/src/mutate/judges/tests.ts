import { bounded } from '../bounded.ts';
import { markRegions, regionOf, type Region } from '../regions.ts';
import type { Mutant } from '../mutant.ts';
import type { Judge } from '../target.ts';
import { TestCollector, type RunOptions, type TestFailure } from '../test-collector.ts';
import { usedSoFar } from '../watchdog.ts';
import { mark, ModuleLoader } from './module-loader.ts';
import { RecentFirst } from './recent-first.ts';

export interface TestsOptions {
  /** Test files, relative to the root, the most telling first. */
  readonly files: readonly string[];
  /** A module that runs before them, relative to the root: it makes chance repeatable. */
  readonly setup?: string;
  /** How long one test may take, in milliseconds. */
  readonly patience?: number;
  /** Whether tests learn of the sources in no other way than by loading them: those that do not reach a mutant are left out. */
  readonly onlyLoading?: boolean;
}

/**
 * Tests written for ava, run here. What noticed a mutant of a file last, the test file and the test in it, is asked
 * first about the next one. With `onlyLoading` it notes, when asked about the sources as they are, which stretches of
 * them each test reaches: a mutant is shown only to the tests that reach it, the quickest first,
 * and where there are many not to the slowest. What a test meets
 * only because an earlier one left it in a cache counts for the earlier one.
 */
export async function testsJudge(
  root: string,
  { files, setup, patience = 30_000, onlyLoading = false }: TestsOptions,
): Promise<Judge> {
  const loader = await ModuleLoader.of(root, setup === undefined ? files : [setup, ...files]);
  const suite = new Suite(loader, files, setup, patience);
  const reach = new Reach(loader, files);
  return {
    name: 'tests',
    judge: async (mutant) => {
      if (mutant === undefined) return found(await suite.survey(reach));
      return found(await suite.run(mutant, onlyLoading ? reach.testsOf(mutant) : undefined));
    },
  };
}

interface Failure extends TestFailure {
  readonly file: string;
}

function found(failure: Failure | undefined): { readonly noticed: string } | undefined {
  return failure && { noticed: `${failure.file}: ${failure.title}: ${failure.reason}` };
}

/** Tests by their file and title, each with the time that it takes, in milliseconds of the processor. */
type Tests = ReadonlyMap<string, ReadonlyMap<string, number>>;

/** Where more tests reach a mutant than these, the slowest are left out once the others take this many milliseconds. */
const fewTests = 10;
const mostTime = 1500;

/** Which test reaches what. */
class Reach {
  /** The modules in a form that notes what they reach. */
  readonly changed = new Map<string, ReturnType<ModuleLoader['compile']>>();
  readonly reached: Uint8Array;
  readonly #regions = new Map<string, { readonly first: number; readonly regions: readonly Region[] }>();
  #tests: {
    readonly file: string;
    readonly title: string;
    readonly ms: number;
    readonly reached: Uint8Array;
  }[] = [];
  /** What loading and `before` reach counts for all tests of the files that load the module. */
  readonly #whileLoading: Uint8Array;

  constructor(
    readonly loader: ModuleLoader,
    files: readonly string[],
  ) {
    let count = 0;
    for (const file of loader.files) {
      if (!/\.tsx?$/.test(file) || files.includes(file)) continue;
      const { text, regions } = markRegions(file, loader.text(file), mark, count);
      this.#regions.set(file, { first: count, regions });
      this.changed.set(file, loader.compile(file, text));
      count += regions.length;
    }
    this.reached = new Uint8Array(count);
    this.#whileLoading = new Uint8Array(count);
  }

  /** All that was noted is forgotten. */
  reset(): void {
    this.reached.fill(0);
    this.#whileLoading.fill(0);
    this.#tests = [];
  }

  loaded(): void {
    for (const [number, reached] of this.#take().entries()) if (reached === 1) this.#whileLoading[number] = 1;
  }

  ran(file: string, title: string, ms: number): void {
    this.#tests.push({ file, title, ms, reached: this.#take() });
  }

  testsOf(mutant: Mutant): Tests {
    const known = this.#regions.get(mutant.file);
    const region = known && regionOf(known.regions, mutant);
    const number = known !== undefined && region !== undefined ? known.first + region : undefined;
    const isForAll = number === undefined || this.#whileLoading[number] === 1;
    const reaching = this.#tests.filter(({ file, reached }) =>
      isForAll ? this.loader.loads(file, mutant.file) : reached[number] === 1,
    );
    const tests = new Map<string, Map<string, number>>();
    let total = 0;
    for (const [index, { file, title, ms }] of reaching.toSorted((a, b) => a.ms - b.ms).entries()) {
      total += ms;
      if (index >= fewTests && total > mostTime) break;
      const titles = tests.get(file) ?? new Map<string, number>();
      tests.set(file, titles.set(title, ms));
    }
    return tests;
  }

  #take(): Uint8Array {
    const reached = this.reached.slice();
    this.reached.fill(0);
    return reached;
  }
}

class Suite {
  readonly #recentFiles = new RecentFirst<string>();
  readonly #recentTests = new RecentFirst<string>();

  constructor(
    readonly loader: ModuleLoader,
    readonly files: readonly string[],
    readonly setup: string | undefined,
    readonly patience: number,
  ) {}

  /** All tests on the sources as they are. */
  async survey(reach: Reach): Promise<Failure | undefined> {
    reach.reset();
    const modules = this.#evaluate(reach);
    for (const file of this.files) {
      let start = 0;
      let isLoaded = false;
      const failure = await this.#runFile(modules, file, {
        onStart: () => {
          if (!isLoaded) reach.loaded();
          isLoaded = true;
          start = usedSoFar();
        },
        onEnd: (title) => reach.ran(file, title, usedSoFar() - start),
      });
      if (failure !== undefined) return failure;
    }
    return undefined;
  }

  /** @param tests those that may notice; all unless given */
  async run(mutant: Mutant, tests: Tests | undefined): Promise<Failure | undefined> {
    const { loader } = this;
    if (tests?.size === 0) return undefined;
    const changed = new Map<string, ReturnType<ModuleLoader['compile']>>();
    if (loader.has(mutant.file)) {
      try {
        changed.set(mutant.file, loader.compile(mutant.file, loader.text(mutant.file)));
      } catch (error) {
        return { file: mutant.file, title: 'it does not compile', reason: messageOf(error) };
      }
    }
    const modules = this.#evaluate({ changed });
    for (const file of this.#recentFiles.sort(mutant.file, this.files, (each) => each)) {
      const wanted = tests?.get(file);
      if (tests !== undefined && wanted === undefined) continue;
      const failure = await this.#runFile(modules, file, {
        mutated: true,
        choose: (titles) => {
          const chosen = wanted === undefined ? titles : titles.filter((title) => wanted.has(title));
          const byTime = chosen.toSorted((a, b) => (wanted?.get(a) ?? 0) - (wanted?.get(b) ?? 0));
          return this.#recentTests.sort(mutant.file, byTime, (title) => title);
        },
        ...(wanted === undefined ? {} : { limitOf: (title) => 1000 + 10 * (wanted.get(title) ?? 0) }),
      });
      if (failure === undefined) continue;
      this.#recentFiles.noticed(mutant.file, file);
      this.#recentTests.noticed(mutant.file, failure.title);
      return failure;
    }
    return undefined;
  }

  #evaluate({ changed, reached }: Partial<Pick<Reach, 'changed' | 'reached'>>): Modules {
    let collector = new TestCollector();
    const evaluation = this.loader.evaluate({
      ...(changed === undefined ? {} : { changed }),
      ...(reached === undefined ? {} : { reached }),
      standIn: (specifier) => (specifier === 'ava' ? collector.test : undefined),
    });
    let isSetUp = this.setup === undefined;
    return {
      collect: (file) => {
        collector = new TestCollector();
        if (!isSetUp && this.setup !== undefined) evaluation.load(this.setup);
        isSetUp = true;
        evaluation.load(file);
        return collector;
      },
    };
  }

  async #runFile(
    modules: Modules,
    file: string,
    { mutated = false, ...options }: RunOptions & { readonly mutated?: boolean },
  ): Promise<Failure | undefined> {
    let collector = new TestCollector();
    const collect = (): void => void (collector = modules.collect(file));
    try {
      if (mutated) bounded(timeToLoad, collect);
      else collect();
    } catch (error) {
      return { file, title: 'it does not load', reason: messageOf(error) };
    }
    const failure = await collector.firstFailure(this.patience, options);
    return failure && { file, ...failure };
  }
}

/** For the modules of a test file, in milliseconds. */
const timeToLoad = 4000;

interface Modules {
  /** The tests of a file. @throws what its modules throw */
  collect(file: string): TestCollector;
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
