import type * as acorn from 'acorn';
import { isInert } from '../dead-code.ts';
import * as build from '../syntax/build.ts';
import { boundNames, children, some, type Expression, type Node, type Statement } from '../syntax/ast.ts';
import { analyzeScopes, type Scopes } from '../syntax/scopes.ts';
import { adopt } from './adopt.ts';
import { isSimple, type Lowering } from './context.ts';
import { isPureCall, pureNames } from './purity.ts';

/**
 * Gives the temporaries of the other passes their place: a `const` before the statement where nothing that
 * comes earlier could notice, else a `let` before it and an assignment within. Statements that stand for a
 * value go before the statement as well, or stay a function that is called on the spot.
 */
export function settle(lowering: Lowering): void {
  const { program } = lowering;
  if (lowering.temporaries.size === 0 && lowering.builders.size === 0) return;
  const settler = new Settler(lowering, analyzeScopes(program));
  const statements = program.body.filter((node): node is Statement => !/^(?:Import|Export)/.test(node.type));
  program.body = settler.list(statements);
}

/** What is known while a statement is gone through in the order of evaluation. */
interface Run {
  /** Where to put what has to happen before the statement; undefined where that would change how often it does. */
  readonly prelude: Statement[] | undefined;
  readonly lets: acorn.Identifier[];
  /** Something with an effect has been evaluated. */
  isDirty: boolean;
  /** Something has been read that an effect could change. */
  hasRead: boolean;
}

class Settler {
  readonly #pure: ReadonlySet<string>;

  constructor(
    private readonly lowering: Lowering,
    private readonly scopes: Scopes,
  ) {
    this.#pure = pureNames(lowering.program);
  }

  list(statements: readonly Statement[]): Statement[] {
    return statements.flatMap((statement) => this.#statement(statement));
  }

  #statement(statement: Statement): Statement[] {
    const run: Run = { prelude: [], lets: [], isDirty: false, hasRead: false };
    const result = this.#settle(statement, run);
    const lets = run.lets.map((name) => build.declare('let', name, null, statement));
    return [...lets, ...(run.prelude ?? []), ...result];
  }

