/**
 * The language's own objects and functions in this realm: everything that the built-in constructors and
 * namespaces lead to. Page objects share them, and so does the program that runs the sandbox, so a
 * template may call `list.push` but not change what `push` is.
 */
const intrinsics = collectIntrinsics();

/** Functions that turn text into code. */
const evaluators: ReadonlySet<unknown> = new Set([
  eval,
  Function,
  Reflect.get(async () => undefined, 'constructor'),
  Reflect.get(function* () {}, 'constructor'),
  Reflect.get(async function* () {}, 'constructor'),
]);

export function isIntrinsic(value: object): boolean {
  return intrinsics.has(value);
}

export function isEvaluator(value: unknown): boolean {
  return evaluators.has(value);
}

function collectIntrinsics(): WeakSet<object> {
  const found = new WeakSet<object>();
  const roots = [
    Object,
    Function,
    Array,
    String,
    Number,
    Boolean,
    Symbol,
    Date,
    Promise,
    RegExp,
    Error,
    JSON,
    Math,
  ];
  const waiting: unknown[] = [...roots, Map, Set, WeakMap, WeakSet, ArrayBuffer, DataView, Proxy, Reflect];
  waiting.push(
    TypeError,
    RangeError,
    SyntaxError,
    BigInt,
    Uint8Array,
    Intl,
    eval,
    parseInt,
    parseFloat,
    isNaN,
  );
  waiting.push(
    [][Symbol.iterator](),
    new Map().entries(),
    new Set().entries(),
    async () => undefined,
    function* () {},
  );
  while (waiting.length > 0) {
    const value = waiting.pop();
    if ((typeof value !== 'object' && typeof value !== 'function') || value === null || found.has(value))
      continue;
    found.add(value);
    waiting.push(Object.getPrototypeOf(value));
    for (const descriptor of Object.values(Object.getOwnPropertyDescriptors(value))) {
      waiting.push(descriptor.value, descriptor.get, descriptor.set);
    }
  }
  return found;
}
