import type { AnyNode, Expression, Function as FunctionNode, Identifier, Pattern, Statement } from 'acorn';
import type { SyntaxProblem } from './errors.ts';
import { Scope, type Binding } from './scope.ts';
import { problemAt, refusalOf, refusedArm, refusedLoopTarget, type Source } from './syntax.ts';
import { varNames } from './var-names.ts';

/**
 * Finds what every name means before any closure is made, so that running looks up none, and gathers all syntax
 * that cannot run.
 */
export class Analyser {
  readonly scopes = new Map<AnyNode, Scope>();
  readonly references = new Map<Identifier, Binding>();
  readonly problems: SyntaxProblem[] = [];
  private functions = 0;
  private source: Source = { code: '' };

  /** The scope of the body that all sources share. */
  analyse(
    programs: readonly { readonly source: Source; readonly body: readonly Statement[] }[],
    globals: Scope,
  ): Scope {
    const scope = this.functionScope(globals);
    for (const { source, body } of programs) {
      this.source = source;
      this.declareBody(body, scope);
    }
    for (const { source, body } of programs) {
      this.source = source;
      for (const statement of body) this.statement(statement, scope);
    }
    return scope;
  }

  private functionScope(outer: Scope): Scope {
    const scope = new Scope(outer, ++this.functions, false);
    scope.declare('arguments', 'open');
    return scope;
  }

  /** Declares what the statements of a function body declare anywhere (`var`) and at their top. */
  private declareBody(body: readonly Statement[], scope: Scope): void {
    for (const id of varNames(body)) this.declare(id, scope, 'open');
    this.declareBlock(body, scope);
  }

  private declareBlock(body: readonly Statement[], scope: Scope): void {
    for (const statement of body) {
      if (statement.type === 'FunctionDeclaration') this.declare(statement.id, scope, 'open');
      else if (statement.type === 'VariableDeclaration' && statement.kind !== 'var') {
        for (const { id } of statement.declarations) {
          if (id.type !== 'Identifier') continue;
          this.declare(id, scope, statement.kind === 'const' ? 'const' : 'let');
        }
      }
    }
  }

  /** Within a source the parser has refused what is declared twice; between sources nobody has. */
  private declare(id: Identifier, scope: Scope, kind: Binding['kind']): void {
    const known = id.name === 'arguments' ? undefined : scope.bindings.get(id.name);
    if (known !== undefined && (known.kind !== 'open' || kind !== 'open')) {
      this.problems.push(
        problemAt(this.source, id, {
          message: `'${id.name}' is already declared.`,
          hint: 'A setup and its scenarios share one scope: use another name.',
        }),
      );
    } else scope.declare(id.name, kind);
  }

  /** Notes a syntax that cannot run; whether it is one. */
  private refused(node: AnyNode): boolean {
    const refusal = refusalOf(node);
    if (refusal !== undefined) this.problems.push(problemAt(this.source, node, refusal));
    return refusal !== undefined;
  }

  private statement(node: Statement, scope: Scope, repeated = scope.repeated): void {
    if (this.refused(node)) return;
    switch (node.type) {
      case 'ExpressionStatement':
        return this.expression(node.expression, scope);
      case 'VariableDeclaration':
        for (const { id, init } of node.declarations) {
          if (init) this.expression(init, scope);
          this.declaration(id, scope);
        }
        return;
      case 'FunctionDeclaration':
        return this.function(node, scope);
      case 'ReturnStatement':
        if (node.argument) this.expression(node.argument, scope);
        return;
      case 'IfStatement':
        this.expression(node.test, scope);
        for (const arm of [node.consequent, node.alternate]) {
          if (arm?.type === 'FunctionDeclaration') {
            this.problems.push(problemAt(this.source, arm, refusedArm));
          } else if (arm) this.statement(arm, scope, repeated);
        }
        return;
      case 'BlockStatement':
        return this.block(node, node.body, scope, repeated);
      case 'SwitchStatement':
        return this.switch(node, scope, repeated);
      case 'WhileStatement':
      case 'DoWhileStatement':
        this.expression(node.test, scope);
        return this.statement(node.body, scope, true);
      case 'ForStatement':
        return this.for(node, scope, repeated);
      case 'ForInStatement':
      case 'ForOfStatement':
        return this.forEach(node, scope);
      default:
    }
  }

  private block(node: AnyNode, body: readonly Statement[], outer: Scope, repeated: boolean): void {
    const scope = new Scope(outer, outer.within, repeated);
    this.declareBlock(body, scope);
    this.scopes.set(node, scope);
    for (const statement of body) this.statement(statement, scope);
  }

  private switch(
    node: Extract<Statement, { type: 'SwitchStatement' }>,
    outer: Scope,
    repeated: boolean,
  ): void {
    this.expression(node.discriminant, outer);
    for (const { test } of node.cases) if (test) this.expression(test, outer);
    this.block(
      node,
      node.cases.flatMap((branch) => branch.consequent),
      outer,
      repeated,
    );
  }

