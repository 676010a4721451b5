/* eslint-disable @typescript-eslint/no-empty-object-type, @typescript-eslint/no-unused-vars -- TypeScript asks for these names */
/**
 * The standard library of GTM's sandbox, for a tsconfig with `"noLib": true`: the members that GTM's own
 * strings, arrays, numbers and objects have, and nothing else. What is missing here is missing there, so
 * `text.includes(…)`, `new Date()` or `console.log(…)` are errors of type before they are errors of GTM.
 *
 * Arrays can be iterated and spread; strings cannot, because the compiler turns a spread into `concat`,
 * which copies arrays only. Write `text.split('')`.
 */

/** Only objects, arrays, functions and texts have own properties; keys keep the order of insertion. */
interface Object {
  /** Whether the object has this property of its own. There are no inherited ones. */
  hasOwnProperty(key: PropertyKey): boolean;
  toString(): string;
}

interface Function {
  /** The name of the function. */
  toString(): string;
  hasOwnProperty(key: PropertyKey): boolean;
}
interface CallableFunction extends Function {}
interface NewableFunction extends Function {}

interface Boolean {
  toString(): string;
}

interface Number {
  /** @param radix 2 to 36, 10 unless told. */
  toString(radix?: number): string;
}

interface String {
  readonly length: number;
  readonly [index: number]: string;
  charAt(index: number): string;
  concat(...texts: string[]): string;
  /** Where `part` first occurs at or after `from`, or -1. */
  indexOf(part: string, from?: number): number;
  /** Where `part` last occurs at or before `from`, or -1. */
  lastIndexOf(part: string, from?: number): number;
  /** @param pattern A regular expression as text, without flags; escape backslashes twice. */
  match(pattern: string): TextMatch | null;
  /** Replaces the first occurrence only. For all of them write `text.split(part).join(replacement)`. */
  replace(
    part: string,
    replacement: string | ((found: string, index: number, whole: string) => string),
  ): string;
  /** @param pattern A regular expression as text, without flags; escape backslashes twice. */
  search(pattern: string): number;
  slice(start?: number, end?: number): string;
  split(separator: string, limit?: number): string[];
  substring(start: number, end?: number): string;
  toLowerCase(): string;
  toLocaleLowerCase(): string;
  toString(): string;
  toUpperCase(): string;
  toLocaleUpperCase(): string;
  trim(): string;
}

/** What `match` finds: the whole match, then the groups; a group that took no part is undefined. */
interface TextMatch extends Array<string> {
  readonly index: number;
  readonly input: string;
}

interface ReadonlyArray<T> {
  readonly length: number;
  readonly [index: number]: T;
  concat(...items: (T | readonly T[])[]): T[];
  every<S extends T>(test: (item: T, index: number, array: readonly T[]) => item is S): this is readonly S[];
  every(test: (item: T, index: number, array: readonly T[]) => unknown): boolean;
  filter<S extends T>(test: (item: T, index: number, array: readonly T[]) => item is S): S[];
  filter(test: (item: T, index: number, array: readonly T[]) => unknown): T[];
  forEach(visit: (item: T, index: number, array: readonly T[]) => void): void;
  indexOf(item: T, from?: number): number;
  join(separator?: string): string;
  lastIndexOf(item: T, from?: number): number;
  map<U>(change: (item: T, index: number, array: readonly T[]) => U): U[];
  /** Throws on an empty array. */
  reduce(join: (sum: T, item: T, index: number, array: readonly T[]) => T): T;
  /** An `initial` of undefined counts as missing. */
  reduce<U>(join: (sum: U, item: T, index: number, array: readonly T[]) => U, initial: U): U;
  reduceRight(join: (sum: T, item: T, index: number, array: readonly T[]) => T): T;
  reduceRight<U>(join: (sum: U, item: T, index: number, array: readonly T[]) => U, initial: U): U;
  slice(start?: number, end?: number): T[];
  some(test: (item: T, index: number, array: readonly T[]) => unknown): boolean;
  toString(): string;
  [Symbol.iterator](): ArrayIterator<T>;
}

