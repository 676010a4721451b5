import type * as acorn from 'acorn';
import type { Faults } from '../faults.ts';
import { requiredApi } from '../bundle/modules.ts';
import type { Origin } from '../bundle/origin.ts';
import { analyzeScopes, isWithin, type Binding, type Scope, type Scopes } from '../syntax/scopes.ts';

/**
 * Gives names back what the bundler changed: it appends digits wherever two modules use the same name, mostly
 * without need, since an inner name may hide an outer one that its function does not use. Top-level names that
 * do collide get the name of their module in front.
 */
export function restoreNames(program: acorn.Program, origin: Origin, faults: Faults): void {
  const scopes = analyzeScopes(program);
  const required = new Map(
    program.body.flatMap((statement) => {
      const found = requiredApi(statement);
      return found === undefined ? [] : [[found.local, found.api] as const];
    }),
  );
  for (const binding of scopes.bindings) {
    const [declaration] = binding.declarations;
    const source = declaration && origin.exactOffsetOf(declaration.start);
    if (declaration === undefined || source === undefined) continue;
    const wanted = identifierAt(origin.sources.get(source.source) ?? '', source.offset);
    if (wanted === undefined || wanted === binding.name || !startsAs(binding.name, wanted)) continue;
    const isTaken =
      namesOfLowering.has(wanted) &&
      !(binding.scope === scopes.root && required.get(binding.name) === wanted);
    if (!isTaken && rename(binding, wanted, scopes)) continue;
    const qualified = qualify(wanted, source.source);
    if (binding.scope !== scopes.root || !rename(binding, qualified, scopes)) continue;
    faults.add(declaration, {
      rule: 'renamed',
      severity: 'note',
      text: `Several files declare ${wanted}; this one is called ${qualified} in the template.`,
    });
  }
}

/** The APIs that the lowering calls, perhaps where an inner variable of the name would hide them. */
const namesOfLowering = new Set(['Math', 'Object', 'makeNumber']);

/** The bundler's names are the wanted one and perhaps a number. */
export function startsAs(name: string, wanted: string): boolean {
  return name.startsWith(wanted) && /^\d*$/.test(name.slice(wanted.length));
}

function identifierAt(text: string, offset: number): string | undefined {
  const word = /[A-Za-z_$][\w$]*/y;
  word.lastIndex = offset;
  return word.exec(text)?.[0];
}

/** `encode` of `src/url.ts` is `urlEncode`. */
function qualify(name: string, source: string): string {
  const file = source.replace(/^.*\//, '').replace(/\.\w+$/, '');
  const module = file.replace(/[^A-Za-z0-9]+(.)?/g, (_all, next: string | undefined) =>
    (next ?? '').toUpperCase(),
  );
  return /^[a-z]/i.test(module) ? module + name.charAt(0).toUpperCase() + name.slice(1) : name;
}

/** Renames unless that would change what any identifier stands for. */
function rename(binding: Binding, wanted: string, scopes: Scopes): boolean {
  if (binding.scope.bindings.has(wanted)) return false;
  // Within the scope, nobody may mean another `wanted` from outside …
  if (
    scopes
      .occurrences(wanted)
      .some(
        ({ scope, binding: other }) =>
          isWithin(scope, binding.scope) && !isDeclaredInside(other, binding.scope),
      )
  ) {
    return false;
  }
  // … and no inner `wanted` may hide the renamed one from those who mean it.
  for (const reference of binding.references) {
    for (
      let scope = scopes.scopeAt(reference);
      scope !== undefined && scope !== binding.scope;
      scope = scope.parent
    ) {
      if (scope.bindings.has(wanted)) return false;
    }
  }
  for (const identifier of [...binding.declarations, ...binding.references]) identifier.name = wanted;
  scopes.renamed(binding, wanted);
  return true;
}

function isDeclaredInside(binding: Binding | undefined, scope: Scope): boolean {
  return binding !== undefined && isWithin(binding.scope, scope);
}
