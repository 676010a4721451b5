import { toText } from '../language/convert.ts';
import { unmetered, type Meter } from '../language/meter.ts';
import { SandboxFunction, SandboxObject, type Value } from '../language/values.ts';
import type { PermissionRequest } from '../permissions/enforcer.ts';
import { traced, type Trace } from '../trace.ts';
import { argumentError, isOfTypes, type ArgumentsOf, type ArgumentType } from './argument-types.ts';
import type { ApiContext } from './context.ts';
import { callCosts, usualCost } from './costs.ts';

/** One API: what it takes, what it must be allowed, what it does. */
export interface FunctionApi<Context extends ApiContext> {
  readonly kind: 'function';
  readonly types: readonly ArgumentType[];
  /** Checks the types, then the permissions, then acts. */
  readonly call: (context: Context, name: string, args: readonly Value[]) => Value;
}

/** An API that is an object of functions, such as `localStorage`. */
export interface ObjectApi<Context extends ApiContext> {
  readonly kind: 'object';
  readonly members: Readonly<Record<string, FunctionApi<Context>>>;
  /** False where the browser lacks the feature: `require` gives undefined. */
  readonly available: (context: Context) => boolean;
}

/** An API that belongs to the language, such as `JSON`: frozen, and charged to the run's meter. */
export interface LibraryApi {
  readonly kind: 'library';
  readonly make: (meter: Meter) => SandboxObject | SandboxFunction;
}

export type Api<Context extends ApiContext> = FunctionApi<Context> | ObjectApi<Context> | LibraryApi;

/** The APIs of a kind of container, by name. */
export type ApiTable<Context extends ApiContext> = Readonly<Record<string, Api<Context>>>;

/** Whether the API of this name is an object of functions; false for what is no API. */
export function isObjectApi<Context extends ApiContext>(apis: ApiTable<Context>, name: string): boolean {
  const definition = Object.hasOwn(apis, name) ? apis[name] : undefined;
  return definition !== undefined && definition.kind !== 'function';
}

type Behaviour<Context, Types extends readonly ArgumentType[]> = (
  context: Context,
  ...args: [...ArgumentsOf<Types>, ...Value[]]
) => Value;

type Requests<Types extends readonly ArgumentType[]> = (
  ...args: [...ArgumentsOf<Types>, ...Value[]]
) => Iterable<PermissionRequest>;

/** Defines APIs that act upon one kind of context. */
export interface Definitions<Context extends ApiContext> {
  /**
   * Defines an API. Arguments beyond `types` are of any type and reach the behaviour too. `requests`
   * lists the permissions needed, in the order in which they are checked. `shown` is how GTM's message names
   * the types, where it does so in its own way.
   */
  readonly api: <const Types extends readonly ArgumentType[]>(
    types: Types,
    behave: Behaviour<Context, Types>,
    requests?: Requests<Types>,
    shown?: readonly string[],
  ) => FunctionApi<Context>;
  readonly objectApi: (
    members: Readonly<Record<string, FunctionApi<Context>>>,
    available?: (context: Context) => boolean,
  ) => ObjectApi<Context>;
}

export function definitions<Context extends ApiContext>(): Definitions<Context> {
  return {
    api: (types, behave, requests, shown = types) => ({
      kind: 'function',
      types,
      call(context, name, args) {
        if (!isOfTypes(types, args)) throw argumentError(name, shown, args);
        // A tuple type with a variadic tail does not narrow from a check of its head.
        const checked = args as unknown as [...ArgumentsOf<typeof types>, ...Value[]];
        for (const request of requests?.(...checked) ?? []) {
          context.meter.spend(requestCost);
          context.permissions.demand(...request);
        }
        return behave(context, ...checked);
      },
    }),
    objectApi: (members, available = () => true) => ({ kind: 'object', members, available }),
  };
}

/** Steps that asking for one permission costs. */
const requestCost = 20;

/** An argument as the text that a permission names. The call itself makes it again, and pays for it. */
export function nameOf(value: Value): string {
  return toText(value, unmetered);
}

/** Told of each call as it comes in, before anything is checked. */
export type Recorder = (name: string, args: readonly Value[]) => void;

/** Who hears of calls. */
export interface Listeners {
  readonly record?: Recorder | undefined;
  readonly trace?: Trace | undefined;
}

/** The value that `require(name)` gives for an API. */
export function instantiate<Context extends ApiContext>(
  name: string,
  definition: Api<Context>,
  context: Context,
  listeners: Listeners = {},
): Value {
  if (definition.kind === 'library') return definition.make(context.meter);
  if (definition.kind === 'function') return functionOf(name, name, definition, context, listeners);
  if (!definition.available(context)) return undefined;
  const members = Object.entries(definition.members).map(
    ([member, one]) =>
      [member, functionOf(`${name}.${member}`, `${name}_${member}`, one, context, listeners)] as const,
  );
  const object = new SandboxObject(new Map(members));
  object.frozen = true;
  return object;
}

function functionOf<Context extends ApiContext>(
  recordedName: string,
  name: string,
  definition: FunctionApi<Context>,
  context: Context,
  { record, trace }: Listeners,
): SandboxFunction {
  const cost = callCosts.get(recordedName) ?? usualCost;
  return new SandboxFunction(name, (args) => {
    context.meter.tell();
    context.meter.spend(cost + Math.floor(charactersIn(args) / charactersPerStep));
    record?.(recordedName, args);
    const result =
      trace === undefined
        ? definition.call(context, name, args)
        : traced(trace, context.permissions, { api: recordedName, args }, () =>
            definition.call(context, name, args),
          );
    if (typeof result === 'string') context.meter.spendOnText(result.length);
    return result;
  });
}

/** Encoding and digests take this long for a character, and what is requested or printed is kept. */
const charactersPerStep = 8;

function charactersIn(args: readonly Value[]): number {
  let sum = 0;
  for (const arg of args) if (typeof arg === 'string') sum += arg.length;
  return sum;
}
