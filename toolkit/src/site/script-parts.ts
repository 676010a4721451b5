import path from 'node:path';
import { parse, type AnyNode, type Program } from 'acorn';
import { walk } from '../dialect/syntax/ast.ts';
import { analyzeScopes } from '../dialect/syntax/scopes.ts';
import type { Edit, ScriptPart } from '../playground/page/one-script.ts';

/**
 * Modules and all that they load, as parts of a script for each of them.
 * @param textOf The text of a module, by its path.
 * @throws Error when a module says something that a part of a script cannot
 */
export function scriptParts(
  entries: readonly string[],
  textOf: (file: string) => string,
): readonly (readonly ScriptPart[])[] {
  const known = new Map<string, ReturnType<typeof readPart>>();
  return entries.map((entry) => {
    const files = new Set([entry]);
    const parts: ScriptPart[] = [];
    for (const file of files) {
      const { part, loads } = known.get(file) ?? readPart(file, textOf(file));
      known.set(file, { part, loads });
      parts.push(part);
      for (const each of loads) files.add(each);
    }
    return parts;
  });
}

function readPart(
  file: string,
  text: string,
): { readonly part: ScriptPart; readonly loads: readonly string[] } {
  const program = parse(text, { ecmaVersion: 2022, sourceType: 'module' });
  const loads: string[] = [];
  const edits = editsOf(program, file, (specifier) => {
    const loaded = path.posix.join(path.posix.dirname(file), specifier);
    loads.push(loaded);
    return `load(${JSON.stringify(loaded)})`;
  });
  return { part: { file, edits }, loads };
}

function editsOf(program: Program, file: string, load: (specifier: string) => string): readonly Edit[] {
  const edits: Edit[] = [];
  const { root } = analyzeScopes(program);
  const refuse = (node: AnyNode): never => {
    throw new Error(`${file} has ${node.type} at ${node.start}, which cannot be part of a script.`);
  };
  walk(program, (node) => {
    switch (node.type) {
      case 'ImportDeclaration': {
        const names = node.specifiers.map((each) =>
          each.type === 'ImportSpecifier' ? `${nameOf(each.imported)}:${each.local.name}` : refuse(each),
        );
        const loaded = load(String(node.source.value));
        edits.push([
          node.start,
          node.end,
          names.length === 0 ? `${loaded};` : `const{${names.join(',')}}=${loaded};`,
        ]);
        return false;
      }
      case 'ExportNamedDeclaration': {
        if (node.declaration || node.source || node !== program.body.at(-1)) refuse(node);
        for (const { local } of node.specifiers) {
          // The others have taken its value by then.
          if ((root.bindings.get(nameOf(local))?.writes ?? 0) > 0) refuse(node);
        }
        const names = node.specifiers.map(({ local, exported }) => `${nameOf(exported)}:${nameOf(local)}`);
        edits.push([node.start, node.end, `return{${names.join(',')}}`]);
        return false;
      }
      case 'ImportExpression': {
        const { source } = node;
        if (source.type !== 'Literal') return refuse(node);
        edits.push([node.start, node.end, `Promise.resolve().then(()=>${load(String(source.value))})`]);
        return false;
      }
      case 'ExportAllDeclaration':
      case 'ExportDefaultDeclaration':
      case 'MetaProperty':
        return refuse(node);
      default:
        return;
    }
  });
  return edits;
}

function nameOf(node: { readonly type: string; readonly name?: string; readonly value?: unknown }): string {
  return node.type === 'Identifier' && node.name !== undefined ? node.name : JSON.stringify(node.value);
}
