import type * as acorn from 'acorn';
import { requiredApi } from '../../dialect/bundle/modules.ts';
import { isFunction, walk } from '../../dialect/syntax/ast.ts';
import { parseJavaScript } from '../../dialect/syntax/parse-javascript.ts';
import { analyzeScopes, type Scopes } from '../../dialect/syntax/scopes.ts';
import { apisIn } from '../../dialect/table.ts';
import type { ContainerKind } from '../../tpl/container-kind.ts';
import { applyEdits, type Edit } from './edits.ts';

/** Code as a module, or why it cannot be one. */
export type AsModule = { readonly imports: string; readonly body: string } | { readonly reason: string };

/**
 * Turns sandboxed JavaScript into a module: what it requires is imported, what it returns exported. All else, the
 * comments too, stays as it is.
 * @param kind whose APIs it may require
 */
export function toModule(code: string, kind: ContainerKind): AsModule {
  const apis = apisIn(kind);
  let program: acorn.Program;
  try {
    program = parseJavaScript(code, { ecmaVersion: 'latest', allowReturnOutsideFunction: true });
  } catch (error) {
    return { reason: `the code cannot be parsed: ${error instanceof Error ? error.message : String(error)}` };
  }
  const scopes = analyzeScopes(program);
  if (scopes.root.bindings.has('data')) return { reason: 'the code declares a variable called data' };
  const specifiers: { api: string; local: string }[] = [];
  const edits: Edit[] = [];
  const removed = new Set<acorn.AnyNode>();
  const takeTopLevel = (statement: acorn.VariableDeclaration): void => {
    const kept = statement.declarations.filter((declarator) => {
      const required = requiredApi({ ...statement, declarations: [declarator] });
      const binding = declarator.id.type === 'Identifier' ? scopes.bindingOf(declarator.id) : undefined;
      const isConstant = binding?.declarations.length === 1 && binding.writes === 0;
      if (required === undefined || !apis.has(required.api) || !isConstant) return true;
      specifiers.push(required);
      if (declarator.init) removed.add(declarator.init);
      return false;
    });
    if (kept.length === statement.declarations.length) return;
    const rest = kept.map(({ start, end }) => code.slice(start, end)).join(', ');
    edits.push(
      rest === ''
        ? { ...wholeLine(code, statement), text: '' }
        : { start: statement.start, end: statement.end, text: `${statement.kind} ${rest};` },
    );
  };
  for (const statement of program.body) {
    if (statement.type === 'VariableDeclaration') takeTopLevel(statement);
  }

  let reason: string | undefined;
  const returns: acorn.ReturnStatement[] = [];
  walk(program, (node, ancestors) => {
    if (node.type === 'ReturnStatement' && !ancestors.some(isFunction)) returns.push(node);
    if (node.type !== 'CallExpression' || removed.has(node)) return;
    if (node.callee.type !== 'Identifier' || node.callee.name !== 'require') return;
    if (scopes.bindingOf(node.callee) !== undefined) return;
    const [argument] = node.arguments;
    const api =
      argument?.type === 'Literal' && typeof argument.value === 'string' ? argument.value : undefined;
    if (api === undefined || !apis.has(api)) {
      reason ??= `it requires ${api === undefined ? 'an API whose name the code computes' : `${api}, which is no API of ${kind} templates`}`;
      return;
    }
    const local = localFor(api, specifiers, scopes);
    if (!specifiers.some((each) => each.local === local)) specifiers.push({ api, local });
    edits.push({ start: node.start, end: node.end, text: local });
  });
  if (reason !== undefined) return { reason };

  const last = program.body.at(-1);
  const isOneValue = returns.length === 1 && returns[0] === last && isPlainValue(returns[0]?.argument);
  if (isOneValue && last !== undefined) {
    edits.push({ start: last.start, end: last.start + 'return'.length, text: 'export default' });
  }
  const body = applyEdits(code, edits).replace(/^\n+|\n+$/g, '');
  return {
    imports: importOf(specifiers),
    body: returns.length === 0 || isOneValue ? body : `export default function () {\n${indent(body)}\n}`,
  };
}

/** What stays an expression after `export default`. */
function isPlainValue(argument: acorn.Expression | null | undefined): boolean {
  return argument != null && argument.type !== 'FunctionExpression' && argument.type !== 'ClassExpression';
}

/** A name under which an API can be imported wherever the code calls it. */
function localFor(
  api: string,
  specifiers: readonly { api: string; local: string }[],
  scopes: Scopes,
): string {
  const isAlone = (name: string): boolean => scopes.bindings.filter((each) => each.name === name).length <= 1;
  const imported = specifiers.find((each) => each.api === api && isAlone(each.local));
  if (imported !== undefined) return imported.local;
  let local = api;
  while (scopes.isUsed(local) || specifiers.some((each) => each.local === local)) local += 'Api';
  return local;
}

function importOf(specifiers: readonly { api: string; local: string }[]): string {
  if (specifiers.length === 0) return '';
  const names = specifiers.map(({ api, local }) => (api === local ? api : `${api} as ${local}`)).sort();
  const line = `import { ${names.join(', ')} } from 'gtm';\n`;
  return line.length <= 101
    ? line
    : `import {\n${names.map((name) => `  ${name},\n`).join('')}} from 'gtm';\n`;
}

/** With the line's end, when nothing else stands on the line. */
function wholeLine(code: string, { start, end }: acorn.Node): { start: number; end: number } {
  const lineStart = code.lastIndexOf('\n', start - 1) + 1;
  const after = /^[ \t]*(?:\r?\n|$)/.exec(code.slice(end))?.[0];
  const isAlone = code.slice(lineStart, start).trim() === '' && after !== undefined;
  return isAlone ? { start: lineStart, end: end + after.length } : { start, end };
}

/** Not when a line starts within a text. */
function indent(body: string): string {
  return /\\\r?\n|`/.test(body) ? body : body.replace(/^(?=[^\r\n])/gm, '  ');
}
