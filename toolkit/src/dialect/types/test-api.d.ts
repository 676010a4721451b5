/**
 * What the setup and the scenarios of a template's tests (`___TESTS___`) can call without `require`. For
 * scenario files checked with a tsconfig of their own, together with `gtm-shared.d.ts`, `gtm.d.ts` or
 * `gtm-server.d.ts`, and `sandbox-lib.d.ts`.
 */

// eslint-disable-next-line @typescript-eslint/consistent-type-imports -- an import statement would make this file a module
type GtmApi = typeof import('gtm');

/** The names of GTM's APIs and of a tag's two completion callbacks. */
type GtmApiName = keyof GtmApi;
type GtmCompletion = 'gtmOnSuccess' | 'gtmOnFailure';

/** Obtains an API. Mocks must be in place before this runs: what it returned earlier stays the original. */
declare function require<Name extends GtmApiName>(name: Name): GtmApi[Name];

/**
 * Runs the template's code with `data` and returns what the template returns: undefined for a tag of a web container.
 * `gtmOnSuccess` and `gtmOnFailure` are supplied unless `data` has them. May be called several times.
 */
declare function runCode(data?: { readonly [field: string]: unknown }): unknown;

/**
 * Replaces an API until the scenario ends. A function is called instead of it; any other value is what it
 * returns. The template has to `require` the API after this. A mocked API checks neither its arguments nor
 * its permission.
 */
declare function mock<Name extends GtmApiName>(name: Name, replacement: GtmMock<GtmApi[Name]>): void;

type GtmMock<Api> = Api extends (...args: infer Args) => infer Result
  ? ((...args: Args) => Result | void) | Result
  : Api;

/** Replaces an API that is an object, such as `localStorage` or `templateStorage`. */
declare function mockObject<Name extends GtmApiName>(name: Name, replacement: Partial<GtmApi[Name]>): void;

/** Asks about the calls of an API, mocked or not; each call counts, even one that a permission refused. */
declare function assertApi<Name extends GtmApiName | GtmCompletion>(
  name: Name,
): ApiAssertion<Name extends GtmApiName ? GtmApi[Name] : () => void>;

interface ApiAssertion<Api> {
  wasCalled(): void;
  wasNotCalled(): void;
  /** Some call had exactly these arguments, compared by value; functions by identity. */
  wasCalledWith(...args: ArgumentsOf<Api>): void;
  /** No call had exactly these arguments. */
  wasNotCalledWith(...args: ArgumentsOf<Api>): void;
}

type ArgumentsOf<Api> = Api extends (...args: infer Args) => unknown ? Args : never[];

/** Starts an assertion on a value. `message` introduces the text of a failure. */
declare function assertThat<T>(actual: T, message?: string): ValueAssertion<T>;

/** A failing assertion ends its scenario. None returns anything, so they cannot be chained. */
interface ValueAssertion<T> {
  isUndefined(): void;
  isDefined(): void;
  isNull(): void;
  isNotNull(): void;
  isFalse(): void;
  isTrue(): void;
  isFalsy(): void;
  isTruthy(): void;
  isNaN(): void;
  isNotNaN(): void;
  isInfinity(): void;
  isNotInfinity(): void;
  /** Equal by value, recursively; objects need the same keys, and NaN equals nothing. */
  isEqualTo(expected: unknown): void;
  isNotEqualTo(expected: unknown): void;
  /** Equal by value to one of these. */
  isAnyOf(...candidates: readonly unknown[]): void;
  isNoneOf(...candidates: readonly unknown[]): void;
  /** `===`. */
  isStrictlyEqualTo(expected: T): void;
  isNotStrictlyEqualTo(expected: unknown): void;
  isGreaterThan(bound: number | string): void;
  isGreaterThanOrEqualTo(bound: number | string): void;
  isLessThan(bound: number | string): void;
  isLessThanOrEqualTo(bound: number | string): void;
  /** An array or text has all of these. */
  contains(...items: readonly unknown[]): void;
  doesNotContain(...items: readonly unknown[]): void;
  /** An array has these and no others, in any order. */
  containsExactly(...items: readonly unknown[]): void;
  doesNotContainExactly(...items: readonly unknown[]): void;
  /** The length of an array or text. */
  hasLength(length: number): void;
  isEmpty(): void;
  isNotEmpty(): void;
  isArray(): void;
  isBoolean(): void;
  isFunction(): void;
  isNumber(): void;
  isObject(): void;
  isString(): void;
}

/** Fails the scenario at once. */
declare function fail(message?: string): never;
