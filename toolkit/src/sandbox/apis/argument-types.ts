import { SandboxError } from '../language/errors.ts';
import { SandboxPromise } from '../language/promise.ts';
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

/**
 * `string`, `string|Object`, or `function?`: an argument that may be left out, undefined or null, which stands
 * as `function|undefined` in GTM's messages.
 */
export type ArgumentType = Kind | `${Kind}?` | `${Kind}|${Kind}` | `${Kind}|${Kind}|${Kind}`;

type KindsIn<Type extends string> = Type extends `${infer First}|${infer Rest}`
  ? KindsIn<First> | KindsIn<Rest>
  : Type extends `${infer Only}?`
    ? KindsIn<Only> | null | undefined
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
    const arg = args[index];
    if (type.endsWith('?') && (arg === undefined || arg === null)) return true;
    const kind = kindOf(arg);
    return type === 'any' || type.replace('?', '').split('|').includes(kind);
  });
}

/** The error that GTM throws when arguments do not have the types they should. */
export function argumentError(api: string, types: readonly string[], args: readonly Value[]): SandboxError {
  const expected = types.map((type) => type.replace('?', '|undefined'));
  const received = args.map((arg) => (arg === null ? 'object' : kindOf(arg)));
  return new SandboxError(
    `Argument error in ${api}. Expected argument types [${expected.join(',')}], but received [${received.join(',')}].`,
  );
}

function kindOf(value: Value): string {
  if (value === null) return 'null';
  if (value instanceof SandboxFunction) return 'function';
  if (value instanceof SandboxArray) return 'Array';
  if (value instanceof SandboxPromise) return 'Promise';
  if (value instanceof SandboxObject) return 'Object';
  if (value instanceof OpaqueValue) return 'OpaqueValue';
  return typeof value;
}
