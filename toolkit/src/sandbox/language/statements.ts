import type { AnyNode, Expression, IfStatement, Pattern, Statement, SwitchStatement } from 'acorn';
import { strictEquals } from './convert.ts';
import { compileDeclaration } from './declarations.ts';
import { Expressions } from './expressions.ts';
import { again, Layout, leave, next, type Evaluate, type Execute } from './frame.ts';
import { makeFunction, weightOf, type FunctionPlan } from './functions.ts';
import { compileFor, compileForEach, compileWhile } from './loops.ts';
import { beginnings, entryOf, place } from './placement.ts';
import type { Scope } from './scope.ts';
import { renew, scopeOf, type StatementCompiler, type Unit } from './unit.ts';
import { initialiser } from './variables.ts';

/** Turns statements and functions into closures. */
export class Statements implements StatementCompiler {
  readonly expressions: Expressions;
  constructor(readonly unit: Unit) {
    this.expressions = new Expressions(unit, (node, layout) => {
      const plan = this.function(node, layout);
      return (frame) => makeFunction(plan, frame);
    });
  }

  /** The statements in order, the functions declared among them first. */
  list(body: readonly Statement[], layout: Layout): Execute {
    return this.sequence([...this.hoisted(body, layout), ...this.plain(body, layout)], body[0]);
  }

  /** What sets the function declarations. */
  hoisted(body: readonly Statement[], layout: Layout): Execute[] {
    return body.flatMap((statement) =>
      statement.type === 'FunctionDeclaration' ? [this.functionDeclaration(statement, layout)] : [],
    );
  }

  /** The statements that are no function declarations. */
  plain(body: readonly Statement[], layout: Layout): Execute[] {
    return body.flatMap((statement) => {
      if (statement.type === 'FunctionDeclaration' || statement.type === 'EmptyStatement') return [];
      if (statement.type === 'ExpressionStatement' && statement.directive !== undefined) return [];
      return [this.of(statement, layout)];
    });
  }

  /** Runs the parts in turn until one does not simply end; each costs a step. */
  sequence(parts: readonly Execute[], node: AnyNode | undefined): Execute {
    const { unit } = this;
    const steps = parts.length;
    const [first, second] = parts;
    if (first === undefined) return () => next;
    const at = node ?? emptyNode;
    if (second === undefined) {
      return (frame) => {
        if (--frame.meter.remaining < 0) renew(frame.meter, unit, at);
        return first(frame);
      };
    }
    return (frame) => {
      if ((frame.meter.remaining -= steps) < 0) renew(frame.meter, unit, at);
      for (let index = 0; index < steps; index++) {
        const outcome = parts[index]?.(frame);
        if (outcome !== next) return outcome;
      }
      return next;
    };
  }

  private functionDeclaration(node: AnyNode, layout: Layout): Execute {
    const plan = this.function(node, layout);
    const id = node.type === 'FunctionDeclaration' ? node.id : undefined;
    const binding = id && scopeOf(this.unit, node).outer?.find(id.name);
    if (!binding) throw new Error('The function declaration has no name.');
    const set = initialiser(binding, layout);
    return (frame) => {
      set(frame, makeFunction(plan, frame));
      return next;
    };
  }

  private function(node: AnyNode, outer: Layout): FunctionPlan {
    if (
      node.type !== 'FunctionDeclaration' &&
      node.type !== 'FunctionExpression' &&
      node.type !== 'ArrowFunctionExpression'
    ) {
      throw new Error(`${node.type} is no function.`);
    }
    const scope = scopeOf(this.unit, node);
    const layout = new Layout(outer);
    const parameters = node.params.map((parameter) => this.parameter(parameter, scope, layout));
    place(scope.bindings.values(), layout);
    const own = scope.bindings.get('arguments');
    const isParameter = node.params.some(
      (parameter) => parameter.type === 'Identifier' && parameter.name === 'arguments',
    );
    const { compiled: body, nesting } = this.unit.nesting.ofFunction(() =>
      node.body.type === 'BlockStatement'
        ? this.body(node.body.body, layout)
        : this.counted(node.body, this.returning(this.expressions.of(node.body, layout), node)),
    );
    return {
      unit: this.unit,
      node,
      name: node.type !== 'ArrowFunctionExpression' && node.id ? node.id.name : '',
      layout,
      parameters,
      argumentsSlot: own?.used === true && own.kind === 'open' && !isParameter ? own.slot : undefined,
      beginnings: beginnings(scope, true),
      body,
      weight: weightOf(nesting),
    };
  }

  private parameter(parameter: Pattern, scope: Scope, layout: Layout): number {
    const binding = parameter.type === 'Identifier' ? scope.bindings.get(parameter.name) : undefined;
    if (binding === undefined) throw new Error(`${parameter.type} was not refused.`);
    if (binding.layout === undefined) {
      binding.layout = layout;
      binding.slot = layout.add();
    }
    return binding.slot;
  }

