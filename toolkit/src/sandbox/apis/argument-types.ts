import { SandboxError } from '../language/errors.ts';
import { OpaqueValue, SandboxArray, SandboxFunction, SandboxObject, type Value } from '../language/values.ts';

/** The names that GTM gives to types in its messages, and what they stand for. */
interface Kinds {
  string: string;
  number: number;
  boolean: boolean;
  undefined: undefined;
  null: null;
  function: SandboxFunction;
  Array: SandboxArray;
  Object: SandboxObject;
  any: Value;
}

type Kind = keyof Kinds;

/** `string`, `function|undefined`: as it stands in GTM's messages. */
export type ArgumentType = Kind | `${Kind}|${Kind}` | `${Kind}|${Kind}|${Kind}`;

type KindsIn<Type extends string> = Type extends `${infer First}|${infer Rest}`
  ? KindsIn<First> | KindsIn<Rest>
  : Type extends Kind
    ? Kinds[Type]
    : never;

/** The arguments that a list of types lets through. */
export type ArgumentsOf<Types extends readonly ArgumentType[]> = {
  readonly [Index in keyof Types]: KindsIn<Types[Index]>;
};

export function isOfTypes<const Types extends readonly ArgumentType[]>(
  types: Types,
  args: readonly Value[],
): args is ArgumentsOf<Types> {
  return types.every((type, index) => {
    const kind = kindOf(args[index]);
    return type === 'any' || type.split('|').some((one) => one === kind || one === 'any');
  });
}

/** The error that GTM throws when arguments do not have the types they should. */
export function argumentError(
  api: string,
  types: readonly ArgumentType[],
  args: readonly Value[],
): SandboxError {
  const received = args.map((arg) => (arg === null ? 'object' : kindOf(arg)));
  return new SandboxError(
    `Argument error in ${api}. Expected argument types [${types.join(',')}], but received [${received.join(',')}].`,
  );
}

function kindOf(value: Value): string {
  if (value === null) return 'null';
  if (value instanceof SandboxFunction) return 'function';
  if (value instanceof SandboxArray) return 'Array';
  if (value instanceof SandboxObject) return 'Object';
  if (value instanceof OpaqueValue) return 'OpaqueValue';
  return typeof value;
}
