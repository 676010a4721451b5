import type * as acorn from 'acorn';
import type { Faults } from '../faults.ts';
import * as build from '../syntax/build.ts';
import { rewrite, some, type Statement } from '../syntax/ast.ts';
import { analyzeScopes, type Binding, type Scopes } from '../syntax/scopes.ts';
import type { ContainerKind } from '../../tpl/container-kind.ts';
import { apisByName, apisIn } from '../table.ts';

/**
 * Turns the module that the bundler made into the body of a function: imports from `gtm` into `require`
 * calls, the default export into what the template returns; other exports vanish.
 */
export function dissolveModule(program: acorn.Program, faults: Faults): void {
  const result = takeExports(program);
  program.body.push(...result);
  dissolveNamespaces(program, faults);
  const requires = takeImports(program, faults);
  program.body.unshift(...requires);
}

/** The default export, taken out of the program, as the statements that return it. */
function takeExports(program: acorn.Program): Statement[] {
  const isExport = (node: acorn.Program['body'][number]): node is acorn.ExportNamedDeclaration =>
    node.type === 'ExportNamedDeclaration';
  const specifiers = program.body.filter(isExport).flatMap((node) => node.specifiers);
  program.body = program.body.filter((node) => !isExport(node));
  const exported = specifiers.find(
    ({ exported: name }) => (name.type === 'Identifier' ? name.name : name.value) === 'default',
  );
  if (exported === undefined || exported.local.type !== 'Identifier') return [];
  const { name } = exported.local;
  const scopes = analyzeScopes(program);
  const binding = scopes.root.bindings.get(name);
  const index = program.body.findIndex((statement) => declares(statement, name));
  const statement = program.body[index];
  if (binding === undefined || statement === undefined || binding.references.length > 0) {
    return [build.returnStatement(build.identifier(name, exported), exported)];
  }
  if (statement.type === 'FunctionDeclaration') {
    program.body.splice(index, 1);
    const body = inlineBody(statement, scopes);
    if (body !== undefined) return body;
    program.body.splice(index, 0, statement);
    const args = statement.params.length > 0 ? [build.identifier('data', statement)] : [];
    return [build.returnStatement(build.call(build.identifier(name, statement), args, statement), statement)];
  }
  const init = statement.type === 'VariableDeclaration' ? statement.declarations[0]?.init : undefined;
  if (!init) return [build.returnStatement(build.identifier(name, exported), exported)];
  program.body.splice(index, 1);
  return [build.returnStatement(init, statement)];
}

function declares(statement: acorn.Program['body'][number], name: string): boolean {
  if (statement.type === 'FunctionDeclaration') return statement.id.name === name;
  return (
    statement.type === 'VariableDeclaration' &&
    statement.declarations.length === 1 &&
    statement.declarations[0]?.id.type === 'Identifier' &&
    statement.declarations[0].id.name === name
  );
}

/**
 * The body of `export default function (data) {…}` as the template's own statements; undefined when a name in
 * it would collide with one of the program.
 */
function inlineBody(node: acorn.FunctionDeclaration, scopes: Scopes): Statement[] | undefined {
  const [parameter] = node.params;
  const scope = scopes.scopeOf(node);
  if (node.params.length > 1 || node.async || node.generator || scope === undefined) return undefined;
  const parameters = [...scope.bindings.values()].filter((binding) => binding.kind === 'parameter');
  const own = [...scope.bindings.values()].filter((binding) => binding.kind !== 'parameter');
  if (own.some((binding) => scopes.root.bindings.has(binding.name))) return undefined;
  if (parameter === undefined) return node.body.body;
  if (parameter.type !== 'Identifier') {
    const taken = parameters.some((binding) => scopes.root.bindings.has(binding.name));
    if (taken || parameter.type !== 'ObjectPattern') return undefined;
    return [
      build.declare('const', parameter, build.identifier('data', parameter), parameter),
      ...node.body.body,
    ];
  }
  if (own.some((binding) => binding.name === 'data')) return undefined;
  for (const reference of parameters[0]?.references ?? []) reference.name = 'data';
  return node.body.body;
}

