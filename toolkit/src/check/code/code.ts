import type * as acorn from 'acorn';
import { children, type Node, type Place } from '../../dialect/syntax/ast.ts';
import { NestingError, parseJavaScript } from '../../dialect/syntax/parse-javascript.ts';
import { analyzeScopes, type Scopes } from '../../dialect/syntax/scopes.ts';
import { constructs } from '../../dialect/table.ts';
import type { Location, Message } from '../../messages/message.ts';
import { placeAt, type Place as LinePlace } from '../../tpl/read/place.ts';
import type { Template } from '../../tpl/template.ts';

/** A piece of a template's code: its tree, its names, and the way back into the file. */
export interface Code {
  readonly text: string;
  readonly program: acorn.Program;
  readonly scopes: Scopes;
  /** All of them, in the order of the text. */
  readonly nodes: readonly Node[];
  readonly comments: readonly acorn.Comment[];
  parentOf(node: Node): Node | undefined;
  locate(place: Place): Location;
}

/** Where the text of a script stands: a place in it (line from 1, column from 0) → the file's location. */
export type Locate = (place: LinePlace, length: number) => Location;

/** The code of the template itself. */
export function readCode(template: Template): { code: Code | undefined; faults: Message[] } {
  const { section, line } = template.codeLocation;
  return parseCode(template.code, (place, length) =>
    template.locate({ line: line + place.line - 1, column: place.column }, length, section),
  );
}

/** Parses as a function body. What is no JavaScript at all is one fault: a parser does not go on after it. */
export function parseCode(text: string, locate: Locate): { code: Code | undefined; faults: Message[] } {
  const at = (place: Place): Location => {
    const start = placeAt(text, place.start);
    const lineEnd = text.indexOf('\n', place.start);
    const end = Math.min(place.end, lineEnd === -1 ? text.length : lineEnd);
    return locate(start, Math.max(0, end - place.start));
  };
  const comments: acorn.Comment[] = [];
  try {
    const program = parseJavaScript(text, {
      ecmaVersion: 'latest',
      allowReturnOutsideFunction: true,
      onComment: comments,
    });
    const { nodes, parents } = index(program);
    return {
      code: {
        text,
        program,
        scopes: analyzeScopes(program),
        nodes,
        comments,
        parentOf: (node) => parents.get(node),
        locate: at,
      },
      faults: [],
    };
  } catch (error) {
    return { code: undefined, faults: [syntaxFault(error, at)] };
  }
}

function index(program: acorn.Program): { nodes: Node[]; parents: Map<Node, Node> } {
  const nodes: Node[] = [];
  const parents = new Map<Node, Node>();
  const visit = (node: Node): void => {
    nodes.push(node);
    for (const child of children(node)) {
      parents.set(child, node);
      visit(child);
    }
  };
  visit(program);
  return { nodes, parents };
}

/** Templates are scripts to the parser, which reads no modules. */
const modules = constructs.find(({ id }) => id === 'module-syntax');

function syntaxFault(error: unknown, at: (place: Place) => Location): Message {
  if (!(error instanceof SyntaxError) || !('pos' in error) || typeof error.pos !== 'number') throw error;
  const location = at({ start: error.pos, end: error.pos + 1 });
  const said = error.message.replace(/ \(\d+:\d+\)$/, '');
  if (said.startsWith("'import' and 'export'") && modules !== undefined) {
    const { id, reason, hint } = modules;
    return { rule: id, severity: 'fault', text: reason, ...(hint === undefined ? {} : { hint }), location };
  }
  return {
    rule: 'code-syntax',
    severity: 'fault',
    text: error instanceof NestingError ? `${said}.` : `This is no JavaScript: ${said}.`,
    location,
  };
}