interface Array<T> {
  length: number;
  [index: number]: T;
  concat(...items: (T | readonly T[])[]): T[];
  every<S extends T>(test: (item: T, index: number, array: T[]) => item is S): this is S[];
  every(test: (item: T, index: number, array: T[]) => unknown): boolean;
  filter<S extends T>(test: (item: T, index: number, array: T[]) => item is S): S[];
  filter(test: (item: T, index: number, array: T[]) => unknown): T[];
  forEach(visit: (item: T, index: number, array: T[]) => void): void;
  indexOf(item: T, from?: number): number;
  join(separator?: string): string;
  lastIndexOf(item: T, from?: number): number;
  map<U>(change: (item: T, index: number, array: T[]) => U): U[];
  pop(): T | undefined;
  push(...items: T[]): number;
  /** Throws on an empty array. */
  reduce(join: (sum: T, item: T, index: number, array: T[]) => T): T;
  /** An `initial` of undefined counts as missing. */
  reduce<U>(join: (sum: U, item: T, index: number, array: T[]) => U, initial: U): U;
  reduceRight(join: (sum: T, item: T, index: number, array: T[]) => T): T;
  reduceRight<U>(join: (sum: U, item: T, index: number, array: T[]) => U, initial: U): U;
  reverse(): T[];
  shift(): T | undefined;
  slice(start?: number, end?: number): T[];
  some(test: (item: T, index: number, array: T[]) => unknown): boolean;
  /** The comparator has to return a number: what it returns is made one, so a boolean does not sort. */
  sort(compare?: (a: T, b: T) => number): this;
  splice(start: number, deleteCount?: number, ...items: T[]): T[];
  toString(): string;
  unshift(...items: T[]): number;
  [Symbol.iterator](): ArrayIterator<T>;
}

/** In GTM's sandbox `arguments` is a real array. The compiler refuses it inside arrow functions. */
interface IArguments extends Array<unknown> {}

/** Regular expressions do not exist; TypeScript needs the name. */
interface RegExp {}

interface TemplateStringsArray extends ReadonlyArray<string> {
  readonly raw: readonly string[];
}

interface Symbol {}
interface SymbolConstructor {
  readonly iterator: unique symbol;
}
/** TypeScript names the iteration of arrays through it; GTM's sandbox has no such value. */
declare const Symbol: SymbolConstructor;

interface IteratorYieldResult<TYield> {
  done?: false;
  value: TYield;
}
interface IteratorReturnResult<TReturn> {
  done: true;
  value: TReturn;
}
type IteratorResult<T, TReturn = unknown> = IteratorYieldResult<T> | IteratorReturnResult<TReturn>;
interface Iterator<T, TReturn = unknown, TNext = unknown> {
  next(...args: [] | [TNext]): IteratorResult<T, TReturn>;
}
interface Iterable<T, TReturn = unknown, TNext = unknown> {
  [Symbol.iterator](): Iterator<T, TReturn, TNext>;
}
interface IterableIterator<T, TReturn = unknown, TNext = unknown> extends Iterator<T, TReturn, TNext> {
  [Symbol.iterator](): IterableIterator<T, TReturn, TNext>;
}
interface ArrayIterator<T> extends IterableIterator<T, undefined, unknown> {}

type PropertyKey = string | number | symbol;
type Partial<T> = { [K in keyof T]?: T[K] };
type Required<T> = { [K in keyof T]-?: T[K] };
type Readonly<T> = { readonly [K in keyof T]: T[K] };
type Pick<T, K extends keyof T> = { [P in K]: T[P] };
type Record<K extends PropertyKey, T> = { [P in K]: T };
type Exclude<T, U> = T extends U ? never : T;
type Extract<T, U> = T extends U ? T : never;
type Omit<T, K extends PropertyKey> = Pick<T, Exclude<keyof T, K>>;
type NonNullable<T> = T & {};
type Parameters<T extends (...args: never[]) => unknown> = T extends (...args: infer P) => unknown
  ? P
  : never;
type ReturnType<T extends (...args: never[]) => unknown> = T extends (...args: never[]) => infer R
  ? R
  : never;
type Uppercase<S extends string> = intrinsic;
type Lowercase<S extends string> = intrinsic;
type Capitalize<S extends string> = intrinsic;
type Uncapitalize<S extends string> = intrinsic;
type NoInfer<T> = intrinsic;
interface ThisType<T> {}
