import ts from 'typescript';

/** A stretch of code that runs as a whole or not at all, as far as its beginning tells: a body, an arm, a case. */
export interface Region {
  /** In UTF-16 units of the file's text. */
  readonly start: number;
  readonly end: number;
}

interface Insertion {
  readonly at: number;
  readonly text: string;
  readonly closes: boolean;
}

export interface MarkedModule {
  /** The module that notes which of its regions it reaches: `mark[n] = 1` for the region `n`. */
  readonly text: string;
  readonly regions: readonly Region[];
}

/**
 * Lets a module note where it gets.
 * @param mark the name that the notes have in the module
 * @param first the number of its first region
 */
export function markRegions(file: string, text: string, mark: string, first: number): MarkedModule {
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);
  const regions: Region[] = [];
  const insertions: Insertion[] = [];
  const note = (start: number, end: number): string =>
    `${mark}[${first + regions.push({ start, end }) - 1}] = 1`;
  const insert = (at: number, added: string): void =>
    void insertions.push({ at, text: added, closes: false });
  const around = (node: ts.Node, open: (noted: string) => string, close: string): void => {
    insert(node.getStart(), open(note(node.getStart(), node.end)));
    ts.forEachChild(node, visit);
    insertions.push({ at: node.end, text: close, closes: true });
  };
  const visit = (node: ts.Node): void => {
    if (ts.isBlock(node)) {
      insert(node.getStart() + 1, `${note(node.getStart(), node.end)};`);
    } else if (ts.isCaseOrDefaultClause(node)) {
      const [statement] = node.statements;
      if (statement !== undefined) insert(statement.getStart(), `${note(statement.getStart(), node.end)};`);
    } else if (isExpressionOfItsOwn(node)) {
      return around(node, (noted) => `(${noted}, `, ')');
    } else if (ts.isStatement(node) && isArm(node)) {
      return around(node, (noted) => `{ ${noted}; `, '}');
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return { text: inserted(text, insertions), regions };
}

/** What is evaluated only when what stands before it says so. */
function isExpressionOfItsOwn(node: ts.Node): boolean {
  const { parent } = node;
  if (parent === undefined) return false;
  if (ts.isArrowFunction(parent)) return parent.body === node;
  if (ts.isConditionalExpression(parent)) return parent.condition !== node && ts.isExpression(node);
  return ts.isBinaryExpression(parent) && parent.right === node && isShortCircuit(parent.operatorToken.kind);
}

function isShortCircuit(kind: ts.SyntaxKind): boolean {
  return (
    kind === ts.SyntaxKind.AmpersandAmpersandToken ||
    kind === ts.SyntaxKind.BarBarToken ||
    kind === ts.SyntaxKind.QuestionQuestionToken
  );
}

function isArm(node: ts.Statement): boolean {
  const { parent } = node;
  return ts.isIfStatement(parent) || (ts.isIterationStatement(parent, false) && parent.statement === node);
}

/** At the same place, what was opened last is closed first, and before anything is opened. */
function inserted(text: string, insertions: readonly Insertion[]): string {
  const inOrder = insertions.toSorted((a, b) => a.at - b.at || Number(b.closes) - Number(a.closes));
  let result = '';
  let done = 0;
  for (const { at, text: added } of inOrder) {
    result += text.slice(done, at) + added;
    done = at;
  }
  return result + text.slice(done);
}

/** The number of the innermost region that all of the change lies in; undefined when it lies in none. */
export function regionOf(
  regions: readonly Region[],
  { start, end }: { readonly start: number; readonly end: number },
): number | undefined {
  let found: number | undefined;
  let length = Infinity;
  for (const [number, region] of regions.entries()) {
    if (region.start > start || region.end < end || region.end - region.start >= length) continue;
    found = number;
    length = region.end - region.start;
  }
  return found;
}
