import type {
  AnonymousFunctionDeclaration,
  AnyNode,
  ArrowFunctionExpression,
  ForInStatement,
  ForOfStatement,
  ForStatement,
  FunctionDeclaration,
  FunctionExpression,
  Identifier,
  SwitchStatement,
  VariableDeclaration,
} from 'acorn';
import { boundName, declareLexical, varNames } from './declarations.ts';
import { Expressions } from './expressions.ts';
import { opcode, type Instruction, type Operand } from './instructions.ts';
import { NoOpcode } from './no-opcode.ts';
import type { Scope } from './scope.ts';

/** A statement with the instructions that it becomes; the declarations of all `var` have no node. */
export interface CompiledStatement {
  readonly node: AnyNode | undefined;
  readonly instructions: readonly Operand[];
}

type DeclaredFunction = FunctionDeclaration | AnonymousFunctionDeclaration;

const expressions = new Expressions(functionExpression);
const noUpdate: Instruction = [opcode.list];

/** The body of a function: first the `var` declarations, then the functions, then the rest. */
export function compileBody(
  statements: readonly AnyNode[],
  scope: Scope,
  parameters: readonly string[] = [],
): CompiledStatement[] {
  const hoisted = [...varNames(statements)].filter((name) => !parameters.includes(name));
  const shortNames = hoisted.map((name) => scope.declare(name));
  declareLexical(statements, scope);
  const declared: Operand[] = hoisted.length === 0 ? [] : [[opcode.declare, ...shortNames]];
  return [{ node: undefined, instructions: declared }, ...compileInOrder(statements, scope)];
}

function compileInOrder(statements: readonly AnyNode[], scope: Scope): CompiledStatement[] {
  const isFunction = ({ type }: AnyNode): boolean => type === 'FunctionDeclaration';
  return [...statements.filter(isFunction), ...statements.filter((statement) => !isFunction(statement))].map(
    (node) => ({ node, instructions: compileStatement(node, scope) }),
  );
}

function flatten(compiled: readonly CompiledStatement[]): Operand[] {
  return compiled.flatMap(({ instructions }) => instructions);
}

function functionDeclaration(node: DeclaredFunction, id: Identifier, scope: Scope): Instruction {
  return [
    opcode.functionDeclaration,
    scope.shortNameOf(id.name),
    ...parametersAndBody(node, opcode.list, scope),
  ];
}

function functionExpression(node: FunctionExpression | ArrowFunctionExpression, scope: Scope): Instruction {
  const name = node.type === 'FunctionExpression' ? node.id?.name : undefined;
  return [opcode.functionExpression, name ?? '', ...parametersAndBody(node, opcode.array, scope)];
}

function parametersAndBody(
  node: DeclaredFunction | FunctionExpression | ArrowFunctionExpression,
  listOpcode: number,
  outer: Scope,
): Operand[] {
  if (node.async || node.generator === true) throw new NoOpcode(node, 'async functions and generators');
  const scope = outer.inner();
  const parameters = node.params.map(boundName);
  const list: Instruction = [listOpcode, ...parameters.map((name) => scope.declare(name))];
  const body =
    node.body.type === 'BlockStatement'
      ? flatten(compileBody(node.body.body, scope, parameters))
      : [[opcode.return, expressions.compile(node.body, scope)] as const];
  return [list, ...body];
}

function compileStatement(node: AnyNode, scope: Scope): Operand[] {
  const expression = (inner: AnyNode): Operand => expressions.compile(inner, scope);
  switch (node.type) {
    case 'ExpressionStatement':
      return node.directive === undefined ? [expression(node.expression)] : [];
    case 'VariableDeclaration':
      return declaration(node, scope);
    case 'FunctionDeclaration':
      if (node.id === null) throw new NoOpcode(node, 'functions without a name');
      return [functionDeclaration(node, node.id, scope)];
    case 'EmptyStatement':
      return [];
    case 'ReturnStatement':
      return [node.argument ? [opcode.return, expression(node.argument)] : [opcode.return]];
    case 'BlockStatement':
      return [[opcode.block, ...blockContents(node.body, scope).instructions]];
    case 'IfStatement': {
      const branches = [body(node.consequent, scope)];
      if (node.alternate) branches.push(body(node.alternate, scope));
      return [[opcode.if, expression(node.test), ...branches]];
    }
    case 'WhileStatement':
      return [[opcode.while, expression(node.test), noUpdate, false, body(node.body, scope)]];
    case 'DoWhileStatement':
      return [[opcode.while, expression(node.test), noUpdate, true, body(node.body, scope)]];
    case 'ForStatement':
      return forLoop(node, scope);
    case 'ForInStatement':
    case 'ForOfStatement':
      return [forEachLoop(node, scope)];
    case 'SwitchStatement':
      return [switchStatement(node, scope)];
    case 'BreakStatement':
    case 'ContinueStatement':
      if (node.label) throw new NoOpcode(node, 'labels');
      return [[node.type === 'BreakStatement' ? opcode.break : opcode.continue]];
    default:
      throw new NoOpcode(node);
  }
}

