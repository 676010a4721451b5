import ts from 'typescript';
import { applyEdits, type Edit } from './edits.ts';

/** How often the types are tried: a cast may bring another error to light. */
const rounds = 8;

export interface Casts {
  readonly text: string;
  /** How many expressions became `… as any`. */
  readonly casts: number;
  /** What no cast mends. */
  readonly reason?: string;
}

/**
 * Casts what the types do not allow, `as any`, until they hold: the code goes on doing the same, and each place
 * where a type is missing is in sight.
 */
export function castWhereNeeded(file: string, text: string, config: ts.ParsedCommandLine): Casts {
  let current = text;
  let casts = 0;
  let program: ts.Program | undefined;
  for (let round = 0; round < rounds; round += 1) {
    const host = ts.createCompilerHost(config.options);
    const { readFile } = host;
    host.readFile = (name) => (name === file ? current : readFile(name));
    const getSource = host.getSourceFile.bind(host);
    host.getSourceFile = (name, ...rest) =>
      name === file
        ? ts.createSourceFile(name, current, ts.ScriptTarget.ES2023, true)
        : getSource(name, ...rest);
    program = ts.createProgram([...new Set([...config.fileNames, file])], config.options, host, program);
    const source = program.getSourceFile(file);
    if (source === undefined) return { text: current, casts, reason: 'it cannot be read' };
    const diagnostics = [
      ...program.getSyntacticDiagnostics(source),
      ...program.getSemanticDiagnostics(source),
    ];
    if (diagnostics.length === 0) return { text: current, casts };
    const edits: Edit[] = [];
    const taken: ts.Expression[] = [];
    for (const diagnostic of diagnostics) {
      for (const expression of toCast(source, diagnostic)) {
        const overlaps = taken.some((each) => each.pos < expression.end && expression.pos < each.end);
        if (overlaps) continue;
        taken.push(expression);
        edits.push({ start: expression.getStart(source), end: expression.getStart(source), text: '(' });
        edits.push({ start: expression.end, end: expression.end, text: ' as any)' });
      }
    }
    if (edits.length === 0) return { text: current, casts, reason: textOf(diagnostics[0]) };
    casts += edits.length / 2;
    current = applyEdits(current, edits);
  }
  return { text: current, casts, reason: 'its types cannot be made to hold' };
}

function textOf(diagnostic: ts.Diagnostic | undefined): string {
  return diagnostic === undefined ? '' : ts.flattenDiagnosticMessageText(diagnostic.messageText, ' ');
}

/** Names that nobody declares; a cast would hide that. */
const undeclared = new Set([2304, 2503, 2552, 2580, 2581, 2582, 2583, 2584, 2585, 2591]);

/** Too few or too many arguments, no overload, not callable. */
const aboutCalls = new Set([2349, 2554, 2555, 2556, 2575, 2769]);

/** A property that the object's type does not have. */
const aboutExcess = new Set([2353, 2561]);

/** A property that is only to be read, by name and by key. */
const aboutWriting = new Set([2540, 2542]);

function toCast(source: ts.SourceFile, { code, start, length }: ts.Diagnostic): readonly ts.Expression[] {
  if (start === undefined || length === undefined || undeclared.has(code)) return [];
  const node = nodeOf(source, start, start + length);
  const call = ts.findAncestor(isArgument(node) ? node.parent : node, ts.isCallExpression);
  if (aboutCalls.has(code) && call !== undefined) return [call.expression];
  const object = ts.findAncestor(node, ts.isObjectLiteralExpression);
  if (aboutExcess.has(code) && object !== undefined) return [object];
  const member = ts.findAncestor(node, isMember);
  if (aboutWriting.has(code) && member !== undefined) return [member.expression];
  for (let at: ts.Node = node; !ts.isSourceFile(at); at = at.parent) {
    const { parent } = at;
    if (ts.isPropertyAccessExpression(parent) && parent.name === at) return [parent.expression];
    if (ts.isBinaryExpression(at)) return [at.left, at.right];
    if (ts.isBinaryExpression(parent) && parent.left === at && isAssignment(parent)) return [parent.right];
    if (ts.isPropertyAssignment(parent) && parent.name === at) return [parent.initializer];
    if (ts.isReturnStatement(at) && at.expression !== undefined) return [at.expression];
    if (ts.isVariableDeclaration(parent) && parent.name === at) {
      return parent.initializer === undefined ? [] : [parent.initializer];
    }
    if (ts.isExpression(at)) return [at];
  }
  return [];
}

function isArgument(node: ts.Node): boolean {
  return ts.isCallExpression(node.parent) && node.parent.arguments.some((each) => each === node);
}

function isMember(node: ts.Node): node is ts.PropertyAccessExpression | ts.ElementAccessExpression {
  return ts.isPropertyAccessExpression(node) || ts.isElementAccessExpression(node);
}

function isAssignment({ operatorToken }: ts.BinaryExpression): boolean {
  return (
    operatorToken.kind >= ts.SyntaxKind.FirstAssignment && operatorToken.kind <= ts.SyntaxKind.LastAssignment
  );
}

/** The outermost node with just this extent, else the innermost that holds it. */
function nodeOf(source: ts.SourceFile, start: number, end: number): ts.Node {
  let found: ts.Node = source;
  const visit = (node: ts.Node): void => {
    if (node.getStart(source) > start || node.end < end) return;
    found = node;
    if (node.getStart(source) === start && node.end === end) return;
    node.forEachChild(visit);
  };
  source.forEachChild(visit);
  return found;
}