  private body(body: readonly Statement[], layout: Layout): Execute {
    const [only] = body;
    if (
      body.length === 1 &&
      only?.type === 'ReturnStatement' &&
      only.argument &&
      this.unit.coverage === undefined
    ) {
      return this.returning(this.expressions.of(only.argument, layout), only);
    }
    return this.list(body, layout);
  }

  private returning(value: Evaluate, node: AnyNode): Execute {
    const { unit } = this;
    return (frame) => {
      if (--frame.meter.remaining < 0) renew(frame.meter, unit, node);
      return value(frame);
    };
  }

  of(node: Statement, layout: Layout): Execute {
    const execute = this.unit.nesting.inside(() => this.uncounted(node, layout));
    return node.type === 'BlockStatement' ? execute : this.counted(node, execute);
  }

  /** Counts how often the statement, or an arrow's expression, runs. */
  private counted(node: AnyNode, execute: Execute): Execute {
    if (this.unit.coverage === undefined) return execute;
    const entry = this.unit.coverage.addStatement(this.unit.source, node);
    return (frame) => {
      entry.count++;
      return execute(frame);
    };
  }

  private uncounted(node: Statement, layout: Layout): Execute {
    switch (node.type) {
      case 'ExpressionStatement': {
        const evaluate = this.expressions.of(node.expression, layout);
        return (frame) => {
          evaluate(frame);
          return next;
        };
      }
      case 'VariableDeclaration':
        return compileDeclaration(this, node, layout);
      case 'ReturnStatement': {
        if (!node.argument) return () => undefined;
        return this.expressions.of(node.argument, layout);
      }
      case 'IfStatement':
        return this.if(node, layout);
      case 'BlockStatement':
        return this.block(node, node.body, layout);
      case 'ForStatement':
        return compileFor(this, node, layout);
      case 'WhileStatement':
      case 'DoWhileStatement':
        return compileWhile(this, node, layout);
      case 'ForInStatement':
      case 'ForOfStatement':
        return compileForEach(this, node, layout);
      case 'SwitchStatement':
        return this.switch(node, layout);
      case 'BreakStatement':
        return () => leave;
      case 'ContinueStatement':
        return () => again;
      case 'FunctionDeclaration':
        return this.functionDeclaration(node, layout);
      case 'EmptyStatement':
        return () => next;
      default:
        throw new Error(`${node.type} was not refused.`);
    }
  }

  private if(node: IfStatement, layout: Layout): Execute {
    const test = this.expressions.of(node.test, layout);
    const consequent = this.of(node.consequent, layout);
    const alternate = node.alternate ? this.of(node.alternate, layout) : () => next;
    const arms = this.unit.coverage?.addBranch('if', this.unit.source, node, [
      node.consequent,
      node.alternate,
    ]);
    if (arms === undefined) return (frame) => (test(frame) ? consequent(frame) : alternate(frame));
    return (frame) => {
      const taken = test(frame);
      const arm = arms[taken ? 0 : 1];
      if (arm) arm.count++;
      return taken ? consequent(frame) : alternate(frame);
    };
  }

  private block(node: AnyNode, body: readonly Statement[], layout: Layout): Execute {
    const { inner, enter } = entryOf(scopeOf(this.unit, node), layout);
    const execute = this.list(body, inner);
    return (frame) => execute(enter(frame));
  }

  private switch(node: SwitchStatement, outer: Layout): Execute {
    const subject = this.expressions.of(node.discriminant, outer);
    const tests = node.cases.map(({ test }): Evaluate | undefined =>
      test ? this.expressions.of(test, outer) : undefined,
    );
    const { inner, enter } = entryOf(scopeOf(this.unit, node), outer);
    const functions = this.sequence(
      node.cases.flatMap((branch) => this.hoisted(branch.consequent, inner)),
      node,
    );
    const bodies = node.cases.map((branch) => this.sequence(this.plain(branch.consequent, inner), branch));
    const arms = this.unit.coverage?.addBranch('switch', this.unit.source, node, node.cases);
    return (frame) => {
      const value = subject(frame);
      let chosen = tests.findIndex(
        (test) => test === undefined || strictEquals(value, test(frame), frame.meter),
      );
      if (chosen < 0) return next;
      const arm = arms?.[chosen];
      if (arm) arm.count++;
      const inside = enter(frame);
      functions(inside);
      for (; chosen < bodies.length; chosen++) {
        const outcome = bodies[chosen]?.(inside);
        if (outcome === leave) return next;
        if (outcome !== next) return outcome;
      }
      return next;
    };
  }
}

const emptyNode: Expression = { type: 'Identifier', name: '', start: 0, end: 0 };
