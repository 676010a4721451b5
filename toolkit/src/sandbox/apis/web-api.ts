import type { Meter } from '../language/meter.ts';
import { SandboxFunction, SandboxObject, type Value } from '../language/values.ts';
import type { PermissionRequest } from '../permissions/enforcer.ts';
import { argumentError, isOfTypes, type ArgumentsOf, type ArgumentType } from './argument-types.ts';
import type { ApiContext } from './context.ts';

/** One API: what it takes, what it must be allowed, what it does. */
export interface FunctionApi {
  readonly kind: 'function';
  readonly types: readonly ArgumentType[];
  /** Checks the types, then the permissions, then acts. */
  call(context: ApiContext, name: string, args: readonly Value[]): Value;
}

/** An API that is an object of functions, such as `localStorage`. */
export interface ObjectApi {
  readonly kind: 'object';
  readonly members: Readonly<Record<string, FunctionApi>>;
  /** False where the browser lacks the feature: `require` gives undefined. */
  available(context: ApiContext): boolean;
}

/** An API that belongs to the language, such as `JSON`: frozen, and charged to the run's meter. */
export interface LibraryApi {
  readonly kind: 'library';
  make(meter: Meter): SandboxObject | SandboxFunction;
}

export type WebApi = FunctionApi | ObjectApi | LibraryApi;

type Behaviour<Types extends readonly ArgumentType[]> = (
  context: ApiContext,
  ...args: [...ArgumentsOf<Types>, ...Value[]]
) => Value;

type Requests<Types extends readonly ArgumentType[]> = (
  ...args: [...ArgumentsOf<Types>, ...Value[]]
) => readonly PermissionRequest[];

/**
 * Defines an API. Arguments beyond `types` are of any type and reach the behaviour too. `requests`
 * lists the permissions needed, in the order in which they are checked. `shown` is how GTM's message names
 * the types, where it does so in its own way.
 */
export function api<const Types extends readonly ArgumentType[]>(
  types: Types,
  behave: Behaviour<Types>,
  requests?: Requests<Types>,
  shown: readonly string[] = types,
): FunctionApi {
  return {
    kind: 'function',
    types,
    call(context, name, args) {
      const given = withMissing(args, types.length);
      if (!isOfTypes(types, given)) throw argumentError(name, shown, args);
      // A tuple type with a variadic tail does not narrow from a check of its head.
      const checked = given as unknown as [...ArgumentsOf<Types>, ...Value[]];
      for (const request of requests?.(...checked) ?? []) context.permissions.demand(...request);
      return behave(context, ...checked);
    },
  };
}

function withMissing(args: readonly Value[], length: number): readonly Value[] {
  if (args.length >= length) return args;
  return [...args, ...Array.from<undefined>({ length: length - args.length })];
}

export function objectApi(
  members: Readonly<Record<string, FunctionApi>>,
  available: (context: ApiContext) => boolean = () => true,
): ObjectApi {
  return { kind: 'object', members, available };
}

/** Steps that a call costs: it takes as long as many statements do, and its arguments are kept. */
const callCost = 50;

/** Told of each call as it comes in, before anything is checked. */
export type Recorder = (name: string, args: readonly Value[]) => void;

/** The value that `require(name)` gives for an API. */
export function instantiate(name: string, definition: WebApi, context: ApiContext, record?: Recorder): Value {
  if (definition.kind === 'library') return definition.make(context.meter);
  if (definition.kind === 'function') return functionOf(name, name, definition, context, record);
  if (!definition.available(context)) return undefined;
  const members = Object.entries(definition.members).map(
    ([member, one]) =>
      [member, functionOf(`${name}.${member}`, `${name}_${member}`, one, context, record)] as const,
  );
  const object = new SandboxObject(new Map(members));
  object.frozen = true;
  return object;
}

function functionOf(
  recordedName: string,
  name: string,
  definition: FunctionApi,
  context: ApiContext,
  record: Recorder | undefined,
): SandboxFunction {
  return new SandboxFunction(name, (args) => {
    context.meter.spend(callCost);
    record?.(recordedName, args);
    const result = definition.call(context, name, args);
    if (typeof result === 'string') context.meter.spendOnText(result);
    return result;
  });
}
