import type * as acorn from 'acorn';
import { analyze, type Reference, type Scope as AnalyzedScope, type Variable } from 'eslint-scope';
import { KEYS } from 'eslint-visitor-keys';
import { walk, type Node } from './ast.ts';

export type BindingKind =
  acorn.VariableDeclaration['kind'] | 'function' | 'parameter' | 'import' | 'class' | 'catch';

export interface Binding {
  name: string;
  readonly kind: BindingKind;
  readonly scope: Scope;
  /** The identifiers that declare it: several for a repeated `var`. */
  readonly declarations: readonly acorn.Identifier[];
  /** Every other identifier that stands for it, reads and writes. */
  readonly references: readonly acorn.Identifier[];
  /** How often it is assigned after its declaration, `++` and loop heads included. */
  readonly writes: number;
}

export interface Scope {
  readonly parent: Scope | undefined;
  readonly bindings: Map<string, Binding>;
}

export interface Scopes {
  readonly root: Scope;
  readonly bindings: readonly Binding[];
  /** Identifiers that no declaration covers, in the order of the text. */
  readonly unresolved: readonly { readonly identifier: acorn.Identifier; readonly written: boolean }[];
  bindingOf(identifier: acorn.Identifier): Binding | undefined;
  /** The scope that the node opens. */
  scopeOf(node: Node): Scope | undefined;
  /** The scope that a reference stands in. */
  scopeAt(reference: acorn.Identifier): Scope | undefined;
  /** Whether anything at all has this name. */
  isUsed(name: string): boolean;
  /** Every reference by this name, with what it stands for. */
  occurrences(name: string): readonly Occurrence[];
  /** Keeps the tables in step after all identifiers of a binding were given another name. */
  renamed(binding: Binding, name: string): void;
}

export interface Occurrence {
  readonly scope: Scope;
  readonly binding: Binding | undefined;
}

/** Resolves every identifier of a program (a script or a module) by JavaScript's rules. */
export function analyzeScopes(program: acorn.Program): Scopes {
  const manager = analyzed(program);
  const scopes = new Map<AnalyzedScope, Scope>();
  const bindings: Binding[] = [];
  const byIdentifier = new Map<acorn.Identifier, Binding>();
  const scopeAt = new Map<acorn.Identifier, Scope>();
  const occurrences = new Map<string, Occurrence[]>();
  const unresolved: { identifier: acorn.Identifier; written: boolean }[] = [];

  const scopeOf = (scope: AnalyzedScope): Scope => {
    const known = scopes.get(scope);
    if (known !== undefined) return known;
    const made: Scope = {
      parent: scope.upper === null ? undefined : scopeOf(scope.upper),
      bindings: new Map(),
    };
    scopes.set(scope, made);
    return made;
  };

  for (const each of manager.scopes) {
    const scope = scopeOf(each);
    for (const variable of each.variables) {
      const binding = bindingOf(variable, scope);
      if (binding === undefined) continue;
      bindings.push(binding);
      scope.bindings.set(binding.name, binding);
      for (const identifier of [...binding.declarations, ...binding.references])
        byIdentifier.set(identifier, binding);
    }
  }
  const references = manager.scopes.flatMap((each) => each.references.filter(({ init }) => init !== true));
  for (const reference of references.sort((a, b) => identifierOf(a).start - identifierOf(b).start)) {
    const identifier = identifierOf(reference);
    const binding = byIdentifier.get(identifier);
    const scope = scopeOf(reference.from);
    scopeAt.set(identifier, scope);
    append(occurrences, identifier.name, { scope, binding });
    if (binding === undefined) unresolved.push({ identifier, written: reference.isWrite() });
  }
  const inner = (node: Node): AnalyzedScope | null => manager.acquire(node as Analyzable, true);
  const root = inner(program);
  if (root === null) throw new TypeError('A program has a scope.');
  return {
    root: scopeOf(root),
    bindings,
    unresolved,
    bindingOf: (identifier) => byIdentifier.get(identifier),
    scopeOf(node) {
      const scope = inner(node);
      return scope === null ? undefined : scopeOf(scope);
    },
    scopeAt: (reference) => scopeAt.get(reference),
    isUsed: (name) => occurrences.has(name) || bindings.some((binding) => binding.name === name),
    occurrences: (name) => occurrences.get(name) ?? [],
    renamed(binding, name) {
      const all = occurrences.get(binding.name) ?? [];
      occurrences.set(
        binding.name,
        all.filter((each) => each.binding !== binding),
      );
      for (const each of all) if (each.binding === binding) append(occurrences, name, each);
      binding.scope.bindings.delete(binding.name);
      binding.scope.bindings.set(name, binding);
      binding.name = name;
    },
  };
}

/** acorn makes the nodes that eslint-scope reads; the two describe them in types of their own. */
type Analyzable = Parameters<typeof analyze>[0];

function analyzed(program: acorn.Program): ReturnType<typeof analyze> {
  // eslint-scope compares places in this form.
  walk(program, (node) => {
    node.range = [node.start, node.end];
  });
  return analyze(program as Analyzable, {
    ecmaVersion: 2022,
    sourceType: program.sourceType,
    // A template's code is the body of a function: what it declares at its top is no global.
    nodejsScope: program.sourceType === 'script',
    ignoreEval: true,
    childVisitorKeys: KEYS,
  });
}

const kinds = {
  CatchClause: 'catch',
  ClassName: 'class',
  FunctionName: 'function',
  ImportBinding: 'import',
  Parameter: 'parameter',
} as const;

/** Undefined for `arguments`, which nobody declares. */
function bindingOf(variable: Variable, scope: Scope): Binding | undefined {
  const [definition] = variable.defs;
  if (definition === undefined || definition.type === 'ImplicitGlobalVariable') return undefined;
  const { type, parent } = definition;
  const others = variable.references.filter(({ init }) => init !== true);
  return {
    name: variable.name,
    kind: type === 'Variable' ? parent.kind : kinds[type],
    scope,
    declarations: variable.identifiers as acorn.Identifier[],
    references: others.map(identifierOf),
    writes: others.filter((reference) => reference.isWrite()).length,
  };
}

function append<Key, Item>(map: Map<Key, Item[]>, key: Key, item: Item): void {
  const items = map.get(key);
  if (items === undefined) map.set(key, [item]);
  else items.push(item);
}

function identifierOf(reference: Reference): acorn.Identifier {
  return reference.identifier as acorn.Identifier;
}

/** Whether the scope is `outer` or lies within it. */
export function isWithin(scope: Scope, outer: Scope): boolean {
  for (let each: Scope | undefined = scope; each !== undefined; each = each.parent) {
    if (each === outer) return true;
  }
  return false;
}
