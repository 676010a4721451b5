import ts from 'typescript';
import type { Edit } from './edit.ts';
import { describeChange, shortHash, type Mutant } from './mutant.ts';
import { mutators } from './mutators.ts';

export interface MutantOptions {
  /** Properties whose values are texts for people, which no test should repeat. */
  readonly prose?: readonly string[];
}

interface Found {
  readonly mutator: string;
  readonly edit: Edit;
}

/**
 * Every mutant of a module, in the order of their places. Types, imports and declarations without a value are
 * left alone: they do nothing at run time. So is what a plain `Error` says that is thrown.
 * @param file names the module in the mutants
 */
export function findMutants(
  file: string,
  text: string,
  { prose = [] }: MutantOptions = {},
): readonly Mutant[] {
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);
  const found: Found[] = [];
  const isProse = (node: ts.Node | undefined): boolean =>
    node !== undefined && ts.isPropertyAssignment(node) && prose.includes(node.name.getText());
  const visit = (node: ts.Node): void => {
    if (meansNothingAtRunTime(node) || isProse(node) || isOwnFault(node)) return;
    for (const { name, edits } of mutators) {
      for (const edit of edits(node)) if (!isProse(edit.removed)) found.push({ mutator: name, edit });
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return toMutants(source, found);
}

/** `new Error(…)` that is thrown: what cannot be unless the project itself is wrong. */
function isOwnFault(node: ts.Node): boolean {
  return (
    ts.isNewExpression(node) && node.expression.getText() === 'Error' && ts.isThrowStatement(node.parent)
  );
}

function meansNothingAtRunTime(node: ts.Node): boolean {
  return (
    ts.isTypeNode(node) ||
    ts.isImportDeclaration(node) ||
    ts.isExportDeclaration(node) ||
    ts.isInterfaceDeclaration(node) ||
    ts.isTypeAliasDeclaration(node) ||
    (ts.canHaveModifiers(node) &&
      ts.getModifiers(node)?.some(({ kind }) => kind === ts.SyntaxKind.DeclareKeyword) === true)
  );
}

/** Of changes that come to the same text only the first is kept. */
function toMutants(source: ts.SourceFile, found: readonly Found[]): Mutant[] {
  const { fileName: file, text } = source;
  const lines = text.split('\n');
  const results = new Set([text]);
  const known = new Map<string, number>();
  const mutants: Mutant[] = [];
  for (const { mutator, edit } of found.toSorted((a, b) => a.edit.start - b.edit.start)) {
    const { start, end, text: replacement } = edit;
    const result = text.slice(0, start) + replacement + text.slice(end);
    if (results.has(result)) continue;
    results.add(result);
    const { line, character } = source.getLineAndCharacterOfPosition(start);
    const lineText = lines[line]?.trim() ?? '';
    const before = text.slice(start, end);
    const name = [file, lineText, mutator, before, replacement].join('\n');
    const number = (known.get(name) ?? 0) + 1;
    known.set(name, number);
    mutants.push({
      id: shortHash(name, String(number)),
      file,
      mutator,
      start,
      end,
      replacement,
      line: line + 1,
      column: character + 1,
      lineText,
      change: describeChange(before, replacement),
    });
  }
  return mutants;
}
