import type { VariableDeclaration } from 'acorn';
import { next, type Evaluate, type Execute, type Layout } from './frame.ts';
import type { StatementCompiler } from './unit.ts';
import { initialiser, writer } from './variables.ts';

/** `var`, `let` or `const`; a `let` is declared, as undefined, before its value is computed. */
export function compileDeclaration(
  compiler: StatementCompiler,
  node: VariableDeclaration,
  layout: Layout,
): Execute {
  const parts = node.declarations.flatMap(({ id, init }): Evaluate[] => {
    const binding = id.type === 'Identifier' ? compiler.unit.references.get(id) : undefined;
    if (binding === undefined) throw new Error(`${id.type} was not refused.`);
    if (!init && node.kind === 'var') return [];
    const set = node.kind === 'var' ? writer(binding, layout) : initialiser(binding, layout);
    const value: Evaluate = init ? compiler.expressions.of(init, layout) : () => undefined;
    const declaredFirst = node.kind === 'let' && binding.guarded;
    return [
      (frame) => {
        if (declaredFirst) set(frame, undefined);
        set(frame, value(frame));
        return next;
      },
    ];
  });
  const [first, second] = parts;
  if (first !== undefined && second === undefined) return first;
  return (frame) => {
    for (const part of parts) part(frame);
    return next;
  };
}