/** `import * as gtm from 'gtm'`: every `gtm.x` becomes an import of `x`. */
function dissolveNamespaces(program: acorn.Program, faults: Faults): void {
  const scopes = analyzeScopes(program);
  const namespaces = new Set<Binding>();
  const locals = new Map<string, string>();
  const localOf = (binding: Binding, name: string): string => locals.get(`${binding.name}.${name}`) ?? name;
  for (const node of program.body) {
    if (node.type !== 'ImportDeclaration') continue;
    node.specifiers = node.specifiers.flatMap((specifier): typeof node.specifiers => {
      if (specifier.type === 'ImportSpecifier') return [specifier];
      const binding = scopes.bindingOf(specifier.local);
      if (specifier.type === 'ImportNamespaceSpecifier' && binding !== undefined) {
        namespaces.add(binding);
        const names = membersUsed(program, binding);
        const isFree = (name: string): boolean => !scopes.isUsed(name);
        for (const name of names)
          locals.set(`${binding.name}.${name}`, isFree(name) ? name : `${binding.name}_${name}`);
        return names.map((name) => ({
          type: 'ImportSpecifier',
          imported: build.identifier(name, specifier),
          local: build.identifier(localOf(binding, name), specifier),
          start: specifier.start,
          end: specifier.end,
        }));
      }
      faults.add(specifier, {
        rule: 'gtm-import',
        text: 'The module gtm has no default export.',
        hint: "Import APIs by name: import { getUrl } from 'gtm';",
      });
      return [];
    });
  }
  if (namespaces.size === 0) return;
  const isNamespace = (node: acorn.Node): boolean =>
    node.type === 'Identifier' && [...namespaces].some((each) => each.references.some((one) => one === node));
  rewrite(program, {
    enter(node, ancestors) {
      if (
        node.type === 'MemberExpression' &&
        node.object.type === 'Identifier' &&
        isNamespace(node.object) &&
        !node.computed &&
        node.property.type === 'Identifier'
      ) {
        const binding = [...namespaces].find((each) => each.name === (node.object as acorn.Identifier).name);
        return binding && build.identifier(localOf(binding, node.property.name), node);
      }
      if (
        node.type === 'Identifier' &&
        isNamespace(node) &&
        ancestors.at(-1)?.type !== 'ImportNamespaceSpecifier'
      ) {
        faults.add(node, {
          rule: 'gtm-import',
          text: 'The APIs of gtm cannot be used as an object.',
          hint: 'Use its members only, with a constant name: gtm.getUrl().',
        });
      }
      return undefined;
    },
  });
}

function membersUsed(program: acorn.Program, binding: Binding): string[] {
  const names = new Set<string>();
  some(program, (node) => {
    if (
      node.type === 'MemberExpression' &&
      !node.computed &&
      node.property.type === 'Identifier' &&
      binding.references.some((reference) => reference === node.object)
    ) {
      names.add(node.property.name);
    }
    return false;
  });
  return [...names];
}

/** Takes the imports out of the program; one `require` for each API, whatever modules call it. */
function takeImports(program: acorn.Program, faults: Faults): Statement[] {
  const scopes = analyzeScopes(program);
  const uses = new Map<string, { binding: Binding; at: acorn.Identifier }[]>();
  for (const node of program.body) {
    if (node.type !== 'ImportDeclaration') continue;
    for (const specifier of node.specifiers) {
      if (specifier.type !== 'ImportSpecifier' || specifier.imported.type !== 'Identifier') continue;
      const { name } = specifier.imported;
      const binding = scopes.bindingOf(specifier.local);
      if (binding === undefined || binding.references.length === 0) continue;
      if (!apisIn(faults.kind).has(name)) faults.add(specifier.imported, unknownApi(name, faults.kind));
      if (binding.writes > 0) {
        faults.add(specifier.local, { rule: 'gtm-import', text: 'An imported API cannot be assigned to.' });
      }
      uses.set(name, [...(uses.get(name) ?? []), { binding, at: specifier.local }]);
    }
  }
  program.body = program.body.filter((node) => node.type !== 'ImportDeclaration');
  return [...uses].map(([api, users]) => {
    // One name for all modules: the API's own when any of them uses it, without the digits of the bundler.
    const chosen = users.find(({ binding }) => binding.name.replace(/\d+$/, '') === api) ?? users[0];
    const local = chosen?.binding.name ?? api;
    for (const { binding } of users) for (const reference of binding.references) reference.name = local;
    return requireOf(local, api, chosen?.at ?? program);
  });
}

/** `const local = require('api');` */
export function requireOf(local: string, api: string, at: acorn.Node): acorn.VariableDeclaration {
  const init = build.call(build.identifier('require', at), [build.literal(api, at)], at);
  return build.declare('const', build.identifier(local, at), init, at);
}

/** The API that a statement requires. */
export function requiredApi(
  statement: acorn.Program['body'][number],
): { readonly local: string; readonly api: string } | undefined {
  if (statement.type !== 'VariableDeclaration') return undefined;
  const [declarator] = statement.declarations;
  const init = declarator?.init;
  if (declarator?.id.type !== 'Identifier' || init?.type !== 'CallExpression') return undefined;
  const [argument] = init.arguments;
  return init.callee.type === 'Identifier' &&
    init.callee.name === 'require' &&
    argument?.type === 'Literal' &&
    typeof argument.value === 'string'
    ? { local: declarator.id.name, api: argument.value }
    : undefined;
}

function unknownApi(name: string, kind: ContainerKind): { rule: string; text: string; hint?: string } {
  if (apisByName.has(name)) {
    const other = kind === 'web' ? 'server' : 'web';
    return { rule: 'unknown-api', text: `${name} exists in ${other} templates only.` };
  }
  const similar = [...apisIn(kind).keys()].find((api) => api.toLowerCase() === name.toLowerCase());
  return {
    rule: 'unknown-api',
    text: `GTM has no API ${name}.`,
    ...(similar === undefined ? {} : { hint: `It is spelt ${similar}.` }),
  };
}