/** What a block holds; a scope of its own opens only where the block declares something. */
function blockContents(
  statements: readonly AnyNode[],
  outer: Scope,
): { instructions: Operand[]; hasScope: boolean } {
  const inner = outer.inner();
  const hasScope = declareLexical(statements, inner);
  return { instructions: flatten(compileInOrder(statements, hasScope ? inner : outer)), hasScope };
}

/** The body of an `if` or a loop. */
function body(node: AnyNode, scope: Scope): Instruction {
  if (node.type !== 'BlockStatement') return [opcode.list, ...compileStatement(node, scope)];
  const { instructions, hasScope } = blockContents(node.body, scope);
  return hasScope ? [opcode.list, [opcode.block, ...instructions]] : [opcode.list, ...instructions];
}

function declaration(node: VariableDeclaration, scope: Scope, kind: string = node.kind): Operand[] {
  return node.declarations.flatMap(({ id, init }): Operand[] => {
    const name = scope.shortNameOf(boundName(id));
    const value = init ? expressions.compile(init, scope) : undefined;
    if (kind === 'const') return value === undefined ? [] : [[opcode.constant, name, value]];
    const declared: Operand[] = kind === 'let' ? [[opcode.declare, name]] : [];
    return value === undefined ? declared : [...declared, [opcode.assign, name, value]];
  });
}

function forLoop(node: ForStatement, outer: Scope): Operand[] {
  const { init, test, update } = node;
  const isLexical = init?.type === 'VariableDeclaration' && init.kind !== 'var';
  const scope = isLexical ? outer.inner() : outer;
  const part = (inner: AnyNode | null | undefined): Operand | undefined =>
    inner ? expressions.compile(inner, scope) : undefined;
  if (isLexical) {
    const names = init.declarations.map(({ id }) => scope.declare(boundName(id)));
    // A loop without a condition compares 1 with 1.
    const always: Instruction = [opcode.strictlyEqual, 1, 1];
    const start = declaration(init, scope, 'let');
    const head: Operand[] = [[opcode.array, ...names], part(test) ?? always, part(update) ?? noUpdate];
    return [[opcode.block, ...start, [opcode.forLet, ...head, body(node.body, scope)]]];
  }
  const start = init?.type === 'VariableDeclaration' ? declaration(init, scope) : [part(init)];
  const head: Operand[] = [part(test) ?? true, part(update) ?? noUpdate, false];
  return [
    ...start.filter((operand) => operand !== undefined),
    [opcode.while, ...head, body(node.body, scope)],
  ];
}

const loopOpcodes = {
  ForInStatement: { plain: opcode.forIn, const: opcode.forInConst, let: opcode.forInLet },
  ForOfStatement: { plain: opcode.forOf, const: opcode.forOfConst, let: opcode.forOfLet },
} as const;

function forEachLoop(node: ForInStatement | ForOfStatement, outer: Scope): Instruction {
  if (node.type === 'ForOfStatement' && node.await) throw new NoOpcode(node, 'for await');
  const [declared] = node.left.type === 'VariableDeclaration' ? node.left.declarations : [];
  const target = declared?.id ?? node.left;
  if (target.type !== 'Identifier') throw new NoOpcode(target, 'a loop over anything but a variable');
  const opcodes = loopOpcodes[node.type];
  if (node.left.type === 'VariableDeclaration' && node.left.kind !== 'var') {
    const scope = outer.inner();
    const name = scope.declare(target.name);
    const loop = node.left.kind === 'const' ? opcodes.const : opcodes.let;
    return [loop, name, expressions.compile(node.right, outer), body(node.body, scope)];
  }
  const name = outer.shortNameOf(target.name);
  return [opcodes.plain, name, expressions.compile(node.right, outer), body(node.body, outer)];
}

function switchStatement(node: SwitchStatement, outer: Scope): Instruction {
  const scope = outer.inner();
  const discriminant = expressions.compile(node.discriminant, outer);
  declareLexical(
    node.cases.flatMap(({ consequent }) => consequent),
    scope,
  );
  const tests: Operand[] = [];
  const bodies: Operand[] = [];
  node.cases.forEach(({ test, consequent }, index) => {
    if (!test && index < node.cases.length - 1)
      throw new NoOpcode(node, 'a default that is not the last case');
    if (test) tests.push(expressions.compile(test, outer));
    const instructions = consequent.flatMap((statement) => compileStatement(statement, scope));
    bodies.push([test ? opcode.case : opcode.default, [opcode.list, ...instructions]]);
  });
  return [opcode.switch, discriminant, [opcode.list, ...tests], [opcode.list, ...bodies]];
}
