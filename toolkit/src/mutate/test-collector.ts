import { Assertions, UnexpectedResult } from './assertions.ts';
import { bounded } from './bounded.ts';

/** In characters: some errors quote whole files. */
const longestReason = 300;

type Body = (t: Assertions) => unknown;

interface Hooks {
  readonly before: Body[];
  readonly beforeEach: Body[];
  readonly afterEach: Body[];
  readonly after: Body[];
}

/** A test that did not hold. */
export interface TestFailure {
  readonly title: string;
  readonly reason: string;
}

export interface RunOptions {
  /** Which tests run, and in which order; all in their own unless told. */
  readonly choose?: (titles: readonly string[]) => readonly string[];
  /** How long a test may take until it waits for something, in milliseconds; without a bound unless told. */
  readonly limitOf?: (title: string) => number;
  readonly onStart?: (title: string) => void;
  readonly onEnd?: (title: string) => void;
}

/**
 * Takes tests as ava's `test` does and runs them here, one after the other and without processes of their own,
 * until one fails. It has of ava what tests need that state behaviour; what it lacks fails when it is called.
 */
export class TestCollector {
  readonly #tests = new Map<string, Body>();
  readonly #hooks: Hooks = { before: [], beforeEach: [], afterEach: [], after: [] };

  /** What a test file gets for `import test from 'ava'`. */
  readonly test = this.#createTest();

  /** @param patience How long a test may take in milliseconds. */
  async firstFailure(
    patience: number,
    { choose = (titles) => titles, limitOf, onStart, onEnd }: RunOptions = {},
  ): Promise<TestFailure | undefined> {
    const { before, beforeEach, afterEach, after } = this.#hooks;
    try {
      for (const body of before) {
        const failure = await this.#fail('before', [body], [], patience);
        if (failure !== undefined) return failure;
      }
      for (const title of choose([...this.#tests.keys()])) {
        const body = this.#tests.get(title);
        if (body === undefined) continue;
        onStart?.(title);
        const failure = await this.#fail(title, [...beforeEach, body], afterEach, patience, limitOf?.(title));
        if (failure !== undefined) return failure;
        onEnd?.(title);
      }
    } finally {
      for (const body of after) await this.#fail('after', [body], [], patience);
    }
    return undefined;
  }

  async #fail(
    title: string,
    bodies: readonly Body[],
    always: readonly Body[],
    patience: number,
    limit?: number,
  ): Promise<TestFailure | undefined> {
    const assertions = new Assertions();
    const run = async (): Promise<void> => {
      try {
        for (const body of bodies) {
          const begin = (): unknown => body(assertions);
          await (limit === undefined ? begin() : bounded(limit, begin));
        }
      } finally {
        for (const body of [...assertions.teardowns.toReversed(), ...always]) await body(assertions);
      }
    };
    try {
      await within(patience, run());
    } catch (error) {
      const reason = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
      return { title, reason: reason.slice(0, longestReason) };
    }
    return undefined;
  }

  #createTest() {
    const add = (title: string, body: Body): void => void this.#tests.set(title, body);
    const hook = (list: Body[]) => {
      const addHook = (body: Body): void => void list.push(body);
      return Object.assign(addHook, { always: addHook });
    };
    const { before, beforeEach, afterEach, after } = this.#hooks;
    const parts = {
      before: hook(before),
      beforeEach: hook(beforeEach),
      afterEach: hook(afterEach),
      after: hook(after),
      skip: () => undefined,
      todo: () => undefined,
    };
    // Everything runs one after the other anyhow.
    return Object.assign(add, parts, { serial: Object.assign(add.bind(undefined), parts) });
  }
}

async function within(ms: number, run: Promise<void>): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new UnexpectedResult(`it is not done after ${ms} ms`)), ms);
  });
  try {
    await Promise.race([run, late]);
  } finally {
    clearTimeout(timer);
  }
}