  /** A place with room for one statement. */
  #single(statement: Statement): Statement {
    const list = this.#statement(statement);
    const [first] = list;
    return list.length === 1 && first !== undefined ? first : build.block(list, statement);
  }

  #settle(statement: Statement, run: Run): Statement[] {
    switch (statement.type) {
      case 'ExpressionStatement': {
        const isBuilder = this.lowering.builders.has(statement.expression);
        statement.expression = this.expression(statement.expression, run);
        // The value that the statements were for is not read.
        return isBuilder && (isSimple(statement.expression) || isInert(statement.expression))
          ? []
          : [statement];
      }
      case 'VariableDeclaration':
        return this.#declaration(statement, run);
      case 'ReturnStatement':
        if (statement.argument) statement.argument = this.expression(statement.argument, run);
        return [statement];
      case 'IfStatement':
        statement.test = this.expression(statement.test, run);
        statement.consequent = this.#single(statement.consequent);
        if (statement.alternate) statement.alternate = this.#single(statement.alternate);
        return [statement];
      case 'SwitchStatement': {
        statement.discriminant = this.expression(statement.discriminant, run);
        const inner: Run = { ...run, prelude: undefined };
        for (const each of statement.cases) {
          if (each.test) each.test = this.expression(each.test, inner);
          each.consequent = this.list(each.consequent);
        }
        return [statement];
      }
      case 'ForInStatement':
      case 'ForOfStatement':
        statement.right = this.expression(statement.right, run);
        statement.body = this.#single(statement.body);
        return [statement];
      case 'WhileStatement':
        statement.test = this.expression(statement.test, { ...run, prelude: undefined });
        statement.body = this.#single(statement.body);
        return [statement];
      case 'ForStatement': {
        const repeated: Run = { ...run, prelude: undefined };
        if (statement.init?.type === 'VariableDeclaration') this.#loopStart(statement.init, run);
        else if (statement.init) statement.init = this.expression(statement.init, run);
        if (statement.test) statement.test = this.expression(statement.test, repeated);
        if (statement.update) statement.update = this.expression(statement.update, repeated);
        statement.body = this.#single(statement.body);
        return [statement];
      }
      case 'BlockStatement':
        statement.body = this.list(statement.body);
        return [statement];
      case 'FunctionDeclaration':
        statement.body.body = this.list(statement.body.body);
        return [statement];
      default:
        return [statement];
    }
  }

  /** Only what the first variable starts with is evaluated before all else. */
  #loopStart(declaration: acorn.VariableDeclaration, run: Run): void {
    declaration.declarations.forEach((declarator, index) => {
      if (!declarator.init) return;
      declarator.init = this.expression(declarator.init, index === 0 ? run : { ...run, prelude: undefined });
    });
  }

  #declaration(declaration: acorn.VariableDeclaration, run: Run): Statement[] {
    const hasPending = declaration.declarations.some((declarator) => this.#isPending(declarator));
    if (hasPending && declaration.declarations.length > 1) {
      return declaration.declarations.flatMap((declarator) =>
        this.#statement({ ...declaration, declarations: [declarator], start: declarator.start }),
      );
    }
    const [declarator] = declaration.declarations;
    if (!declarator?.init) return [declaration];
    const isBuilder = this.lowering.builders.has(declarator.init);
    declarator.init = this.expression(declarator.init, run);
    const { id, init } = declarator;
    if (isBuilder && id.type === 'Identifier' && init.type === 'Identifier' && run.prelude !== undefined) {
      if (adopt(run.prelude, init.name, id.name, declaration)) return [];
    }
    return [declaration];
  }

  #isPending(node: Node): boolean {
    return some(node, (each) => this.lowering.temporaries.has(each) || this.lowering.builders.has(each));
  }

  /** Goes through an expression in the order of evaluation and returns what is left of it. */
  expression(node: Expression, run: Run): Expression {
    const temporary = this.lowering.temporaries.get(node);
    if (temporary !== undefined && node.type === 'AssignmentExpression') {
      const before = { isDirty: run.isDirty, hasRead: run.hasRead };
      node.right = this.expression(node.right, run);
      if (run.prelude !== undefined && this.#canMove(node.right, before)) {
        Object.assign(run, before);
        run.prelude.push(build.declare('const', temporary, node.right, node));
        return build.identifier(temporary.name, node);
      }
      run.lets.push(temporary);
      this.#note(node, run);
      return node;
    }
    if (this.lowering.builders.has(node) && node.type === 'CallExpression') return this.#builder(node, run);
    switch (node.type) {
      case 'ArrowFunctionExpression':
      case 'FunctionExpression':
        this.#function(node);
        return node;
      case 'LogicalExpression':
        node.left = this.expression(node.left, run);
        node.right = this.#branch(node.right, run);
        return node;
      case 'ConditionalExpression':
        node.test = this.expression(node.test, run);
        node.consequent = this.#branch(node.consequent, run);
        node.alternate = this.#branch(node.alternate, run);
        return node;
      case 'AssignmentExpression':
        // What is assigned to is not read: only its object and key are.
        if (node.left.type === 'MemberExpression') this.#children(node.left, run);
        if (node.operator !== '=') this.#note(node.left, run);
        node.right = this.expression(node.right, run);
        this.#note(node, run);
        return node;
      case 'CallExpression':
        // GTM's runtime looks a method up when it calls it, after the arguments.
        if (node.callee.type === 'MemberExpression') this.#children(node.callee, run);
        else if (node.callee.type !== 'Super') node.callee = this.expression(node.callee, run);
        node.arguments = node.arguments.map((argument) =>
          argument.type === 'SpreadElement' ? argument : this.expression(argument, run),
        );
        this.#note(node, run);
        return node;
      default:
        this.#children(node, run);
        this.#note(node, run);
        return node;
    }
  }

  /** Evaluated perhaps, so nothing may leave it. */
  #branch(node: Expression, run: Run): Expression {
    const inner: Run = { ...run, prelude: undefined };
    const settled = this.expression(node, inner);
    run.isDirty ||= inner.isDirty;
    run.hasRead ||= inner.hasRead;
    return settled;
  }

  #children(node: Node, run: Run): void {
    // By shape, since the children of an expression are expressions, properties or function bodies.
    const slots = node as unknown as Record<string, unknown>;
    const settled = (child: Node): Node => {
      if (child.type === 'Property') {
        child.value = this.expression(child.value as Expression, run);
        return child;
      }
      return this.expression(child as Expression, run);
    };
    for (const child of children(node)) {
      if (node.type === 'MemberExpression' && !node.computed && child === node.property) continue;
      for (const [key, value] of Object.entries(slots)) {
        if (value === child) slots[key] = settled(child);
        else if (Array.isArray(value) && value.includes(child)) {
          slots[key] = value.map((item: unknown) => (item === child ? settled(child) : item));
        }
      }
    }
  }

  #builder(node: acorn.CallExpression, run: Run): Expression {
    const { callee } = node;
    if (callee.type !== 'ArrowFunctionExpression' || callee.body.type !== 'BlockStatement') return node;
    const last = callee.body.body.at(-1);
    const value = last?.type === 'ReturnStatement' ? last.argument : undefined;
    const canMove = !run.isDirty && (!run.hasRead || this.#buildsOnly(callee.body));
    if (value && run.prelude !== undefined && canMove) {
      run.prelude.push(...this.list(callee.body.body.slice(0, -1)));
      return this.expression(value, run);
    }
    if (usesArguments(callee.body)) {
      this.lowering.refuse(
        node,
        'arguments-in-arrow',
        'This expression has to become a function of its own, in which arguments are different.',
        'Give the arguments a name before the statement.',
      );
    }
    this.#function(callee);
    run.isDirty = true;
    return node;
  }

  #function(node: acorn.ArrowFunctionExpression | acorn.FunctionExpression): void {
    if (node.body.type === 'BlockStatement') {
      node.body.body = this.list(node.body.body);
      return;
    }
    const body = this.list([build.returnStatement(node.body, node.body)]);
    const [only] = body;
    if (body.length === 1 && only?.type === 'ReturnStatement' && only.argument) node.body = only.argument;
    else {
      node.body = build.block(body, node.body);
      node.expression = false;
    }
  }

  /** Whether evaluating it earlier makes no difference to what was evaluated so far. */
  #canMove(node: Expression, run: Pick<Run, 'isDirty' | 'hasRead'>): boolean {
    if (run.isDirty) return false;
    return !run.hasRead || !this.#hasEffect(node);
  }

  /** Whether statements do nothing but make something new of what is there. */
  #buildsOnly(body: acorn.BlockStatement): boolean {
    const own = new Set(
      body.body.flatMap((statement) =>
        statement.type === 'VariableDeclaration' ? boundNames(statement).map(({ name }) => name) : [],
      ),
    );
    return !some(body, (node) => {
      const target = node.type === 'AssignmentExpression' ? node.left : undefined;
      const isOwn =
        target?.type === 'MemberExpression' &&
        target.object.type === 'Identifier' &&
        own.has(target.object.name);
      return this.#isEffect(node) && !isOwn;
    });
  }

  #hasEffect(node: Expression): boolean {
    return some(node, (each) => this.#isEffect(each));
  }

  #isEffect(node: Node): boolean {
    if (node.type === 'AssignmentExpression' || node.type === 'UpdateExpression') return true;
    return node.type === 'CallExpression' && !isPureCall(node, this.#pure);
  }

  /** What a node itself adds, its children apart. */
  #note(node: Node, run: Run): void {
    if (this.#isEffect(node)) run.isDirty = true;
    else if (node.type === 'MemberExpression') run.hasRead = true;
    else if (node.type === 'Identifier' && (this.scopes.bindingOf(node)?.writes ?? 0) > 0) run.hasRead = true;
  }
}

function usesArguments(node: Node): boolean {
  return some(node, (each) => each.type === 'Identifier' && each.name === 'arguments');
}
