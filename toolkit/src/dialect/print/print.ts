import type * as acorn from 'acorn';
import type { Comment, Leading } from './comments.ts';
import { isPlainKey, literalText } from './literal-text.ts';
import type { Expression, Node, Pattern, Statement } from '../syntax/ast.ts';

/** What the printer asks about the places that nodes carry. */
export interface TriviaSource {
  /** Comments and empty line before the code at an offset, once; undefined when there are none. */
  takeLeading(offset: number): Leading | undefined;
  /** The comment that ends the line of the code at an offset, once. */
  takeTrailing(offset: number): string | undefined;
}

export interface Printed {
  readonly text: string;
  /** Pairs of an offset in `text` and the place that the code there stands for, in order. */
  readonly marks: readonly (readonly [at: number, start: number])[];
}

/**
 * Writes syntax as text that parses to the same tree: complete in parentheses, plain in layout. A formatter
 * has to follow. It knows only what GTM's dialect keeps; anything else is printed as `undefined`, since
 * the check of the dialect has refused it by then.
 */
export function print(program: acorn.Program, trivia: TriviaSource, header: readonly Comment[]): Printed {
  const printer = new Printer(trivia);
  printer.comments(header);
  if (header.length > 0) printer.write('\n');
  printer.statements(
    program.body.filter((node): node is Statement => !isModuleDeclaration(node)),
    true,
  );
  return { text: printer.text, marks: printer.marks };
}

function isModuleDeclaration(node: Statement | acorn.ModuleDeclaration): node is acorn.ModuleDeclaration {
  return /^(?:Import|Export)/.test(node.type);
}

class Printer {
  text = '';
  readonly marks: [number, number][] = [];
  #isLineStart = true;

  constructor(private readonly trivia: TriviaSource) {}

  write(text: string): void {
    if (text === '') return;
    this.text += text;
    this.#isLineStart = text.endsWith('\n');
  }

