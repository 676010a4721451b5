import { isDeepStrictEqual } from 'node:util';

/** An assertion that did not hold. */
export class UnexpectedResult extends Error {
  override readonly name = 'UnexpectedResult';
}

interface Expectation {
  readonly instanceOf?: new (...args: never[]) => unknown;
  readonly is?: unknown;
  readonly message?: string | RegExp | ((message: string) => boolean);
  readonly name?: string;
  readonly code?: string | number;
}

/** The assertions of ava that state behaviour, each with its meaning there; a failing one throws. */
export class Assertions {
  readonly teardowns: (() => unknown)[] = [];
  readonly title = '';
  readonly context = {};

  pass(): void {}

  fail(reason = 'it failed'): never {
    throw new UnexpectedResult(reason);
  }

  true(value: unknown): void {
    this.is(value, true);
  }

  false(value: unknown): void {
    this.is(value, false);
  }

  truthy(value: unknown): void {
    if (!value) this.fail(`${String(value)} is not truthy`);
  }

  falsy(value: unknown): void {
    if (value) this.fail(`${String(value)} is not falsy`);
  }

  assert(value: unknown): void {
    this.truthy(value);
  }

  is(value: unknown, expected: unknown): void {
    if (!Object.is(value, expected)) this.fail('it is something else');
  }

  not(value: unknown, expected: unknown): void {
    if (Object.is(value, expected)) this.fail('it is the same');
  }

  deepEqual(value: unknown, expected: unknown): void {
    if (!isDeepStrictEqual(value, expected)) this.fail('it differs');
  }

  notDeepEqual(value: unknown, expected: unknown): void {
    if (isDeepStrictEqual(value, expected)) this.fail('it does not differ');
  }

  like(value: unknown, expected: unknown): void {
    if (!isLike(value, expected)) this.fail('it differs in what is expected');
  }

  regex(text: string, pattern: RegExp): void {
    if (text.search(pattern) === -1) this.fail(`${pattern} does not match`);
  }

  notRegex(text: string, pattern: RegExp): void {
    if (text.search(pattern) !== -1) this.fail(`${pattern} matches`);
  }

  throws(action: () => unknown, expected: Expectation = {}): unknown {
    try {
      action();
    } catch (error) {
      this.#expect(error, expected);
      return error;
    }
    return this.fail('it does not throw');
  }

  async throwsAsync(
    action: Promise<unknown> | (() => Promise<unknown>),
    expected: Expectation = {},
  ): Promise<unknown> {
    try {
      await (typeof action === 'function' ? action() : action);
    } catch (error) {
      this.#expect(error, expected);
      return error;
    }
    return this.fail('it does not reject');
  }

  notThrows(action: () => unknown): void {
    action();
  }

  async notThrowsAsync(action: Promise<unknown> | (() => Promise<unknown>)): Promise<void> {
    await (typeof action === 'function' ? action() : action);
  }

  teardown(action: () => unknown): void {
    this.teardowns.push(action);
  }

  log(): void {}

  timeout(): void {}

  #expect(error: unknown, { instanceOf, is, message, name, code }: Expectation): void {
    if (!(error instanceof Error)) this.fail(`${String(error)} is no error`);
    if (instanceOf !== undefined && !(error instanceof instanceOf))
      this.fail(`${error.name} is of another class`);
    if (is !== undefined && error !== is) this.fail('another error was thrown');
    if (name !== undefined && error.name !== name) this.fail(`its name is ${error.name}`);
    if (code !== undefined && Reflect.get(error, 'code') !== code) this.fail('its code is another');
    if (message !== undefined && !saysSo(error.message, message)) this.fail(`it says: ${error.message}`);
  }
}

function saysSo(text: string, expected: string | RegExp | ((message: string) => boolean)): boolean {
  if (typeof expected === 'string') return text === expected;
  return expected instanceof RegExp ? text.search(expected) !== -1 : expected(text);
}

/** Whether the value has all that the selector has. */
function isLike(value: unknown, selector: unknown): boolean {
  if (typeof selector !== 'object' || selector === null) return Object.is(value, selector);
  if (!isPlain(selector)) return isDeepStrictEqual(value, selector);
  if (typeof value !== 'object' || value === null) return false;
  if (Array.isArray(selector) && (!Array.isArray(value) || value.length < selector.length)) return false;
  const given = new Map<string, unknown>(Object.entries(value));
  return Object.entries(selector).every(([key, each]) =>
    isLike(given.get(key) ?? Reflect.get(value, key), each),
  );
}

function isPlain(value: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(value);
  return Array.isArray(value) || prototype === Object.prototype || prototype === null;
}
