import type * as acorn from 'acorn';
import type { Faults } from '../faults.ts';
import { isFunction, type Node } from '../syntax/ast.ts';
import { analyzeScopes, type Scopes } from '../syntax/scopes.ts';
import { constructs } from '../table.ts';

/**
 * What makes the bundler add code of its own, which GTM would refuse: modules in CommonJS, and modules that
 * are used as an object.
 */
export function checkHelpers(program: acorn.Program, faults: Faults): void {
  const helpers = program.body.flatMap((statement) =>
    statement.type === 'VariableDeclaration'
      ? statement.declarations.flatMap(({ id }) =>
          id.type === 'Identifier' &&
          id.name.startsWith('__') &&
          faults.origin.placeOf(id.start) === undefined
            ? [id.name]
            : [],
        )
      : [],
  );
  if (helpers.length === 0) return;
  const scopes = analyzeScopes(program);
  const before = faults.messages.length;
  for (const helper of ['__commonJS', '__commonJSMin'])
    reportCommonJs(callsOf(helper, program), scopes, faults);
  reportNamespaces(callsOf('__export', program), scopes, faults);
  if (faults.messages.length > before) return;
  faults.messages.push({
    rule: 'bundler-helper',
    severity: 'fault',
    text: `The sources use something that needs code of the bundler (${helpers.join(', ')}), which GTM refuses.`,
    hint: 'Use import and export with names.',
  });
}

function callsOf(helper: string, program: acorn.Program): acorn.CallExpression[] {
  const expressions = program.body.flatMap((statement): (Node | null | undefined)[] =>
    statement.type === 'ExpressionStatement'
      ? [statement.expression]
      : statement.type === 'VariableDeclaration'
        ? statement.declarations.map(({ init }) => init)
        : [],
  );
  return expressions.filter(
    (node): node is acorn.CallExpression =>
      node?.type === 'CallExpression' && node.callee.type === 'Identifier' && node.callee.name === helper,
  );
}

/** The bundler wraps such a module in a function with the parameters `exports` and `module`. */
function reportCommonJs(calls: readonly acorn.CallExpression[], scopes: Scopes, faults: Faults): void {
  for (const { arguments: args } of calls) {
    const [modules] = args;
    const [property] = modules?.type === 'ObjectExpression' ? modules.properties : [];
    const wrapper = property?.type === 'Property' ? property.value : modules;
    if (wrapper === undefined || !isFunction(wrapper)) continue;
    for (const parameter of wrapper.params) {
      if (parameter.type !== 'Identifier') continue;
      for (const reference of scopes.bindingOf(parameter)?.references ?? [])
        reportReference(reference, faults);
    }
  }
}

function reportReference(reference: acorn.Identifier, faults: Faults): void {
  const location = faults.origin.locate(reference);
  const isThis = location?.lineText.startsWith('this', location.column) ?? false;
  const row = constructs.find(({ id }) => id === 'this');
  faults.add(
    reference,
    isThis && row !== undefined
      ? { rule: row.id, text: row.reason, ...(row.hint === undefined ? {} : { hint: row.hint }) }
      : {
          rule: 'commonjs',
          text: 'A template cannot be made of CommonJS modules.',
          hint: 'Write export in front of what other files import.',
        },
  );
}

/** `import * as all from './all.ts'` is fine as long as only `all.name` is used. */
function reportNamespaces(calls: readonly acorn.CallExpression[], scopes: Scopes, faults: Faults): void {
  for (const { arguments: args } of calls) {
    const [namespace] = args;
    if (namespace?.type !== 'Identifier') continue;
    for (const reference of scopes.bindingOf(namespace)?.references ?? []) {
      if (reference === namespace) continue;
      faults.add(reference, {
        rule: 'namespace-as-value',
        text: 'A module cannot be used as an object.',
        hint: 'Use its exports by name: all.name, or import { name }.',
      });
    }
  }
}