  endLine(): void {
    if (!this.#isLineStart) this.write('\n');
  }

  mark(node: Node): void {
    this.marks.push([this.text.length, node.start]);
  }

  comments(comments: readonly Comment[]): void {
    for (const { text, blankBefore } of comments) {
      this.endLine();
      this.write(`${blankBefore ? '\n' : ''}${text}\n`);
    }
  }

  /** The comments of a node that starts a line of its own. */
  leading(node: Node): void {
    const found = this.trivia.takeLeading(node.start);
    if (found === undefined) return;
    this.comments(found.comments);
    if (found.blankBefore) {
      this.endLine();
      this.write('\n');
    }
  }

  trailing(node: Node): void {
    const comment = this.trivia.takeTrailing(node.start);
    if (comment !== undefined) this.write(` ${comment}\n`);
  }

  statements(statements: readonly Statement[], apart = false): void {
    statements.forEach((statement, index) => {
      const previous = statements[index - 1];
      if (apart && previous !== undefined && standsApart(previous, statement)) this.write('\n');
      this.statement(statement);
    });
  }

  statement(statement: Statement): void {
    this.leading(statement);
    this.mark(statement);
    this.bareStatement(statement);
    this.trailing(statement);
    this.endLine();
  }

  block(block: acorn.BlockStatement): void {
    this.write('{\n');
    this.statements(block.body);
    const last = this.trivia.takeLeading(block.end - 1);
    if (last !== undefined) this.comments(last.comments);
    this.write('}');
  }

  /** The body of a loop or branch. */
  body(statement: Statement, beforeElse = false): void {
    if (statement.type === 'BlockStatement') this.block(statement);
    else if (beforeElse) {
      // An `else` would go to an `if` that ends the branch.
      this.write('{\n');
      this.statement(statement);
      this.write('}');
    } else this.statement(statement);
  }

  bareStatement(statement: Statement): void {
    switch (statement.type) {
      case 'ExpressionStatement':
        this.operand(statement.expression, startsLikeStatement(statement.expression));
        this.write(';');
        return;
      case 'VariableDeclaration':
        this.declaration(statement);
        this.write(';');
        return;
      case 'FunctionDeclaration':
        this.function(statement);
        return;
      case 'ReturnStatement':
        this.write('return');
        if (statement.argument) this.after(' ', statement.argument);
        this.write(';');
        return;
      case 'BlockStatement':
        this.block(statement);
        return;
      case 'EmptyStatement':
        this.write(';');
        return;
      case 'BreakStatement':
        this.write('break;');
        return;
      case 'ContinueStatement':
        this.write('continue;');
        return;
      case 'IfStatement':
        this.head('if', statement.test);
        this.body(statement.consequent, Boolean(statement.alternate));
        if (statement.alternate) {
          this.write(' else ');
          this.body(statement.alternate);
        }
        return;
      case 'WhileStatement':
        this.head('while', statement.test);
        this.body(statement.body);
        return;
      case 'ForStatement':
        this.write('for (');
        if (statement.init?.type === 'VariableDeclaration') this.declaration(statement.init);
        else if (statement.init) this.expression(statement.init);
        this.write('; ');
        if (statement.test) this.expression(statement.test);
        this.write('; ');
        if (statement.update) this.expression(statement.update);
        this.write(') ');
        this.body(statement.body);
        return;
      case 'ForInStatement':
      case 'ForOfStatement':
        this.write('for (');
        if (statement.left.type === 'VariableDeclaration') this.declaration(statement.left);
        else this.pattern(statement.left);
        this.after(statement.type === 'ForInStatement' ? ' in ' : ' of ', statement.right);
        this.write(') ');
        this.body(statement.body);
        return;
      case 'SwitchStatement':
        this.head('switch', statement.discriminant);
        this.write('{\n');
        for (const each of statement.cases) this.case(each);
        this.write('}');
        return;
      default:
        this.write('undefined;');
    }
  }

  head(keyword: string, test: Expression): void {
    this.write(`${keyword} (`);
    this.expression(test);
    this.write(') ');
  }

  case(each: acorn.SwitchCase): void {
    this.leading(each);
    this.mark(each);
    if (each.test) this.after('case ', each.test);
    else this.write('default');
    this.write(':');
    this.trailing(each);
    this.endLine();
    this.statements(each.consequent);
  }

  declaration(declaration: acorn.VariableDeclaration): void {
    this.write(`${declaration.kind} `);
    this.list(declaration.declarations, (declarator) => {
      this.pattern(declarator.id);
      if (declarator.init) this.after(' = ', declarator.init);
    });
  }

  function(node: acorn.FunctionDeclaration | acorn.FunctionExpression): void {
    this.write('function ');
    if (node.id) this.expression(node.id);
    this.parameters(node.params);
    this.block(node.body);
  }

  parameters(params: readonly Pattern[]): void {
    this.write('(');
    this.list(params, (param) => this.pattern(param));
    this.write(') ');
  }

  pattern(pattern: Pattern): void {
    if (pattern.type === 'Identifier' || pattern.type === 'MemberExpression') this.expression(pattern);
    else this.write('undefined');
  }

  list<N>(nodes: readonly N[], each: (node: N) => void): void {
    nodes.forEach((node, index) => {
      if (index > 0) this.write(', ');
      each(node);
    });
  }

  after(text: string, expression: Expression): void {
    this.write(text);
    this.expression(expression);
  }

  /** An expression as part of a larger one. */
  operand(expression: Expression, wrapped = !isAtom(expression)): void {
    if (wrapped) this.write('(');
    this.expression(expression);
    if (wrapped) this.write(')');
  }

  expression(node: Expression): void {
    this.mark(node);
    switch (node.type) {
      case 'Identifier':
        this.write(node.name);
        return;
      case 'Literal':
        this.write(literalText(node.value));
        return;
      case 'ArrayExpression':
        this.lines('[', ']', node.elements, (element) => {
          if (element && element.type !== 'SpreadElement') this.expression(element);
        });
        return;
      case 'ObjectExpression':
        this.lines('{', '}', node.properties, (property) => this.property(property));
        return;
      case 'FunctionExpression':
        this.function(node);
        return;
      case 'ArrowFunctionExpression':
        this.parameters(node.params);
        this.write('=> ');
        if (node.body.type === 'BlockStatement') this.block(node.body);
        else this.operand(node.body, startsLikeStatement(node.body));
        return;
      case 'UnaryExpression':
        this.write(node.operator === 'typeof' ? 'typeof ' : node.operator);
        this.operand(node.argument);
        return;
      case 'UpdateExpression':
        if (node.prefix) this.write(node.operator);
        this.operand(node.argument);
        if (!node.prefix) this.write(node.operator);
        return;
      case 'BinaryExpression':
      case 'LogicalExpression':
        if (node.left.type !== 'PrivateIdentifier') this.operand(node.left);
        this.write(` ${node.operator} `);
        this.operand(node.right);
        return;
      case 'AssignmentExpression':
        this.pattern(node.left);
        this.after(` ${node.operator} `, node.right);
        return;
      case 'ConditionalExpression':
        this.operand(node.test);
        this.write(' ? ');
        this.operand(node.consequent);
        this.write(' : ');
        this.operand(node.alternate);
        return;
      case 'CallExpression':
        if (node.callee.type !== 'Super') this.operand(node.callee);
        this.lines('(', ')', node.arguments, (argument) => {
          if (argument.type !== 'SpreadElement') this.expression(argument);
        });
        return;
      case 'MemberExpression':
        if (node.object.type !== 'Super') this.operand(node.object);
        if (node.property.type === 'PrivateIdentifier') return;
        this.write(node.computed ? '[' : '.');
        this.expression(node.property);
        if (node.computed) this.write(']');
        return;
      default:
        this.write('undefined');
    }
  }

  /** A list in brackets, whose items may carry comments. */
  lines<N extends Node | null>(
    open: string,
    close: string,
    nodes: readonly N[],
    each: (node: N) => void,
  ): void {
    this.write(open);
    nodes.forEach((node, index) => {
      if (node !== null) this.leading(node);
      each(node);
      if (index < nodes.length - 1) this.write(', ');
      if (node !== null) this.trailing(node);
    });
    this.write(close);
  }

  property(property: acorn.Property | acorn.SpreadElement): void {
    if (property.type === 'SpreadElement') return;
    this.mark(property);
    const { key } = property;
    const name = key.type === 'Identifier' ? key.name : key.type === 'Literal' ? key.value : undefined;
    if (typeof name === 'string' && isPlainKey(name)) this.write(name);
    else if (name !== undefined) this.write(literalText(name));
    this.after(': ', property.value);
  }
}

/** Functions and requires stand apart from their neighbours. */
function standsApart(previous: Statement, next: Statement): boolean {
  return isLong(previous) || isLong(next) || isRequire(previous) !== isRequire(next);
}

function isLong(statement: Statement): boolean {
  if (statement.type === 'FunctionDeclaration') return true;
  const init = statement.type === 'VariableDeclaration' ? statement.declarations[0]?.init : undefined;
  return (
    (init?.type === 'ArrowFunctionExpression' || init?.type === 'FunctionExpression') &&
    init.body.type === 'BlockStatement'
  );
}

/** `const x = require('x');` */
export function isRequire(statement: Statement): boolean {
  const init = statement.type === 'VariableDeclaration' ? statement.declarations[0]?.init : undefined;
  return (
    init?.type === 'CallExpression' && init.callee.type === 'Identifier' && init.callee.name === 'require'
  );
}

function isAtom(node: Expression): boolean {
  switch (node.type) {
    case 'Identifier':
    case 'MemberExpression':
    case 'CallExpression':
    case 'ArrayExpression':
      return true;
    case 'Literal':
      return typeof node.value !== 'number';
    default:
      return false;
  }
}

function startsLikeStatement(node: Expression): boolean {
  switch (node.type) {
    case 'ObjectExpression':
    case 'FunctionExpression':
      return true;
    case 'MemberExpression':
      return node.object.type !== 'Super' && isAtom(node.object) && startsLikeStatement(node.object);
    default:
      return node.type === 'AssignmentExpression' && node.left.type === 'ObjectPattern';
  }
}
