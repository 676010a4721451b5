import type { Value } from './language/values.ts';
import type { Enforcer, PermissionRequest } from './permissions/enforcer.ts';
import { errorText } from './error-text.ts';
import { showValue } from './testing/show-value.ts';

/** A permission that a call asked for. */
export interface AskedPermission {
  readonly id: string;
  /** What exactly, as text: `read`, a URL, a key. */
  readonly args: readonly string[];
  /** Why it was refused, in GTM's words; null when it was allowed. */
  readonly denied: string | null;
}

/** A call of an API by a template. Values are text, as they were at that moment, cut when they are long. */
export interface TracedCall {
  /** `sendPixel`, `localStorage.getItem` */
  readonly api: string;
  readonly args: readonly string[];
  /** Null when the call threw. */
  readonly result: string | null;
  /** What it threw; null when it did not. */
  readonly error: string | null;
  /** In the order in which they were asked for. */
  readonly permissions: readonly AskedPermission[];
}

/** Told of each call when it is over. Libraries (`JSON`, `Math`, `Object`) ask for nothing and are left out. */
export type Trace = (call: TracedCall) => void;

/** Characters of a value that are kept. */
const longest = 2_000;

/** Makes a call, and tells the trace how it went. */
export function traced(
  trace: Trace,
  permissions: Enforcer,
  { api, args }: { readonly api: string; readonly args: readonly Value[] },
  call: () => Value,
): Value {
  // Before the call, which may change them.
  const shown = args.map((arg) => cut(showValue(arg)));
  const asked: AskedPermission[] = [];
  const hear = ([id, ...rest]: PermissionRequest, denied: string | undefined): void => {
    asked.push({ id, args: rest.map((arg) => cut(String(arg))), denied: denied ?? null });
  };
  const tell = (outcome: Pick<TracedCall, 'result' | 'error'>): void =>
    trace({ api, args: shown, permissions: asked, ...outcome });
  try {
    const result = permissions.overhear(hear, call);
    tell({ result: cut(showValue(result)), error: null });
    return result;
  } catch (error) {
    tell({ result: null, error: errorText(error) });
    throw error;
  }
}

function cut(text: string): string {
  return text.length > longest ? `${text.slice(0, longest - 1)}…` : text;
}
