import { SandboxError } from './errors.ts';
import { OpaqueValue, SandboxFunction, SandboxObject, type Value } from './values.ts';

/** What promises need of the run that they belong to. */
export interface PromiseRealm {
  /** Queues a job that runs when the running code has ended, before any task. */
  soon(job: () => void): void;
  /** Told of what a handler throws before it becomes the reason of a rejection. */
  thrown(error: unknown): void;
  /** Told of a promise that was rejected while nothing handled that. */
  rejected(promise: SandboxPromise): void;
}

type State = 'pending' | 'fulfilled' | 'rejected';

interface Reaction {
  readonly onFulfilled: Handler | undefined;
  readonly onRejected: Handler | undefined;
  readonly derived: SandboxPromise;
}

type Handler = (value: Value) => Value;

/**
 * A promise of a server template: an object with exactly `then`, `catch` and `finally`. It settles as
 * JavaScript's do, handlers in jobs of their own; the jobs are the run's, so that a run is over when none
 * is left, and each handler is charged to its meter.
 */
export class SandboxPromise extends SandboxObject {
  state: State = 'pending';
  /** What it was fulfilled with, or the reason of its rejection. */
  outcome: Value = undefined;
  /** Whether something reacts to a rejection. */
  handled = false;
  /** Called once, when it is fulfilled or rejected. */
  onSettled: () => void = () => undefined;
  #reactions: Reaction[] = [];
  #resolved = false;

  constructor(private readonly realm: PromiseRealm) {
    super();
    const define = (name: string, act: (args: readonly Value[]) => Value): void => {
      this.properties.set(name, new SandboxFunction(name, act));
    };
    define('then', ([onFulfilled, onRejected]) => this.then(handlerOf(onFulfilled), handlerOf(onRejected)));
    define('catch', ([onRejected]) => this.then(undefined, handlerOf(onRejected)));
    define('finally', ([act]) => this.#finally(act));
    this.frozen = true;
  }

  then(onFulfilled: Handler | undefined, onRejected?: Handler): SandboxPromise {
    const derived = new SandboxPromise(this.realm);
    const reaction = { onFulfilled, onRejected, derived };
    this.handled = true;
    if (this.state === 'pending') this.#reactions.push(reaction);
    else this.realm.soon(() => this.#react(reaction));
    return derived;
  }

  /** Fulfils it or, with a promise, lets it end as that one does. Only the first call of `resolve` or `reject` counts. */
  resolve(value: Value): void {
    if (this.#resolved) return;
    this.#resolved = true;
    this.#adopt(value);
  }

  reject(reason: Value): void {
    if (this.#resolved) return;
    this.#resolved = true;
    this.#settle('rejected', reason);
  }

  /** Rejects it although something else was to settle it. */
  giveUp(reason: Value): void {
    this.#resolved = true;
    this.#settle('rejected', reason);
  }

  #adopt(value: Value): void {
    if (value === this) {
      this.#settle(
        'rejected',
        reasonOf(new SandboxError('Chaining cycle detected for promise', 'TypeError')),
      );
    } else if (value instanceof SandboxPromise) {
      // A job of its own before the reaction, as in JavaScript.
      this.realm.soon(() => {
        value.then(
          (outcome) => void this.#settle('fulfilled', outcome),
          (reason) => void this.#settle('rejected', reason),
        );
      });
    } else this.#settle('fulfilled', value);
  }

  #settle(state: 'fulfilled' | 'rejected', outcome: Value): void {
    if (this.state !== 'pending') return;
    this.state = state;
    this.outcome = outcome;
    this.onSettled();
    for (const reaction of this.#reactions.splice(0)) this.realm.soon(() => this.#react(reaction));
    if (state === 'rejected' && !this.handled) this.realm.rejected(this);
  }

  #react({ onFulfilled, onRejected, derived }: Reaction): void {
    const handler = this.state === 'fulfilled' ? onFulfilled : onRejected;
    if (handler === undefined) {
      if (this.state === 'fulfilled') derived.resolve(this.outcome);
      else derived.reject(this.outcome);
      return;
    }
    try {
      derived.resolve(handler(this.outcome));
    } catch (error) {
      this.realm.thrown(error);
      derived.reject(reasonOf(error));
    }
  }

  #finally(act: Value): SandboxPromise {
    if (!(act instanceof SandboxFunction)) return this.then(undefined);
    return this.then(
      (outcome) => this.#after(act, (done) => done.resolve(outcome)),
      (reason) => this.#after(act, (done) => done.reject(reason)),
    );
  }

  /** Runs `act`, waits for the promise that it may return, and then ends as before. */
  #after(act: SandboxFunction, end: (done: SandboxPromise) => void): SandboxPromise {
    const waiting = new SandboxPromise(this.realm);
    waiting.resolve(act.invoke([]));
    const done = new SandboxPromise(this.realm);
    waiting.then(
      () => void end(done),
      (reason) => void done.reject(reason),
    );
    return done;
  }
}

function handlerOf(value: Value): Handler | undefined {
  return value instanceof SandboxFunction ? (outcome) => value.invoke([outcome]) : undefined;
}

/** What a handler is given for an exception: a value of which templates only get the text. */
export class ThrownReason {
  constructor(readonly error: unknown) {}

  toString(): string {
    const { error } = this;
    if (!(error instanceof SandboxError)) return String(error);
    return error.errorName === 'Error' ? error.message : `${error.errorName}: ${error.message}`;
  }
}

function reasonOf(error: unknown): Value {
  return new OpaqueValue(new ThrownReason(error));
}

/** The exception that a promise was rejected with; undefined when it was rejected with a value. */
export function thrownIn({ outcome }: SandboxPromise): { readonly error: unknown } | undefined {
  return outcome instanceof OpaqueValue && outcome.held instanceof ThrownReason ? outcome.held : undefined;
}

/** `Promise.create`: `executor` is called at once with what settles the promise; what it throws rejects. */
export function createPromise(
  promise: SandboxPromise,
  realm: PromiseRealm,
  executor: SandboxFunction,
): SandboxPromise {
  const resolve = new SandboxFunction('', ([value]) => void promise.resolve(value));
  const reject = new SandboxFunction('', ([reason]) => void promise.reject(reason));
  try {
    executor.invoke([resolve, reject]);
  } catch (error) {
    realm.thrown(error);
    promise.reject(reasonOf(error));
  }
  return promise;
}

/** `Promise.all`: what is no promise counts as fulfilled; the first rejection is that of all. */
export function promiseOfAll(
  realm: PromiseRealm,
  values: readonly Value[],
  list: (values: Value[]) => Value,
): SandboxPromise {
  const all = new SandboxPromise(realm);
  const outcomes = Array.from<Value>({ length: values.length });
  let left = values.length;
  const take = (index: number, outcome: Value): void => {
    outcomes[index] = outcome;
    left -= 1;
    if (left === 0) all.resolve(list(outcomes));
  };
  for (const [index, value] of values.entries()) {
    const promise = value instanceof SandboxPromise ? value : new SandboxPromise(realm);
    if (promise !== value) promise.resolve(value);
    promise.then(
      (outcome) => void take(index, outcome),
      (reason) => void all.reject(reason),
    );
  }
  if (values.length === 0) all.resolve(list([]));
  return all;
}
