/** A place in the code that was given to `compileProgram`. */
export interface CodeLocation {
  /** `CompileOptions.file` or the source's own `file`. */
  readonly source: string;
  /** Counted from 1, plus the source's `lineOffset`. */
  readonly line: number;
  /** Counted from 0, in UTF-16 units. */
  readonly column: number;
}

/** One call on the way to an error, innermost first. */
export interface CallSite {
  /** What was called, as written: `helper`, `list.forEach`. */
  readonly called: string;
  readonly location: CodeLocation;
}

/** More calls than this are left out of an error's list: recursion would fill it with copies. */
const longestCallList = 20;

/**
 * An error that GTM's runtime raises. `message` is the runtime's text; `errorName` is the class GTM uses:
 * most texts are a plain `Error` whose message starts with `TypeError: `, those of the browser's own
 * built-ins (an invalid pattern, a push onto a frozen array) have the browser's name.
 */
export class SandboxError extends Error {
  override readonly name: string = 'SandboxError';
  location: CodeLocation | undefined = undefined;
  readonly calls: CallSite[] = [];
  constructor(
    message: string,
    readonly errorName: string = 'Error',
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}

/** The code used up its steps, called itself too deeply or built a value that is too large. Not an error GTM has. */
export class SandboxLimitError extends SandboxError {
  override readonly name = 'SandboxLimitError';
}

/** One thing that keeps code from compiling. */
export interface SyntaxProblem extends CodeLocation {
  readonly message: string;
  /** What to write instead. */
  readonly hint?: string;
  /** Length of the text at fault, 0 when unknown. */
  readonly length: number;
}

/** The code does not parse, or uses syntax that GTM's runtime has no instruction for; `problems` holds all of it. */
export class SandboxSyntaxError extends Error {
  override readonly name = 'SandboxSyntaxError';
  readonly source: string;
  readonly line: number;
  readonly column: number;
  constructor(readonly problems: readonly [SyntaxProblem, ...SyntaxProblem[]]) {
    const [first] = problems;
    super(first.message);
    this.source = first.source;
    this.line = first.line;
    this.column = first.column;
  }
}

interface Trace {
  readonly location: CodeLocation;
  readonly calls: CallSite[];
}

/** Where foreign errors (of the page, of a test's assertion) passed through the code. */
const traces = new WeakMap<object, Trace>();

/** Where in the sandboxed code an error that came out of it arose, whatever its class. */
export function locationOf(error: unknown): CodeLocation | undefined {
  if (error instanceof SandboxError && error.location !== undefined) return error.location;
  return typeof error === 'object' && error !== null ? traces.get(error)?.location : undefined;
}

/** The calls that an error passed on its way out of the sandboxed code, innermost first. */
export function callsOf(error: unknown): readonly CallSite[] {
  if (error instanceof SandboxError) return error.calls;
  return (typeof error === 'object' && error !== null ? traces.get(error)?.calls : undefined) ?? [];
}

/** Notes that `error` left the call at `site`, and turns the host's stack overflow into a limit error. */
export function passCall(error: unknown, site: () => CallSite): unknown {
  const passing = withoutHostOverflow(error);
  if (typeof passing !== 'object' || passing === null) return passing;
  if (passing instanceof SandboxError) {
    if (passing.calls.length < longestCallList) passing.calls.push(site());
    passing.location ??= passing.calls[0]?.location;
    return passing;
  }
  const trace = traces.get(passing);
  if (trace === undefined) {
    const first = site();
    traces.set(passing, { location: first.location, calls: [first] });
  } else if (trace.calls.length < longestCallList) trace.calls.push(site());
  return passing;
}

/** What hosts say when their stack is full; V8 also in the SyntaxError of a pattern that it then cannot compile. */
const overflows: readonly string[] = ['Maximum call stack size exceeded', 'too much recursion'];

/** The host's stack overflow never leaves the sandbox as itself. */
export function withoutHostOverflow(error: unknown): unknown {
  const overflow =
    error instanceof Error &&
    !(error instanceof SandboxError) &&
    overflows.some((text) => error.message.includes(text));
  return overflow
    ? new SandboxLimitError('The code nests its calls or values deeper than the sandbox can follow.')
    : error;
}

/** Runs one of the browser's built-ins; what it throws becomes the sandbox's error, under the browser's name and text. */
export function withBrowserErrors<Result>(action: () => Result): Result {
  try {
    return action();
  } catch (thrown) {
    const error = withoutHostOverflow(thrown);
    throw error instanceof Error && !(error instanceof SandboxError)
      ? new SandboxError(error.message, error.name)
      : error;
  }
}
