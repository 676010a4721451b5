/**
 * The sandbox's own kinds of value. Primitives are the host's; objects, arrays and functions are these
 * classes, so that no prototype, constructor or getter of the host is within a template's reach.
 */
export type Value =
  undefined | null | boolean | number | string | SandboxObject | SandboxArray | SandboxFunction | OpaqueValue;

/** A plain object: keys in pure insertion order, integer-like keys included, and no prototype. */
export class SandboxObject {
  frozen = false;
  constructor(readonly properties: Map<string, Value> = new Map()) {}
}

/** An array; `extras` holds named properties such as `index` and `input` of a match. */
export class SandboxArray {
  frozen = false;
  extras: Map<string, Value> | undefined = undefined;
  constructor(readonly elements: Value[] = []) {}
}

/** A function of the template, or one that the host lends it. `invoke` may throw `SandboxError`. */
export class SandboxFunction {
  frozen = false;
  extras: Map<string, Value> | undefined = undefined;
  constructor(
    readonly name: string,
    readonly invoke: (args: readonly Value[]) => Value,
    /** What `typeof` and `getType` say: the runtime takes `require` alone for an object. */
    readonly type: 'function' | 'object' = 'function',
  ) {}
}

/** A host value that the sandbox can hold and hand back but not look into. */
export class OpaqueValue {
  constructor(readonly held: unknown) {}
}
