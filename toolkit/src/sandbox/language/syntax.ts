import type { AnyNode, Program } from 'acorn';
import { parseJavaScript } from '../../dialect/syntax/parse-javascript.ts';
import { SandboxSyntaxError, type CodeLocation, type SyntaxProblem } from './errors.ts';

/** One text of code and where it stands. */
export interface Source {
  readonly code: string;
  /** Named in locations. */
  readonly file?: string;
  /** Added to line numbers, for code that starts further down in its file. */
  readonly lineOffset?: number;
}

interface Refusal {
  readonly message: string;
  readonly hint: string;
}

const none = (what: string, hint: string): Refusal => ({
  message: `GTM's sandboxed JavaScript has no ${what}.`,
  hint,
});

/**
 * Node types that GTM's runtime has no instruction for, or that its editor does not read. What only stands inside
 * another of them, or does not parse in a script, is not among them.
 */
const refusedNodes: Partial<Record<AnyNode['type'], Refusal>> = {
  ArrayPattern: none('destructuring', 'Read the elements one by one.'),
  AssignmentPattern: none('default values', 'Compare with undefined in the function.'),
  ChainExpression: none('optional chaining (?.)', 'Write `a && a.b`.'),
  ClassDeclaration: none('classes', 'Use functions and objects.'),
  ClassExpression: none('classes', 'Use functions and objects.'),
  DebuggerStatement: none('debugger statement', 'Use logToConsole.'),
  ImportExpression: none('modules', 'Use require for the APIs.'),
  LabeledStatement: none('labels', 'Use a variable or a function to leave outer loops.'),
  MetaProperty: none('new.target and import.meta', 'Leave it out.'),
  NewExpression: none('new', 'Use functions and object literals.'),
  ObjectPattern: none('destructuring', 'Read the properties one by one.'),
  RestElement: none('rest parameters', 'Use arguments, which is a real array.'),
  SpreadElement: none('spread (...)', 'Use concat or a loop.'),
  TaggedTemplateExpression: none('template literals', 'Join texts with +.'),
  TemplateLiteral: none('template literals', 'Join texts with +.'),
  ThisExpression: none('this', 'Pass the object as an argument.'),
  ThrowStatement: none('throw', 'Return a value that says what went wrong.'),
  TryStatement: none('try', 'Check types and permissions before the call.'),
  WithStatement: none('with', 'Name the object.'),
};

const refusedOperators: Readonly<Record<string, Refusal>> = {
  in: none('operator in', 'Use hasOwnProperty or compare with undefined.'),
  instanceof: none('operator instanceof', 'Use getType.'),
  '**': none('operator **', "Use require('Math').pow."),
  '**=': none('operator **=', "Use require('Math').pow."),
  '??': none('operator ??', 'Compare with undefined and null.'),
  '??=': none('operator ??=', 'Compare with undefined and null.'),
  '||=': none('operator ||=', 'Write `a = a || b`.'),
  '&&=': none('operator &&=', 'Write `a = a && b`.'),
  delete: none('operator delete', "Use require('Object').delete(object, key)."),
  void: none('operator void', 'Write undefined.'),
  'unary +': none('unary +', 'Use makeNumber.'),
};

const refusedForms = {
  regularExpression: none('regular expression literals', 'Give match or search a text.'),
  bigInt: none('BigInt', 'Use a number.'),
  number: none('binary, octal or grouped digits', 'Write the number in decimal digits.'),
  generator: none('generators', 'Use callbacks.'),
  async: none('async functions', 'Use callbacks.'),
  accessor: none('getters and setters', 'Use a function.'),
  method: none('method shorthand', 'Write `name: function () {}`.'),
  computedKey: none('computed keys', 'Assign object[key] after the literal.'),
  shorthand: none('shorthand properties', 'Write `name: name`.'),
  defaultNotLast: none('way to run a default that is not the last case', 'Move default to the end.'),
} satisfies Record<string, Refusal>;

export const refusedArm: Refusal = {
  message: 'A function is declared as the arm of an if, without a block.',
  hint: 'Put it into braces, or assign a function expression to a variable.',
};

export const refusedLoopTarget = none(
  'loop that assigns to a property',
  'Declare a variable: `for (const key in object)`.',
);

/** Why the node cannot run, if it cannot. Its children are asked separately. */
export function refusalOf(node: AnyNode): Refusal | undefined {
  switch (node.type) {
    case 'BinaryExpression':
    case 'LogicalExpression':
    case 'AssignmentExpression':
      return refusedOperators[node.operator];
    case 'UnaryExpression':
      return refusedOperators[node.operator === '+' ? 'unary +' : node.operator];
    case 'Literal':
      return refusalOfLiteral(node.value, node.raw ?? '');
    case 'FunctionDeclaration':
    case 'FunctionExpression':
    case 'ArrowFunctionExpression':
      return node.async ? refusedForms.async : node.generator ? refusedForms.generator : undefined;
    case 'Property':
      if (node.kind !== 'init') return refusedForms.accessor;
      if (node.method) return refusedForms.method;
      if (node.computed) return refusedForms.computedKey;
      return node.shorthand ? refusedForms.shorthand : undefined;
    case 'SwitchStatement':
      return node.cases.slice(0, -1).some((branch) => !branch.test) ? refusedForms.defaultNotLast : undefined;
    default:
      return refusedNodes[node.type];
  }
}

function refusalOfLiteral(value: unknown, raw: string): Refusal | undefined {
  if (raw.startsWith('/')) return refusedForms.regularExpression;
  if (typeof value === 'bigint') return refusedForms.bigInt;
  return typeof value === 'number' && (/^0[bBoO\d]/.test(raw) || raw.includes('_'))
    ? refusedForms.number
    : undefined;
}

/** Parsed texts by their code, the latest used last: the scenarios of a template all start with the same setup. */
const parsed = new Map<string, Program>();
const keptPrograms = 1024;

export function parseSource(source: Source): Program {
  const program = parsed.get(source.code) ?? parseAnew(source);
  parsed.delete(source.code);
  parsed.set(source.code, program);
  const [oldest] = parsed.keys();
  if (parsed.size > keptPrograms && oldest !== undefined) parsed.delete(oldest);
  return program;
}

function parseAnew(source: Source): Program {
  try {
    return parseJavaScript(source.code, {
      ecmaVersion: 'latest',
      locations: true,
      allowReturnOutsideFunction: true,
    });
  } catch (error) {
    throw new SandboxSyntaxError([problemOfParser(error, source)]);
  }
}

function problemOfParser(error: unknown, source: Source): SyntaxProblem {
  if (error instanceof SyntaxError && 'loc' in error) {
    const message = error.message.replace(/ \(\d+:\d+\)$/, '');
    const place = error.loc;
    if (isPosition(place)) return { ...locate(source, place), message: `${message}.`, length: 0 };
  }
  throw error;
}

interface Position {
  readonly line: number;
  readonly column: number;
}

function isPosition(value: unknown): value is Position {
  return typeof value === 'object' && value !== null && 'line' in value && 'column' in value;
}

function locate(source: Source, position: Position): CodeLocation {
  return {
    source: source.file ?? '',
    line: position.line + (source.lineOffset ?? 0),
    column: position.column,
  };
}

/** Where a node starts or ends. */
export function locationOfNode(source: Source, node: AnyNode, edge: 'start' | 'end' = 'start'): CodeLocation {
  return locate(source, node.loc?.[edge] ?? { line: 1, column: 0 });
}

export function problemAt(source: Source, node: AnyNode, refusal: Refusal): SyntaxProblem {
  return { ...locationOfNode(source, node), ...refusal, length: node.end - node.start };
}
