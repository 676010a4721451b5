import type { Layout } from './frame.ts';

/** A declared name. */
export class Binding {
  /** A function within the declaring one uses it. */
  captured = false;
  /** It may be assigned before its `let` or `const` has run, which throws; reads then ask whether it has. */
  guarded = false;
  /** It may be used before its `let` or `const` has run. */
  early = false;
  /** Something reads or assigns it. */
  used = false;
  /** While analysing: its declaration has been passed. */
  passed: boolean;
  layout: Layout | undefined = undefined;
  slot = -1;
  constructor(
    readonly name: string,
    readonly kind: 'const' | 'let' | 'open',
    readonly scope: Scope,
  ) {
    this.passed = kind === 'open';
  }
}

export class Scope {
  readonly bindings = new Map<string, Binding>();
  constructor(
    readonly outer: Scope | undefined,
    /** The function whose body this scope is in, counted in order of appearance. */
    readonly within: number,
    /** Whether it may be entered several times in one call. */
    readonly repeated: boolean,
  ) {}

  /** `open` names (var, function, parameter) may be declared again. */
  declare(name: string, kind: Binding['kind']): Binding {
    const known = this.bindings.get(name);
    if (known !== undefined && kind === 'open') return known;
    const binding = new Binding(name, kind, this);
    this.bindings.set(name, binding);
    return binding;
  }

  find(name: string): Binding | undefined {
    return this.bindings.get(name) ?? this.outer?.find(name);
  }
}