  private for(node: Extract<Statement, { type: 'ForStatement' }>, outer: Scope, repeated: boolean): void {
    const { init } = node;
    const scope = new Scope(outer, outer.within, true);
    this.scopes.set(node, scope);
    if (init?.type === 'VariableDeclaration') {
      if (init.kind !== 'var') {
        for (const { id } of init.declarations) if (id.type === 'Identifier') scope.declare(id.name, 'let');
      }
      this.statement(init, scope, repeated);
    } else if (init) this.expression(init, outer);
    if (node.test) this.expression(node.test, scope);
    if (node.update) this.expression(node.update, scope);
    this.statement(node.body, scope);
  }

  private forEach(
    node: Extract<Statement, { type: 'ForInStatement' | 'ForOfStatement' }>,
    outer: Scope,
  ): void {
    const { left } = node;
    const scope = new Scope(outer, outer.within, true);
    this.scopes.set(node, scope);
    this.expression(node.right, outer);
    if (left.type === 'VariableDeclaration') {
      const id = left.declarations[0]?.id;
      if (id?.type === 'Identifier' && left.kind !== 'var')
        scope.declare(id.name, left.kind === 'const' ? 'const' : 'let');
      if (id) this.declaration(id, scope);
    } else if (left.type === 'Identifier') {
      // The runtime makes a variable of an undeclared name here, and nowhere else.
      if (scope.find(left.name) === undefined) scope.declare(left.name, 'open');
      this.reference(left, scope, true);
    } else this.problems.push(problemAt(this.source, left, refusedLoopTarget));
    this.statement(node.body, scope);
  }

  private declaration(id: Pattern, scope: Scope): void {
    if (id.type !== 'Identifier') {
      this.refused(id);
      return;
    }
    const binding = scope.find(id.name);
    if (binding === undefined) return;
    binding.passed = true;
    this.references.set(id, binding);
  }

  private function(node: FunctionNode & AnyNode, outer: Scope): void {
    const scope = this.functionScope(outer);
    this.scopes.set(node, scope);
    for (const parameter of node.params) {
      if (parameter.type === 'Identifier') scope.declare(parameter.name, 'open');
      else this.refused(parameter);
    }
    if (
      node.type !== 'ArrowFunctionExpression' &&
      node.type !== 'FunctionExpression' &&
      node.type !== 'FunctionDeclaration'
    )
      return;
    if (node.body.type !== 'BlockStatement') return this.expression(node.body, scope);
    this.declareBody(node.body.body, scope);
    for (const statement of node.body.body) this.statement(statement, scope);
  }

  private reference(node: Identifier, scope: Scope, assigned: boolean): void {
    const binding = scope.find(node.name);
    if (binding === undefined) return;
    this.references.set(node, binding);
    binding.used = true;
    const foreign = binding.scope.within !== scope.within;
    if (foreign) binding.captured = true;
    if (binding.kind === 'open' || (binding.passed && !foreign)) return;
    binding.early = true;
    if (assigned) binding.guarded = true;
  }

  private target(node: Pattern | Expression, scope: Scope): void {
    if (node.type === 'Identifier') this.reference(node, scope, true);
    else if (node.type === 'MemberExpression') this.expression(node, scope);
    else this.refused(node);
  }

  private expression(node: Expression | AnyNode, scope: Scope): void {
    if (this.refused(node)) return;
    switch (node.type) {
      case 'Identifier':
        return this.reference(node, scope, false);
      case 'ArrayExpression':
        for (const element of node.elements) if (element) this.expression(element, scope);
        return;
      case 'ObjectExpression':
        for (const property of node.properties) {
          if (!this.refused(property) && property.type === 'Property') this.expression(property.value, scope);
        }
        return;
      case 'FunctionExpression':
      case 'ArrowFunctionExpression':
        return this.function(node, scope);
      case 'UnaryExpression':
        return this.expression(node.argument, scope);
      case 'UpdateExpression':
        return this.target(node.argument, scope);
      case 'AssignmentExpression':
        this.target(node.left, scope);
        return this.expression(node.right, scope);
      case 'BinaryExpression':
      case 'LogicalExpression':
        this.expression(node.left, scope);
        return this.expression(node.right, scope);
      case 'ConditionalExpression':
        this.expression(node.test, scope);
        this.expression(node.consequent, scope);
        return this.expression(node.alternate, scope);
      case 'CallExpression':
        this.expression(node.callee, scope);
        for (const argument of node.arguments) this.expression(argument, scope);
        return;
      case 'MemberExpression':
        this.expression(node.object, scope);
        if (node.computed) this.expression(node.property, scope);
        return;
      case 'SequenceExpression':
        for (const expression of node.expressions) this.expression(expression, scope);
        return;
      default:
    }
  }
}
